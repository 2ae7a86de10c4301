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
                       const std::vector<std::unique_ptr<PluginLibrary>>& plugins) {
  for (const auto& plugin : plugins) {
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

Result<const PluginLibrary*> PluginRegistry::load(const fs::path& file) {
  if (plugins_.size() == max_plugins)
    return file_fault(Errc::unsupported,
                      file.string(),
                      "sudah {} plugin dimuat, lebih tidak bisa",
                      "{} plugins are loaded, more are not possible",
                      {std::uint64_t{max_plugins}});
  KINERJA_TRY(plugin, PluginLibrary::open(file));
  KINERJA_CHECK(check_new(*plugin, plugins_));
  const PluginLibrary* added = plugin.get();
  plugins_.push_back(std::move(plugin));
  for (const auto* table : added->sources()) sources_[std::string(id_of(table))] = {added, table};
  for (const auto* table : added->methods()) methods_[std::string(id_of(table))] = {added, table};
  for (const auto* table : added->exporters())
    exporters_[std::string(id_of(table))] = {added, table};
  return added;
}

void PluginRegistry::load_folder(const fs::path& folder) {
  std::error_code ec;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec))
    if (at->path().extension() == ".so") files.push_back(at->path());
  if (ec)
    refused_.push_back(
        {folder,
         file_fault(ec == std::errc::no_such_file_or_directory ? Errc::not_found : Errc::io,
                    folder.string(),
                    "folder plugin tidak bisa dibaca ({})",
                    "the folder of plugins can't be read ({})",
                    {ec.message()})});
  std::ranges::sort(files);
  for (const fs::path& file : files)
    if (auto loaded = load(file); !loaded) refused_.push_back({file, std::move(loaded).error()});
}

Result<Component<kinerja_source>> PluginRegistry::source(std::string_view id) const {
  return find(id, sources_, refused_, text("sumber", "source"));
}

Result<Component<kinerja_method>> PluginRegistry::method(std::string_view id) const {
  return find(id, methods_, refused_, text("metode", "method"));
}

Result<Component<kinerja_exporter>> PluginRegistry::exporter(std::string_view id) const {
  return find(id, exporters_, refused_, text("pengekspor", "exporter"));
}

}  // namespace kinerja
