#include "following/follow_words.hpp"

#include <kinerja/core/explaining.hpp>
#include <kinerja/core/number.hpp>

#include <algorithm>

namespace kinerja {

Text joined(const std::vector<Text>& texts, std::string_view between) {
  Text all;
  for (const Text& one : texts) {
    if (one.id.empty()) continue;
    if (!all.id.empty()) {
      all.id += between;
      all.en += between;
    }
    all.id += one.id;
    all.en += one.en;
  }
  return all;
}

Text outcome_text(const RatedCycle& rated,
                  const Scores& scores,
                  std::size_t node,
                  std::size_t person) {
  const NodeScores& of_node = scores.nodes[node];
  const std::size_t i = person - scores.first;
  if (of_node.status[i] == KINERJA_MISSING)
    return text("belum dapat dinilai", "cannot be rated yet");
  if (of_node.status[i] != KINERJA_OK) return text("gagal dinilai", "rating failed");
  const Text grade =
      TrailWords(rated.cycle, rated.methods, rated.evidence).grade(node, of_node.grade[i]);
  return grade.id.empty() ? number_text(of_node.score[i])
                          : text("{} ({})", "{} ({})", {grade, number_text(of_node.score[i])});
}

std::span<const TrailStep> steps_of(const Scores& scores, std::size_t person) {
  const auto [first, last] =
      std::equal_range(scores.trail.begin(),
                       scores.trail.end(),
                       TrailStep{person},
                       [](const auto& a, const auto& b) { return a.person < b.person; });
  return {first, last};
}

}  // namespace kinerja
