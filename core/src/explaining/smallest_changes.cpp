#include <kinerja/core/explaining.hpp>
#include <kinerja/core/number.hpp>

#include "explaining/excerpt.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace kinerja {
namespace {

constexpr int max_doublings = 40;       // of the distance that is searched
constexpr std::size_t max_changes = 3;  // that are shown in each direction
constexpr double reach = 10;            // no further than so many times the figure or its target

// A figure of the evidence that can be changed, and the grid that people would write it on.
struct Knob {
  double* value;
  double grid;
  double low;
  double high;
  Text what;
  std::optional<std::size_t> goal = {};  // whose figure it is
};

// 1 for 12, 0.1 for 3.5, 0.01 for 2.25: the last decimal that is written.
double grid_of(double a, double b) {
  const auto decimals = [](double value) {
    const std::string digits = shortest(value);
    const std::size_t point = digits.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
  };
  return std::pow(10.0, -std::min(6, std::max(decimals(a), decimals(b))));
}

std::vector<Knob> knobs_of(const Cycle& cycle, Evidence& evidence, std::size_t person) {
  std::vector<Knob> knobs;
  GoalEvidence& goals = evidence.goals;
  for (auto k = static_cast<std::size_t>(goals.begin[person]);
       k < static_cast<std::size_t>(goals.begin[person + 1]);
       ++k) {
    if ((goals.flags[k] & KINERJA_EV_HAS_ACTUAL) == 0) continue;
    const double size =
        std::max({std::fabs(goals.actual[k]), std::fabs(goals.target[k]), 1.0}) * reach;
    knobs.push_back({&goals.actual[k],
                     grid_of(goals.actual[k], goals.target[k]),
                     goals.actual[k] < 0 ? -size : 0,
                     size,
                     goal_text(evidence, k),
                     k});
  }
  const std::int64_t ratee = evidence.ratee(person, Ratee{});
  if (ratee < 0) return knobs;
  RatingEvidence& ratings = evidence.ratings;
  for (auto k = static_cast<std::size_t>(ratings.begin[static_cast<std::size_t>(ratee)]);
       k < static_cast<std::size_t>(ratings.begin[static_cast<std::size_t>(ratee) + 1]);
       ++k) {
    if (ratings.role[k] != KINERJA_ROLE_SELF && ratings.role[k] != KINERJA_ROLE_SUPERIOR) continue;
    const Aspect& aspect = cycle.aspects[ratings.aspect[k]];
    knobs.push_back(
        {&ratings.score[k],
         grid_of(ratings.score[k], aspect.min),
         aspect.min,
         aspect.max,
         text("{}, penilaian {}", "{}, rated by {}", {aspect.title, role_text(ratings.role[k])})});
  }
  return knobs;
}

// Tries values of one knob after the other on the methods themselves.
class Trials {
 public:
  Trials(const Cycle& cycle, const Rater& rater, Evidence& evidence, std::size_t person)
      : cycle_(cycle), rater_(rater), evidence_(evidence), person_(person) {}

  /// The grade with the evidence as it stands; -1 when there is none.
  Result<std::int32_t> grade() {
    const auto scores = rater_.rate_result(evidence_, 0, evidence_.size());
    if (!scores) return scores.error();
    return scores->nodes[cycle_.result_node].grade[person_];
  }

  /// The nearest value in one direction (+1, -1) that gives another grade, if there is one: first
  /// in doubling distances, then by halving. Methods that go up and down may hide a nearer one.
  Result<std::optional<GradeChange>> search(const Knob& knob, int direction, std::int32_t now) {
    const double start = *knob.value;
    const auto at = [&](double steps) {
      const double on_grid =
          std::round((start + direction * steps * knob.grid) / knob.grid) * knob.grid;
      // As a decimal, so that 0.30000000000000004 is neither tried nor told for 0.3.
      const double decimal = std::strtod(number_text(on_grid).en.c_str(), nullptr);
      return std::clamp(decimal, knob.low, knob.high);
    };
    double near = 0, far = 1;
    std::optional<GradeChange> found;
    for (int k = 0; k < max_doublings; ++k, near = far, far *= 2) {
      KINERJA_TRY(grade, grade_at(knob, at(far)));
      if (grade != now && grade >= 0) {
        found = GradeChange{knob.what, start, at(far), grade, grade > now};
        break;
      }
      if (at(far) == knob.low || at(far) == knob.high) break;
    }
    while (found && far - near > 1) {
      const double middle = std::floor((near + far) / 2);
      KINERJA_TRY(grade, grade_at(knob, at(middle)));
      if (grade != now && grade >= 0) {
        far = middle;
        found = GradeChange{knob.what, start, at(middle), grade, grade > now};
      } else {
        near = middle;
      }
    }
    return found;
  }

 private:
  // A figure that was changed is the decimal that was tried, and no longer the fraction it had.
  static TextColumn without(const TextColumn& fractions, std::size_t place) {
    TextColumn out;
    for (std::size_t i = 0; i < fractions.size(); ++i)
      out.push_back(i == place ? std::string_view() : fractions[i]);
    return out;
  }

  Result<std::int32_t> grade_at(const Knob& knob, double value) {
    const double before = *knob.value;
    TextColumn exact = evidence_.goals.actual_exact;
    if (knob.goal) evidence_.goals.actual_exact = without(exact, *knob.goal);
    *knob.value = value;
    auto result = grade();
    *knob.value = before;
    evidence_.goals.actual_exact = std::move(exact);
    return result;
  }

  const Cycle& cycle_;
  const Rater& rater_;
  Evidence& evidence_;
  std::size_t person_;
};

double relative_size(const GradeChange& change) {
  return std::fabs(change.to - change.from) / std::max(std::fabs(change.from), 1.0);
}

}  // namespace

Result<std::vector<GradeChange>> smallest_changes(const Cycle& cycle,
                                                  const Rater& rater,
                                                  const Evidence& evidence,
                                                  std::size_t person) {
  std::size_t first = person, last = person + 1;
  if (rater.result_needs_whole_groups()) {
    first = evidence.begin_of_group(person);
    last = evidence.end_of_group(person);
  }
  Evidence small = excerpt(evidence, cycle, first, last);
  Trials trials(cycle, rater, small, person - first);
  KINERJA_TRY(now, trials.grade());
  std::vector<GradeChange> better, worse;
  if (now < 0) return better;
  for (const Knob& knob : knobs_of(cycle, small, person - first)) {
    for (const int direction : {1, -1}) {
      KINERJA_TRY(change, trials.search(knob, direction, now));
      if (change) (change->better ? better : worse).push_back(*std::move(change));
    }
  }
  for (auto* changes : {&better, &worse}) {
    std::stable_sort(changes->begin(), changes->end(), [](const auto& a, const auto& b) {
      return relative_size(a) < relative_size(b);
    });
    if (changes->size() > max_changes) changes->resize(max_changes);
  }
  better.insert(better.end(), worse.begin(), worse.end());
  return better;
}

}  // namespace kinerja
