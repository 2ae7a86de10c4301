#include "rating/node_rating.hpp"

#include "rating/rate_batch.hpp"
#include "threads/parallel.hpp"

#include <algorithm>
#include <iterator>

namespace kinerja {
namespace {

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

std::vector<PeopleRange> cut(const Evidence& evidence,
                             PeopleRange people,
                             std::size_t size,
                             bool whole_groups) {
  std::vector<PeopleRange> batches;
  for (std::size_t at = people.first; at < people.last;) {
    std::size_t end = size == 0 ? people.last : at + std::min(size, people.last - at);
    if (whole_groups) end = std::min(people.last, evidence.end_of_group(end - 1));
    batches.push_back({at, end});
    at = end;
  }
  return batches;
}

Result<void> NodeRating::rate(std::size_t node, const Rater::Progress& progress) {
  const std::vector<PeopleRange> batches = cut(evidence_,
                                               {scores_.first, scores_.last},
                                               bench_.options.batch_people,
                                               bench_.whole_groups(node));
  const bool near = bench_.near_node(node);
  NodeScores& out = scores_.nodes[node];
  const bool read = std::any_of(bench_.inputs.begin(), bench_.inputs.end(), [&](const auto& all) {
    return std::find(all.begin(), all.end(), node) != all.end();
  });
  if (near && read)
    for (auto* column : {&out.low, &out.slack}) column->assign(out.score.size(), 0.0);
  std::vector<PeopleRange> asking;
  KINERJA_CHECK(
      in_parallel(bench_.options.threads, batches.size(), [&](std::size_t piece) -> Result<void> {
        const PeopleRange& people = batches[piece];
        const RateBatch batch = columns(node, people, near);
        KINERJA_TRY(rated, rate_batch(node, batch));
        keep(node, people, rated);
        if (rated.reports.empty() && rated.exact.empty() && rated.slack.empty() &&
            rated.trail_row.empty() && !progress)
          return {};
        const std::lock_guard lock(mutex_);
        keep_words(node, people, rated);
        keep_trail(node, people, batch, rated);
        note_asking(people, rated, asking);
        if (progress) progress(people.last - people.first);
        return {};
      }));
  return asking.empty() ? Result<void>{} : answer(node, std::move(asking));
}

RateBatch NodeRating::columns(std::size_t node, const PeopleRange& people, bool near) const {
  return {bench_.cycle.nodes[node],
          bench_.inputs[node],
          evidence_,
          scores_,
          people.first,
          people.last,
          {.near = near, .evidence = !bench_.methods[node]->takes_inputs_alone()}};
}

Result<RatedBatch> NodeRating::rate_batch(std::size_t node, const RateBatch& batch) const {
  if (bench_.stop.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
  auto rated = bench_.methods[node]->rate(batch.in(), bench_.trail);
  if (rated) return rated;
  return about(node, std::move(rated).error());
}

Error NodeRating::about(std::size_t node, Error error) const {
  error.message =
      text("simpul \"{}\": {}", "node \"{}\": {}", {bench_.cycle.nodes[node].name, error.message});
  return error;
}

void NodeRating::keep(std::size_t node, const PeopleRange& people, RatedBatch& rated) {
  NodeScores& out = scores_.nodes[node];
  const auto offset = static_cast<std::ptrdiff_t>(at(people.first));
  std::copy(rated.score.begin(), rated.score.end(), out.score.begin() + offset);
  std::copy(rated.grade.begin(), rated.grade.end(), out.grade.begin() + offset);
  std::copy(rated.status.begin(), rated.status.end(), out.status.begin() + offset);
  if (out.slack.empty() || rated.slack.empty()) return;
  std::copy(rated.low.begin(), rated.low.end(), out.low.begin() + offset);
  std::copy(rated.slack.begin(), rated.slack.end(), out.slack.begin() + offset);
}

void NodeRating::keep_words(std::size_t node, const PeopleRange& people, RatedBatch& rated) {
  NodeScores& out = scores_.nodes[node];
  if (!rated.exact.empty()) {
    if (out.exact.empty()) out.exact.resize(out.score.size());
    std::move(rated.exact.begin(),
              rated.exact.end(),
              out.exact.begin() + static_cast<std::ptrdiff_t>(at(people.first)));
  }
  for (Report& report : rated.reports)
    if (report.row >= 0 && static_cast<std::size_t>(report.row) < people.last - people.first)
      scores_.reports.push_back({people.first + static_cast<std::size_t>(report.row),
                                 node,
                                 report.code,
                                 std::move(report.message)});
}

void NodeRating::keep_trail(std::size_t node,
                            const PeopleRange& people,
                            const RateBatch& batch,
                            const RatedBatch& rated) {
  for (std::size_t k = 0; k < rated.trail_row.size(); ++k) {
    const std::int32_t kind =
        bench_.methods[node]->steps()[static_cast<std::size_t>(rated.trail_step[k])].ref_kind;
    scores_.trail.push_back(
        {people.first + static_cast<std::size_t>(rated.trail_row[k]),
         node,
         rated.trail_step[k],
         kind,
         resolve(kind, rated.trail_ref[k], batch, bench_.cycle, bench_.cycle.nodes[node]),
         rated.trail_a[k],
         rated.trail_b[k],
         rated.trail_result[k]});
  }
}

}  // namespace kinerja
