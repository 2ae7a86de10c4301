#include <kinerja/core/explaining.hpp>
#include <kinerja/core/exporting.hpp>

#include "calling/columns.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kinerja {
namespace {

// What proves a goal's figures, one line each; the same words once.
std::string evidence_lines(const GoalEvidence& goals, std::size_t goal) {
  std::vector<std::string> lines;
  for (std::uint32_t k = goals.measure_begin[goal]; k < goals.measure_begin[goal + 1]; ++k) {
    std::string words = one_line(goals.evidence_of(goals.measures[k]));
    if (!words.empty() && std::find(lines.begin(), lines.end(), words) == lines.end())
      lines.push_back(std::move(words));
  }
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

}  // namespace

ExportBatch::ExportBatch(const Cycle& cycle,
                         const CycleInfo& info,
                         std::span<const std::unique_ptr<MethodInstance>> methods,
                         const Evidence& evidence,
                         const Scores& scores,
                         const FollowUps& follow_ups,
                         std::uint32_t needs)
    : cycle_(cycle), methods_(methods) {
  results_.struct_size = sizeof(kinerja_results);
  results_.n = static_cast<std::uint32_t>(scores.last - scores.first);
  results_.cycle = &info.get();
  leave_out_all();
  add_people(evidence, scores);
  add_scores(scores);
  if ((needs & KINERJA_NEEDS_GOALS) != 0) add_goals(evidence, scores);
  if ((needs & KINERJA_NEEDS_TRAIL) != 0) add_trail(evidence, scores);
  if ((needs & KINERJA_NEEDS_NOTES) != 0) add_notes(evidence, scores);
  if ((needs & KINERJA_NEEDS_ATTRIBUTES) != 0) add_facts(evidence, scores);
  const RatedCycle rated{cycle, methods, evidence};
  if ((needs & KINERJA_NEEDS_ENTRIES) != 0) add_entries(evidence, scores);
  if ((needs & KINERJA_NEEDS_FINDINGS) != 0) add_findings(rated, scores);
  if ((needs & KINERJA_NEEDS_PLACES) != 0) add_places(rated, scores, follow_ups);
  if ((needs & KINERJA_NEEDS_EARLIER) != 0) add_earlier(scores, follow_ups);
}

// Everybody has none of anything, until it is added.
void ExportBatch::leave_out_all() {
  none_.assign(std::size_t{results_.n} + 1, 0);
  for (const std::uint32_t** begin : {&results_.goal_begin,
                                      &results_.step_begin,
                                      &results_.note_begin,
                                      &results_.attr_begin,
                                      &results_.entry_begin,
                                      &results_.finding_begin,
                                      &results_.action_begin,
                                      &results_.place_begin})
    *begin = none_.data();
}

void ExportBatch::add_people(const Evidence& evidence, const Scores& scores) {
  for (std::size_t i = scores.first; i < scores.last; ++i) {
    employee_.push_back(evidence.employee[i]);
    name_.push_back(evidence.name[i]);
    unit_.push_back(evidence.unit[i]);
    position_.push_back(evidence.position[i]);
    superior_.push_back(evidence.superior[i]);
    superior_name_.push_back(evidence.superior_name[i]);
  }
  results_.employee = strs_of(employee_);
  results_.name = strs_of(name_);
  results_.unit = strs_of(unit_);
  results_.position = strs_of(position_);
  results_.superior = strs_of(superior_);
  results_.superior_name = strs_of(superior_name_);
}

void ExportBatch::add_scores(const Scores& scores) {
  for (std::size_t k = 0; k < scores.nodes.size(); ++k) {
    const NodeScores& node = scores.nodes[k];
    score_.insert(score_.end(), node.score.begin(), node.score.end());
    grade_.insert(grade_.end(), node.grade.begin(), node.grade.end());
    status_.insert(status_.end(), node.status.begin(), node.status.end());
    for (const std::int32_t grade : node.grade)
      grade_text_.push_back(
          grade < 0
              ? std::string_view{}
              : methods_[k]->grades()[static_cast<std::size_t>(grade)].text.in(cycle_.language));
  }
  results_.score = score_.data();
  results_.grade = grade_.data();
  results_.status = status_.data();
  results_.grade_text = strs_of(grade_text_);
}

void ExportBatch::add_goals(const Evidence& evidence, const Scores& scores) {
  const GoalEvidence& goals = evidence.goals;
  const auto first = static_cast<std::size_t>(goals.begin[scores.first]);
  const auto last = static_cast<std::size_t>(goals.begin[scores.last]);
  for (std::size_t i = scores.first; i < scores.last; ++i)
    goal_begin_.push_back(
        static_cast<std::uint32_t>(static_cast<std::size_t>(goals.begin[i + 1]) - first));
  for (std::size_t k = first; k < last; ++k) {
    goal_title_.push_back(goals.title[k]);
    goal_indicator_.push_back(evidence.indicators[goals.indicator[k]]);
    goal_unit_.push_back(goals.unit_of_measure[k]);
    goal_parent_.push_back(goals.parent[k]);
    goal_aspect_.push_back(goals.aspect[k] < cycle_.aspects.size()
                               ? cycle_.aspects[goals.aspect[k]].title.in(cycle_.language)
                               : goals.aspect_name[k]);
    goal_evidence_.push_back(evidence_lines(goals, k));
  }
  results_.goal_begin = goal_begin_.data();
  results_.goal_title = strs_of(goal_title_);
  results_.goal_indicator = strs_of(goal_indicator_);
  results_.goal_unit = strs_of(goal_unit_);
  results_.goal_target = goals.target.data() + first;
  results_.goal_target_high = goals.target_high.data() + first;
  results_.goal_actual = goals.actual.data() + first;
  results_.goal_weight = goals.weight.data() + first;
  results_.goal_direction = goals.direction.data() + first;
  results_.goal_flags = goals.flags.data() + first;
  results_.goal_parent = strs_of(goal_parent_);
  results_.goal_aspect = strs_of(goal_aspect_);
  results_.goal_evidence = strs_of(goal_evidence_);
}

void ExportBatch::add_trail(const Evidence& evidence, const Scores& scores) {
  const TrailWords words(cycle_, methods_, evidence);
  const std::int64_t first_goal = evidence.goals.begin[scores.first];
  std::size_t person = scores.first;
  const auto close_people = [&](std::size_t until) {
    for (; person < until; ++person)
      step_begin_.push_back(static_cast<std::uint32_t>(step_node_.size()));
  };
  // The steps come sorted by person and by the node's place in the file.
  for (const TrailStep& step : scores.trail) {
    close_people(step.person);
    step_node_.push_back(static_cast<std::uint32_t>(step.node));
    step_id_.push_back(step.step);
    step_ref_kind_.push_back(step.ref_kind);
    step_ref_.push_back(static_cast<std::int32_t>(
        step.ref_kind == KINERJA_REF_GOAL && step.ref >= 0 ? step.ref - first_goal : step.ref));
    step_a_.push_back(step.a);
    step_b_.push_back(step.b);
    step_result_.push_back(step.result);
    step_text_.push_back(words.sentence(step).in(cycle_.language));
  }
  close_people(scores.last);
  results_.step_begin = step_begin_.data();
  results_.step_node = step_node_.data();
  results_.step_id = step_id_.data();
  results_.step_ref_kind = step_ref_kind_.data();
  results_.step_ref = step_ref_.data();
  results_.step_a = step_a_.data();
  results_.step_b = step_b_.data();
  results_.step_result = step_result_.data();
  results_.step_text = strs_of(step_text_);
}

void ExportBatch::add_notes(const Evidence& evidence, const Scores& scores) {
  auto report = scores.reports.begin();
  for (std::size_t i = scores.first; i < scores.last; ++i) {
    for (const Text& note : evidence.notes[i]) note_.push_back(note.in(cycle_.language));
    for (; report != scores.reports.end() && report->person == i; ++report)
      note_.push_back(cycle_.nodes[report->node].title.in(cycle_.language) + ": " +
                      report->message.in(cycle_.language));
    note_begin_.push_back(static_cast<std::uint32_t>(note_.size()));
  }
  results_.note_begin = note_begin_.data();
  results_.note = strs_of(note_);
}

void ExportBatch::add_facts(const Evidence& evidence, const Scores& scores) {
  for (std::size_t i = scores.first; i < scores.last; ++i) {
    for (std::uint32_t k = evidence.attr_begin[i]; k < evidence.attr_begin[i + 1]; ++k) {
      attr_name_.push_back(evidence.attr_name[k]);
      attr_value_.push_back(evidence.attr_value[k]);
    }
    attr_begin_.push_back(static_cast<std::uint32_t>(attr_name_.size()));
  }
  results_.attr_begin = attr_begin_.data();
  results_.attr_name = strs_of(attr_name_);
  results_.attr_value = strs_of(attr_value_);
}

}  // namespace kinerja
