#include "cli/sample_cycle.hpp"

#include <kinerja/core/config.hpp>

#include <boost/json/array.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace kinerja {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// A folder that only we can enter, and that goes with this.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code ec;
    std::string pattern = (fs::temp_directory_path(ec) / "kinerja-coba-XXXXXX").string();
    if (!ec && mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code ec;
    if (!path_.empty()) fs::remove_all(path_, ec);
  }
  /// Empty when it could not be made.
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The settings of --config, and what messages call them.
struct Settings {
  json::value value = json::object{};
  std::string place;
};

Result<Settings> read_settings(const Arguments& arguments) {
  const std::string& words = arguments.config;
  if (words.empty()) return Settings{json::object{}, "--config"};
  const bool literal = words.find_first_not_of(" \t\n") != std::string::npos &&
                       words[words.find_first_not_of(" \t\n")] == '{';
  if (literal) {
    KINERJA_TRY(document, JsonDocument::parse(words, "--config"));
    return Settings{document.root(), "--config"};
  }
  KINERJA_TRY(document, JsonDocument::read(words));
  return Settings{document.root(), words};
}

template <class Table>
void add_components(const std::vector<const Table*>& tables,
                    TriedComponent::Kind kind,
                    const PluginLibrary& plugin,
                    std::vector<TriedComponent>& all) {
  for (const Table* table : tables)
    all.push_back({kind,
                   std::string(view_of(table->info->id)),
                   plugin.texts().find(view_of(table->info->name))});
}

Preparation failed(const std::string& place, Text message) {
  return {std::nullopt, {Mistake{place, "", 0, 0, std::move(message)}}};
}

}  // namespace

Result<TriedComponent> tried_component(const Workbench& bench) {
  std::error_code ec;
  std::vector<TriedComponent> all;
  for (const auto& plugin : bench.registry.plugins()) {
    if (!fs::equivalent(plugin->file(), bench.arguments.plugin_file, ec)) continue;
    add_components(plugin->sources(), TriedComponent::Kind::source, *plugin, all);
    add_components(plugin->methods(), TriedComponent::Kind::method, *plugin, all);
    add_components(plugin->exporters(), TriedComponent::Kind::exporter, *plugin, all);
  }
  const std::string& wanted = bench.arguments.component;
  std::string ids;
  for (const TriedComponent& component : all) {
    if (component.id == wanted || (wanted.empty() && all.size() == 1)) return component;
    ids += (ids.empty() ? "" : ", ") + component.id;
  }
  return fail(Errc::used_wrongly,
              text("{} memuat: {}; pilih satu dengan --component",
                   "{} holds: {}; choose one with --component",
                   {bench.arguments.plugin_file.string(), ids}));
}

Preparation prepare_sample_cycle(const Workbench& bench,
                                 const TriedComponent& component,
                                 json::object sections,
                                 const std::string& pointer) {
  auto settings = read_settings(bench.arguments);
  if (!settings) return failed("--config", settings.error().message);
  const TemporaryFolder folder;
  if (folder.path().empty())
    return failed("TMPDIR",
                  text("folder sementara tidak dapat dibuat; periksa TMPDIR",
                       "no temporary folder can be made; check TMPDIR"));
  json::value root = std::move(sections);
  root.as_object()["kinerja"] = 1;
  root.as_object()["id"] = "coba";
  root.as_object()["title"] = {{"id", component.name.id}, {"en", component.name.en}};
  root.as_object()["period"] = {{"from", "2026-01-01"}, {"to", "2026-12-31"}};
  root.at_pointer(pointer).as_object()["config"] = settings->value;
  const fs::path file = folder.path() / "cycle.json";
  std::ofstream out(file);
  out << canonical_json(root);
  out.close();
  if (!out)
    return failed(file.string(),
                  text("tidak dapat ditulis; penuhkah?", "cannot be written; is it full?"));

  Preparation preparation = prepare_cycle(file, bench.caller, bench.presets);
  // Places are told as seen from where the person is.
  if (preparation.prepared) preparation.prepared->cycle.file = fs::current_path() / file.filename();
  const std::string below = pointer + "/config";
  for (Mistake& mistake : preparation.mistakes) {
    mistake.line = 0;  // of a file that nobody has seen
    if (!mistake.pointer.starts_with(below)) continue;
    mistake.file = settings->place;
    mistake.pointer.erase(0, below.size());
  }
  return preparation;
}

Result<json::object> input_nodes(const Workbench& bench, const SampleShape& shape) {
  json::object nodes;
  for (const std::string& name : shape.inputs)
    nodes[name] = {{"title", name},
                   {"method", "id.kinerja.lookup"},
                   {"attributes", json::array{"input:" + name}},
                   {"config", json::object{}}};
  for (const std::string& given : bench.arguments.input_grades) {
    const std::size_t equals = given.find('=');
    const std::string name = given.substr(0, equals);
    if (equals == std::string::npos || !nodes.contains(name))
      return fail(Errc::used_wrongly,
                  text("--inputs {}: tulis NAMA=KATA,KATA dengan NAMA dari kolom \"input:NAMA\"",
                       "--inputs {}: write NAME=WORD,WORD with the NAME of a column \"input:NAME\"",
                       {given}));
    json::object grades;
    json::array order;
    for (std::size_t from = equals + 1; from <= given.size();) {
      const std::size_t end = std::min(given.find(',', from), given.size());
      const std::string word = given.substr(from, end - from);
      grades[word] = word;
      order.emplace_back(word);
      from = end + 1;
    }
    nodes[name].as_object()["config"] = {{"grades", grades}, {"order", order}};
  }
  return nodes;
}

json::object sample_sources(const SampleTable& table) {
  json::object source = {
      {"source", "id.kinerja.table"},
      {"inputs", json::object{{sample_input, fs::absolute(table.file).string()}}},
      {"config",
       {{"record", "people"}, {"columns", {{"employee", "employee"}, {"unit", "unit"}}}}}};
  return {{sample_source, std::move(source)}};
}

}  // namespace kinerja
