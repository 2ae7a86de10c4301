#include <kinerja/core/incident_book.hpp>

#include "trust/safe_folder.hpp"
#include "trust/store_files.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace kinerja {
namespace {

using Time = IncidentBook::Time;
using std::chrono::milliseconds;

constexpr std::string_view incidents_folder = "incidents";
constexpr std::size_t most_file_bytes = 65'536;  // of one library's file; a line has some 14
constexpr std::size_t tidy_bytes = 4'096;        // above it old lines are dropped
constexpr std::chrono::hours matters{25};        // a quarantine lasts a day

std::string line_of(Time when) {
  return std::to_string(std::chrono::duration_cast<milliseconds>(when.time_since_epoch()).count()) +
         "\n";
}

// Lines are milliseconds since 1970. What is no number was torn by a power cut, and is passed over.
std::vector<Time> times_in(std::string_view bytes, Time now) {
  std::vector<Time> all;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::int64_t ms = 0;
    const auto [stop, ec] = std::from_chars(bytes.data(), bytes.data() + end, ms);
    if (ec == std::errc() && stop == bytes.data() + end) {
      const Time when{milliseconds(ms)};
      if (when <= now && now - when < matters) all.push_back(when);
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

Result<std::vector<Time>> IncidentBook::of(std::string_view sha256) const {
  auto root = SafeFolder::open(store_, SafeFolder::Owners::checked);
  if (!root && root.error().code == Errc::not_found) return std::vector<Time>();
  KINERJA_TRY(store, std::move(root));
  if (!store.has(incidents_folder)) return std::vector<Time>();
  KINERJA_TRY(folder, store.folder(incidents_folder));
  if (!folder.has(sha256)) return std::vector<Time>();
  KINERJA_TRY(bytes, folder.read(sha256, most_file_bytes));
  return times_in(bytes, std::chrono::system_clock::now());
}

Result<void> IncidentBook::add(std::string_view sha256, Time when) const {
  KINERJA_TRY(store, SafeFolder::open(store_, SafeFolder::Owners::checked));
  KINERJA_TRY(folder, ensure_folder(store, incidents_folder));
  const std::string name(sha256);
  const Descriptor file(::openat(folder.fd(),
                                 name.c_str(),
                                 O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC,
                                 file_mode));
  const std::string line = line_of(when);
  // One short write to the end: lines of two processes do not mix. The mode says who may read,
  // whatever the umask is.
  if (!file || ::fchmod(file.get(), file_mode) != 0 ||
      ::write(file.get(), line.data(), line.size()) != std::ssize(line))
    return system_fault(folder.path() / name, text("menulis", "write"));
  if (::lseek(file.get(), 0, SEEK_END) <= static_cast<off_t>(tidy_bytes)) return {};
  KINERJA_TRY(bytes, folder.read(name, most_file_bytes));
  std::string recent;
  for (const Time time : times_in(bytes, std::max(when, std::chrono::system_clock::now())))
    recent += line_of(time);
  return replace_file(folder, name, recent, file_mode);
}

Result<bool> IncidentBook::pardon(std::string_view sha256) const {
  KINERJA_TRY(store, SafeFolder::open(store_, SafeFolder::Owners::checked));
  if (!store.has(incidents_folder)) return false;
  KINERJA_TRY(folder, store.folder(incidents_folder));
  if (::unlinkat(folder.fd(), std::string(sha256).c_str(), 0) == 0) return true;
  if (errno == ENOENT) return false;
  return system_fault(folder.path() / sha256, text("menghapus", "remove"));
}

}  // namespace kinerja
