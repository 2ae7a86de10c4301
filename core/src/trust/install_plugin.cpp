#include <kinerja/core/plugin_store.hpp>

#include "loading/file_fault.hpp"
#include "trust/package.hpp"
#include "trust/store_files.hpp"
#include "trust/store_folders.hpp"
#include "trust/strict_json.hpp"
#include "trust/version_order.hpp"

#include <array>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

// For people only; nobody signed them and nothing reads them.
constexpr std::array<std::string_view, 4> companions = {
    "LICENSE", "LICENSE.txt", "README.md", "CHANGELOG.md"};
constexpr std::size_t max_companion_bytes = std::size_t{1} << 20U;

// A package is named by its folder or by its library.
Result<SafeFolder> package_folder(const fs::path& package) {
  std::error_code ec;
  const bool is_folder = fs::is_directory(package, ec);
  const fs::path absolute = fs::absolute(package, ec).lexically_normal();
  return SafeFolder::open(is_folder ? absolute : absolute.parent_path(), SafeFolder::Owners::any);
}

Result<void> check_named_library(const fs::path& package, const Package& read) {
  std::error_code ec;
  if (fs::is_directory(package, ec) || package.filename() == read.manifest.file) return {};
  return file_fault(Errc::untrusted,
                    package.string(),
                    "{} di sebelahnya menjelaskan {}. Sebut folder paketnya, atau pustaka itu",
                    "{} beside it is about {}. Name the folder of the package, or that library",
                    {manifest_name, read.manifest.file});
}

// The version that is installed now; empty when there is none, or nothing that can be read.
std::string installed_version(const SafeFolder& root, const std::string& id) {
  auto plugins = root.folder(plugins_folder);
  if (!plugins) return {};
  auto folder = plugins->folder(id);
  if (!folder) return {};
  auto package = read_package(*folder);
  return package ? package->manifest.version : std::string();
}

Result<void> check_not_older(const Manifest& manifest, const std::string& installed) {
  if (installed.empty() || std::is_gteq(compare_versions(manifest.version, installed))) return {};
  return fail(
      Errc::used_wrongly,
      text("{} {} lebih lama daripada {} yang terpasang; yang terpasang tidak diubah. Kalau "
           "memang dikehendaki, tambahkan --force",
           "{} {} is older than {}, which is installed and stays. If this is wanted, add "
           "--force",
           {manifest.id, manifest.version, installed}));
}

// Binaries stay for ever under their hash: what computed a result can explain it later.
Result<void> keep_binary(const SafeFolder& root, const SealedFile& library) {
  KINERJA_TRY(binaries, ensure_folder(root, binaries_folder));
  remove_leftovers(binaries);
  const std::string name = library.sha256() + ".so";
  if (!binaries.has(name)) return add_file(binaries, name, library.bytes(), binary_mode);
  KINERJA_TRY(opened, binaries.file(name));
  KINERJA_TRY(kept, SealedFile::seal(opened, binaries.path() / name));
  if (kept.sha256() != library.sha256()) return damaged_binary(kept);
  return {};
}

Result<void> copy_companions(const SafeFolder& from, const SafeFolder& to) {
  for (const std::string_view name : companions) {
    if (!from.has(name)) continue;
    KINERJA_TRY(bytes, from.read(name, max_companion_bytes));
    KINERJA_CHECK(write_file(to, name, bytes, file_mode));
  }
  return {};
}

Result<void> put_in_place(const SafeFolder& root,
                          const SafeFolder& from,
                          const Package& package,
                          const SealedFile& library) {
  KINERJA_TRY(plugins, ensure_folder(root, plugins_folder));
  remove_leftovers(plugins);
  const std::string& id = package.manifest.id;
  KINERJA_TRY(installed, plugins.names());
  if (installed.size() >= max_installed && !plugins.has(id))
    return too_many_plugins(plugins.path(), max_installed);
  const std::string staged = std::string(staging_prefix) + id;
  {
    KINERJA_TRY(folder, ensure_folder(plugins, staged));
    KINERJA_CHECK(write_file(folder, manifest_name, package.manifest_bytes, file_mode));
    KINERJA_CHECK(write_file(folder, signature_name, package.signature_bytes, file_mode));
    KINERJA_CHECK(write_file(folder, package.manifest.file, library.bytes(), binary_mode));
    KINERJA_CHECK(copy_companions(from, folder));
    KINERJA_CHECK(sync_folder(folder));
  }
  return swap_in(plugins, staged, id);
}

}  // namespace

Result<PluginStore::Installed> PluginStore::install(const fs::path& package,
                                                    const DescribeLibrary& describe,
                                                    Downgrade downgrade) const {
  KINERJA_TRY(from, package_folder(package));
  KINERJA_TRY(read, read_package(from));
  KINERJA_CHECK(check_named_library(package, read));
  // A store that is not there allows nothing; judging first says so by the plugin's name.
  KINERJA_TRY(policy, this->policy());
  KINERJA_TRY(trusted, check_package(read, from, policy, today()));
  KINERJA_TRY(facts, describe(trusted.library));
  KINERJA_CHECK(check_facts(trusted.manifest, facts));

  KINERJA_TRY(root, store_root(*this));
  KINERJA_TRY(lock, lock_store(root));
  std::string before = installed_version(root, trusted.manifest.id);
  if (downgrade == Downgrade::refuse) KINERJA_CHECK(check_not_older(trusted.manifest, before));
  KINERJA_CHECK(keep_binary(root, trusted.library));
  KINERJA_CHECK(put_in_place(root, from, read, trusted.library));
  return Installed{std::move(trusted.manifest), std::move(trusted.voucher), std::move(before)};
}

}  // namespace kinerja
