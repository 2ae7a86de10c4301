#include <kinerja/core/config.hpp>
#include <kinerja/core/presets.hpp>

#include "config/cycle_parts.hpp"
#include "config/cycle_schema.hpp"
#include "config/cycle_values.hpp"
#include "config/json_text.hpp"
#include "config/schema_check.hpp"
#include "config/words.hpp"

#include <boost/json/parse.hpp>

#include <utility>

namespace kinerja {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

void read_period(Cycle& cycle, const json::object& root, MistakeList& mistakes) {
  const json::object& period = object_in(root, "period");
  const auto from = read_day(period, "from", "/period", mistakes);
  const auto to = read_day(period, "to", "/period", mistakes);
  if (!from || !to) return;
  cycle.from_day = *from;
  cycle.to_day = *to;
  if (*from > *to)
    mistakes.add("/period",
                 text("Masa penilaian mulai {}, sesudah hari terakhirnya {}. Periksa \"from\" dan "
                      "\"to\".",
                      "The period begins on {}, after its last day {}. Check \"from\" and \"to\".",
                      {string_in(period, "from"), string_in(period, "to")}));
}

std::string read_code(const json::object& root,
                      std::string_view key,
                      std::string_view example,
                      MistakeList& mistakes) {
  const auto* given = root.if_contains(key);
  if (given == nullptr || !given->is_string()) return {};
  const std::string_view words = given->get_string();
  if (!is_code(words))
    mistakes.add(below("", key),
                 text("{} hanya boleh berisi huruf kecil, angka dan tanda hubung (contoh: {}), "
                      "bukan {}.",
                      "{} may only have lower-case letters, digits and hyphens (for example: {}), "
                      "not {}.",
                      {in_quotes(key), example, in_quotes(words)}));
  return std::string(words);
}

std::vector<ExporterUse> read_exporters(const json::object& root, MistakeList& mistakes) {
  std::vector<ExporterUse> exporters;
  for (const auto& entry : object_in(root, "exporters")) {
    ExporterUse use;
    read_component(use, entry.key(), entry.value(), "/exporters", "exporter", mistakes);
    exporters.push_back(std::move(use));
  }
  return exporters;
}

fs::path read_output(const json::object& root, const fs::path& folder, MistakeList& mistakes) {
  const std::string_view words = string_in(root, "output");
  fs::path output = (folder / fs::path(words)).lexically_normal();
  std::error_code ec;
  if (!words.empty() && fs::exists(output, ec) && !fs::is_directory(output, ec))
    mistakes.add("/output",
                 text("\"output\" harus folder, tetapi {} adalah berkas. Pilih nama lain.",
                      "\"output\" must be a folder, but {} is a file. Choose another name.",
                      {in_quotes(output.string())}));
  return output;
}

// `root` has its defaults filled in; parts of the wrong type are already among the mistakes.
Cycle read_parts(const fs::path& file,
                 const json::object& root,
                 const Presets& presets,
                 InputFiles files,
                 MistakeList& mistakes) {
  Cycle cycle;
  cycle.file = file;
  const fs::path folder = file.parent_path();
  cycle.id = read_code(root, "id", "denpasar-2026", mistakes);
  cycle.title = read_text(root, "title", "", {}, mistakes);
  cycle.agency = read_code(root, "agency", "kota-denpasar", mistakes);
  cycle.language = string_in(root, "language") == "en" ? Language::english : Language::indonesian;
  read_period(cycle, root, mistakes);
  cycle.legal_basis = read_legal_basis(root, mistakes);
  cycle.aspects = read_aspects(root, mistakes);
  cycle.sources = read_sources(root, folder, files, mistakes);
  cycle.nodes = read_nodes(root, presets, mistakes);
  connect_nodes(cycle, root, mistakes);
  cycle.follow_up = read_follow_up(cycle, root, mistakes);
  cycle.goal_check = read_goal_check(root, mistakes);
  cycle.exporters = read_exporters(root, mistakes);
  cycle.output = read_output(root, folder, mistakes);
  return cycle;
}

// The document as canonical JSON, with what presets stand for: a preset that changes is another
// cycle. Without presets it is what the file says, and nothing more.
std::string canonical_text(const Cycle& cycle, const json::value& root, const Presets& presets) {
  json::value whole = root;
  for (const NodeUse& node : cycle.nodes) {
    if (node.preset.empty()) continue;
    json::object& entry = whole.as_object()["nodes"].as_object()[node.name].as_object();
    entry["preset"] = presets.find(node.preset)->document;
    entry["method"] = node.component;
    entry["config"] = node.config;
  }
  return canonical_json(whole);
}

}  // namespace

ReadCycle read_cycle(const fs::path& file, const Presets& presets, InputFiles files) {
  ReadCycle result;
  auto bytes = read_json_file(file);
  if (!bytes) {
    result.mistakes.push_back({file.string(), "", 0, 0, bytes.error().message});
    return result;
  }
  const JsonText text = parse_json_text(std::move(*bytes), file.string());
  MistakeList mistakes(text);
  if (!text.root) {
    result.mistakes = std::move(mistakes).finish();
    return result;
  }
  json::value filled = *text.root;
  std::vector<Schema::Fault> faults;
  const json::value schema = json::parse(cycle_schema_json);
  const Text name = kinerja::text("berkas ini", "this file");
  check_value(schema.get_object(), filled, {"", name}, faults);
  for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
  if (filled.is_object()) {
    Cycle cycle = read_parts(fs::absolute(file), filled.get_object(), presets, files, mistakes);
    if (mistakes.empty()) {
      cycle.canonical = canonical_text(cycle, *text.root, presets);
      result.cycle = std::move(cycle);
    }
  }
  // A text with repeated keys is no document, for nobody could say which of them counts.
  if (auto document = JsonDocument::parse(text.text, text.file))
    result.document = std::move(*document);
  result.mistakes = std::move(mistakes).finish();
  return result;
}

}  // namespace kinerja
