#include "explaining/excerpt.hpp"

#include <set>

namespace kinerja {
namespace {

template <class T>
std::vector<T> part(const std::vector<T>& column, std::size_t first, std::size_t last) {
  return {column.begin() + static_cast<std::ptrdiff_t>(first),
          column.begin() + static_cast<std::ptrdiff_t>(last)};
}

TextColumn part(const TextColumn& column, std::size_t first, std::size_t last) {
  TextColumn out;
  for (std::size_t i = first; i < last; ++i) out.push_back(column[i]);
  return out;
}

void copy_goals(const GoalEvidence& from, std::size_t first, std::size_t last, GoalEvidence& to) {
  const auto begin = static_cast<std::size_t>(from.begin[first]);
  const auto end = static_cast<std::size_t>(from.begin[last]);
  for (std::size_t i = first + 1; i <= last; ++i)
    to.begin.push_back(from.begin[i] - from.begin[first]);
  to.title = part(from.title, begin, end);
  to.indicator = part(from.indicator, begin, end);
  to.aspect = part(from.aspect, begin, end);
  to.target = part(from.target, begin, end);
  to.target_high = part(from.target_high, begin, end);
  to.actual = part(from.actual, begin, end);
  to.actual_exact = part(from.actual_exact, begin, end);
  to.plan = part(from.plan, begin, end);
  to.weight = part(from.weight, begin, end);
  to.share = part(from.share, begin, end);
  to.direction = part(from.direction, begin, end);
  to.flags = part(from.flags, begin, end);
}

// Returns the ratee's place in `to`.
std::uint32_t copy_ratee(const RatingEvidence& from, std::size_t place, RatingEvidence& to) {
  for (auto k = static_cast<std::size_t>(from.begin[place]);
       k < static_cast<std::size_t>(from.begin[place + 1]);
       ++k) {
    to.aspect.push_back(from.aspect[k]);
    to.rater.push_back(from.rater[k]);
    to.role.push_back(from.role[k]);
    to.score.push_back(from.score[k]);
  }
  to.begin.push_back(static_cast<std::int32_t>(to.size()));
  return static_cast<std::uint32_t>(to.begin.size() - 2);
}

}  // namespace

Evidence excerpt(const Evidence& whole, const Cycle& cycle, std::size_t first, std::size_t last) {
  Evidence out;
  out.employee = part(whole.employee, first, last);
  out.unit = part(whole.unit, first, last);
  out.group = part(whole.group, first, last);
  for (std::size_t i = first; i < last; ++i) {
    for (std::uint32_t k = whole.attr_begin[i]; k < whole.attr_begin[i + 1]; ++k) {
      out.attr_name.push_back(whole.attr_name[k]);
      out.attr_value.push_back(whole.attr_value[k]);
    }
    out.attr_begin.push_back(static_cast<std::uint32_t>(out.attr_name.size()));
  }
  out.indicators = whole.indicators;
  copy_goals(whole.goals, first, last, out.goals);
  const RatingEvidence& ratings = whole.ratings;
  std::set<std::int64_t> seen;
  for (std::size_t i = first; i < last; ++i) {
    for (const NodeUse& node : cycle.nodes) seen.insert(whole.ratee(i, node.ratee));
    const std::int32_t ratee = ratings.of_person[i];
    out.ratings.of_person.push_back(
        ratee < 0 ? -1
                  : static_cast<std::int32_t>(
                        copy_ratee(ratings, static_cast<std::size_t>(ratee), out.ratings)));
  }
  for (const auto& [ratee, place] : ratings.others)
    if (seen.contains(place))
      out.ratings.others.emplace(ratee, copy_ratee(ratings, place, out.ratings));
  return out;
}

}  // namespace kinerja
