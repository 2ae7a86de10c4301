#include "settings.hpp"

namespace html_export {
namespace {

std::string folder_of(std::string folder) {
  while (!folder.empty() && folder.back() == '/') folder.pop_back();
  if (folder.empty()) return folder;
  if (!kinerja::is_file_name(folder)) {
    throw kinerja::Failure(KINERJA_E_CONFIG, "BAD_FOLDER: " + folder, "/folder");
  }
  return folder + "/";
}

ListRule list_of(const kinerja::Config& config,
                 const kinerja::CycleView& cycle,
                 const std::string& where) {
  ListRule list;
  list.title = config.text("title");
  list.about = config.text("about");
  list.node = cycle.node(config.text("node"), where + "/node");
  list.grades = config["grades"].texts();
  if (config.has("at_most")) list.at_most = config.number("at_most", 0);
  return list;
}

ImproveRule improve_of(const kinerja::Config& config, const kinerja::CycleView& cycle) {
  ImproveRule improve;
  improve.node = cycle.node(config.text("node"), "/improve/node");
  improve.below = config.number("below", 0);
  for (const auto& [aspect, training] : config["training"].members())
    improve.training[cycle.aspect(aspect, "/improve/training/" + aspect)] = training.text();
  return improve;
}

}  // namespace

Settings read_settings(const kinerja::ExporterSetup& setup) {
  const kinerja::Config config = setup.config();
  const kinerja::CycleView cycle = setup.cycle();

  Settings settings;
  settings.folder = folder_of(config.text("folder"));
  settings.unit_pages = config.truth("unit_pages", true);
  settings.person_pages = config.truth("person_pages", true);
  if (config.has("place")) settings.place = cycle.node(config.text("place"), "/place");
  settings.radar_maximum = config.number("radar_maximum", 100);
  for (const std::string& node : config["radar"].texts()) {
    const std::string where = "/radar/" + std::to_string(settings.radar.size());
    settings.radar.push_back(cycle.node(node, where));
  }
  for (const kinerja::Config& list : config["lists"].items()) {
    const std::string where = "/lists/" + std::to_string(settings.lists.size());
    settings.lists.push_back(list_of(list, cycle, where));
  }
  if (config.has("improve")) settings.improve = improve_of(config["improve"], cycle);
  return settings;
}

}  // namespace html_export
