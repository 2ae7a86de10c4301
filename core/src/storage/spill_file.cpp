#include "storage/spill_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace kinerja {

SpillFile::~SpillFile() {
  if (file_ >= 0) ::close(file_);
}

SpillFile::SpillFile(SpillFile&& other) noexcept
    : folder_(std::move(other.folder_)), file_(std::exchange(other.file_, -1)), end_(other.end_) {}

Error SpillFile::failed(int error) const {
  return fail(Errc::io,
              text("{}: berkas sementara tidak bisa dipakai ({})",
                   "{}: the temporary file can't be used ({})",
                   {folder_.string(), std::string(std::strerror(error))}));
}

Result<SpillFile::Place> SpillFile::write(std::string_view bytes) {
  if (file_ < 0) file_ = ::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file_ < 0) return failed(errno);
  const Place place{end_, bytes.size()};
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(end_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failed(written < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(written));
    end_ += static_cast<std::uint64_t>(written);
  }
  return place;
}

Result<std::string> SpillFile::read(Place place) const {
  std::string bytes(place.size, '\0');
  for (std::size_t done = 0; done < place.size;) {
    const ssize_t got = ::pread(
        file_, bytes.data() + done, place.size - done, static_cast<off_t>(place.offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return failed(got < 0 ? errno : EIO);
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace kinerja
