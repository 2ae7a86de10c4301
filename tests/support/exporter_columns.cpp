#include "exporter_columns.hpp"

namespace kinerja::test {
namespace {

kinerja_str str(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

CycleColumns::CycleColumns(const ExportCycle& cycle, bool with_hashes) : cycle_(cycle) {
  for (const ExportNode& node : cycle_.nodes) add(node);
  for (const TextColumn& words : grades_) {
    node_grades_.push_back(words.strs());
    node_grades_len_.push_back(words.size());
  }
  for (const ExportAspect& aspect : cycle_.aspects) add(aspect);
  for (const std::string& title : cycle_.earlier) earlier_title_.add(title);
  for (const ExportList& list : cycle_.lists) {
    list_name_.add(list.name);
    list_title_.add(list.title);
    list_about_.add(list.about);
  }
  show();
  if (!with_hashes) return;
  info_.config_hash = str(cycle_.config_hash);
  info_.input_hash = str(cycle_.input_hash);
}

void CycleColumns::add(const ExportNode& node) {
  node_name_.add(node.name);
  node_title_.add(node.title);
  node_method_.add(node.method);
  grades_.emplace_back();
  for (const std::string& word : node.grades) grades_.back().add(word);
  for (const std::string& line : node.guide) guide_text_.add(line);
  guide_begin_.end_owner(guide_text_.size());
}

void CycleColumns::add(const ExportAspect& aspect) {
  aspect_name_.add(aspect.name);
  aspect_title_.add(aspect.title);
  aspect_min_.push_back(aspect.min);
  aspect_max_.push_back(aspect.max);
  for (const ExportAnchor& anchor : aspect.anchors) {
    anchor_score_.push_back(anchor.score);
    anchor_text_.add(anchor.text);
  }
  anchor_begin_.end_owner(anchor_text_.size());
}

void CycleColumns::show() {
  info_.struct_size = sizeof info_;
  info_.nodes_len = node_name_.size();
  info_.aspects_len = aspect_name_.size();
  info_.result_node = cycle_.result_node;
  info_.id = str(cycle_.id);
  info_.title = str(cycle_.title);
  info_.agency = str(cycle_.agency);
  info_.language = str(cycle_.language);
  info_.legal_basis = str(cycle_.legal_basis);
  info_.from_day = cycle_.from_day;
  info_.to_day = cycle_.to_day;
  info_.node_name = node_name_.strs();
  info_.node_title = node_title_.strs();
  info_.node_method = node_method_.strs();
  info_.aspect_name = aspect_name_.strs();
  info_.aspect_title = aspect_title_.strs();
  info_.aspect_min = aspect_min_.data();
  info_.aspect_max = aspect_max_.data();
  info_.node_grades = node_grades_.data();
  info_.node_grades_len = node_grades_len_.data();
  info_.anchor_begin = anchor_begin_.data();
  info_.anchor_score = anchor_score_.data();
  info_.anchor_text = anchor_text_.strs();
  info_.guide_begin = guide_begin_.data();
  info_.guide_text = guide_text_.strs();
  info_.earlier_title = earlier_title_.strs();
  info_.list_name = list_name_.strs();
  info_.list_title = list_title_.strs();
  info_.list_about = list_about_.strs();
  info_.earlier_len = earlier_title_.size();
  info_.lists_len = list_name_.size();
}

ResultColumns::ResultColumns(const CycleColumns& cycle, const std::vector<ExportPerson>& people) {
  const kinerja_cycle_info& info = *cycle.info();
  for (const ExportPerson& person : people) add(person);
  for (std::uint32_t node = 0; node < info.nodes_len; ++node) {
    for (const ExportPerson& person : people) add_score(person, node);
  }
  for (std::size_t earlier = 0; earlier < info.earlier_len; ++earlier) {
    for (std::uint32_t node = 0; node < info.nodes_len; ++node) {
      for (const ExportPerson& person : people) add_earlier(person, earlier, node);
    }
  }
  results_.struct_size = sizeof results_;
  results_.n = static_cast<std::uint32_t>(people.size());
  results_.cycle = &info;
  show_people();
  show_goals();
  show_steps();
  show_facts_and_entries();
  show_follow_up();
}

void ResultColumns::add(const ExportPerson& person) {
  employee_.add(person.employee);
  name_.add(person.name);
  unit_.add(person.unit);
  position_.add(person.position);
  superior_.add(person.superior);
  superior_name_.add(person.superior_name);
  const std::uint32_t first_goal = goal_begin_.last();
  for (const ExportGoal& goal : person.goals) add(goal);
  for (const ExportStep& step : person.steps) add(step, first_goal);
  for (const std::string& note : person.notes) note_.add(note);
  for (const ExportFact& fact : person.facts) {
    attr_name_.add(fact.name);
    attr_value_.add(fact.value);
  }
  for (const ExportEntry& entry : person.entries) add(entry);
  add_follow_up(person, first_goal);
  goal_begin_.end_owner(goal_title_.size());
  step_begin_.end_owner(step_text_.size());
  note_begin_.end_owner(note_.size());
  attr_begin_.end_owner(attr_name_.size());
  entry_begin_.end_owner(entry_kind_.size());
  finding_begin_.end_owner(finding_text_.size());
  action_begin_.end_owner(action_text_.size());
  place_begin_.end_owner(place_reason_.size());
}

void ResultColumns::add(const ExportGoal& goal) {
  goal_title_.add(goal.title);
  goal_indicator_.add(goal.indicator);
  goal_unit_.add(goal.unit);
  goal_parent_.add(goal.parent);
  goal_aspect_.add(goal.aspect);
  goal_evidence_.add(goal.evidence);
  goal_target_.push_back(goal.target.value_or(0));
  goal_target_high_.push_back(goal.target_high.value_or(0));
  goal_actual_.push_back(goal.actual.value_or(0));
  goal_weight_.push_back(goal.weight);
  goal_direction_.push_back(static_cast<std::uint8_t>(goal.direction));
  unsigned flags = goal.flags;
  if (goal.target) flags |= KINERJA_EV_HAS_TARGET;
  if (goal.target_high) flags |= KINERJA_EV_HAS_TARGET_HIGH;
  if (goal.actual) flags |= KINERJA_EV_HAS_ACTUAL;
  goal_flags_.push_back(static_cast<std::uint8_t>(flags));
}

void ResultColumns::add(const ExportStep& step, std::uint32_t first_goal) {
  const bool of_goal = step.ref_kind == KINERJA_REF_GOAL;
  step_node_.push_back(step.node);
  step_id_.push_back(step.id);
  step_ref_kind_.push_back(step.ref_kind);
  step_ref_.push_back(of_goal ? static_cast<std::int32_t>(first_goal) + step.ref : step.ref);
  step_a_.push_back(step.a);
  step_b_.push_back(step.b);
  step_result_.push_back(step.result);
  step_text_.add(step.text);
}

void ResultColumns::add(const ExportFinding& finding, std::uint32_t first_goal) {
  const bool of_goal = finding.ref_kind == KINERJA_REF_GOAL;
  finding_kind_.push_back(static_cast<std::uint8_t>(finding.kind));
  finding_node_.push_back(finding.node);
  finding_ref_kind_.push_back(finding.ref_kind);
  finding_ref_.push_back(of_goal ? static_cast<std::int32_t>(first_goal) + finding.ref
                                 : finding.ref);
  finding_value_.push_back(finding.value);
  finding_limit_.push_back(finding.limit);
  finding_text_.add(finding.text);
  finding_evidence_.add(finding.evidence);
}

void ResultColumns::add(const ExportEntry& entry) {
  entry_day_.push_back(entry.day);
  entry_kind_.add(entry.kind);
  entry_about_.add(entry.about);
  entry_text_.add(entry.text);
  entry_state_.add(entry.state);
  entry_number_.push_back(entry.number);
}

void ResultColumns::add_follow_up(const ExportPerson& person, std::uint32_t first_goal) {
  for (const ExportFinding& finding : person.findings) add(finding, first_goal);
  for (const ExportAction& action : person.actions) {
    action_about_.add(action.about);
    action_text_.add(action.text);
    action_due_.push_back(action.due);
  }
  for (const ExportPlace& place : person.places) {
    place_list_.push_back(place.list);
    place_number_.push_back(place.number);
    place_kind_.push_back(static_cast<std::uint8_t>(place.kind));
    place_reason_.add(place.reason);
  }
}

void ResultColumns::add_score(const ExportPerson& person, std::uint32_t node) {
  const ExportScore score =
      node < person.scores.size() ? person.scores[node] : ExportScore{std::nullopt};
  score_.push_back(score.score.value_or(0));
  grade_.push_back(score.place);
  status_.push_back(score.score ? KINERJA_OK : score.missing);
  grade_text_.add(score.grade);
}

void ResultColumns::add_earlier(const ExportPerson& person, std::size_t cycle, std::uint32_t node) {
  const bool known = cycle < person.earlier.size() && node < person.earlier[cycle].size();
  const ExportScore score = known ? person.earlier[cycle][node] : ExportScore{std::nullopt};
  earlier_score_.push_back(score.score.value_or(0));
  earlier_status_.push_back(score.score ? KINERJA_OK : score.missing);
  earlier_grade_text_.add(score.grade);
}

void ResultColumns::show_people() {
  results_.employee = employee_.strs();
  results_.name = name_.strs();
  results_.unit = unit_.strs();
  results_.position = position_.strs();
  results_.superior = superior_.strs();
  results_.superior_name = superior_name_.strs();
  results_.score = score_.data();
  results_.grade = grade_.data();
  results_.status = status_.data();
  results_.grade_text = grade_text_.strs();
  results_.note_begin = note_begin_.data();
  results_.note = note_.strs();
}

void ResultColumns::show_goals() {
  results_.goal_begin = goal_begin_.data();
  results_.goal_title = goal_title_.strs();
  results_.goal_indicator = goal_indicator_.strs();
  results_.goal_unit = goal_unit_.strs();
  results_.goal_target = goal_target_.data();
  results_.goal_target_high = goal_target_high_.data();
  results_.goal_actual = goal_actual_.data();
  results_.goal_weight = goal_weight_.data();
  results_.goal_direction = goal_direction_.data();
  results_.goal_flags = goal_flags_.data();
  results_.goal_parent = goal_parent_.strs();
  results_.goal_aspect = goal_aspect_.strs();
  results_.goal_evidence = goal_evidence_.strs();
}

void ResultColumns::show_steps() {
  results_.step_begin = step_begin_.data();
  results_.step_node = step_node_.data();
  results_.step_id = step_id_.data();
  results_.step_ref_kind = step_ref_kind_.data();
  results_.step_ref = step_ref_.data();
  results_.step_a = step_a_.data();
  results_.step_b = step_b_.data();
  results_.step_result = step_result_.data();
  results_.step_text = step_text_.strs();
}

void ResultColumns::show_facts_and_entries() {
  results_.attr_begin = attr_begin_.data();
  results_.attr_name = attr_name_.strs();
  results_.attr_value = attr_value_.strs();
  results_.entry_begin = entry_begin_.data();
  results_.entry_day = entry_day_.data();
  results_.entry_kind = entry_kind_.strs();
  results_.entry_about = entry_about_.strs();
  results_.entry_text = entry_text_.strs();
  results_.entry_state = entry_state_.strs();
  results_.entry_number = entry_number_.data();
}

void ResultColumns::show_follow_up() {
  results_.finding_begin = finding_begin_.data();
  results_.finding_kind = finding_kind_.data();
  results_.finding_node = finding_node_.data();
  results_.finding_ref_kind = finding_ref_kind_.data();
  results_.finding_ref = finding_ref_.data();
  results_.finding_value = finding_value_.data();
  results_.finding_limit = finding_limit_.data();
  results_.finding_text = finding_text_.strs();
  results_.finding_evidence = finding_evidence_.strs();
  results_.action_begin = action_begin_.data();
  results_.action_about = action_about_.strs();
  results_.action_text = action_text_.strs();
  results_.action_due = action_due_.data();
  results_.place_begin = place_begin_.data();
  results_.place_list = place_list_.data();
  results_.place_number = place_number_.data();
  results_.place_kind = place_kind_.data();
  results_.place_reason = place_reason_.strs();
  results_.earlier_score = earlier_score_.data();
  results_.earlier_status = earlier_status_.data();
  results_.earlier_grade_text = earlier_grade_text_.strs();
}

}  // namespace kinerja::test
