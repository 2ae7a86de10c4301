// The place of each person within the unit.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace {

/// What a unit's people have in common.
struct Standing {
  std::vector<kinerja::Exact> scores;    // of all who have one, best first
  std::vector<kinerja::Exact> distinct;  // the same without repeats; for dense places
  std::optional<kinerja::Exact> sum;     // made when the trail asks for it

  const kinerja::Exact& total() {
    if (!sum) {
      sum.emplace();
      for (const kinerja::Exact& score : scores) *sum += score;
    }
    return *sum;
  }
};

/// Who stands before whom.
struct Before {
  bool low_first;
  bool operator()(const kinerja::Exact& a, const kinerja::Exact& b) const {
    return low_first ? a < b : b < a;
  }
};

class Rank : public kinerja::GroupMethod {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.rank", "NAME", "ABOUT", schema_json, KINERJA_INFO_WHOLE_GROUP};
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

  Standing study(const kinerja::Group& group) const {
    Standing standing;
    for (std::size_t i = 0; i < group.size(); ++i) {
      const kinerja::Input input = group[i].input(0);
      if (!input.has()) continue;
      standing.scores.push_back(input.value());
    }
    std::sort(standing.scores.begin(), standing.scores.end(), before());
    if (dense_)
      std::unique_copy(
          standing.scores.begin(), standing.scores.end(), std::back_inserter(standing.distinct));
    return standing;
  }

  kinerja::Score rate(const kinerja::Employee& employee,
                      Standing& standing,
                      kinerja::Trail& trail) const {
    const kinerja::Input input = employee.input(0);
    if (!input.has()) return kinerja::Score::missing("INPUT_MISSING");
    const std::vector<kinerja::Exact>& all = standing.scores;
    const kinerja::Exact score = input.value();
    const auto [first, last] = std::equal_range(all.begin(), all.end(), score, before());
    const auto people = std::ssize(all);
    const auto equal = last - first;
    const auto behind = all.end() - last;
    const auto place = 1 + (dense_ ? places_before(standing.distinct, score) : first - all.begin());
    if (trail.on()) {
      trail.step("mean", kinerja::Ref::none(), standing.total(), people, standing.total() / people);
      // Half of those with the same score count as behind, so that the whole unit averages 50.
      const kinerja::Exact percentile = kinerja::Exact(100) * (2 * behind + equal) / (2 * people);
      trail.step("percentile", kinerja::Ref::none(), behind, equal, percentile);
    }
    trail.step("place", input, score, people, place);
    return kinerja::Score(place);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return 3; }

 private:
  Before before() const { return {low_first_}; }
  std::ptrdiff_t places_before(const std::vector<kinerja::Exact>& distinct,
                               const kinerja::Exact& score) const {
    return std::lower_bound(distinct.begin(), distinct.end(), score, before()) - distinct.begin();
  }

  bool dense_;
  bool low_first_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.rank", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Rank)
