#include <kinerja/core/config.hpp>
#include <kinerja/core/loading.hpp>

#include "loading/file_fault.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_plugins = 256;

std::string_view id_of(const auto* table) {
  return view_of(table->info->id);
}

// Components as id and plugin, whatever their kind: an id is never used for anything else.
template <class Each>
void for_each_component(const PluginLibrary& plugin, Each&& each) {
  for (const auto* source : plugin.sources()) each(id_of(source));
  for (const auto* method : plugin.methods()) each(id_of(method));
  for (const auto* exporter : plugin.exporters()) each(id_of(exporter));
}

Result<void> check_new(const PluginLibrary& candidate,
                       const std::vector<SharedPlugin>& plugins,
                       const PluginLibrary* replaced) {
  for (const auto& plugin : plugins) {
    if (plugin.get() == replaced) continue;
    if (plugin->id() == candidate.id())
      return file_fault(Errc::not_a_plugin,
                        candidate.file().string(),
                        "plugin {} sudah dimuat dari {}",
                        "the plugin {} was already loaded from {}",
                        {candidate.id(), plugin->file().string()});
    std::string_view taken;
    for_each_component(candidate, [&](std::string_view mine) {
      for_each_component(*plugin, [&](std::string_view theirs) {
        if (mine == theirs) taken = mine;
      });
    });
    if (!taken.empty())
      return file_fault(Errc::not_a_plugin,
                        candidate.file().string(),
                        "komponen {} sudah dibawa oleh {}",
                        "the component {} already comes with {}",
                        {taken, plugin->file().string()});
  }
  return {};
}

// A plugin that was refused can't be asked for its ids, but they stand in its bytes as they are.
bool mentions(const fs::path& file, std::string_view id) {
  std::error_code ec;
  if (id.empty() || !fs::is_regular_file(file, ec)) return false;
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return bytes.find(id) != std::string::npos;
}

template <class Table>
Result<Component<Table>> find(std::string_view id,
                              const std::map<std::string, Component<Table>, std::less<>>& known,
                              const std::vector<PluginRegistry::Refused>& refused,
                              const Text& kind) {
  if (const auto found = known.find(id); found != known.end()) return found->second;

  Text message = text("{} \"{}\" tidak ada", "there is no {} \"{}\"", {kind, id});
  const auto add = [&](const Text& more) {
    message = {message.id + more.id, message.en + more.en};
  };
  for (const PluginRegistry::Refused& one : refused)
    if (mentions(one.file, id)) {
      add(text("; plugin-nya ditolak: {}", "; its plugin was refused: {}", {one.error.message}));
      return fail(Errc::not_found, std::move(message));
    }

  std::vector<std::string_view> ids;
  std::string list;
  for (const auto& [name, component] : known) {
    ids.push_back(name);
    list.append(list.empty() ? "" : ", ").append(name);
  }
  if (const std::string_view meant = did_you_mean(id, ids); !meant.empty())
    add(text("; maksud Anda \"{}\"?", "; did you mean \"{}\"?", {meant}));
  add(list.empty() ? text("; tidak ada {} yang dimuat", "; no {} was loaded", {kind})
                   : text("; yang ada: {}", "; there are: {}", {list}));
  return fail(Errc::not_found, std::move(message));
}

}  // namespace

Result<SharedPlugin> PluginRegistry::load(const fs::path& file, const PluginLoader& loader) {
  {
    const std::shared_lock lock(mutex_);
    if (plugins_.size() == max_plugins)
      return file_fault(Errc::unsupported,
                        file.string(),
                        "sudah {} plugin dimuat, lebih tidak bisa",
                        "{} plugins are loaded, more are not possible",
                        {std::uint64_t{max_plugins}});
  }
  KINERJA_TRY(loaded, loader(file));
  const SharedPlugin plugin = std::move(loaded);
  const std::unique_lock lock(mutex_);
  KINERJA_CHECK(check_new(*plugin, plugins_, nullptr));
  add(plugin);
  return plugin;
}

Result<SharedPlugin> PluginRegistry::reload(const fs::path& file, const PluginLoader& loader) {
  KINERJA_TRY(loaded, loader(file));
  const SharedPlugin plugin = std::move(loaded);
  const std::unique_lock lock(mutex_);
  const auto old = std::ranges::find_if(
      plugins_, [&](const SharedPlugin& one) { return one->id() == plugin->id(); });
  if (old == plugins_.end())
    return file_fault(Errc::not_found,
                      file.string(),
                      "plugin {} belum dimuat, jadi tidak ada yang diganti",
                      "the plugin {} is not loaded, so there is nothing to replace",
                      {plugin->id()});
  KINERJA_CHECK(check_new(*plugin, plugins_, old->get()));
  const auto is_old = [&](const auto& entry) { return entry.second.plugin == *old; };
  std::erase_if(sources_, is_old);
  std::erase_if(methods_, is_old);
  std::erase_if(exporters_, is_old);
  plugins_.erase(old);
  add(plugin);
  return plugin;
}

void PluginRegistry::add(SharedPlugin plugin) {
  for (const auto* table : plugin->sources()) sources_[std::string(id_of(table))] = {plugin, table};
  for (const auto* table : plugin->methods()) methods_[std::string(id_of(table))] = {plugin, table};
  for (const auto* table : plugin->exporters())
    exporters_[std::string(id_of(table))] = {plugin, table};
  plugins_.push_back(std::move(plugin));
}

void PluginRegistry::refuse(const fs::path& file, Error error) {
  const std::unique_lock lock(mutex_);
  refused_.push_back({file, std::move(error)});
}

void PluginRegistry::load_folder(const fs::path& folder, const PluginLoader& loader) {
  std::error_code ec;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec))
    if (at->path().extension() == ".so") files.push_back(at->path());
  if (ec)
    refuse(folder,
           file_fault(ec == std::errc::no_such_file_or_directory ? Errc::not_found : Errc::io,
                      folder.string(),
                      "folder plugin tidak bisa dibaca ({})",
                      "the folder of plugins can't be read ({})",
                      {ec.message()}));
  std::ranges::sort(files);
  for (const fs::path& file : files)
    if (auto loaded = load(file, loader); !loaded) refuse(file, std::move(loaded).error());
}

std::vector<SharedPlugin> PluginRegistry::plugins() const {
  const std::shared_lock lock(mutex_);
  return plugins_;
}

std::vector<PluginRegistry::Refused> PluginRegistry::refused() const {
  const std::shared_lock lock(mutex_);
  return refused_;
}

Result<Component<kinerja_source>> PluginRegistry::source(std::string_view id) const {
  const std::shared_lock lock(mutex_);
  return find(id, sources_, refused_, text("sumber", "source"));
}

Result<Component<kinerja_method>> PluginRegistry::method(std::string_view id) const {
  const std::shared_lock lock(mutex_);
  return find(id, methods_, refused_, text("metode", "method"));
}

Result<Component<kinerja_exporter>> PluginRegistry::exporter(std::string_view id) const {
  const std::shared_lock lock(mutex_);
  return find(id, exporters_, refused_, text("pengekspor", "exporter"));
}

}  // namespace kinerja
