#pragma once

// A cycle and people made by hand, as the columns that the host shows an exporter.

#include "exporter_bench.hpp"

#include <string_view>

namespace kinerja::test {

/// A packed column of texts.
class TextColumn {
 public:
  void add(std::string_view text) {
    bytes_.append(text);
    offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  kinerja_strs strs() const {
    return {bytes_.data(), bytes_.size(), offsets_.data(), offsets_.data() + 1};
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> offsets_ = {0};
};

/// Where the rows of each owner begin in columns that hold them one after the other.
class RowBegins {
 public:
  void end_owner(std::uint32_t rows_so_far) { begin_.push_back(rows_so_far); }
  const std::uint32_t* data() const { return begin_.data(); }
  std::uint32_t last() const { return begin_.back(); }

 private:
  std::vector<std::uint32_t> begin_ = {0};
};

/// The cycle as the border shows it. Owns the columns.
class CycleColumns {
 public:
  CycleColumns(const ExportCycle& cycle, bool with_hashes);
  CycleColumns(const CycleColumns&) = delete;
  CycleColumns& operator=(const CycleColumns&) = delete;

  const kinerja_cycle_info* info() const { return &info_; }

 private:
  void add(const ExportNode& node);
  void add(const ExportAspect& aspect);
  void show();

  ExportCycle cycle_;  // a copy: what the plugin kept of it dies with the call
  kinerja_cycle_info info_{};
  TextColumn node_name_, node_title_, node_method_, aspect_name_, aspect_title_;
  std::vector<double> aspect_min_, aspect_max_;
  std::vector<TextColumn> grades_;  // by node; complete before node_grades_ looks at them
  std::vector<kinerja_strs> node_grades_;
  std::vector<std::uint32_t> node_grades_len_;
  RowBegins anchor_begin_, guide_begin_;
  std::vector<double> anchor_score_;
  TextColumn anchor_text_, guide_text_, earlier_title_, list_name_, list_title_, list_about_;
};

/// One batch of people as the border shows it. Owns the columns.
class ResultColumns {
 public:
  ResultColumns(const CycleColumns& cycle, const std::vector<ExportPerson>& people);
  ResultColumns(const ResultColumns&) = delete;
  ResultColumns& operator=(const ResultColumns&) = delete;

  const kinerja_results* results() const { return &results_; }

 private:
  void add(const ExportPerson& person);
  void add(const ExportGoal& goal);
  void add(const ExportStep& step, std::uint32_t first_goal);
  void add(const ExportFinding& finding, std::uint32_t first_goal);
  void add(const ExportEntry& entry);
  void add_follow_up(const ExportPerson& person, std::uint32_t first_goal);
  void add_score(const ExportPerson& person, std::uint32_t node);
  void add_earlier(const ExportPerson& person, std::size_t cycle, std::uint32_t node);
  void show_people();
  void show_goals();
  void show_steps();
  void show_facts_and_entries();
  void show_follow_up();

  kinerja_results results_{};
  TextColumn employee_, name_, unit_, position_, superior_, superior_name_, grade_text_;
  std::vector<double> score_;
  std::vector<std::int32_t> grade_, status_;
  RowBegins goal_begin_, step_begin_, note_begin_;
  TextColumn goal_title_, goal_indicator_, goal_unit_, step_text_, note_;
  TextColumn goal_parent_, goal_aspect_, goal_evidence_;
  std::vector<double> goal_target_, goal_target_high_, goal_actual_, goal_weight_;
  std::vector<std::uint8_t> goal_direction_, goal_flags_;
  std::vector<std::uint32_t> step_node_;
  std::vector<std::int32_t> step_id_, step_ref_kind_, step_ref_;
  std::vector<double> step_a_, step_b_, step_result_;
  RowBegins attr_begin_, entry_begin_;
  TextColumn attr_name_, attr_value_;
  TextColumn entry_kind_, entry_about_, entry_text_, entry_state_;
  std::vector<std::int32_t> entry_day_;
  std::vector<double> entry_number_;
  RowBegins finding_begin_, action_begin_, place_begin_;
  std::vector<std::uint8_t> finding_kind_, place_kind_;
  std::vector<std::uint32_t> finding_node_, place_list_, place_number_;
  std::vector<std::int32_t> finding_ref_kind_, finding_ref_, action_due_;
  std::vector<double> finding_value_, finding_limit_;
  TextColumn finding_text_, finding_evidence_, action_about_, action_text_, place_reason_;
  std::vector<double> earlier_score_;
  std::vector<std::int32_t> earlier_status_;
  TextColumn earlier_grade_text_;
};

}  // namespace kinerja::test
