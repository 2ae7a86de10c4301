#include "settings.hpp"

#include <algorithm>

namespace xlsx_export {
namespace {

constexpr std::array<const char*, levels> level_names = {"below", "meets", "above"};

std::string folder_of(std::string folder) {
  while (!folder.empty() && folder.back() == '/') folder.pop_back();
  if (folder.empty()) return folder;
  if (!kinerja::is_file_name(folder)) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FOLDER: " + folder, "/folder");
  }
  return folder + "/";
}

Per per_of(std::string_view word) {
  if (word == "person") return Per::person;
  if (word == "agency") return Per::agency;
  return Per::unit;
}

// The named aspects. Without names those whose behaviour is described, or all when none is: a
// survey's elements stand among the aspects too, and are no behaviour of a person.
std::vector<std::uint32_t> aspects_of(const kinerja::Config& names,
                                      const kinerja::CycleView& cycle) {
  std::vector<std::uint32_t> aspects;
  for (const std::string& name : names.texts())
    aspects.push_back(cycle.aspect(name, "/aspects/" + std::to_string(aspects.size())));
  if (!aspects.empty()) return aspects;
  std::vector<std::uint32_t> all;
  for (std::uint32_t aspect = 0; aspect < cycle.aspects().size(); ++aspect) {
    all.push_back(aspect);
    if (!cycle.anchors(aspect).empty()) aspects.push_back(aspect);
  }
  return aspects.empty() ? all : aspects;
}

std::vector<std::string> texts_or(const kinerja::Config& list, std::vector<std::string> fallback) {
  return list.present() ? list.texts() : std::move(fallback);
}

void read_cells(const kinerja::Config& config, Settings& settings) {
  settings.cells = {{{"Sangat Kurang", "Butuh Perbaikan", "Butuh Perbaikan"},
                     {"Kurang", "Baik", "Baik"},
                     {"Kurang", "Baik", "Sangat Baik"}}};
  settings.level_words = {{{"Di bawah ekspektasi"}, {"Sesuai ekspektasi"}, {"Di atas ekspektasi"}}};
  for (std::size_t level = 0; level < levels; ++level) {
    const std::vector<std::string> row = config["cells"][level_names[level]].texts();
    if (row.size() == levels) std::copy(row.begin(), row.end(), settings.cells[level].begin());
    settings.level_words[level] =
        texts_or(config["levels"][level_names[level]], settings.level_words[level]);
  }
}

}  // namespace

int Settings::level_of(std::string_view word) const {
  for (std::size_t level = 0; level < levels; ++level) {
    const std::vector<std::string>& words = level_words[level];
    if (std::find(words.begin(), words.end(), word) != words.end()) return static_cast<int>(level);
  }
  return -1;
}

Settings read_settings(const kinerja::ExporterSetup& setup) {
  const kinerja::Config config = setup.config();
  const kinerja::CycleView cycle = setup.cycle();

  Settings settings;
  settings.folder = folder_of(config.text("folder", "xlsx"));
  settings.per = per_of(config.text("per"));
  settings.result = cycle.node(config.text("result"), "/result");
  settings.behaviour = cycle.node(config.text("behaviour"), "/behaviour");
  settings.predicate = config.has("predicate") ? cycle.node(config.text("predicate"), "/predicate")
                                               : cycle.result_node();
  if (config.has("distribution")) {
    settings.distribution = cycle.node(config.text("distribution"), "/distribution");
  }
  settings.aspects = aspects_of(config["aspects"], cycle);
  settings.rank = config.text("rank", "pangkat");
  settings.rank_class = config.text("class", "golongan");
  settings.organisation = config.text("organisation", "predikat_organisasi");
  settings.feedback = texts_or(config["feedback"], {"observasi", "dialog", "bimbingan"});
  settings.expectation = config.text("expectation", "ekspektasi");
  settings.recommendation = config.text("recommendation", "rekomendasi");
  settings.annex = {{"Dukungan sumber daya", "dukungan"},
                    {"Skema pertanggungjawaban", "pertanggungjawaban"},
                    {"Konsekuensi", "konsekuensi"}};
  if (config.has("annex")) {
    settings.annex.clear();
    for (const kinerja::Config& part : config["annex"].items()) {
      settings.annex.push_back({part.text("heading"), part.text("entries")});
    }
  }
  settings.place = config.text("place");
  read_cells(config, settings);
  return settings;
}

}  // namespace xlsx_export
