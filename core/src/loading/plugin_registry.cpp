#include <kinerja/core/config.hpp>
#include <kinerja/core/loading.hpp>

#include "loading/file_fault.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

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
                       const auto& plugins,
                       const PluginLibrary* replaced) {
  for (const auto& one : plugins) {
    const SharedPlugin& plugin = one.plugin;
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

// What can't be read has none.
std::string file_bytes(const fs::path& file) {
  std::error_code ec;
  if (!fs::is_regular_file(file, ec)) return {};
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  const std::streamoff size = in ? std::streamoff{in.tellg()} : -1;
  if (size <= 0) return {};
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  in.read(bytes.data(), size);
  return in ? bytes : std::string();
}

// A plugin that is not loaded can't be asked for its ids, but they stand in its bytes as they are.
bool mentions(std::string_view bytes, std::string_view id) {
  return !id.empty() && bytes.find(id) != std::string_view::npos;
}

// Whether a file has the name of a component: target_achievement.so of
// id.kinerja.target-achievement.
bool is_called(const fs::path& file, std::string_view id) {
  std::string name = file.stem().string();
  std::replace(name.begin(), name.end(), '_', '-');
  return id.substr(id.rfind('.') + 1) == name;
}

template <class Table>
Error unknown_component(std::string_view id,
                        const std::map<std::string, Component<Table>, std::less<>>& known,
                        const std::vector<PluginRegistry::Refused>& refused,
                        const Text& kind) {
  Text message = text("{} \"{}\" tidak ada", "there is no {} \"{}\"", {kind, id});
  const auto add = [&](const Text& more) {
    message = {message.id + more.id, message.en + more.en};
  };
  for (const PluginRegistry::Refused& one : refused)
    if (mentions(file_bytes(one.file), id)) {
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

template <class Table>
Result<Component<Table>> PluginRegistry::find(std::string_view id,
                                              const ById<Table>& known,
                                              const Text& kind) const {
  const auto component = [&]() -> std::optional<Component<Table>> {
    const std::shared_lock lock(mutex_);
    const auto found = known.find(id);
    if (found == known.end()) return std::nullopt;
    return found->second;
  };
  if (const auto found = component()) return *found;
  // Others may mention it, too; the one that is called like it mostly has it.
  load_where(
      [&](const Deferred& file) { return is_called(file.file, id) && mentions(file.bytes, id); });
  if (const auto found = component()) return *found;
  load_mentioning(id);
  if (const auto found = component()) return *found;
  load_where([](const Deferred&) { return true; });
  if (const auto found = component()) return *found;
  const std::shared_lock lock(mutex_);
  return unknown_component(id, known, refused_, kind);
}

Result<SharedPlugin> PluginRegistry::load(const fs::path& file, const PluginLoader& loader) {
  KINERJA_TRY(loaded, loader(file));
  // Whoever waits was here first.
  load_mentioning(loaded->id());
  for_each_component(*loaded, [&](std::string_view id) { load_mentioning(id); });
  std::size_t place = 0;
  {
    const std::unique_lock lock(mutex_);
    place = places_++;
  }
  return keep(place, std::move(loaded));
}

Result<SharedPlugin> PluginRegistry::keep(std::size_t place,
                                          std::unique_ptr<PluginLibrary> loaded) const {
  const SharedPlugin plugin = std::move(loaded);
  const std::unique_lock lock(mutex_);
  if (plugins_.size() >= max_plugins)
    return file_fault(Errc::unsupported,
                      plugin->file().string(),
                      "sudah {} plugin dimuat, lebih tidak bisa",
                      "{} plugins are loaded, more are not possible",
                      {std::uint64_t{max_plugins}});
  KINERJA_CHECK(check_new(*plugin, plugins_, nullptr));
  add(place, plugin);
  return plugin;
}

Result<SharedPlugin> PluginRegistry::reload(const fs::path& file, const PluginLoader& loader) {
  KINERJA_TRY(loaded, loader(file));
  const SharedPlugin plugin = std::move(loaded);
  load_mentioning(plugin->id());
  for_each_component(*plugin, [&](std::string_view id) { load_mentioning(id); });
  const std::unique_lock lock(mutex_);
  const auto old = std::ranges::find_if(
      plugins_, [&](const Placed& one) { return one.plugin->id() == plugin->id(); });
  if (old == plugins_.end())
    return file_fault(Errc::not_found,
                      file.string(),
                      "plugin {} belum dimuat, jadi tidak ada yang diganti",
                      "the plugin {} is not loaded, so there is nothing to replace",
                      {plugin->id()});
  KINERJA_CHECK(check_new(*plugin, plugins_, old->plugin.get()));
  const std::size_t place = old->place;
  const auto is_old = [&](const auto& entry) { return entry.second.plugin == old->plugin; };
  std::erase_if(sources_, is_old);
  std::erase_if(methods_, is_old);
  std::erase_if(exporters_, is_old);
  plugins_.erase(old);
  add(place, plugin);
  return plugin;
}

void PluginRegistry::add(std::size_t place, SharedPlugin plugin) const {
  for (const auto* table : plugin->sources()) sources_[std::string(id_of(table))] = {plugin, table};
  for (const auto* table : plugin->methods()) methods_[std::string(id_of(table))] = {plugin, table};
  for (const auto* table : plugin->exporters())
    exporters_[std::string(id_of(table))] = {plugin, table};
  const auto behind =
      std::ranges::find_if(plugins_, [&](const Placed& one) { return one.place > place; });
  plugins_.insert(behind, {place, std::move(plugin)});
}

void PluginRegistry::refuse(const fs::path& file, Error error) {
  const std::unique_lock lock(mutex_);
  refused_.push_back({file, std::move(error)});
}

std::vector<fs::path> PluginRegistry::files_of(const fs::path& folder) {
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
  return files;
}

void PluginRegistry::load_folder(const fs::path& folder, const PluginLoader& loader) {
  for (const fs::path& file : files_of(folder))
    if (auto loaded = load(file, loader); !loaded) refuse(file, std::move(loaded).error());
}

void PluginRegistry::defer_folder(const fs::path& folder, const PluginLoader& loader) {
  std::vector<Deferred> files;
  for (const fs::path& file : files_of(folder))
    files.push_back({0, file, file_bytes(file), loader});
  const std::lock_guard waiting(waiting_mutex_);
  const std::unique_lock lock(mutex_);
  for (Deferred& file : files) {
    file.place = places_++;
    deferred_.push_back(std::move(file));
  }
}

Result<SharedPlugin> PluginRegistry::load_deferred(const Deferred& file) const {
  KINERJA_TRY(loaded, file.loader(file.file));
  return keep(file.place, std::move(loaded));
}

// One after the other, in the order of names.
void PluginRegistry::load_where(const std::function<bool(const Deferred& file)>& wanted) const {
  const std::lock_guard waiting(waiting_mutex_);
  for (auto file = deferred_.begin(); file != deferred_.end();) {
    if (!wanted(*file)) {
      ++file;
      continue;
    }
    if (auto loaded = load_deferred(*file); !loaded) {
      const std::unique_lock lock(mutex_);
      refused_.push_back({file->file, std::move(loaded).error()});
    }
    file = deferred_.erase(file);
  }
}

// What can't be read may have any id: it is loaded, or refused, before somebody else takes one.
void PluginRegistry::load_mentioning(std::string_view id) const {
  load_where([&](const Deferred& file) { return file.bytes.empty() || mentions(file.bytes, id); });
}

std::vector<SharedPlugin> PluginRegistry::plugins() const {
  load_where([](const Deferred&) { return true; });
  return loaded();
}

std::vector<SharedPlugin> PluginRegistry::loaded() const {
  const std::shared_lock lock(mutex_);
  std::vector<SharedPlugin> all;
  for (const Placed& one : plugins_) all.push_back(one.plugin);
  return all;
}

std::vector<PluginRegistry::Refused> PluginRegistry::refused() const {
  const std::shared_lock lock(mutex_);
  return refused_;
}

Result<Component<kinerja_source>> PluginRegistry::source(std::string_view id) const {
  return find(id, sources_, text("sumber", "source"));
}

Result<Component<kinerja_method>> PluginRegistry::method(std::string_view id) const {
  return find(id, methods_, text("metode", "method"));
}

Result<Component<kinerja_exporter>> PluginRegistry::exporter(std::string_view id) const {
  return find(id, exporters_, text("pengekspor", "exporter"));
}

}  // namespace kinerja
