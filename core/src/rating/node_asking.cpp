// What happens where a method cannot tell a row because an input is only nearly known. The nodes
// before it rate those people again and tell exact values, which costs more and is rarely needed;
// then the method rates them once more.

#include "rating/node_rating.hpp"
#include "threads/parallel.hpp"

#include <algorithm>

namespace kinerja {

void NodeRating::note_asking(const PeopleRange& people,
                             const RatedBatch& rated,
                             Ranges& asking) const {
  if (rated.slack.empty()) return;
  for (std::size_t row = 0; row < rated.status.size(); ++row) {
    if (rated.status[row] != KINERJA_ASK) continue;
    const std::size_t person = people.first + row;
    if (!asking.empty() && asking.back().last == person)
      ++asking.back().last;
    else
      asking.push_back({person, person + 1});
  }
}

Result<void> NodeRating::answer(std::size_t node, Ranges asking) {
  const Ranges people = settled(node, std::move(asking));
  std::vector<Ranges> wanted(bench_.cycle.nodes.size());
  want_inputs(node, people, wanted);
  // Inputs stand before those who read them.
  const std::vector<std::size_t>& order = bench_.cycle.order;
  const auto here = std::find(order.begin(), order.end(), node);
  for (auto before = std::make_reverse_iterator(here); before != order.rend(); ++before) {
    if (wanted[*before].empty()) continue;
    wanted[*before] = settled(*before, std::move(wanted[*before]));
    want_inputs(*before, wanted[*before], wanted);
  }
  for (auto before = order.begin(); before != here; ++before)
    if (!wanted[*before].empty()) KINERJA_CHECK(make_exact(*before, wanted[*before]));
  return rate_again(node, people);
}

// In order, without overlaps, and with all of a unit where the method must see all of it.
NodeRating::Ranges NodeRating::settled(std::size_t node, Ranges ranges) const {
  if (bench_.whole_groups(node))
    for (PeopleRange& range : ranges)
      range = {std::max(scores_.first, evidence_.begin_of_group(range.first)),
               std::min(scores_.last, evidence_.end_of_group(range.last - 1))};
  std::sort(ranges.begin(), ranges.end(), [](const PeopleRange& a, const PeopleRange& b) {
    return a.first < b.first;
  });
  Ranges merged;
  for (const PeopleRange& range : ranges)
    if (!merged.empty() && range.first <= merged.back().last)
      merged.back().last = std::max(merged.back().last, range.last);
    else
      merged.push_back(range);
  return merged;
}

// Adds those of `people` whom an input of the node knows only nearly to what is wanted of it.
void NodeRating::want_inputs(std::size_t node,
                             const Ranges& people,
                             std::vector<Ranges>& wanted) const {
  for (const std::size_t input : bench_.inputs[node]) {
    const NodeScores& known = scores_.nodes[input];
    if (known.slack.empty()) continue;
    for (const PeopleRange& range : people)
      for (std::size_t person = range.first; person < range.last; ++person) {
        if (known.slack[at(person)] == 0) continue;
        if (!wanted[input].empty() && wanted[input].back().last == person)
          ++wanted[input].back().last;
        else
          wanted[input].push_back({person, person + 1});
      }
  }
}

Result<void> NodeRating::each_batch(
    std::size_t node,
    const Ranges& people,
    const std::function<Result<void>(const PeopleRange& people)>& work) const {
  Ranges batches;
  for (const PeopleRange& range : people)
    for (const PeopleRange& batch :
         cut(evidence_, range, bench_.options.batch_people, bench_.whole_groups(node)))
      batches.push_back(batch);
  return in_parallel(bench_.options.threads, batches.size(), [&](std::size_t piece) {
    return work(batches[piece]);
  });
}

// What the method reports of these people it has reported before.
Result<void> NodeRating::make_exact(std::size_t node, const Ranges& people) {
  if (bench_.tell_own != nullptr &&
      std::find(bench_.own.begin(), bench_.own.end(), node) != bench_.own.end())
    return (*bench_.tell_own)(people);
  return each_batch(node, people, [&](const PeopleRange& batch) -> Result<void> {
    KINERJA_TRY(rated, rate_batch(node, columns(node, batch, false)));
    NodeScores& known = scores_.nodes[node];
    for (std::size_t row = 0; row < rated.score.size(); ++row) {
      const std::size_t i = at(batch.first + row);
      if (rated.score[row] != known.score[i] || rated.grade[row] != known.grade[i] ||
          rated.status[row] != known.status[i])
        return about(node,
                     fail(Errc::plugin_failed,
                          text("metode memberi nilai lain ketika diminta nilai yang persis",
                               "the method gave another score when asked for an exact one")));
      known.low[i] = 0;
      known.slack[i] = 0;
    }
    if (rated.exact.empty()) return {};
    const std::lock_guard lock(mutex_);
    if (known.exact.empty()) known.exact.resize(known.score.size());
    std::move(rated.exact.begin(),
              rated.exact.end(),
              known.exact.begin() + static_cast<std::ptrdiff_t>(at(batch.first)));
    return {};
  });
}

Result<void> NodeRating::rate_again(std::size_t node, const Ranges& people) {
  const auto rated_again = [&](const PersonReport& report) {
    if (report.node != node) return false;
    const auto after = std::upper_bound(
        people.begin(),
        people.end(),
        report.person,
        [](std::size_t person, const PeopleRange& range) { return person < range.first; });
    return after != people.begin() && report.person < std::prev(after)->last;
  };
  std::erase_if(scores_.reports, rated_again);
  return each_batch(node, people, [&](const PeopleRange& batch) -> Result<void> {
    KINERJA_TRY(rated, rate_batch(node, columns(node, batch, true)));
    for (std::size_t row = 0; row < rated.status.size(); ++row) {
      if (rated.status[row] != KINERJA_ASK) continue;
      rated.status[row] = KINERJA_E_INTERNAL;
      rated.reports.push_back({KINERJA_E_INTERNAL,
                               static_cast<std::int64_t>(row),
                               "",
                               text("metode meminta masukan yang sudah persis",
                                    "the method asked for inputs that are exact already")});
    }
    keep(node, batch, rated);
    const std::lock_guard lock(mutex_);
    keep_words(node, batch, rated);
    return {};
  });
}

}  // namespace kinerja
