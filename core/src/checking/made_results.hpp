#pragma once

// A made-up cycle and its results, for exporters.

#include <kinerja/core/rows.hpp>
#include <kinerja/exporter.h>

#include "checking/example.hpp"
#include "checking/random.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kinerja::checking {

/// What texts and numbers a batch is made of.
enum class Flavour { sensible, extreme };

/// Cells that a spreadsheet would take for a formula, in names of people and titles of goals.
inline constexpr std::string_view formula = "=HYPERLINK(\"http://contoh.invalid\")";

/// The cycle. Its nodes and aspects are those of the example, or three and two of its own.
class MadeCycle {
 public:
  explicit MadeCycle(const Example& example);
  MadeCycle(const MadeCycle&) = delete;
  MadeCycle(MadeCycle&&) = delete;
  MadeCycle& operator=(const MadeCycle&) = delete;
  MadeCycle& operator=(MadeCycle&&) = delete;
  ~MadeCycle() = default;

  const kinerja_cycle_info& view() const { return view_; }
  std::size_t nodes() const { return node_name_.size(); }
  std::size_t aspects() const { return aspect_name_.size(); }
  const std::vector<std::vector<std::string>>& grades() const { return grades_; }

 private:
  void point();

  std::string id_ = "siklus-2026", title_ = "Penilaian kinerja <2026> & contoh",
              agency_ = "kota-contoh", legal_ = "PP 30/2019\nPermenPANRB 6/2022",
              hash_ = std::string(64, 'a');
  TextColumn node_name_, node_title_, node_method_, aspect_name_, aspect_title_, anchor_text_,
      guide_text_, earlier_title_, list_name_, list_title_, list_about_;
  std::vector<std::vector<std::string>> grades_;
  std::vector<TextColumn> grade_words_;
  std::vector<kinerja_strs> node_grades_;
  std::vector<std::uint32_t> node_grades_len_, anchor_begin_{0}, guide_begin_{0};
  std::vector<double> aspect_min_, aspect_max_, anchor_score_;
  kinerja_cycle_info view_{};
};

/// Results of some people. Borrows the cycle and the example.
class MadeResults {
 public:
  MadeResults(const MadeCycle& cycle,
              const Example& example,
              Random random,
              std::size_t first,
              std::size_t n,
              Flavour flavour);
  MadeResults(const MadeResults&) = delete;
  MadeResults(MadeResults&&) = delete;
  MadeResults& operator=(const MadeResults&) = delete;
  MadeResults& operator=(MadeResults&&) = delete;
  ~MadeResults() = default;

  const kinerja_results& view() const { return view_; }

 private:
  std::string words(std::string_view sensible);
  double number(double low, double high);
  void add_person(std::size_t place);
  void add_scores(std::size_t n);
  void add_goals();
  void add_steps();
  void add_follow_up();
  void point();
  void point_follow_up();

  const MadeCycle& cycle_;
  const Example& example_;
  Random random_;
  Flavour flavour_;
  TextColumn employee_, name_, unit_, position_, superior_, superior_name_, grade_text_,
      goal_title_, goal_indicator_, goal_unit_, goal_parent_, goal_aspect_, goal_evidence_,
      step_text_, note_, attr_name_, attr_value_, entry_kind_, entry_about_, entry_text_,
      entry_state_, finding_text_, finding_evidence_, action_about_, action_text_, place_reason_,
      earlier_grade_text_;
  std::vector<double> score_, goal_target_, goal_target_high_, goal_actual_, goal_weight_, step_a_,
      step_b_, step_result_, entry_number_, finding_value_, finding_limit_, earlier_score_;
  std::vector<std::int32_t> grade_, status_, step_id_, step_ref_kind_, step_ref_, entry_day_,
      finding_ref_kind_, finding_ref_, action_due_, earlier_status_;
  std::vector<std::uint32_t> goal_begin_{0}, step_begin_{0}, step_node_, note_begin_{0},
      attr_begin_{0}, entry_begin_{0}, finding_begin_{0}, finding_node_, action_begin_{0},
      place_begin_{0}, place_list_, place_number_;
  std::vector<std::uint8_t> goal_direction_, goal_flags_, finding_kind_, place_kind_;
  kinerja_results view_{};
};

}  // namespace kinerja::checking
