#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/days.hpp>

#include <string>
#include <utility>
#include <vector>

namespace kinerja::test {

inline std::int32_t day(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
  return days_of({year, month, day_of_month});
}

inline NodeUse node(std::string name, std::vector<std::string> inputs = {}) {
  NodeUse use;
  use.title = {"Judul " + name, "Title " + name};
  use.name = std::move(name);
  use.component = "id.example.method";
  use.inputs = std::move(inputs);
  return use;
}

/// The year 2026 and two aspects: kualitas from 1 to 5, disiplin from 0 to 100. The last node is
/// the result; a node's inputs stand before it.
inline Cycle sample_cycle(std::vector<NodeUse> nodes = {}) {
  Cycle cycle;
  cycle.id = "contoh-2026";
  cycle.title = {"Penilaian", "Appraisal"};
  cycle.agency = "kota-contoh";
  cycle.from_day = day(2026, 1, 1);
  cycle.to_day = day(2026, 12, 31);
  cycle.aspects = {{"kualitas", {"Kualitas kerja", "Quality of work"}, 1, 5},
                   {"disiplin", {"Disiplin", "Discipline"}, 0, 100}};
  cycle.nodes = std::move(nodes);
  for (std::size_t k = 0; k < cycle.nodes.size(); ++k) cycle.order.push_back(k);
  cycle.result_node = cycle.nodes.empty() ? 0 : cycle.nodes.size() - 1;
  return cycle;
}

inline const Cycle cycle_2026 = sample_cycle();

}  // namespace kinerja::test
