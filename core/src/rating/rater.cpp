#include <kinerja/core/rating.hpp>

#include "rating/parallel.hpp"
#include "rating/rate_batch.hpp"

#include <algorithm>
#include <bit>
#include <mutex>

namespace kinerja {
namespace {

struct Range {
  std::size_t first;
  std::size_t last;
};

// Cuts people into batches; with whole groups, each batch ends where a unit ends.
std::vector<Range> cut(const Evidence& evidence,
                       Range people,
                       std::size_t size,
                       bool whole_groups) {
  std::vector<Range> batches;
  for (std::size_t at = people.first; at < people.last;) {
    std::size_t end = size == 0 ? people.last : at + std::min(size, people.last - at);
    if (whole_groups) end = std::min(people.last, evidence.end_of_group(end - 1));
    batches.push_back({at, end});
    at = end;
  }
  return batches;
}

// A step's reference as a place in the whole evidence.
std::int64_t resolve(std::int32_t ref_kind,
                     std::int32_t ref,
                     const RateBatch& batch,
                     const Cycle& cycle,
                     const NodeUse& node) {
  if (ref < 0) return -1;
  switch (ref_kind) {
    case KINERJA_REF_GOAL:
      return batch.goal(ref);
    case KINERJA_REF_RATING:
      return batch.rating(ref);
    case KINERJA_REF_INPUT:
      return cycle.node(node.inputs[static_cast<std::size_t>(ref)]) - cycle.nodes.data();
    default:
      return ref;
  }
}

}  // namespace

Rater::Rater(const Cycle& cycle,
             std::span<const std::unique_ptr<MethodInstance>> methods,
             const StopSource& stop,
             RatingOptions options)
    : cycle_(cycle), methods_(methods), stop_(stop), options_(options) {
  std::vector<bool> needed(cycle_.nodes.size());
  needed[cycle_.result_node] = true;
  for (auto node = cycle_.order.rbegin(); node != cycle_.order.rend(); ++node) {
    if (!needed[*node]) continue;
    result_order_.insert(result_order_.begin(), *node);
    for (const std::string& input : cycle_.nodes[*node].inputs)
      needed[static_cast<std::size_t>(cycle_.node(input) - cycle_.nodes.data())] = true;
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

Result<Scores> Rater::rate_nodes(const Evidence& evidence,
                                 std::span<const std::size_t> nodes,
                                 std::size_t first,
                                 std::size_t last,
                                 bool trail,
                                 const Progress& progress) const {
  Scores scores{first, last, {}, {}, {}};
  for (std::size_t k = 0; k < cycle_.nodes.size(); ++k)
    scores.nodes.push_back({std::vector<double>(last - first),
                            std::vector<std::int32_t>(last - first, -1),
                            std::vector<std::int32_t>(last - first, KINERJA_MISSING),
                            {}});
  for (const std::size_t node : nodes)
    KINERJA_CHECK(rate_node(evidence, node, trail, progress, scores));
  const auto by_person = [](const auto& a, const auto& b) {
    return std::pair(a.person, a.node) < std::pair(b.person, b.node);
  };
  std::stable_sort(scores.reports.begin(), scores.reports.end(), by_person);
  std::stable_sort(scores.trail.begin(), scores.trail.end(), by_person);
  return scores;
}

Result<void> Rater::rate_node(const Evidence& evidence,
                              std::size_t node,
                              bool trail,
                              const Progress& progress,
                              Scores& scores) const {
  const MethodInstance& method = *methods_[node];
  const NodeUse& use = cycle_.nodes[node];
  const auto batches = cut(evidence,
                           {scores.first, scores.last},
                           options_.batch_people,
                           (method.info().flags & KINERJA_INFO_WHOLE_GROUP) != 0);
  std::mutex mutex;  // guards fractions, reports, trail, progress; the score columns are disjoint
  return in_parallel(options_.threads, batches.size(), [&](std::size_t piece) -> Result<void> {
    if (stop_.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
    const auto [first, last] = batches[piece];
    const RateBatch batch(cycle_, use, evidence, scores, first, last);
    auto rated = method.rate(batch.in(), trail);
    if (!rated) {
      Error error = std::move(rated).error();
      error.message = text("simpul \"{}\": {}", "node \"{}\": {}", {use.name, error.message});
      return error;
    }
    const auto offset = static_cast<std::ptrdiff_t>(first - scores.first);
    NodeScores& out = scores.nodes[node];
    std::copy(rated->score.begin(), rated->score.end(), out.score.begin() + offset);
    std::copy(rated->grade.begin(), rated->grade.end(), out.grade.begin() + offset);
    std::copy(rated->status.begin(), rated->status.end(), out.status.begin() + offset);

    const std::lock_guard lock(mutex);
    if (!rated->exact.empty()) {
      if (out.exact.empty()) out.exact.resize(out.score.size());
      std::move(rated->exact.begin(), rated->exact.end(), out.exact.begin() + offset);
    }
    for (Report& report : rated->reports)
      if (report.row >= 0 && static_cast<std::size_t>(report.row) < last - first)
        scores.reports.push_back({first + static_cast<std::size_t>(report.row),
                                  node,
                                  report.code,
                                  std::move(report.message)});
    for (std::size_t k = 0; k < rated->trail_row.size(); ++k) {
      const std::int32_t kind =
          method.steps()[static_cast<std::size_t>(rated->trail_step[k])].ref_kind;
      scores.trail.push_back({first + static_cast<std::size_t>(rated->trail_row[k]),
                              node,
                              rated->trail_step[k],
                              kind,
                              resolve(kind, rated->trail_ref[k], batch, cycle_, use),
                              rated->trail_a[k],
                              rated->trail_b[k],
                              rated->trail_result[k]});
    }
    if (progress) progress(last - first);
    return {};
  });
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
