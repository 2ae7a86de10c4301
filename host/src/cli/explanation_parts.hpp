#pragma once

#include "cli/explanation.hpp"

#include <string>
#include <vector>

namespace kinerja {

/// "data/capaian.csv": the file of an input, as the cycle's folder sees it.
std::string file_text(const Explanation& explanation, std::uint32_t input);
/// "data/capaian.csv:12": file and line.
std::string place_text(const Explanation& explanation, const RowPlace& place);
/// "data/capaian.csv:12,14-25": each file and line once.
std::string places_text(const Explanation& explanation, std::vector<RowPlace> places);

/// A goal of the person with the rows behind its figure.
struct GoalRow {
  std::size_t goal = 0;  // place in the evidence
  Text title;
  Text target;
  Text actual;   // empty words: no figure
  Text formula;  // how the rows became the figure
  std::string place;
  std::string measure_places;
};
std::vector<GoalRow> goal_rows(const Explanation& explanation);

/// Ratings that nodes saw: one line for each rating of self and superior, one for each other group.
struct RatingLine {
  Text who;
  Text aspect;  // empty words: the whole group
  Text score;   // empty words: not told
  std::uint64_t count = 1;
  std::string places;
};
std::vector<RatingLine> rating_lines(const Explanation& explanation);

}  // namespace kinerja
