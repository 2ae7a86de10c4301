#include "settings.hpp"

#include "shared/agency.hpp"

#include <algorithm>

namespace pdf_export {
namespace {

constexpr std::array<const char*, 3> levels = {"below", "meets", "above"};

std::string folder_of(std::string folder) {
  while (!folder.empty() && folder.back() == '/') folder.pop_back();
  if (folder.empty()) return folder;
  if (!kinerja::is_file_name(folder)) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FOLDER: " + folder, "/folder");
  }
  return folder + "/";
}

std::optional<std::uint32_t> node_of(const kinerja::ExporterSetup& setup, const char* key) {
  if (!setup.config().has(key)) return std::nullopt;
  return setup.cycle().node(setup.config().text(key), std::string("/") + key);
}

std::vector<std::uint32_t> nodes_of(const kinerja::ExporterSetup& setup,
                                    const char* key,
                                    std::optional<std::uint32_t> otherwise) {
  std::vector<std::uint32_t> nodes;
  for (const std::string& name : setup.config()[key].texts()) {
    const std::string where = std::string("/") + key + "/" + std::to_string(nodes.size());
    nodes.push_back(setup.cycle().node(name, where));
  }
  if (nodes.empty() && otherwise) nodes.push_back(*otherwise);
  return nodes;
}

// Without a list: every aspect that has anchors, since they say what is expected.
std::vector<std::uint32_t> aspects_of(const kinerja::ExporterSetup& setup) {
  const kinerja::CycleView cycle = setup.cycle();
  std::vector<std::uint32_t> aspects;
  for (const std::string& name : setup.config()["aspects"].texts())
    aspects.push_back(cycle.aspect(name, "/aspects/" + std::to_string(aspects.size())));
  if (!aspects.empty()) return aspects;
  for (std::uint32_t i = 0; i < cycle.aspects().size(); ++i) {
    if (!cycle.anchors(i).empty()) aspects.push_back(i);
  }
  return aspects;
}

FactNames facts_of(const kinerja::Config& config) {
  FactNames facts;
  facts.rank = config["rank"].texts();
  facts.superior_rank = config["superior_rank"].texts();
  facts.superior_position = config.text("superior_position");
  facts.superior_unit = config.text("superior_unit");
  facts.organisation = config.text("organisation");
  return facts;
}

// By the id of its method; the version and the hash stand behind it.
bool is_quadrant(const kinerja::CycleView& cycle, std::uint32_t node) {
  constexpr std::string_view id = "id.kinerja.quadrant";
  const std::string_view method = cycle.node_methods()[node];
  return method.substr(0, method.find(' ')) == id;
}

// A word that the predicate cannot give would print a wrong quadrant.
void read_cells(const kinerja::ExporterSetup& setup, Settings& settings) {
  const kinerja::Config config = setup.config()["cells"];
  const kinerja::TextView words = setup.cycle().node_grades(settings.predicate);
  for (std::size_t result = 0; result < 3; ++result) {
    for (std::size_t behaviour = 0; behaviour < 3; ++behaviour) {
      std::string word = config[levels[result]].text(levels[behaviour]);
      if (words.size() > 0 && words.find(word) < 0) {
        throw kinerja::Failure(KINERJA_E_CONFIG,
                               "UNKNOWN_WORD: " + word,
                               std::string("/cells/") + levels[result] + "/" + levels[behaviour]);
      }
      settings.cells[result][behaviour] = std::move(word);
    }
  }
}

}  // namespace

Settings read_settings(const kinerja::ExporterSetup& setup) {
  const kinerja::Config config = setup.config();
  Settings settings;
  settings.folder = folder_of(config.text("folder"));
  const std::vector<std::string> documents = config["documents"].texts();
  const auto wanted = [&](const char* name) {
    return std::find(documents.begin(), documents.end(), name) != documents.end();
  };
  settings.skp = wanted("skp");
  settings.evaluation = wanted("evaluation");
  settings.per_unit = config.text("per") == "unit";
  settings.letterhead = config["letterhead"].texts();
  if (settings.letterhead.empty()) {
    settings.letterhead = {exporter_shared::readable_agency(setup.cycle().agency())};
  }
  settings.place = config.text("place");
  settings.result = node_of(setup, "result");
  settings.behaviour = node_of(setup, "behaviour");
  settings.predicate = node_of(setup, "predicate").value_or(setup.cycle().result_node());
  settings.achievement = nodes_of(setup, "achievement", settings.result);
  settings.aspects = aspects_of(setup);
  settings.aspects_by = nodes_of(setup, "aspects_by", settings.behaviour);
  settings.facts = facts_of(config);
  settings.expectation = config.text("expectation");
  settings.daily_log = config.text("daily_log");
  settings.comment = config.text("comment");
  settings.quadrant = is_quadrant(setup.cycle(), settings.predicate);
  if (settings.quadrant) read_cells(setup, settings);
  return settings;
}

}  // namespace pdf_export
