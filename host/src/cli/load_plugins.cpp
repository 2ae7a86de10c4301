#include "cli/load_plugins.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <string_view>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

// Names of the libraries that were built with this program, as its build lists them.
constexpr std::string_view bundled_names[] = {KINERJA_BUNDLED_PLUGINS};

bool is_bundled(const fs::path& file) {
  return std::find(std::begin(bundled_names), std::end(bundled_names), file.stem().string()) !=
         std::end(bundled_names);
}

Error not_bundled(const fs::path& file) {
  return fail(
      Errc::untrusted,
      text("{}: bukan bagian dari kinerja, jadi tidak dimuat dari folder ini; pasang dengan "
           "`kinerja plugin install`",
           "{}: not part of kinerja, so it is not loaded from this folder; install it with "
           "`kinerja plugin install`",
           {file.string()}));
}

// What came with kinerja is vouched for by whoever installed kinerja: the bytes as they are.
Result<SealedFile> seal(const fs::path& file) {
  return SealedFile::seal(Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC)), file);
}

}  // namespace

PluginLoading::PluginLoading(const Arguments& arguments,
                             const PluginStore& store,
                             WorkerHouse& house,
                             PluginRegistry& registry)
    : arguments_(arguments), store_(store), house_(house), registry_(registry) {}

Result<void> PluginLoading::load_all(const fs::path& bundled_folder) {
  load_bundled(bundled_folder);
  load_installed();
  for (const fs::path& path : arguments_.plugins) {
    const fs::path whole = fs::absolute(path);
    if (!fs::is_directory(whole)) {
      KINERJA_CHECK(load_named(whole));
      continue;
    }
    std::vector<fs::path> files;
    std::error_code ec;
    for (const auto& entry : fs::directory_iterator(whole, ec))
      if (entry.path().extension() == ".so") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
      if (auto loaded = load_named(file); !loaded) registry_.refuse(file, loaded.error());
  }
  return {};
}

PluginLoader PluginLoading::of_bundled() const {
  if (arguments_.isolation != Apart::all) return PluginLibrary::open;
  return [&house = house_](const fs::path& file) -> Result<std::unique_ptr<PluginLibrary>> {
    KINERJA_TRY(sealed, seal(file));
    return house.load(std::make_shared<const SealedFile>(std::move(sealed)));
  };
}

void PluginLoading::load_bundled(const fs::path& folder) {
  const PluginLoader loader = of_bundled();
  registry_.defer_folder(folder,
                         [loader](const fs::path& file) -> Result<std::unique_ptr<PluginLibrary>> {
                           if (!is_bundled(file)) return not_bundled(file);
                           return loader(file);
                         });
}

Result<std::unique_ptr<PluginLibrary>> PluginLoading::load(SealedFile library,
                                                           const Voucher& voucher,
                                                           std::optional<IncidentBook> book) const {
  const bool here =
      arguments_.isolation == Apart::none ||
      (arguments_.isolation == Apart::strangers && voucher.kind != Voucher::Kind::nobody &&
       voucher.isolation == Isolation::in_process);
  if (!here)
    return house_.load(std::make_shared<const SealedFile>(std::move(library)), std::move(book));
  KINERJA_TRY(path, library.path_to_load());
  return PluginLibrary::open_as(path, library.origin().string());
}

void PluginLoading::load_installed() {
  const auto listed = store_.list();
  if (!listed) return registry_.refuse(store_.root(), listed.error());
  for (const PluginStore::Listed& one : *listed) {
    auto trusted = store_.open(one.id);
    if (!trusted) {
      const fs::path folder = store_.root() / "plugins" / one.id;
      registry_.refuse(one.manifest ? folder / one.manifest->file : folder,
                       std::move(trusted).error());
      continue;
    }
    const fs::path file = trusted->library.origin();
    auto loaded =
        registry_.load(file, [&](const fs::path&) -> Result<std::unique_ptr<PluginLibrary>> {
          KINERJA_TRY(plugin,
                      load(std::move(trusted->library), trusted->voucher, store_.incidents()));
          KINERJA_CHECK(check_facts(trusted->manifest, facts_of(*plugin)));
          return plugin;
        });
    if (!loaded) registry_.refuse(file, std::move(loaded).error());
  }
}

bool PluginLoading::is_loaded(const fs::path& file) const {
  const auto plugins = registry_.plugins();
  return std::any_of(plugins.begin(), plugins.end(), [&](const SharedPlugin& plugin) {
    std::error_code ec;
    return fs::equivalent(plugin->file(), file, ec);
  });
}

Result<void> PluginLoading::load_named(const fs::path& file) {
  if (is_loaded(file)) return {};  // `plugin run` names one that may be there already
  KINERJA_TRY(policy, store_.policy());
  KINERJA_TRY(
      vouched,
      vouch_for_file(file, policy, arguments_.allow_unsigned ? Unsigned::allow : Unsigned::refuse));
  const std::string sha256 = vouched.library.sha256();
  const auto loader = [&](const fs::path&) -> Result<std::unique_ptr<PluginLibrary>> {
    KINERJA_TRY(plugin, load(std::move(vouched.library), vouched.voucher, {}));
    if (vouched.manifest) KINERJA_CHECK(check_facts(*vouched.manifest, facts_of(*plugin)));
    if (vouched.voucher.kind == Voucher::Kind::nobody) {
      // Only its table says which plugin it is.
      KINERJA_CHECK(policy.check_not_denied(plugin->id(), "", sha256));
      plugin->mark_unsigned();
    }
    return plugin;
  };
  KINERJA_TRY(loaded, registry_.load(file, loader));
  if (vouched.voucher.kind == Voucher::Kind::nobody) unsigned_.push_back(loaded->id());
  return {};
}

}  // namespace kinerja
