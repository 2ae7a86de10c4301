#include <kinerja/core/config.hpp>
#include <kinerja/core/utf8.hpp>

#include "cli/commands.hpp"
#include "cli/installed_plugins.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace kinerja {
namespace {

struct Listed {
  const char* kind;
  const kinerja_info* info;
  const PluginLibrary* plugin;
};

std::vector<Listed> components_of(const PluginLibrary& plugin) {
  std::vector<Listed> all;
  for (const auto* table : plugin.sources()) all.push_back({"source", table->info, &plugin});
  for (const auto* table : plugin.methods()) all.push_back({"method", table->info, &plugin});
  for (const auto* table : plugin.exporters()) all.push_back({"exporter", table->info, &plugin});
  return all;
}

std::string kind_text(const Console& console, std::string_view kind) {
  if (kind == "source") return console.say("sumber", "source");
  if (kind == "method") return console.say("metode", "method");
  return console.say("pengekspor", "exporter");
}

boost::json::object to_json(const Listed& component) {
  const PluginTexts& texts = component.plugin->texts();
  const Text name = texts.find(view_of(component.info->name));
  const Text about = texts.find(view_of(component.info->about));
  return {{"id", view_of(component.info->id)},
          {"kind", component.kind},
          {"name", name.id},
          {"name_en", name.en},
          {"about", about.id},
          {"about_en", about.en},
          {"plugin", component.plugin->id()},
          {"version", component.plugin->version()},
          {"vendor", component.plugin->vendor()},
          {"license", component.plugin->license()},
          {"abi", shown_abi(component.plugin->abi())},
          {"file", component.plugin->file().string()},
          {"sha256", component.plugin->sha256()}};
}

// A default may be a whole table; the schema has all of it.
std::string default_text(const boost::json::object& setting) {
  constexpr std::size_t characters = 48;
  const auto* value = setting.if_contains("default");
  return value == nullptr ? "" : shortened(canonical_json(*value), characters);
}

std::string word_of(const boost::json::object& setting, std::string_view key) {
  const auto* found = setting.if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

// The settings of a component as a table, from the same schema that checks them.
void show_settings(const Console& console, const PluginTexts& texts, std::string_view schema) {
  boost::json::error_code ec;
  const boost::json::value root = boost::json::parse(schema, ec);
  if (ec || !root.is_object()) return;
  const auto* properties = root.as_object().if_contains("properties");
  if (properties == nullptr || !properties->is_object()) return;
  std::vector<std::vector<std::string>> rows = {{console.say("pengaturan", "setting"),
                                                 console.say("jenis", "type"),
                                                 console.say("bawaan", "default"),
                                                 ""}};
  for (const auto& [key, value] : properties->as_object()) {
    if (!value.is_object()) continue;
    const boost::json::object& setting = value.as_object();
    rows.push_back({std::string(key),
                    word_of(setting, "type"),
                    default_text(setting),
                    console.say(texts.find(word_of(setting, "title")))});
  }
  console.table(rows, {});
}

Error no_such_component(const Workbench& bench) {
  std::vector<std::string_view> ids;
  for (const auto& plugin : bench.registry.plugins())
    for (const Listed& component : components_of(*plugin))
      ids.push_back(view_of(component.info->id));
  const std::string_view near = did_you_mean(bench.arguments.component, ids);
  const TextArg hint =
      near.empty() ? TextArg(text("lihat `kinerja plugin list`", "see `kinerja plugin list`"))
                   : TextArg(text("maksud Anda \"{}\"?", "did you mean \"{}\"?", {near}));
  return fail(Errc::not_found,
              text("komponen \"{}\" tidak ada; {}",
                   "there is no component \"{}\"; {}",
                   {bench.arguments.component, hint}));
}

}  // namespace

int plugin_list_command(const Workbench& bench) {
  const Console& console = bench.console;
  std::vector<std::vector<std::string>> rows = {{console.say("komponen", "component"),
                                                 console.say("jenis", "kind"),
                                                 console.say("versi", "version"),
                                                 console.say("nama", "name")}};
  boost::json::array all, refused;
  for (const auto& plugin : bench.registry.plugins()) {
    for (const Listed& component : components_of(*plugin)) {
      rows.push_back({std::string(view_of(component.info->id)),
                      kind_text(console, component.kind),
                      plugin->version(),
                      console.say(plugin->texts().find(view_of(component.info->name)))});
      all.push_back(to_json(component));
    }
  }
  console.table(rows, {});
  for (const auto& file : bench.registry.refused()) {
    console.line(console.say("Ditolak: ", "Refused: ") + console.say(file.error.message));
    refused.push_back(boost::json::object{{"file", file.file.string()},
                                          {"message", file.error.message.id},
                                          {"message_en", file.error.message.en}});
  }
  boost::json::object answer = {
      {"ok", true}, {"components", std::move(all)}, {"refused", std::move(refused)}};
  show_installed(console, bench.plugin_store, answer);
  console.answer(answer);
  return 0;
}

int plugin_show_command(const Workbench& bench) {
  const Console& console = bench.console;
  for (const auto& plugin : bench.registry.plugins()) {
    for (const Listed& component : components_of(*plugin)) {
      if (view_of(component.info->id) != bench.arguments.component) continue;
      const PluginTexts& texts = plugin->texts();
      console.heading(console.say(texts.find(view_of(component.info->name))));
      console.line(console.say(texts.find(view_of(component.info->about))));
      console.line();
      console.table({{"id", std::string(view_of(component.info->id))},
                     {console.say("jenis", "kind"), kind_text(console, component.kind)},
                     {"plugin", plugin->id() + " " + plugin->version()},
                     {console.say("pembuat", "vendor"), plugin->vendor()},
                     {console.say("lisensi", "license"), plugin->license()},
                     {"ABI", shown_abi(plugin->abi())},
                     {console.say("berkas", "file"), plugin->file().string()},
                     {"SHA-256", plugin->sha256()}},
                    {});
      console.line();
      show_settings(console, texts, view_of(component.info->config_schema));
      boost::json::object answer = to_json(component);
      answer["ok"] = true;
      answer["schema"] = boost::json::parse(view_of(component.info->config_schema));
      console.answer(answer);
      return 0;
    }
  }
  return console.fail(no_such_component(bench));
}

}  // namespace kinerja
