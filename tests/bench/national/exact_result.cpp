#include "exact_result.hpp"

#include "made_up_people.hpp"
#include "natural.hpp"

#include <algorithm>
#include <array>

namespace kinerja::bench {
namespace {

constexpr Fixed one = Fixed{1} << fixed_bits;

// A fraction of numbers that are small enough to multiply.
struct Ratio {
  std::uint64_t above = 0, below = 1;

  Fixed fixed() const { return static_cast<Fixed>(above) * one / static_cast<Fixed>(below); }
};

struct Part {
  std::uint64_t weight = 0;
  Ratio reached;  // at most 6/5
};
using Parts = std::array<Part, indicators>;

Parts parts_of(std::uint64_t person) {
  const auto weights = weights_of(person);
  Parts parts;
  for (unsigned i = 0; i < indicators; ++i) {
    Ratio ratio{reached_in_year(person, i), target_of(person, i)};
    if (lower_is_better(person, i)) std::swap(ratio.above, ratio.below);
    if (ratio.above * 5 > ratio.below * 6) ratio = {6, 5};
    parts.at(i) = {weights.at(i), ratio};
  }
  return parts;
}

std::uint64_t sum_of_weights(const Parts& parts) {
  std::uint64_t sum = 0;
  for (const Part& part : parts) sum += part.weight;
  return sum;
}

Fraction result_fraction(std::uint64_t person) {
  const Parts parts = parts_of(person);
  Fraction sum;
  for (const Part& part : parts) {
    sum.above = sum.above * part.reached.below + sum.below * (part.weight * part.reached.above);
    sum.below = sum.below * part.reached.below;
  }
  return {sum.above * 100, sum.below * sum_of_weights(parts)};
}

// The sheets of one group of raters.
struct Group {
  std::uint64_t sheets = 0, sum = 0, lowest = aspects * 5, highest = 0;

  void add(std::uint64_t marks) {
    ++sheets;
    sum += marks;
    lowest = std::min(lowest, marks);
    highest = std::max(highest, marks);
  }
  Ratio mean() const {
    return sheets < 4 ? Ratio{sum, sheets} : Ratio{sum - lowest - highest, sheets - 2};
  }
};

Ratio behaviour_ratio(std::uint64_t person) {
  constexpr std::array<std::uint64_t, 4> weights = {5, 60, 20, 15};
  std::array<Group, 4> groups;
  for (unsigned rater = 0; rater < raters; ++rater) {
    std::uint64_t sum = 0;
    for (const std::uint64_t mark : marks_of(person, rater)) sum += mark;
    groups.at(static_cast<std::size_t>(role_of(person, rater))).add(sum);
  }
  Ratio mean{0, 1};
  std::uint64_t weight = 0;
  for (std::size_t role = 0; role < groups.size(); ++role) {
    const bool alone = role < 2;  // one self, one superior
    if (!alone && groups.at(role).sheets < 3) continue;
    const Ratio part = groups.at(role).mean();
    mean.above = mean.above * part.below + weights.at(role) * part.above * mean.below;
    mean.below *= part.below;
    weight += weights.at(role);
  }
  Ratio behaviour{mean.above * 24, mean.below * weight * aspects};
  if (const std::uint64_t feedback = public_hundredths(person); feedback != 0)
    behaviour = {behaviour.above * 900 + feedback * 24 * behaviour.below, behaviour.below * 1000};
  return behaviour;
}

Fraction final_fraction(std::uint64_t person) {
  const Fraction result = result_fraction(person);
  const Ratio behaviour = behaviour_ratio(person);
  return {result.above * (7 * behaviour.below) + result.below * (3 * behaviour.above),
          result.below * (10 * behaviour.below)};
}

bool result_reaches(std::uint64_t person, Fixed result, std::uint64_t threshold) {
  const Fixed edge = static_cast<Fixed>(threshold) * one;
  if (result > edge + fixed_error) return true;
  if (result < edge - fixed_error) return false;
  return result_fraction(person) >= Fraction{threshold, 1};
}

Level level_of(bool meets, bool above) {
  if (above) return Level::above;
  return meets ? Level::meets : Level::below;
}

}  // namespace

ExactResult exact_result(std::uint64_t person) {
  ExactResult exact;
  const Parts parts = parts_of(person);
  for (const Part& part : parts)
    exact.result += static_cast<Fixed>(part.weight) * part.reached.fixed();
  exact.result = exact.result * 100 / static_cast<Fixed>(sum_of_weights(parts));
  const Ratio behaviour = behaviour_ratio(person);
  exact.behaviour = behaviour.fixed();
  exact.final_score = (7 * exact.result + 3 * exact.behaviour) / 10;
  exact.result_level = level_of(result_reaches(person, exact.result, result_thresholds.meets),
                                result_reaches(person, exact.result, result_thresholds.above));
  exact.behaviour_level = level_of(behaviour.above >= behaviour_thresholds.meets * behaviour.below,
                                   behaviour.above >= behaviour_thresholds.above * behaviour.below);
  exact.predicate = predicate_of(exact.result_level, exact.behaviour_level);
  return exact;
}

int predicate_of(Level result, Level behaviour) {
  constexpr std::array<std::array<int, 3>, 3> predicates = {{{1, 3, 3}, {2, 4, 4}, {2, 4, 5}}};
  return predicates.at(static_cast<std::size_t>(result) - 1)
      .at(static_cast<std::size_t>(behaviour) - 1);
}

std::strong_ordering compare_finals(std::uint64_t one_person, std::uint64_t other) {
  return final_fraction(one_person) <=> final_fraction(other);
}

}  // namespace kinerja::bench
