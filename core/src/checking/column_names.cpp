#include "checking/column_names.hpp"

#include <algorithm>
#include <span>

namespace kinerja::checking {
namespace {

struct Named {
  std::size_t offset;
  std::string_view name;
};

// One line a member; a test asks that each one that border/fields.hpp names is here.
#define KINERJA_NAMED(member) \
  { offsetof(T, member), #member }

namespace method_setup {
using T = kinerja_method_setup;
constexpr Named names[] = {
    KINERJA_NAMED(config),
    KINERJA_NAMED(inputs),
    KINERJA_NAMED(attributes),
    KINERJA_NAMED(aspects),
    KINERJA_NAMED(aspect_min),
    KINERJA_NAMED(aspect_max),
    KINERJA_NAMED(input_grades),
    KINERJA_NAMED(input_grades_len),
};
}  // namespace method_setup

namespace rate_in {
using T = kinerja_rate_in;
constexpr Named names[] = {
    KINERJA_NAMED(employee),       KINERJA_NAMED(group),        KINERJA_NAMED(ev_begin),
    KINERJA_NAMED(ev_indicator),   KINERJA_NAMED(ev_aspect),    KINERJA_NAMED(ev_target),
    KINERJA_NAMED(ev_target_high), KINERJA_NAMED(ev_actual),    KINERJA_NAMED(ev_weight),
    KINERJA_NAMED(ev_share),       KINERJA_NAMED(ev_direction), KINERJA_NAMED(ev_flags),
    KINERJA_NAMED(rt_begin),       KINERJA_NAMED(rt_aspect),    KINERJA_NAMED(rt_rater),
    KINERJA_NAMED(rt_role),        KINERJA_NAMED(rt_score),     KINERJA_NAMED(in_score),
    KINERJA_NAMED(in_grade),       KINERJA_NAMED(in_status),    KINERJA_NAMED(attr_number),
    KINERJA_NAMED(attr_word),      KINERJA_NAMED(attr_flags),   KINERJA_NAMED(attr_words),
    KINERJA_NAMED(indicators),     KINERJA_NAMED(ev_plan),      KINERJA_NAMED(in_low),
    KINERJA_NAMED(in_slack),       KINERJA_NAMED(in_exact),     KINERJA_NAMED(ev_exact),
};
}  // namespace rate_in

namespace source_setup {
using T = kinerja_source_setup;
constexpr Named names[] = {
    KINERJA_NAMED(config),
    KINERJA_NAMED(inputs),
};
}  // namespace source_setup

namespace request {
using T = kinerja_request;
constexpr Named names[] = {
    KINERJA_NAMED(method),
    KINERJA_NAMED(path),
    KINERJA_NAMED(query),
    KINERJA_NAMED(content_type),
    KINERJA_NAMED(peer),
    KINERJA_NAMED(body),
};
}  // namespace request

namespace derive_in {
using T = kinerja_derive_in;
constexpr Named names[] = {
    KINERJA_NAMED(subject),
    KINERJA_NAMED(event_begin),
    KINERJA_NAMED(span_begin),
    KINERJA_NAMED(events),
    KINERJA_NAMED(spans),
};
}  // namespace derive_in

namespace events {
using T = kinerja_events;
constexpr Named names[] = {
    KINERJA_NAMED(input),
    KINERJA_NAMED(key),
    KINERJA_NAMED(origin),
    KINERJA_NAMED(subject),
    KINERJA_NAMED(pin),
    KINERJA_NAMED(device),
    KINERJA_NAMED(zone),
    KINERJA_NAMED(kind),
    KINERJA_NAMED(text),
    KINERJA_NAMED(subject_kind),
    KINERJA_NAMED(local_ms),
    KINERJA_NAMED(number),
    KINERJA_NAMED(about),
    KINERJA_NAMED(state),
};
}  // namespace events

namespace spans {
using T = kinerja_spans;
constexpr Named names[] = {
    KINERJA_NAMED(input),
    KINERJA_NAMED(key),
    KINERJA_NAMED(origin),
    KINERJA_NAMED(subject),
    KINERJA_NAMED(zone),
    KINERJA_NAMED(kind),
    KINERJA_NAMED(text),
    KINERJA_NAMED(subject_kind),
    KINERJA_NAMED(from_ms),
    KINERJA_NAMED(to_ms),
};
}  // namespace spans

namespace exporter_setup {
using T = kinerja_exporter_setup;
constexpr Named names[] = {
    KINERJA_NAMED(config),
    KINERJA_NAMED(cycle),
};
}  // namespace exporter_setup

namespace cycle_info {
using T = kinerja_cycle_info;
constexpr Named names[] = {
    KINERJA_NAMED(id),           KINERJA_NAMED(title),
    KINERJA_NAMED(agency),       KINERJA_NAMED(language),
    KINERJA_NAMED(legal_basis),  KINERJA_NAMED(config_hash),
    KINERJA_NAMED(input_hash),   KINERJA_NAMED(node_name),
    KINERJA_NAMED(node_title),   KINERJA_NAMED(node_method),
    KINERJA_NAMED(aspect_name),  KINERJA_NAMED(aspect_title),
    KINERJA_NAMED(aspect_min),   KINERJA_NAMED(aspect_max),
    KINERJA_NAMED(node_grades),  KINERJA_NAMED(node_grades_len),
    KINERJA_NAMED(anchor_begin), KINERJA_NAMED(anchor_score),
    KINERJA_NAMED(anchor_text),  KINERJA_NAMED(guide_begin),
    KINERJA_NAMED(guide_text),   KINERJA_NAMED(earlier_title),
    KINERJA_NAMED(list_name),    KINERJA_NAMED(list_title),
    KINERJA_NAMED(list_about),
};
}  // namespace cycle_info

namespace results {
using T = kinerja_results;
constexpr Named names[] = {
    KINERJA_NAMED(cycle),
    KINERJA_NAMED(employee),
    KINERJA_NAMED(name),
    KINERJA_NAMED(unit),
    KINERJA_NAMED(position),
    KINERJA_NAMED(superior),
    KINERJA_NAMED(superior_name),
    KINERJA_NAMED(score),
    KINERJA_NAMED(grade),
    KINERJA_NAMED(status),
    KINERJA_NAMED(grade_text),
    KINERJA_NAMED(goal_begin),
    KINERJA_NAMED(goal_title),
    KINERJA_NAMED(goal_indicator),
    KINERJA_NAMED(goal_unit),
    KINERJA_NAMED(goal_target),
    KINERJA_NAMED(goal_target_high),
    KINERJA_NAMED(goal_actual),
    KINERJA_NAMED(goal_weight),
    KINERJA_NAMED(goal_direction),
    KINERJA_NAMED(goal_flags),
    KINERJA_NAMED(step_begin),
    KINERJA_NAMED(step_node),
    KINERJA_NAMED(step_id),
    KINERJA_NAMED(step_ref_kind),
    KINERJA_NAMED(step_ref),
    KINERJA_NAMED(step_a),
    KINERJA_NAMED(step_b),
    KINERJA_NAMED(step_result),
    KINERJA_NAMED(step_text),
    KINERJA_NAMED(note_begin),
    KINERJA_NAMED(note),
    KINERJA_NAMED(goal_parent),
    KINERJA_NAMED(goal_aspect),
    KINERJA_NAMED(goal_evidence),
    KINERJA_NAMED(attr_begin),
    KINERJA_NAMED(attr_name),
    KINERJA_NAMED(attr_value),
    KINERJA_NAMED(entry_begin),
    KINERJA_NAMED(entry_day),
    KINERJA_NAMED(entry_kind),
    KINERJA_NAMED(entry_about),
    KINERJA_NAMED(entry_text),
    KINERJA_NAMED(entry_state),
    KINERJA_NAMED(entry_number),
    KINERJA_NAMED(finding_begin),
    KINERJA_NAMED(finding_kind),
    KINERJA_NAMED(finding_node),
    KINERJA_NAMED(finding_ref_kind),
    KINERJA_NAMED(finding_ref),
    KINERJA_NAMED(finding_value),
    KINERJA_NAMED(finding_limit),
    KINERJA_NAMED(finding_text),
    KINERJA_NAMED(finding_evidence),
    KINERJA_NAMED(action_begin),
    KINERJA_NAMED(action_about),
    KINERJA_NAMED(action_text),
    KINERJA_NAMED(action_due),
    KINERJA_NAMED(place_begin),
    KINERJA_NAMED(place_list),
    KINERJA_NAMED(place_number),
    KINERJA_NAMED(place_kind),
    KINERJA_NAMED(place_reason),
    KINERJA_NAMED(earlier_score),
    KINERJA_NAMED(earlier_status),
    KINERJA_NAMED(earlier_grade_text),
};
}  // namespace results

#undef KINERJA_NAMED

std::string_view find(std::span<const Named> names, std::size_t offset) {
  const auto found = std::ranges::find(names, offset, &Named::offset);
  return found == names.end() ? std::string_view("?") : found->name;
}

}  // namespace

template <>
std::string_view struct_name<kinerja_method_setup>() {
  return "method_setup";
}
template <>
std::string_view member_name<kinerja_method_setup>(std::size_t offset) {
  return find(method_setup::names, offset);
}

template <>
std::string_view struct_name<kinerja_rate_in>() {
  return "rate_in";
}
template <>
std::string_view member_name<kinerja_rate_in>(std::size_t offset) {
  return find(rate_in::names, offset);
}

template <>
std::string_view struct_name<kinerja_source_setup>() {
  return "source_setup";
}
template <>
std::string_view member_name<kinerja_source_setup>(std::size_t offset) {
  return find(source_setup::names, offset);
}

template <>
std::string_view struct_name<kinerja_request>() {
  return "request";
}
template <>
std::string_view member_name<kinerja_request>(std::size_t offset) {
  return find(request::names, offset);
}

template <>
std::string_view struct_name<kinerja_derive_in>() {
  return "derive_in";
}
template <>
std::string_view member_name<kinerja_derive_in>(std::size_t offset) {
  return find(derive_in::names, offset);
}

template <>
std::string_view struct_name<kinerja_events>() {
  return "events";
}
template <>
std::string_view member_name<kinerja_events>(std::size_t offset) {
  return find(events::names, offset);
}

template <>
std::string_view struct_name<kinerja_spans>() {
  return "spans";
}
template <>
std::string_view member_name<kinerja_spans>(std::size_t offset) {
  return find(spans::names, offset);
}

template <>
std::string_view struct_name<kinerja_exporter_setup>() {
  return "exporter_setup";
}
template <>
std::string_view member_name<kinerja_exporter_setup>(std::size_t offset) {
  return find(exporter_setup::names, offset);
}

template <>
std::string_view struct_name<kinerja_cycle_info>() {
  return "cycle_info";
}
template <>
std::string_view member_name<kinerja_cycle_info>(std::size_t offset) {
  return find(cycle_info::names, offset);
}

template <>
std::string_view struct_name<kinerja_results>() {
  return "results";
}
template <>
std::string_view member_name<kinerja_results>(std::size_t offset) {
  return find(results::names, offset);
}

}  // namespace kinerja::checking
