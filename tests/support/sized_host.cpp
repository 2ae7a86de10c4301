#include "sized_host.hpp"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace kinerja::test {
namespace {

constexpr std::size_t tail_bytes = 512;  // that a later release has added to each struct
constexpr unsigned char garbage = 0xA5;  // as a pointer, one that no machine can follow
constexpr std::uint32_t unknown_flags = 0xFFFF0000U;
constexpr std::uint32_t minors_later = 7;

// The sizes that structs had in the first release, from its frozen layout.
std::size_t first_size(const char* name) {
  static const std::map<std::string, std::size_t> sizes = [] {
    std::map<std::string, std::size_t> read;
    std::ifstream layout(KINERJA_FROZEN_LAYOUT);
    std::string word;
    std::string struct_name;
    for (std::size_t size = 0; layout >> word;)
      if (word == "struct" && layout >> struct_name >> size) read[struct_name] = size;
    return read;
  }();
  const auto found = sizes.find(name);
  if (found == sizes.end())
    throw std::runtime_error(std::string(KINERJA_FROZEN_LAYOUT) + " has no struct " + name);
  return found->second;
}

}  // namespace

HostAge host_age() {
  const char* const asked = std::getenv("KINERJA_TEST_HOST");
  const std::string_view word = asked == nullptr ? "" : asked;
  if (word.empty()) return HostAge::today;
  if (word == "short") return HostAge::first;
  if (word == "long") return HostAge::later;
  throw std::runtime_error("KINERJA_TEST_HOST is short or long, not " + std::string(word));
}

std::uint32_t host_abi() {
  switch (host_age()) {
    case HostAge::first:
      return (KINERJA_ABI_MAJOR << 16U) | 1U;
    case HostAge::later:
      return KINERJA_ABI + minors_later;
    case HostAge::today:
      break;
  }
  return KINERJA_ABI;
}

HostPages::HostPages(const void* original, std::size_t size, const char* name) {
  if (host_age() == HostAge::today) return;
  const bool later = host_age() == HostAge::later;
  const std::size_t shown = later ? size + tail_bytes : first_size(name);
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  pages_size_ = (shown + page - 1) / page * page + page;
  pages_ = mmap(nullptr, pages_size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages_ == MAP_FAILED) throw std::runtime_error("mmap");
  auto* const guard = static_cast<unsigned char*>(pages_) + pages_size_ - page;
  if (mprotect(guard, page, PROT_NONE) != 0) throw std::runtime_error("mprotect");
  unsigned char* const bytes = guard - shown;
  std::memset(bytes, garbage, shown);
  std::memcpy(bytes, original, later ? size : shown);
  const auto told = static_cast<std::uint32_t>(shown);
  std::memcpy(bytes, &told, sizeof told);  // struct_size comes first in each of them
  if (later && std::string_view(name) == "kinerja_call") {
    std::uint32_t flags = 0;
    std::memcpy(&flags, bytes + offsetof(kinerja_call, flags), sizeof flags);
    flags |= unknown_flags;
    std::memcpy(bytes + offsetof(kinerja_call, flags), &flags, sizeof flags);
  }
  bytes_ = bytes;
}

HostPages::~HostPages() {
  if (pages_ != nullptr) munmap(pages_, pages_size_);
}

void HostPages::make_read_only() {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  if (pages_ != nullptr && mprotect(pages_, pages_size_ - page, PROT_READ) != 0)
    throw std::runtime_error("mprotect");
}

}  // namespace kinerja::test
