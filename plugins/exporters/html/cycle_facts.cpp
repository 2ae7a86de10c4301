#include "cycle_facts.hpp"

#include "shared/agency.hpp"

#include <string_view>

namespace html_export {
namespace {

std::vector<std::string> copy(const kinerja::TextView& texts) {
  std::vector<std::string> all;
  for (std::uint32_t i = 0; i < texts.size(); ++i) all.emplace_back(texts[i]);
  return all;
}

}  // namespace

CycleFacts::CycleFacts(const kinerja::CycleView& cycle)
    : title(cycle.title()),
      agency(exporter_shared::readable_agency(cycle.agency())),
      config_hash(cycle.config_hash()),
      input_hash(cycle.input_hash()),
      from_day(cycle.from_day()),
      to_day(cycle.to_day()),
      result_node(cycle.result_node()),
      node_titles(copy(cycle.node_titles())),
      node_methods(copy(cycle.node_methods())),
      aspect_titles(copy(cycle.aspect_titles())),
      list_titles(copy(cycle.list_titles())),
      list_abouts(copy(cycle.list_abouts())),
      earlier_titles(copy(cycle.earlier_titles())) {
  for (const std::string_view line : cycle.legal_basis()) legal_basis.emplace_back(line);
  for (std::uint32_t node = 0; node < node_titles.size(); ++node) {
    std::vector<std::string>& lines = guides.emplace_back();
    for (const std::string_view line : cycle.guide(node)) lines.emplace_back(line);
  }
  for (std::uint32_t aspect = 0; aspect < aspect_titles.size(); ++aspect) {
    std::vector<AnchorFacts>& all = anchors.emplace_back();
    for (const auto& anchor : cycle.anchors(aspect)) {
      all.push_back({anchor.score, std::string(anchor.text)});
    }
  }
}

}  // namespace html_export
