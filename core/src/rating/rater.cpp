#include <kinerja/core/rating.hpp>

#include "rating/node_rating.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace kinerja {
namespace {

void sort_by_person(Scores& scores) {
  const auto by_person = [](const auto& a, const auto& b) {
    return std::pair(a.person, a.node) < std::pair(b.person, b.node);
  };
  std::stable_sort(scores.reports.begin(), scores.reports.end(), by_person);
  std::stable_sort(scores.trail.begin(), scores.trail.end(), by_person);
}

}  // namespace

bool NodeScores::same_bits(std::size_t i, const NodeScores& other, std::size_t k) const {
  return std::bit_cast<std::uint64_t>(score[i]) == std::bit_cast<std::uint64_t>(other.score[k]) &&
         grade[i] == other.grade[k] && status[i] == other.status[k];
}

Rater::Rater(const Cycle& cycle,
             std::span<const std::unique_ptr<MethodInstance>> methods,
             const StopSource& stop,
             RatingOptions options)
    : cycle_(cycle), methods_(methods), stop_(stop), options_(options) {
  for (const NodeUse& node : cycle_.nodes) {
    std::vector<std::size_t>& places = inputs_.emplace_back();
    for (const std::string& input : node.inputs)
      places.push_back(static_cast<std::size_t>(cycle_.node(input) - cycle_.nodes.data()));
  }
  std::vector<bool> needed(cycle_.nodes.size());
  needed[cycle_.result_node] = true;
  for (auto node = cycle_.order.rbegin(); node != cycle_.order.rend(); ++node) {
    if (!needed[*node]) continue;
    result_order_.insert(result_order_.begin(), *node);
    for (const std::size_t input : inputs_[*node]) needed[input] = true;
  }
  std::vector<bool> of_unit(cycle_.nodes.size());
  for (const std::size_t node : cycle_.order) {
    of_unit[node] = (methods_[node]->info().flags & KINERJA_INFO_WHOLE_GROUP) != 0 ||
                    std::any_of(inputs_[node].begin(), inputs_[node].end(), [&](std::size_t input) {
                      return of_unit[input];
                    });
    (of_unit[node] ? unit_nodes_ : own_nodes_).push_back(node);
  }
  near_.assign(cycle_.nodes.size(), true);
  for (auto node = cycle_.order.rbegin(); node != cycle_.order.rend(); ++node) {
    near_[*node] = near_[*node] && options_.near && methods_[*node]->takes_near();
    if (near_[*node]) continue;
    for (const std::size_t input : inputs_[*node]) near_[input] = false;
  }
}

bool Rater::needs_whole_groups(std::span<const std::size_t> nodes) const {
  return std::any_of(nodes.begin(), nodes.end(), [&](std::size_t node) {
    return (methods_[node]->info().flags & KINERJA_INFO_WHOLE_GROUP) != 0;
  });
}

Result<Scores> Rater::rate(const Evidence& evidence,
                           std::size_t first,
                           std::size_t last,
                           bool trail,
                           const Progress& progress) const {
  return rate_nodes(evidence, cycle_.order, first, last, trail, progress);
}

Result<Scores> Rater::rate_result(const Evidence& evidence,
                                  std::size_t first,
                                  std::size_t last) const {
  return rate_nodes(evidence, result_order_, first, last, false, {});
}

// Who stands in the same unit has to be rated for the nodes that see all of it, but needs no trail.
Result<Scores> Rater::rate_with_trail_of(const Evidence& evidence, std::size_t person) const {
  KINERJA_TRY(own, rate_nodes(evidence, own_nodes_, person, person + 1, true, {}));
  if (unit_nodes_.empty()) return own;
  Scores scores = nothing_yet(evidence.begin_of_group(person), evidence.end_of_group(person));
  const std::vector<bool> never_near(cycle_.nodes.size());
  RatingBench bench{cycle_, methods_, stop_, options_, inputs_, never_near, false};
  NodeRating rating(bench, evidence, scores);
  for (const std::size_t node : own_nodes_) {
    KINERJA_CHECK(rating.rate(node, {}));
    if (scores.nodes[node].same_bits(person - scores.first, own.nodes[node], 0)) continue;
    return fail(Errc::plugin_failed,
                text("simpul \"{}\": {}: nilai dengan penjelasan lain daripada tanpa penjelasan",
                     "node \"{}\": {}: the score with a trail is not that without one",
                     {cycle_.nodes[node].name, evidence.employee[person]}));
  }
  bench.trail = true;
  for (const std::size_t node : unit_nodes_) KINERJA_CHECK(rating.rate(node, {}));
  std::erase_if(scores.trail, [&](const TrailStep& step) { return step.person != person; });
  scores.trail.insert(scores.trail.end(), own.trail.begin(), own.trail.end());
  sort_by_person(scores);
  return scores;
}

