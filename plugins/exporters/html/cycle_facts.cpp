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
      aspect_titles(copy(cycle.aspect_titles())) {
  for (const std::string_view line : cycle.legal_basis()) legal_basis.emplace_back(line);
}

}  // namespace html_export
