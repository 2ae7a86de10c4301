#include "worker/shared_lanes.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kinerja::worker {
namespace {

Error no_memory(const char* doing) {
  return fail(Errc::io,
              text("memori bersama untuk plugin: {} gagal: {}",
                   "shared memory for a plugin: {} failed: {}",
                   {doing, std::generic_category().message(errno)}));
}

}  // namespace

Result<SharedLanes> SharedLanes::map(int file, int host_protection) {
  SharedLanes lanes;
  lanes.file_ = file;
  void* host = mmap(nullptr, from_host_bytes, host_protection, MAP_SHARED, file, 0);
  if (host == MAP_FAILED) return no_memory("mmap");
  lanes.from_host_ = {static_cast<std::byte*>(host), from_host_bytes};
  void* worker =
      mmap(nullptr, lane_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, from_host_bytes);
  if (worker == MAP_FAILED) return no_memory("mmap");
  lanes.from_worker_ = {static_cast<std::byte*>(worker), lane_bytes};
  return lanes;
}

Result<SharedLanes> SharedLanes::make() {
  const int file = memfd_create("kinerja-lanes", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return no_memory("memfd_create");
  if (ftruncate(file, from_host_bytes + lane_bytes) != 0 ||
      fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    Error error = no_memory("ftruncate");
    close(file);
    return error;
  }
  return map(file, PROT_READ | PROT_WRITE);
}

Result<SharedLanes> SharedLanes::map_in_worker(int file) {
  return map(file, PROT_READ);
}

SharedLanes::SharedLanes(SharedLanes&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      from_host_(std::exchange(other.from_host_, {})),
      from_worker_(std::exchange(other.from_worker_, {})) {}

SharedLanes& SharedLanes::operator=(SharedLanes&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(from_host_, other.from_host_);
  std::swap(from_worker_, other.from_worker_);
  return *this;
}

SharedLanes::~SharedLanes() {
  close_file();
  if (!from_host_.empty()) munmap(from_host_.data(), from_host_.size());
  if (!from_worker_.empty()) munmap(from_worker_.data(), from_worker_.size());
}

void SharedLanes::close_file() {
  if (file_ >= 0) close(std::exchange(file_, -1));
}

}  // namespace kinerja::worker
