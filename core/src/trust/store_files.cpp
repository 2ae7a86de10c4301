#include "trust/store_files.hpp"

#include "loading/file_fault.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

Text writing() {
  return text("menulis", "write");
}

Result<void> write_and_sync(int to, std::string_view bytes, mode_t mode, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return system_fault(path, writing());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  // The mode says who may read, whatever the umask is.
  if (::fchmod(to, mode) != 0 || ::fsync(to) != 0) return system_fault(path, writing());
  return {};
}

}  // namespace

Result<Descriptor> lock_store(const SafeFolder& root) {
  constexpr mode_t owner_alone = 0600;
  const fs::path path = root.path() / lock_name;
  Descriptor lock(::openat(root.fd(),
                           std::string(lock_name).c_str(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                           owner_alone));
  if (!lock) return system_fault(path, writing());
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return system_fault(path, text("mengunci", "lock"));
  return file_fault(Errc::io,
                    root.path().string(),
                    "proses kinerja lain sedang mengubah folder ini. Coba lagi setelah selesai",
                    "another kinerja is changing this folder. Try again when it is done");
}

Result<void> make_folders(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) == 0) return {};
  if (folder.has_relative_path()) KINERJA_CHECK(make_folders(folder.parent_path()));
  const bool made = ::mkdir(folder.c_str(), folder_mode) == 0;
  if (made ? ::chmod(folder.c_str(), folder_mode) != 0 : errno != EEXIST)
    return system_fault(folder, text("membuat folder", "make the folder"));
  return {};
}

Result<SafeFolder> ensure_folder(const SafeFolder& parent, std::string_view name) {
  const std::string word(name);
  if (::mkdirat(parent.fd(), word.c_str(), folder_mode) == 0) {
    if (::fchmodat(parent.fd(), word.c_str(), folder_mode, 0) != 0)
      return system_fault(parent.path() / name, writing());
    KINERJA_CHECK(sync_folder(parent));
  } else if (errno != EEXIST) {
    return system_fault(parent.path() / name, writing());
  }
  return parent.folder(name);
}

Result<void> sync_folder(const SafeFolder& folder) {
  if (::fsync(folder.fd()) != 0) return system_fault(folder.path(), writing());
  return {};
}

Result<void> write_file(const SafeFolder& folder,
                        std::string_view name,
                        std::string_view bytes,
                        mode_t mode) {
  constexpr mode_t until_it_is_whole = 0600;
  const Descriptor made(::openat(folder.fd(),
                                 std::string(name).c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                 until_it_is_whole));
  if (!made) return system_fault(folder.path() / name, writing());
  return write_and_sync(made.get(), bytes, mode, folder.path() / name);
}

Result<void> replace_file(const SafeFolder& folder,
                          std::string_view name,
                          std::string_view bytes,
                          mode_t mode) {
  const std::string staged = std::string(staging_prefix).append(name);
  ::unlinkat(folder.fd(), staged.c_str(), 0);
  KINERJA_CHECK(write_file(folder, staged, bytes, mode));
  if (::renameat(folder.fd(), staged.c_str(), folder.fd(), std::string(name).c_str()) != 0)
    return system_fault(folder.path() / name, writing());
  return sync_folder(folder);
}

Result<void> add_file(const SafeFolder& folder,
                      std::string_view name,
                      std::string_view bytes,
                      mode_t mode) {
  const std::string staged = std::string(staging_prefix).append(name);
  ::unlinkat(folder.fd(), staged.c_str(), 0);
  KINERJA_CHECK(write_file(folder, staged, bytes, mode));
  if (::renameat2(
          folder.fd(), staged.c_str(), folder.fd(), std::string(name).c_str(), RENAME_NOREPLACE) !=
      0)
    return system_fault(folder.path() / name, writing());
  return sync_folder(folder);
}

Result<void> swap_in(const SafeFolder& parent, const std::string& staged, const std::string& name) {
  const auto rename = [&](unsigned flags) {
    return ::renameat2(parent.fd(), staged.c_str(), parent.fd(), name.c_str(), flags) == 0;
  };
  const bool replaced = rename(RENAME_EXCHANGE);
  if (!replaced && (errno != ENOENT || !rename(RENAME_NOREPLACE))) {
    if (errno == EINVAL)
      return file_fault(Errc::unsupported,
                        parent.path().string(),
                        "sistem berkas ini tidak bisa menukar dua folder sekaligus. Taruh folder "
                        "--store di ext4, xfs, btrfs atau tmpfs",
                        "this file system can't exchange two folders at once. Put the folder of "
                        "--store on ext4, xfs, btrfs or tmpfs");
    return system_fault(parent.path() / name, writing());
  }
  KINERJA_CHECK(sync_folder(parent));
  std::error_code ignored;  // the old one, hidden by now; what stays goes at the next change
  if (replaced) fs::remove_all(parent.path() / staged, ignored);
  return {};
}

Result<void> remove_folder(const SafeFolder& parent, std::string_view name) {
  const std::string hidden = std::string(removed_prefix).append(name);
  if (::renameat(parent.fd(), std::string(name).c_str(), parent.fd(), hidden.c_str()) != 0)
    return system_fault(parent.path() / name, text("menghapus", "remove"));
  KINERJA_CHECK(sync_folder(parent));
  std::error_code ignored;
  fs::remove_all(parent.path() / hidden, ignored);
  return {};
}

void remove_leftovers(const SafeFolder& parent) {
  std::error_code ec;
  std::vector<fs::path> left;
  for (fs::directory_iterator at(parent.path(), ec), end; !ec && at != end; at.increment(ec))
    if (const std::string name = at->path().filename().string();
        name.starts_with(staging_prefix) || name.starts_with(removed_prefix))
      left.push_back(at->path());
  for (const fs::path& path : left) fs::remove_all(path, ec);
}

}  // namespace kinerja
