#include <kinerja/core/plugin_store.hpp>

#include "config/cycle_values.hpp"
#include "loading/file_fault.hpp"
#include "trust/package.hpp"
#include "trust/store_files.hpp"
#include "trust/store_folders.hpp"
#include "trust/strict_json.hpp"

namespace kinerja {
namespace {

namespace fs = std::filesystem;

Error no_such_plugin(std::string_view id, const fs::path& root) {
  return fail(Errc::not_found,
              text("plugin \"{}\" tidak terpasang di {}; lihat `kinerja plugin list`",
                   "the plugin \"{}\" is not installed in {}; see `kinerja plugin list`",
                   {id, root.string()}));
}

Error not_its_folder(const Package& package, std::string_view id) {
  return file_fault(Errc::untrusted,
                    package.name,
                    "ini manifes {}, tetapi foldernya {}. Hapus folder ini dan pasang lagi paket "
                    "aslinya",
                    "this is the manifest of {}, but its folder is {}. Remove this folder and "
                    "install the vendor's own package again",
                    {package.manifest.id, id});
}

Result<TrustedPlugin> open_in(const SafeFolder& plugins,
                              std::string_view id,
                              const TrustPolicy& policy) {
  KINERJA_TRY(folder, plugins.folder(id));
  KINERJA_TRY(package, read_package(folder));
  if (package.manifest.id != id) return not_its_folder(package, id);
  return check_package(package, folder, policy, today());
}

PluginStore::Listed list_one(const SafeFolder& plugins,
                             const std::string& id,
                             const Result<TrustPolicy>& policy) {
  PluginStore::Listed listed;
  listed.id = id;
  if (auto folder = plugins.folder(id))
    if (auto package = read_package(*folder)) listed.manifest = std::move(package->manifest);
  auto opened = policy ? open_in(plugins, id, *policy) : Result<TrustedPlugin>(policy.error());
  if (opened)
    listed.voucher = std::move(opened->voucher);
  else
    listed.refused = std::move(opened).error();
  return listed;
}

}  // namespace

Result<SafeFolder> store_root(const PluginStore& store) {
  return SafeFolder::open(store.root(), SafeFolder::Owners::checked);
}

Result<TrustPolicy> policy_in(const SafeFolder& root) {
  if (!root.has(trust_name)) return TrustPolicy{};
  KINERJA_TRY(bytes, root.read(trust_name, max_trust_bytes));
  ReadTrustPolicy read = read_trust_policy(std::move(bytes), (root.path() / trust_name).string());
  if (!read.policy) return mistakes_as_error(read.mistakes);
  return std::move(*read.policy);
}

Result<PluginStore> PluginStore::at(const fs::path& root) {
  if (!root.is_absolute())
    return fail(Errc::used_wrongly,
                text("--store \"{}\": perlu jalur lengkap yang dimulai dengan /",
                     "--store \"{}\": needs a whole path that begins with /",
                     {root.string()}));
  return PluginStore(root.lexically_normal());
}

Result<TrustPolicy> PluginStore::policy() const {
  auto root = store_root(*this);
  if (!root && root.error().code == Errc::not_found) return TrustPolicy{};
  if (!root) return std::move(root).error();
  return policy_in(*root);
}

Result<void> PluginStore::change_policy(
    const std::function<Result<void>(TrustPolicy&)>& change) const {
  KINERJA_CHECK(make_folders(root_));
  KINERJA_TRY(root, store_root(*this));
  KINERJA_TRY(lock, lock_store(root));
  KINERJA_TRY(policy, policy_in(root));
  KINERJA_CHECK(change(policy));
  // What was changed must be readable again, else nobody could mend it by this way.
  const std::string text = trust_policy_text(policy);
  if (ReadTrustPolicy again = read_trust_policy(text, std::string(trust_name)); !again.policy)
    return mistakes_as_error(again.mistakes);
  return replace_file(root, trust_name, text, file_mode);
}

Result<TrustedPlugin> PluginStore::open(std::string_view id) const {
  if (!is_component_id(id)) return no_such_plugin(id, root_);
  KINERJA_TRY(root, store_root(*this));
  KINERJA_TRY(policy, policy_in(root));
  KINERJA_TRY(plugins, root.folder(plugins_folder));
  if (!plugins.has(id)) return no_such_plugin(id, root_);
  auto opened = open_in(plugins, id, policy);
  // An upgrade may take the old folder away between two of its files; then the new one is there.
  if (!opened && opened.error().code == Errc::not_found && plugins.has(id))
    return open_in(plugins, id, policy);
  return opened;
}

Result<SealedFile> PluginStore::binary(std::string_view sha256) const {
  const std::string name = std::string(sha256) + ".so";
  if (!is_sha256(sha256))
    return fail(Errc::used_wrongly, text("\"{}\" bukan SHA-256", "\"{}\" is no SHA-256", {sha256}));
  KINERJA_TRY(root, store_root(*this));
  KINERJA_TRY(binaries, root.folder(binaries_folder));
  KINERJA_TRY(opened, binaries.file(name));
  KINERJA_TRY(library, SealedFile::seal(opened, binaries.path() / name));
  if (library.sha256() != sha256) return damaged_binary(library);
  return library;
}

Result<void> PluginStore::remove(std::string_view id) const {
  if (!is_component_id(id)) return no_such_plugin(id, root_);
  KINERJA_TRY(root, store_root(*this));
  KINERJA_TRY(lock, lock_store(root));
  auto plugins = root.folder(plugins_folder);
  if (!plugins || !plugins->has(id)) return no_such_plugin(id, root_);
  remove_leftovers(*plugins);
  return remove_folder(*plugins, id);
}

Result<std::vector<PluginStore::Listed>> PluginStore::list() const {
  std::vector<Listed> all;
  auto root = store_root(*this);
  if (!root && root.error().code == Errc::not_found) return all;
  if (!root) return std::move(root).error();
  auto plugins = root->folder(plugins_folder);
  if (!plugins && plugins.error().code == Errc::not_found) return all;
  if (!plugins) return std::move(plugins).error();
  // A trust.json that cannot be read allows nothing, and each plugin says so.
  const auto policy = policy_in(*root);
  KINERJA_TRY(ids, plugins->names());
  if (ids.size() > max_installed) return too_many_plugins(plugins->path(), max_installed);
  for (const std::string& id : ids) all.push_back(list_one(*plugins, id, policy));
  return all;
}

Error damaged_binary(const SealedFile& binary) {
  return file_fault(Errc::untrusted,
                    binary.origin().string(),
                    "isinya bukan lagi yang dipasang dulu (SHA-256 {}). Pindahkan berkas ini dan "
                    "pasang lagi paketnya",
                    "it no longer holds what was installed once (SHA-256 {}). Move this file away "
                    "and install the package again",
                    {binary.sha256()});
}

Error too_many_plugins(const fs::path& folder, std::size_t most) {
  return file_fault(Errc::unsupported,
                    folder.string(),
                    "sudah {} plugin terpasang, lebih tidak bisa. Hapus yang tidak dipakai",
                    "{} plugins are installed, more are not possible. Remove what is not used",
                    {std::uint64_t{most}});
}

}  // namespace kinerja
