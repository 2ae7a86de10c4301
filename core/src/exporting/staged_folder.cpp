#include <kinerja/core/exporting.hpp>
#include <kinerja/core/utf8.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace kinerja {
namespace {

constexpr std::size_t max_name_bytes = 200;
constexpr std::string_view ledger_name = "kinerja.db";  // lies in the same folder, with -wal, -shm
constexpr std::size_t max_files = 10'000'000;
constexpr int max_open_files = 64;

// What <kinerja/exporter.h> promises of names: nothing here can leave the folder.
bool is_safe(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '/';
  };
  return !name.empty() && name.size() <= max_name_bytes && name.front() != '/' &&
         name.back() != '/' && name.find("..") == std::string_view::npos &&
         name.find("//") == std::string_view::npos && !name.starts_with("./") &&
         name.find("/./") == std::string_view::npos && !name.starts_with(ledger_name) &&
         std::all_of(name.begin(), name.end(), allowed);
}

}  // namespace

Result<std::unique_ptr<StagedFolder>> StagedFolder::make(std::filesystem::path folder,
                                                         std::string_view name) {
  const std::filesystem::path staging = folder / (".sedang-ditulis-" + std::string(name));
  std::error_code ec;
  std::filesystem::remove_all(staging, ec);  // left behind by a run that was killed
  std::filesystem::create_directories(staging, ec);
  if (ec)
    return fail(Errc::io,
                text("folder \"{}\" tidak dapat dibuat: {}",
                     "cannot make folder \"{}\": {}",
                     {folder.string(), ec.message()}));
  return std::unique_ptr<StagedFolder>(new StagedFolder(std::move(folder), staging));
}

StagedFolder::~StagedFolder() {
  for (const auto& [id, file] : open_) ::close(file.descriptor);
  std::error_code ec;
  std::filesystem::remove_all(staging_, ec);
}

Error StagedFolder::failed(const Text& doing, const std::filesystem::path& file) const {
  const std::string why = std::generic_category().message(errno);
  return fail(Errc::io,
              text("gagal {} \"{}\": {}; berkas lama tidak diubah",
                   "failed to {} \"{}\": {}; existing files are untouched",
                   {doing, file.string(), why}));
}

Result<std::uint32_t> StagedFolder::open(std::string_view name, std::string_view) {
  if (!is_safe(name))
    return fail(Errc::invalid_data,
                text("nama berkas \"{}\" tidak boleh dipakai",
                     "file name \"{}\" is not allowed",
                     {printable(name, max_name_bytes)}));
  if (written_.size() >= max_files || open_.size() >= static_cast<std::size_t>(max_open_files))
    return fail(Errc::io,
                text("terlalu banyak berkas: paling banyak {} terbuka bersamaan",
                     "too many files: at most {} open at once",
                     {max_open_files}));
  if (!written_.insert(std::string(name)).second)
    return fail(Errc::invalid_data,
                text("berkas \"{}\" ditulis dua kali", "file \"{}\" is written twice", {name}));
  const std::filesystem::path file = staging_ / name;
  std::error_code ec;
  std::filesystem::create_directories(file.parent_path(), ec);
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  if (descriptor < 0) return failed(text("menulis", "write"), folder_ / name);
  open_.emplace(next_id_, OpenFile{std::string(name), descriptor});
  return next_id_++;
}

Result<void> StagedFolder::write(std::uint32_t id, std::string_view bytes) {
  const auto file = open_.find(id);
  if (file == open_.end())
    return fail(Errc::invalid_data, text("berkas tidak terbuka", "the file is not open"));
  while (!bytes.empty()) {
    const ssize_t written = ::write(file->second.descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failed(text("menulis", "write"), folder_ / file->second.name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> StagedFolder::close(std::uint32_t id) {
  const auto file = open_.find(id);
  if (file == open_.end())
    return fail(Errc::invalid_data, text("berkas tidak terbuka", "the file is not open"));
  const OpenFile closing = std::move(file->second);
  open_.erase(file);
  const bool kept = ::fsync(closing.descriptor) == 0;
  if (::close(closing.descriptor) != 0 || !kept)
    return failed(text("menyimpan", "save"), folder_ / closing.name);
  return {};
}

Result<std::vector<std::string>> StagedFolder::publish() {
  while (!open_.empty()) KINERJA_CHECK(close(open_.begin()->first));
  std::vector<std::string> names(written_.begin(), written_.end());
  for (const std::string& name : names) {
    const std::filesystem::path to = folder_ / name;
    std::error_code ec;
    std::filesystem::create_directories(to.parent_path(), ec);
    if (std::rename((staging_ / name).c_str(), to.c_str()) != 0)
      return failed(text("menyimpan", "save"), to);
  }
  return names;
}

}  // namespace kinerja