bool Rater::units_take_inputs_alone() const {
  return std::all_of(unit_nodes_.begin(), unit_nodes_.end(), [&](std::size_t node) {
    return methods_[node]->takes_inputs_alone();
  });
}

Result<Scores> Rater::rate_own(const Evidence& evidence,
                               std::size_t first,
                               std::size_t last) const {
  Scores scores = nothing_yet(first, last);
  const RatingBench bench{cycle_, methods_, stop_, options_, inputs_, near_, false};
  NodeRating rating(bench, evidence, scores);
  for (const std::size_t node : own_nodes_) KINERJA_CHECK(rating.rate(node, {}));
  return scores;
}

Result<void> Rater::rate_units(const Evidence& evidence,
                               Scores& scores,
                               const TellExactly& tell) const {
  RatingBench bench{cycle_, methods_, stop_, options_, inputs_, near_, false};
  if (tell) bench.tell_own = &tell, bench.own = own_nodes_;
  std::erase_if(scores.reports, [&](const PersonReport& report) {
    return std::find(own_nodes_.begin(), own_nodes_.end(), report.node) == own_nodes_.end();
  });
  NodeRating rating(bench, evidence, scores);
  for (const std::size_t node : unit_nodes_) {
    scores.nodes[node].exact.clear();
    KINERJA_CHECK(rating.rate(node, {}));
  }
  return {};
}

Scores Rater::nothing_yet(std::size_t first, std::size_t last) const {
  Scores scores{first, last, {}, {}, {}};
  for (std::size_t k = 0; k < cycle_.nodes.size(); ++k)
    scores.nodes.push_back({std::vector<double>(last - first),
                            std::vector<std::int32_t>(last - first, -1),
                            std::vector<std::int32_t>(last - first, KINERJA_MISSING),
                            {},
                            {},
                            {}});
  return scores;
}

Result<Scores> Rater::rate_nodes(const Evidence& evidence,
                                 std::span<const std::size_t> nodes,
                                 std::size_t first,
                                 std::size_t last,
                                 bool trail,
                                 const Progress& progress) const {
  Scores scores = nothing_yet(first, last);
  const RatingBench bench{cycle_, methods_, stop_, options_, inputs_, near_, trail};
  NodeRating rating(bench, evidence, scores);
  for (const std::size_t node : nodes) KINERJA_CHECK(rating.rate(node, progress));
  for (NodeScores& node : scores.nodes)
    for (auto* column : {&node.low, &node.slack}) std::vector<double>().swap(*column);
  sort_by_person(scores);
  return scores;
}

void ResultHash::add(const Evidence& part, const Scores& scores) {
  constexpr std::size_t piece_bytes = std::size_t{1} << 16;
  std::string piece;
  const auto number = [&](std::uint64_t value) {
    piece.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  for (std::size_t i = scores.first; i < scores.last; ++i) {
    number(part.employee[i].size());
    piece += part.employee[i];
    for (const NodeScores& node : scores.nodes) {
      number(std::bit_cast<std::uint64_t>(node.score[i - scores.first]));
      number(static_cast<std::uint32_t>(node.grade[i - scores.first]));
      number(static_cast<std::uint32_t>(node.status[i - scores.first]));
    }
    if (piece.size() < piece_bytes) continue;
    hash_.add(piece);
    piece.clear();
  }
  hash_.add(piece);
}

std::string hash_of(const Evidence& evidence, const Scores& scores) {
  ResultHash hash;
  hash.add(evidence, scores);
  return hash.hex();
}

}  // namespace kinerja
