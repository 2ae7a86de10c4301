#include "settings.hpp"

#include <utility>

namespace csv_export {
namespace {

Content content_of(std::string_view word) {
  if (word == "trail") return Content::trail;
  if (word == "list") return Content::list;
  if (word == "improve") return Content::improve;
  if (word == "evaluation") return Content::evaluation;
  if (word == "log") return Content::log;
  return Content::results;
}

std::vector<std::uint32_t> nodes_of(const kinerja::Config& names, const kinerja::CycleView& cycle) {
  std::vector<bool> wanted(cycle.nodes().size(), names.items().empty());
  std::size_t place = 0;
  for (const std::string& name : names.texts()) {
    wanted[cycle.node(name, "/nodes/" + std::to_string(place++))] = true;
  }
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t node = 0; node < wanted.size(); ++node) {
    if (wanted[node]) nodes.push_back(node);
  }
  return nodes;
}

List list_of(const kinerja::Config& config, const kinerja::CycleView& cycle) {
  List list;
  list.node = cycle.node(config.text("node"), "/list/node");
  list.grades = config["grades"].texts();
  if (config.has("at_most")) list.at_most = config.number("at_most", 0);
  return list;
}

Improve improve_of(const kinerja::Config& config, const kinerja::CycleView& cycle) {
  Improve improve;
  improve.node = cycle.node(config.text("node"), "/improve/node");
  improve.below = config.number("below", 0);
  for (const auto& [aspect, training] : config["training"].members())
    improve.training[cycle.aspect(aspect, "/improve/training/" + aspect)] = training.text();
  return improve;
}

std::vector<std::string> texts_or(const kinerja::Config& list, std::vector<std::string> fallback) {
  return list.present() ? list.texts() : std::move(fallback);
}

}  // namespace

Settings read_settings(const kinerja::ExporterSetup& setup) {
  const kinerja::Config config = setup.config();
  const kinerja::CycleView cycle = setup.cycle();

  Settings settings;
  settings.file = config.text("file", "hasil.csv");
  if (!kinerja::is_file_name(settings.file)) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FILE: " + settings.file, "/file");
  }
  settings.content = content_of(config.text("content"));
  settings.separator = config.text("separator", ";").front();
  settings.decimal = config.text("decimal", ",").front();
  settings.mark = config.truth("mark", true);
  settings.keep_digits = config.truth("keep_digits", false);
  settings.nodes = nodes_of(config["nodes"], cycle);
  if (config.has("list")) {
    settings.list = list_of(config["list"], cycle);
  } else if (settings.content == Content::list) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "LIST_NEEDED", "/list");
  }
  if (config.has("improve")) {
    settings.improve = improve_of(config["improve"], cycle);
  } else if (settings.content == Content::improve) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "IMPROVE_NEEDED", "/improve");
  }
  settings.people = config.truth("people", true);
  settings.feedback = texts_or(config["feedback"], {"observasi", "dialog", "bimbingan"});
  settings.entries = texts_or(config["entries"], {"log_harian"});
  return settings;
}

}  // namespace csv_export
