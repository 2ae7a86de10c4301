#include <kinerja/core/isolation.hpp>
#include <kinerja/core/sha256.hpp>

#include "base/file_descriptor.hpp"
#include "loading/elf_check.hpp"
#include "loading/file_fault.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kinerja {
namespace {

constexpr std::uint64_t max_plugin_bytes = std::uint64_t{512} << 20U;

Error unreadable(const std::string& name) {
  return file_fault(errno == ENOENT ? Errc::not_found : Errc::io,
                    name,
                    "tidak bisa dibaca ({})",
                    "can't be read ({})",
                    {std::generic_category().message(errno)});
}

Result<std::string> copy(int from, int to, const std::string& name) {
  std::string bytes(std::size_t{1} << 16U, '\0');
  std::string all;
  for (;;) {
    const ssize_t got = read(from, bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(name);
    if (got == 0) return all;
    if (write(to, bytes.data(), static_cast<std::size_t>(got)) != got) return unreadable(name);
    all.append(bytes.data(), static_cast<std::size_t>(got));
    if (all.size() > max_plugin_bytes)
      return file_fault(Errc::not_a_plugin,
                        name,
                        "lebih dari {} byte, plugin tidak sebesar itu",
                        "more than {} bytes, no plugin is that big",
                        {max_plugin_bytes});
  }
}

}  // namespace

SealedLibrary::SealedLibrary(FileDescriptor file, std::string sha256)
    : file_(std::make_unique<FileDescriptor>(std::move(file))), sha256_(std::move(sha256)) {}
SealedLibrary::SealedLibrary(SealedLibrary&& other) noexcept = default;
SealedLibrary& SealedLibrary::operator=(SealedLibrary&& other) noexcept = default;
SealedLibrary::~SealedLibrary() = default;

int SealedLibrary::descriptor() const {
  return file_->number();
}

Result<SealedLibrary> SealedLibrary::copy_of(const std::filesystem::path& file) {
  const std::string name = file.string();
  const FileDescriptor from(open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (from.number() < 0) return unreadable(name);
  struct stat about {};
  if (fstat(from.number(), &about) != 0) return unreadable(name);
  if (!S_ISREG(about.st_mode))
    return file_fault(Errc::not_a_plugin, name, "bukan berkas biasa", "not a regular file");
  FileDescriptor sealed(memfd_create("kinerja-plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (sealed.number() < 0) return unreadable(name);
  KINERJA_TRY(bytes, copy(from.number(), sealed.number(), name));
  constexpr int for_ever = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (fcntl(sealed.number(), F_ADD_SEALS, for_ever) != 0) return unreadable(name);
  KINERJA_CHECK(check_elf(bytes, name));
  Sha256 hash;
  hash.add(bytes);
  return SealedLibrary(std::move(sealed), hash.hex());
}

}  // namespace kinerja
