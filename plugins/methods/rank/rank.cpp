// The place of each person within the unit.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace {

/// One person's score as the double nearest to it. Doubles that differ are in the order of what
/// they are nearest to, so the score itself is looked at between equal ones of two people alone.
struct Entry {
  double nearest;
  std::uint32_t person;  // place in the group
};

/// Where a score stands: those before it, those that are equal, and how many different ones come
/// before it.
struct Place {
  std::size_t first = 0;
  std::size_t last = 0;  // one past the last that is equal
  std::size_t different_before = 0;
};

/// What a unit's people have in common.
template <class Number>
class Standing {
 public:
  Standing(const kinerja::Group& group, bool low_first)
      : group_(group), low_first_(low_first), place_of_(group.size()) {
    scores_.reserve(group.size());
    for (std::uint32_t i = 0; i < group.size(); ++i)
      if (const kinerja::Input input = group[i].input(0); input.has())
        scores_.push_back({input.score(), i});
    const auto before = [this](const Entry& a, const Entry& b) { return is_before(a, b); };
    std::sort(scores_.begin(), scores_.end(), before);
    find_places();
  }

  /// People who have a score.
  std::size_t size() const { return scores_.size(); }
  const Place& place_of(const kinerja::Employee& employee) const {
    return place_of_[find(employee.row())];
  }
  /// The sum of all scores, made when it is first asked for.
  const Number& total() {
    if (!sum_) {
      sum_.emplace();
      for (const Entry& entry : scores_) *sum_ += value(entry);
    }
    return *sum_;
  }

 private:
  Number value(const Entry& entry) const {
    return group_[entry.person].input(0).template value<Number>();
  }
  bool is_before(const Entry& a, const Entry& b) const {
    if (a.nearest != b.nearest) return (a.nearest < b.nearest) == low_first_;
    if (a.person == b.person) return false;
    return low_first_ ? value(a) < value(b) : value(b) < value(a);
  }

  // Equal scores stand side by side, and any sorting has compared those who do.
  void find_places() {
    for (std::size_t first = 0, different = 0; first < size(); ++different) {
      std::size_t last = first + 1;
      while (last < size() && !is_before(scores_[last - 1], scores_[last])) ++last;
      for (std::size_t k = first; k < last; ++k)
        place_of_[scores_[k].person] = {first, last, different};
      first = last;
    }
  }

  // The place in the group of a row of the batch. Rows of a group ascend, mostly one by one.
  std::size_t find(std::uint32_t row) const {
    std::size_t low = 0, high = group_.size() - 1;
    const std::size_t likely = row - group_[0].row();
    if (likely <= high && group_[likely].row() == row) return likely;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (group_[middle].row() < row)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  kinerja::Group group_;
  bool low_first_;
  std::vector<Entry> scores_;    // of all who have one, best first
  std::vector<Place> place_of_;  // of each of the group
  std::optional<Number> sum_;
};

class Rank : public kinerja::GroupMethod {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.rank", "NAME", "ABOUT", schema_json, KINERJA_INFO_WHOLE_GROUP};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"mean", KINERJA_REF_NONE, "STEP_MEAN"},
      {"percentile", KINERJA_REF_NONE, "STEP_PERCENTILE"},
      {"place", KINERJA_REF_INPUT, "STEP_PLACE"},
  };

  explicit Rank(const kinerja::MethodSetup& setup)
      : dense_(setup.config().text("ties", "competition") == "dense"),
        low_first_(setup.config().text("order", "high_first") == "low_first") {
    if (setup.inputs().size() != 1)
      setup.mistake("", "ONE_INPUT: " + std::to_string(setup.inputs().size()));
  }

  template <class Number>
  Standing<Number> study(const kinerja::Group& group) const {
    return {group, low_first_};
  }

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee,
                      Standing<Number>& standing,
                      kinerja::Trail& trail) const {
    const kinerja::Input input = employee.input(0);
    if (!input.has()) return kinerja::Score::missing("INPUT_MISSING");
    const Place& of = standing.place_of(employee);
    const auto place = 1 + static_cast<std::int64_t>(dense_ ? of.different_before : of.first);
    const auto people = static_cast<std::int64_t>(standing.size());
    if (trail.on()) {
      const auto equal = static_cast<std::int64_t>(of.last - of.first);
      const auto behind = people - static_cast<std::int64_t>(of.last);
      trail.step("mean", kinerja::Ref::none(), standing.total(), people, standing.total() / people);
      // Half of those with the same score count as behind, so that the whole unit averages 50.
      const Number percentile = Number(100) * (2 * behind + equal) / (2 * people);
      trail.step("percentile", kinerja::Ref::none(), behind, equal, percentile);
    }
    if (trail.on()) trail.step("place", input, input.value<Number>(), people, place);
    return kinerja::Score(place);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return 3; }

 private:
  bool dense_;
  bool low_first_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.rank", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Rank)
