#include "trust/safe_folder.hpp"

#include "loading/file_fault.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <system_error>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

constexpr mode_t written_by_others = S_IWGRP | S_IWOTH;

std::string octal(mode_t mode) {
  std::array<char, 8> digits{};
  std::snprintf(digits.data(), digits.size(), "%04o", static_cast<unsigned>(mode & 07777U));
  return digits.data();
}

Result<void> check_owner(const struct stat& status, const fs::path& path) {
  if (status.st_uid == 0 || status.st_uid == ::geteuid()) return {};
  return file_fault(Errc::untrusted,
                    path.string(),
                    "milik pengguna lain (uid {}), yang dapat menggantinya. Periksa isinya, lalu "
                    "jalankan: chown root {}",
                    "belongs to another user (uid {}), who could change it. Check what is in it, "
                    "then run: chown root {}",
                    {std::uint32_t{status.st_uid}, path.string()});
}

Error writable(const struct stat& status, const fs::path& path) {
  const Text what =
      S_ISDIR(status.st_mode) ? text("folder ini", "this folder") : text("berkas ini", "this file");
  return file_fault(Errc::untrusted,
                    path.string(),
                    "{} dapat ditulis oleh pengguna lain (mode {}). Periksa isinya, lalu jalankan: "
                    "chmod go-w {}",
                    "{} can be written by other users (mode {}). Check what is in it, then run: "
                    "chmod go-w {}",
                    {what, octal(status.st_mode), path.string()});
}

Error not_regular(const fs::path& path, mode_t mode) {
  if (S_ISDIR(mode))
    return file_fault(
        Errc::untrusted, path.string(), "ini folder, bukan berkas", "this is a folder, not a file");
  return file_fault(Errc::untrusted, path.string(), "bukan berkas biasa", "not a regular file");
}

Error cannot_open(const fs::path& path) {
  if (errno == ELOOP || errno == ENOTDIR)
    return file_fault(Errc::untrusted,
                      path.string(),
                      "tautan simbolik atau jenis berkas lain, dan itu tidak diikuti. Taruh "
                      "berkasnya sendiri di sini",
                      "a symbolic link or another kind of file, which is not followed. Put the "
                      "file itself here");
  if (errno == ENOENT)
    return file_fault(Errc::not_found, path.string(), "tidak ada", "there is no such file");
  return system_fault(path, text("membuka", "open"));
}

Error canonical_error(const fs::path& folder, const std::error_code& ec) {
  if (ec == std::errc::no_such_file_or_directory)
    return file_fault(
        Errc::not_found, folder.string(), "folder ini tidak ada", "there is no such folder");
  errno = ec.value();
  return system_fault(folder, text("membuka", "open"));
}

}  // namespace

Error system_fault(const fs::path& path, const Text& doing) {
  const std::string why = std::generic_category().message(errno);
  return fail(Errc::io,
              text("{}: gagal {} ({})", "{}: failed to {} ({})", {path.string(), doing, why}));
}

Result<void> check_owner_and_mode(const struct stat& status, const fs::path& path) {
  KINERJA_CHECK(check_owner(status, path));
  if ((status.st_mode & written_by_others) != 0) return writable(status, path);
  return {};
}

Result<void> check_folders_above(const fs::path& folder) {
  for (fs::path at = folder; at.has_relative_path(); at = at.parent_path()) {
    const fs::path above = at.parent_path();
    struct stat status {};
    if (::stat(above.c_str(), &status) != 0) return system_fault(above, text("membaca", "read"));
    KINERJA_CHECK(check_owner(status, above));
    if ((status.st_mode & written_by_others) != 0 && (status.st_mode & S_ISVTX) == 0)
      return writable(status, above);
  }
  return {};
}

Result<SafeFolder> SafeFolder::open(const fs::path& folder, Owners owners) {
  std::error_code ec;
  // A link in the way was put there by one who may write above, and that is checked.
  const fs::path real = fs::canonical(folder, ec);
  if (ec) return canonical_error(folder, ec);
  Descriptor opened(::open(real.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!opened) return cannot_open(real);
  if (owners == Owners::checked) {
    struct stat status {};
    if (::fstat(opened.get(), &status) != 0) return system_fault(real, text("membaca", "read"));
    KINERJA_CHECK(check_owner_and_mode(status, real));
    KINERJA_CHECK(check_folders_above(real));
  }
  return SafeFolder(std::move(opened), real, owners);
}

Result<SafeFolder> SafeFolder::folder(std::string_view name) const {
  const fs::path path = path_ / name;
  Descriptor opened(
      ::openat(fd(), std::string(name).c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!opened) return cannot_open(path);
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) return system_fault(path, text("membaca", "read"));
  if (owners_ == Owners::checked) KINERJA_CHECK(check_owner_and_mode(status, path));
  return SafeFolder(std::move(opened), path, owners_);
}

Result<Descriptor> SafeFolder::file(std::string_view name) const {
  const fs::path path = path_ / name;
  // Not to wait for the other end of a pipe; regular files don't mind.
  Descriptor opened(
      ::openat(fd(), std::string(name).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!opened) return cannot_open(path);
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) return system_fault(path, text("membaca", "read"));
  if (!S_ISREG(status.st_mode)) return not_regular(path, status.st_mode);
  if (owners_ == Owners::checked) KINERJA_CHECK(check_owner_and_mode(status, path));
  return opened;
}

Result<std::string> SafeFolder::read(std::string_view name, std::size_t max_bytes) const {
  KINERJA_TRY(opened, file(name));
  return read_all(opened, path_ / name, max_bytes);
}

Result<std::vector<std::string>> SafeFolder::names() const {
  // A second descriptor, because closedir() closes the one that it reads.
  const int again = ::openat(fd(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(again < 0 ? nullptr : ::fdopendir(again),
                                                    ::closedir);
  if (!entries) return system_fault(path_, text("membaca", "read"));
  std::vector<std::string> names;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): each thread that reads has a DIR of its own.
  while (const dirent* entry = ::readdir(entries.get()))
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  std::sort(names.begin(), names.end());
  return names;
}

bool SafeFolder::has(std::string_view name) const {
  struct stat status {};
  return ::fstatat(fd(), std::string(name).c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

Result<std::string> read_all(const Descriptor& file, const fs::path& path, std::size_t max_bytes) {
  constexpr std::size_t piece_bytes = 1U << 16U;
  std::string bytes;
  for (;;) {
    const std::size_t had = bytes.size();
    bytes.resize(had + piece_bytes);
    const ssize_t got = ::read(file.get(), bytes.data() + had, piece_bytes);
    if (got < 0 && errno != EINTR) return system_fault(path, text("membaca", "read"));
    bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return bytes;
    if (bytes.size() > max_bytes)
      return file_fault(Errc::untrusted,
                        path.string(),
                        "lebih besar dari {} byte",
                        "larger than {} bytes",
                        {std::uint64_t{max_bytes}});
  }
}

}  // namespace kinerja
