#pragma once

#include <kinerja/core/text.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kinerja {

/// From which standing on, or below which, a goal or aspect of a node is worth naming.
struct StandingLimit {
  std::size_t node = 0;  // place in the cycle's nodes
  double limit = 0;
};

/// What is proposed for a weakness.
struct Training {
  std::string about;  // an indicator, an aspect, or "*" for all
  Text title;
  std::int32_t within_days = 0;  // after the last day of the period
};

/// Who is put on a list, by which published criteria, and in which order.
struct FollowUpList {
  enum class Kind { award, promotion, guidance, other };
  std::string name;
  Text title;
  Text about;  // the criteria in words; may be empty
  Kind kind = Kind::other;
  std::optional<std::size_t> node;  // whose grade or score decides; absent: all may be in
  std::vector<std::string> grades;  // of the node, as its method says them; empty: any
  std::optional<double> at_least;   // of the node's score
  std::optional<double> at_most;
  std::vector<std::size_t> order_by;  // nodes, one after the other
  bool low_first = false;
  std::optional<std::size_t> top;  // places; whoever shares the last one is in
  bool per_unit = false;
  std::vector<Text> steps;  // of guidance, in their order
  std::string entries;      // kind of entries that tell which steps were taken
  std::string pointer;      // in the cycle file
};

/// What a cycle wants to know beyond its results: the section `follow_up`.
struct FollowUpPlan {
  std::vector<StandingLimit> strengths;
  std::vector<StandingLimit> weaknesses;
  std::vector<Training> trainings;
  std::vector<FollowUpList> lists;
  std::optional<std::size_t> distribution;  // the node that compares units with the guide
  std::vector<std::string> earlier;         // ids of cycles to compare with, newest first
};

/// Words that make a goal worth a second look: the section `goal_check`.
struct GoalCheckWords {
  std::vector<std::string> activity;  // lower case; a goal should not begin with one
  std::vector<std::string> absolute;  // lower case; may have several words
};

}  // namespace kinerja
