// The place of each person within the unit.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

/// One person's score: the double nearest to it, and itself. Doubles that differ are in the order
/// of what they are nearest to, so the second is looked at between equal ones of two people alone.
template <class Number>
struct Entry {
  explicit Entry(const kinerja::Employee& employee)
      : score(employee.input(0).score()), person(employee) {}

  Number value() const { return person.input(0).value<Number>(); }
  bool same_person(const Entry& other) const { return person.row() == other.person.row(); }

  double score;
  kinerja::Employee person;
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
struct Standing {
  std::vector<Entry<Number>> scores;                            // of all who have one, best first
  std::vector<Place> places;                                    // of each of them
  std::vector<std::pair<std::uint32_t, std::size_t>> entry_of;  // rows, and their entries
  std::optional<Number> sum;                                    // made when the trail asks for it

  const Place& place_of(const kinerja::Employee& employee) const {
    const std::pair mine(employee.row(), std::size_t{0});
    return places[std::lower_bound(entry_of.begin(), entry_of.end(), mine)->second];
  }
  const Number& total() {
    if (!sum) {
      sum.emplace();
      for (const Entry<Number>& entry : scores) *sum += entry.value();
    }
    return *sum;
  }
};

/// Who stands before whom.
struct Before {
  bool low_first;
  template <class Number>
  bool operator()(const Entry<Number>& a, const Entry<Number>& b) const {
    if (a.score != b.score) return (a.score < b.score) == low_first;
    if (a.same_person(b)) return false;
    return low_first ? a.value() < b.value() : b.value() < a.value();
  }
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
    Standing<Number> standing;
    standing.scores.reserve(group.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (group[i].input(0).has()) standing.scores.emplace_back(group[i]);
    }
    std::sort(standing.scores.begin(), standing.scores.end(), before());
    find_places(standing);
    return standing;
  }

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee,
                      Standing<Number>& standing,
                      kinerja::Trail& trail) const {
    const kinerja::Input input = employee.input(0);
    if (!input.has()) return kinerja::Score::missing("INPUT_MISSING");
    const Place& of = standing.place_of(employee);
    const auto place = 1 + static_cast<std::int64_t>(dense_ ? of.different_before : of.first);
    const auto people = std::ssize(standing.scores);
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
  Before before() const { return {low_first_}; }

  // Equal scores stand side by side, and any sorting has compared those who do.
  template <class Number>
  void find_places(Standing<Number>& standing) const {
    const std::vector<Entry<Number>>& all = standing.scores;
    standing.places.resize(all.size());
    for (std::size_t first = 0, different = 0; first < all.size(); ++different) {
      std::size_t last = first + 1;
      while (last < all.size() && !before()(all[last - 1], all[last])) ++last;
      for (std::size_t k = first; k < last; ++k) {
        standing.places[k] = {first, last, different};
        standing.entry_of.emplace_back(all[k].person.row(), k);
      }
      first = last;
    }
    std::sort(standing.entry_of.begin(), standing.entry_of.end());
  }

  bool dense_;
  bool low_first_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.rank", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Rank)
