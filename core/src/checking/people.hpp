#pragma once

// People to be rated, made up from the surroundings of an example, and their columns.

#include <kinerja/core/rows.hpp>
#include <kinerja/method.h>

#include "checking/example.hpp"
#include "checking/random.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kinerja::checking {

struct MadeGoal {
  std::uint32_t indicator = 0;
  std::uint32_t aspect = UINT32_MAX;
  double target = 0, target_high = 0, actual = 0, weight = 1, share = 1;
  std::uint8_t direction = KINERJA_MORE_IS_BETTER;
  std::uint8_t flags = 0;
  std::uint32_t plan = 0;
  std::string exact = {};
};
struct MadeRating {
  std::uint32_t aspect = 0, rater = 0;
  std::uint8_t role = KINERJA_ROLE_SUPERIOR;
  double score = 0;
};
struct MadeInput {
  double score = 0;
  std::int32_t grade = -1;
  std::int32_t status = KINERJA_OK;
  std::string exact = {};
};
struct MadeFact {
  double number = 0;
  std::uint32_t word = 0;
  std::uint8_t flags = 0;
};
struct MadePerson {
  std::uint64_t employee = 0;
  std::uint32_t group = 0;
  std::vector<MadeGoal> goals = {};
  std::vector<MadeRating> ratings = {};
  std::vector<MadeInput> inputs = {};
  std::vector<MadeFact> facts = {};
};
using MadePeople = std::vector<MadePerson>;

/// Sensible people, in units of a few, who stand together.
MadePeople make_people(const Example& example, Random random, std::size_t n);

/// Turns the numbers of a person into ones at the edge of what a double can say; all are finite, as
/// the host promises.
void make_extreme(MadePerson& person, Random& random);

/// A person whose numbers contradict each other: targets of zero, no weight, ranges that are
/// upside down, ratings off the scale.
void make_impossible(MadePerson& person, Random& random);

/// The columns of people, and the struct that shows them. Borrows the example.
class PeopleColumns {
 public:
  PeopleColumns(const MadePeople& people, const Example& example);
  const kinerja_rate_in& view() const { return view_; }
  const std::vector<std::int32_t>& goals_begin() const { return ev_begin_; }
  const std::vector<std::int32_t>& ratings_begin() const { return rt_begin_; }

 private:
  void add(const MadeGoal& goal);
  void point();

  std::vector<std::uint64_t> employee_;
  std::vector<std::uint32_t> group_, ev_indicator_, ev_aspect_, ev_plan_, rt_aspect_, rt_rater_,
      attr_word_;
  std::vector<std::int32_t> ev_begin_{0}, rt_begin_{0}, in_grade_, in_status_;
  std::vector<double> ev_target_, ev_target_high_, ev_actual_, ev_weight_, ev_share_, rt_score_,
      in_score_, attr_number_;
  std::vector<std::uint8_t> ev_direction_, ev_flags_, rt_role_, attr_flags_;
  TextColumn words_, indicators_, in_exact_, ev_exact_;
  bool any_in_exact_ = false, any_ev_exact_ = false;
  kinerja_rate_in view_{};
};

/// The words of all attributes in one list, as attr_words has them.
std::vector<std::string> words_of_attributes(const Example& example);
std::vector<std::string> indicators_of(const Example& example);

}  // namespace kinerja::checking
