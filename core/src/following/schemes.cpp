#include <kinerja/core/comparing.hpp>
#include <kinerja/core/explaining.hpp>

#include "following/follow_words.hpp"

#include <algorithm>
#include <string_view>

namespace kinerja {
namespace {

// What the result said of one person, in words that two schemes can be compared by.
struct Outcome {
  std::int32_t status = KINERJA_MISSING;
  std::int32_t grade = -1;
  double score = 0;
  std::string_view exact;
  std::string_view word;
};

Outcome outcome(const RatedCycle& rated, const Scores& scores, std::size_t person) {
  const NodeScores& node = scores.nodes[rated.cycle.result_node];
  const std::size_t i = person - scores.first;
  Outcome out{node.status[i], node.grade[i], node.score[i], {}, {}};
  if (!node.exact.empty()) out.exact = node.exact[i];
  if (out.grade >= 0)
    out.word =
        rated.methods[rated.cycle.result_node]->grades()[static_cast<std::size_t>(out.grade)].word;
  return out;
}

}  // namespace

SchemeComparison compare_schemes(const RatedCycle& before,
                                 const Scores& scores_before,
                                 const RatedCycle& after,
                                 const Scores& scores_after) {
  const std::size_t grades_before = before.methods[before.cycle.result_node]->grades().size();
  const std::size_t grades_after = after.methods[after.cycle.result_node]->grades().size();
  const bool by_grade = grades_before > 0 && grades_after > 0;
  SchemeComparison out;
  out.counts.assign(grades_before + 1, std::vector<std::size_t>(grades_after + 1, 0));
  for (std::size_t person = scores_before.first; person < scores_before.last; ++person) {
    const Outcome a = outcome(before, scores_before, person);
    const Outcome b = outcome(after, scores_after, person);
    const std::int64_t from = std::int64_t{a.grade} + 1;  // 0: no grade
    const std::int64_t to = std::int64_t{b.grade} + 1;
    ++out.counts[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
    const bool same_score = a.status == b.status &&
                            (a.status != KINERJA_OK || (a.score == b.score && a.exact == b.exact));
    if (by_grade ? a.word != b.word : !same_score) out.movers.push_back(person);
  }
  return out;
}

std::vector<Text> deciding_sentences(const RatedCycle& rated,
                                     const Scores& scores,
                                     std::size_t person) {
  const TrailWords words(rated.cycle, rated.methods, rated.evidence);
  const std::size_t result = rated.cycle.result_node;
  const std::vector<std::string>& inputs = rated.cycle.nodes[result].inputs;
  std::vector<Text> sentences;
  for (std::size_t node = 0; node < rated.cycle.nodes.size(); ++node) {
    if (std::find(inputs.begin(), inputs.end(), rated.cycle.nodes[node].name) == inputs.end())
      continue;
    // The last step of an input is what it came to; without one, its outcome says it.
    Text last = outcome_text(rated, scores, node, person);
    for (const TrailStep& step : steps_of(scores, person))
      if (step.node == node) last = words.sentence(step);
    sentences.push_back(text("{}: {}", "{}: {}", {rated.cycle.nodes[node].title, last}));
  }
  for (const TrailStep& step : steps_of(scores, person))
    if (step.node == result) sentences.push_back(words.sentence(step));
  for (const PersonReport& report : scores.reports)
    if (report.person == person && report.node == result) sentences.push_back(report.message);
  return sentences;
}

}  // namespace kinerja
