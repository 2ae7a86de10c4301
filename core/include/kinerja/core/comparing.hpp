#pragma once

#include <kinerja/core/following.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/store.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace kinerja {

/// A node's kept results of one earlier cycle, for the people of this one.
struct EarlierNode {
  std::vector<double> score;
  std::vector<std::int32_t> status;  // KINERJA_MISSING for who was not there
  std::vector<std::string> grade_text;
};

/// The latest run of an earlier cycle, by the people and the names of the nodes of this one.
struct EarlierCycle {
  std::string id;
  Text title;
  bool found = false;              // whether a run is kept; without one `nodes` is empty
  std::vector<EarlierNode> nodes;  // as in this cycle's file
};

/// The cycles that follow_up.earlier names, newest first, from the same database.
Result<std::vector<EarlierCycle>> read_earlier(const Cycle& cycle,
                                               const Evidence& evidence,
                                               Store& store);

/// Who moves when the same people are rated by other rules.
struct SchemeComparison {
  // People by grade before and after: [before + 1][after + 1], where 0 is "without a grade".
  std::vector<std::vector<std::size_t>> counts;
  std::vector<std::size_t> movers;  // people, in the order of the evidence
};

/// Both schemes rated the same people, in the same order. Grades are compared by their words; when
/// one of the schemes gives none, scores are.
SchemeComparison compare_schemes(const RatedCycle& before,
                                 const Scores& scores_before,
                                 const RatedCycle& after,
                                 const Scores& scores_after);

/// The steps that decided a person's result, in words: what each input of the result came to, and
/// all steps of the result itself. `scores` hold the person with the trail.
std::vector<Text> deciding_sentences(const RatedCycle& rated,
                                     const Scores& scores,
                                     std::size_t person);

/// How the results of some people lie. Shown beside each other, never a part of a score.
struct GroupFigures {
  std::string name;  // unit; number of the superior; empty for the agency
  std::string title;
  std::size_t people = 0;
  std::size_t rated = 0;            // with a score
  std::vector<std::size_t> grades;  // people by grade, lowest first
  std::size_t ungraded = 0;
  double mean = 0;    // of those with a score
  double spread = 0;  // standard deviation
};

struct Calibration {
  GroupFigures agency;
  std::vector<GroupFigures> units;      // in the order of the evidence
  std::vector<GroupFigures> superiors;  // by number; people without one are left out
};
Calibration calibration_of(const RatedCycle& rated, const Scores& scores);

}  // namespace kinerja
