#include "checking/manifest_of.hpp"

#include <kinerja/core/config.hpp>

#include "loading/abi_version.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <dlfcn.h>
#include <set>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

std::set<std::string> components_of(const PluginLibrary& plugin) {
  std::set<std::string> all;
  for (const auto* table : plugin.sources())
    all.insert("source " + std::string(view_of(table->info->id)));
  for (const auto* table : plugin.methods())
    all.insert("method " + std::string(view_of(table->info->id)));
  for (const auto* table : plugin.exporters())
    all.insert("exporter " + std::string(view_of(table->info->id)));
  return all;
}

std::set<std::string> components_of(const json::value* list) {
  std::set<std::string> all;
  if (list == nullptr || !list->is_array()) return all;
  for (const json::value& one : list->get_array()) {
    if (!one.is_object()) continue;
    const auto word = [&](std::string_view key) {
      const auto* found = one.get_object().if_contains(key);
      return found != nullptr && found->is_string() ? std::string(found->get_string()) : "?";
    };
    all.insert(word("kind") + " " + word("id"));
  }
  return all;
}

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

}  // namespace

std::vector<Text> manifest_differences(const std::filesystem::path& manifest,
                                       const PluginLibrary& plugin) {
  std::vector<Text> out;
  const auto document = JsonDocument::read(manifest);
  if (!document) return {document.error().message};
  if (!document->root().is_object()) return {text("bukan objek JSON", "no JSON object")};
  const json::object& root = document->root().get_object();
  const auto compare = [&](std::string_view key, const std::string& table) {
    const auto* found = root.if_contains(key);
    const std::string said =
        found != nullptr && found->is_string() ? std::string(found->get_string()) : "?";
    if (said != table)
      out.push_back(
          text("{}: manifest {}, plugin {}", "{}: manifest {}, plugin {}", {key, said, table}));
  };
  const kinerja_plugin* table = raw_table(plugin.file());
  compare("id", plugin.id());
  compare("version", plugin.version());
  compare("vendor", plugin.vendor());
  compare("abi", abi_text(plugin.abi()));
  if (table != nullptr) compare("needs", abi_text(table->needs));
  compare("file", plugin.file().filename().string());
  compare("sha256", plugin.sha256());
  const auto said = components_of(root.if_contains("components")), has = components_of(plugin);
  if (said != has)
    out.push_back(text("components: manifest {}, plugin {}",
                       "components: manifest {}, plugin {}",
                       {joined(said), joined(has)}));
  return out;
}

const kinerja_plugin* raw_table(const std::filesystem::path& file) {
  void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) return nullptr;
  const auto entry = reinterpret_cast<kinerja_plugin_entry>(dlsym(library, KINERJA_ENTRY_NAME));
  return entry == nullptr ? nullptr : entry(KINERJA_ABI);
}

json::value raw_texts(const std::filesystem::path& file) {
  const kinerja_plugin* table = raw_table(file);
  if (table == nullptr || table->texts.len == 0) return nullptr;
  json::error_code ec;
  json::value texts = json::parse(view_of(table->texts), ec);
  return ec ? json::value(nullptr) : texts;
}

}  // namespace kinerja::checking
