#pragma once

// Which members of the border's structs point at memory, and how much of it: said once, for all who
// carry a struct elsewhere. Packing and unpacking (pack.hpp) send one to another process; the
// validator lays each column against a page that nobody may touch.
//
// fields(in, visit) names the members of `in` in their order. A count may depend on a column named
// before it, so whoever repairs pointers while it visits can be visited too. `visit` has
//
//   numbers(&T::column, n)            a pointer to n numbers
//   texts(&T::column, n)              a kinerja_strs of n texts
//   text(&T::word)                    a kinerja_str
//   bytes(&T::block)                  a kinerja_bytes
//   texts_list(&T::lists, &T::lens, n)  n columns of texts and the number of texts in each
//   nested(&T::other)                 a pointer to one other struct, or NULL
//
// Functions, `host_data` and `struct_size` are not named: they belong to the side that they are on.

#include <kinerja/exporter.h>
#include <kinerja/method.h>
#include <kinerja/source.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace kinerja::border {

/// Entries behind a column of n + 1 beginnings; 0 when it is not there or says more than `most`,
/// which only a broken plugin does.
template <class Number>
std::size_t behind(const Number* begin, std::size_t n, std::size_t most = SIZE_MAX) {
  if (begin == nullptr || begin[n] < 0) return 0;
  const auto count = static_cast<std::size_t>(begin[n]);
  return count > most ? 0 : count;
}
template <>
inline std::size_t behind(const std::uint32_t* begin, std::size_t n, std::size_t most) {
  if (begin == nullptr) return 0;
  return begin[n] > most ? 0 : begin[n];
}

inline constexpr std::size_t max_attributes_of_person = 256;

// Settings of instances.

template <class Visit>
void fields(const kinerja_method_setup& in, Visit&& visit) {
  using T = kinerja_method_setup;
  visit.text(&T::config);
  visit.texts(&T::inputs, in.inputs_len);
  visit.texts(&T::attributes, in.attributes_len);
  visit.texts(&T::aspects, in.aspects_len);
  visit.numbers(&T::aspect_min, in.aspects_len);
  visit.numbers(&T::aspect_max, in.aspects_len);
  visit.texts_list(&T::input_grades, &T::input_grades_len, in.inputs_len);
}

template <class Visit>
void fields(const kinerja_source_setup& in, Visit&& visit) {
  using T = kinerja_source_setup;
  visit.text(&T::config);
  visit.texts(&T::inputs, in.inputs_len);
}

template <class Visit>
void fields(const kinerja_exporter_setup&, Visit&& visit) {
  using T = kinerja_exporter_setup;
  visit.text(&T::config);
  visit.nested(&T::cycle);
}

// What a method rates.

template <class Visit>
void fields(const kinerja_rate_in& in, Visit&& visit) {
  using T = kinerja_rate_in;
  const std::size_t n = in.n;
  visit.numbers(&T::employee, n);
  visit.numbers(&T::group, n);
  visit.numbers(&T::ev_begin, n + 1);
  const std::size_t goals = behind(in.ev_begin, n);
  visit.numbers(&T::ev_indicator, goals);
  visit.numbers(&T::ev_aspect, goals);
  visit.numbers(&T::ev_target, goals);
  visit.numbers(&T::ev_target_high, goals);
  visit.numbers(&T::ev_actual, goals);
  visit.numbers(&T::ev_weight, goals);
  visit.numbers(&T::ev_share, goals);
  visit.numbers(&T::ev_direction, goals);
  visit.numbers(&T::ev_flags, goals);
  visit.numbers(&T::rt_begin, n + 1);
  const std::size_t ratings = behind(in.rt_begin, n);
  visit.numbers(&T::rt_aspect, ratings);
  visit.numbers(&T::rt_rater, ratings);
  visit.numbers(&T::rt_role, ratings);
  visit.numbers(&T::rt_score, ratings);
}

/// The rest of kinerja_rate_in, whose lengths stand in the setup of the instance.
template <class Visit>
void fields_of_setup(const kinerja_rate_in& in,
                     std::size_t inputs,
                     std::size_t attributes,
                     Visit&& visit) {
  using T = kinerja_rate_in;
  const std::size_t n = in.n;
  const std::size_t goals = behind(in.ev_begin, n);
  visit.numbers(&T::in_score, inputs * n);
  visit.numbers(&T::in_grade, inputs * n);
  visit.numbers(&T::in_status, inputs * n);
  visit.numbers(&T::attr_number, attributes * n);
  visit.numbers(&T::attr_word, attributes * n);
  visit.numbers(&T::attr_flags, attributes * n);
  visit.texts(&T::attr_words, in.attr_words_len);
  visit.texts(&T::indicators, in.indicators_len);
  visit.numbers(&T::ev_plan, goals);
  visit.texts(&T::in_exact, inputs * n);
  visit.texts(&T::ev_exact, goals);
  visit.numbers(&T::in_low, inputs * n);
  visit.numbers(&T::in_slack, inputs * n);
}

// What a source is given.

template <class Visit>
void fields(const kinerja_request&, Visit&& visit) {
  using T = kinerja_request;
  visit.text(&T::method);
  visit.text(&T::path);
  visit.text(&T::query);
  visit.text(&T::content_type);
  visit.text(&T::peer);
  visit.bytes(&T::body);
}

template <class Visit>
void fields(const kinerja_derive_in& in, Visit&& visit) {
  using T = kinerja_derive_in;
  visit.texts(&T::subject, in.n);
  visit.numbers(&T::event_begin, std::size_t{in.n} + 1);
  visit.numbers(&T::span_begin, std::size_t{in.n} + 1);
  visit.nested(&T::events);
  visit.nested(&T::spans);
}

// What a source brings.

template <class Visit>
void fields(const kinerja_people& in, Visit&& visit) {
  using T = kinerja_people;
  const std::size_t n = in.n;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::employee, n);
  visit.texts(&T::name, n);
  visit.texts(&T::unit, n);
  visit.texts(&T::position, n);
  visit.texts(&T::superior, n);
  visit.numbers(&T::from_day, n);
  visit.numbers(&T::to_day, n);
  visit.numbers(&T::attr_begin, n + 1);
  const std::size_t attributes = behind(in.attr_begin, n, n * max_attributes_of_person);
  visit.texts(&T::attr_name, attributes);
  visit.texts(&T::attr_value, attributes);
}

template <class Visit>
void fields(const kinerja_goals& in, Visit&& visit) {
  using T = kinerja_goals;
  const std::size_t n = in.n;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::employee, n);
  visit.texts(&T::title, n);
  visit.texts(&T::parent, n);
  visit.texts(&T::indicator, n);
  visit.texts(&T::aspect, n);
  visit.texts(&T::subject, n);
  visit.texts(&T::unit_of_measure, n);
  visit.numbers(&T::subject_kind, n);
  visit.numbers(&T::direction, n);
  visit.numbers(&T::kind, n);
  visit.numbers(&T::aggregate, n);
  visit.numbers(&T::flags, n);
  visit.numbers(&T::target, n);
  visit.numbers(&T::target_high, n);
  visit.numbers(&T::weight, n);
  visit.numbers(&T::share, n);
}

template <class Visit>
void fields(const kinerja_measures& in, Visit&& visit) {
  using T = kinerja_measures;
  const std::size_t n = in.n;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::subject, n);
  visit.texts(&T::indicator, n);
  visit.texts(&T::evidence, n);
  visit.numbers(&T::subject_kind, n);
  visit.numbers(&T::quality, n);
  visit.numbers(&T::from_day, n);
  visit.numbers(&T::to_day, n);
  visit.numbers(&T::value, n);
  visit.numbers(&T::observed_ms, n);
}

template <class Visit>
void fields(const kinerja_ratings& in, Visit&& visit) {
  using T = kinerja_ratings;
  const std::size_t n = in.n;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::ratee, n);
  visit.texts(&T::rater, n);
  visit.texts(&T::aspect, n);
  visit.texts(&T::comment, n);
  visit.numbers(&T::ratee_kind, n);
  visit.numbers(&T::role, n);
  visit.numbers(&T::state, n);
  visit.numbers(&T::flags, n);
  visit.numbers(&T::score, n);
  visit.numbers(&T::day, n);
}

template <class Visit>
void fields(const kinerja_sheets& in, Visit&& visit) {
  using T = kinerja_sheets;
  const std::size_t n = in.n;
  const std::size_t aspects = in.aspects_len > KINERJA_SHEET_ASPECTS_MAX ? 0 : in.aspects_len;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::ratee, n);
  visit.texts(&T::rater, n);
  visit.texts(&T::comment, n);
  visit.numbers(&T::ratee_kind, n);
  visit.numbers(&T::role, n);
  visit.numbers(&T::state, n);
  visit.numbers(&T::day, n);
  visit.texts(&T::aspect, aspects);
  visit.numbers(&T::score, n * aspects);
}

template <class Visit>
void fields(const kinerja_events& in, Visit&& visit) {
  using T = kinerja_events;
  const std::size_t n = in.n;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::subject, n);
  visit.texts(&T::pin, n);
  visit.texts(&T::device, n);
  visit.texts(&T::zone, n);
  visit.texts(&T::kind, n);
  visit.texts(&T::text, n);
  visit.numbers(&T::subject_kind, n);
  visit.numbers(&T::local_ms, n);
  visit.numbers(&T::number, n);
  visit.texts(&T::about, n);
  visit.texts(&T::state, n);
}

template <class Visit>
void fields(const kinerja_spans& in, Visit&& visit) {
  using T = kinerja_spans;
  const std::size_t n = in.n;
  visit.text(&T::input);
  visit.texts(&T::key, n);
  visit.numbers(&T::origin, n);
  visit.texts(&T::subject, n);
  visit.texts(&T::zone, n);
  visit.texts(&T::kind, n);
  visit.texts(&T::text, n);
  visit.numbers(&T::subject_kind, n);
  visit.numbers(&T::from_ms, n);
  visit.numbers(&T::to_ms, n);
}

template <class Visit>
void fields(const kinerja_rejected&, Visit&& visit) {
  using T = kinerja_rejected;
  visit.text(&T::input);
  visit.text(&T::column);
  visit.text(&T::raw);
  visit.text(&T::reason);
}

// What an exporter writes.

template <class Visit>
void fields(const kinerja_cycle_info& in, Visit&& visit) {
  using T = kinerja_cycle_info;
  const std::size_t nodes = in.nodes_len, aspects = in.aspects_len;
  for (const auto word : {&T::id,
                          &T::title,
                          &T::agency,
                          &T::language,
                          &T::legal_basis,
                          &T::config_hash,
                          &T::input_hash})
    visit.text(word);
  visit.texts(&T::node_name, nodes);
  visit.texts(&T::node_title, nodes);
  visit.texts(&T::node_method, nodes);
  visit.texts(&T::aspect_name, aspects);
  visit.texts(&T::aspect_title, aspects);
  visit.numbers(&T::aspect_min, aspects);
  visit.numbers(&T::aspect_max, aspects);
  visit.texts_list(&T::node_grades, &T::node_grades_len, nodes);
  visit.numbers(&T::anchor_begin, aspects + 1);
  const std::size_t anchors = behind(in.anchor_begin, aspects);
  visit.numbers(&T::anchor_score, anchors);
  visit.texts(&T::anchor_text, anchors);
  visit.numbers(&T::guide_begin, nodes + 1);
  visit.texts(&T::guide_text, behind(in.guide_begin, nodes));
  visit.texts(&T::earlier_title, in.earlier_len);
  visit.texts(&T::list_name, in.lists_len);
  visit.texts(&T::list_title, in.lists_len);
  visit.texts(&T::list_about, in.lists_len);
}

template <class Visit>
void fields_of_people(const kinerja_results& in, Visit&& visit) {
  using T = kinerja_results;
  const std::size_t n = in.n, all = in.cycle == nullptr ? 0 : n * in.cycle->nodes_len;
  for (const auto column :
       {&T::employee, &T::name, &T::unit, &T::position, &T::superior, &T::superior_name})
    visit.texts(column, n);
  visit.numbers(&T::score, all);
  visit.numbers(&T::grade, all);
  visit.numbers(&T::status, all);
  visit.texts(&T::grade_text, all);
}

template <class Visit>
void fields_of_goals_and_steps(const kinerja_results& in, Visit&& visit) {
  using T = kinerja_results;
  visit.numbers(&T::goal_begin, std::size_t{in.n} + 1);
  const std::size_t goals = behind(in.goal_begin, in.n);
  for (const auto column : {&T::goal_title, &T::goal_indicator, &T::goal_unit})
    visit.texts(column, goals);
  for (const auto column :
       {&T::goal_target, &T::goal_target_high, &T::goal_actual, &T::goal_weight})
    visit.numbers(column, goals);
  visit.numbers(&T::goal_direction, goals);
  visit.numbers(&T::goal_flags, goals);
  visit.numbers(&T::step_begin, std::size_t{in.n} + 1);
  const std::size_t steps = behind(in.step_begin, in.n);
  visit.numbers(&T::step_node, steps);
  for (const auto column : {&T::step_id, &T::step_ref_kind, &T::step_ref})
    visit.numbers(column, steps);
  for (const auto column : {&T::step_a, &T::step_b, &T::step_result}) visit.numbers(column, steps);
  visit.texts(&T::step_text, steps);
  visit.numbers(&T::note_begin, std::size_t{in.n} + 1);
  visit.texts(&T::note, behind(in.note_begin, in.n));
  for (const auto column : {&T::goal_parent, &T::goal_aspect, &T::goal_evidence})
    visit.texts(column, goals);
}

template <class Visit>
void fields_of_follow_up(const kinerja_results& in, Visit&& visit) {
  using T = kinerja_results;
  const std::size_t n = in.n;
  visit.numbers(&T::attr_begin, n + 1);
  visit.texts(&T::attr_name, behind(in.attr_begin, n));
  visit.texts(&T::attr_value, behind(in.attr_begin, n));
  visit.numbers(&T::entry_begin, n + 1);
  const std::size_t entries = behind(in.entry_begin, n);
  visit.numbers(&T::entry_day, entries);
  for (const auto column : {&T::entry_kind, &T::entry_about, &T::entry_text, &T::entry_state})
    visit.texts(column, entries);
  visit.numbers(&T::entry_number, entries);
  visit.numbers(&T::finding_begin, n + 1);
  const std::size_t findings = behind(in.finding_begin, n);
  visit.numbers(&T::finding_kind, findings);
  visit.numbers(&T::finding_node, findings);
  visit.numbers(&T::finding_ref_kind, findings);
  visit.numbers(&T::finding_ref, findings);
  visit.numbers(&T::finding_value, findings);
  visit.numbers(&T::finding_limit, findings);
  visit.texts(&T::finding_text, findings);
  visit.texts(&T::finding_evidence, findings);
  visit.numbers(&T::action_begin, n + 1);
  const std::size_t actions = behind(in.action_begin, n);
  visit.texts(&T::action_about, actions);
  visit.texts(&T::action_text, actions);
  visit.numbers(&T::action_due, actions);
  visit.numbers(&T::place_begin, n + 1);
  const std::size_t places = behind(in.place_begin, n);
  visit.numbers(&T::place_list, places);
  visit.numbers(&T::place_number, places);
  visit.numbers(&T::place_kind, places);
  visit.texts(&T::place_reason, places);
}

template <class Visit>
void fields(const kinerja_results& in, Visit&& visit) {
  using T = kinerja_results;
  visit.nested(&T::cycle);
  fields_of_people(in, visit);
  fields_of_goals_and_steps(in, visit);
  fields_of_follow_up(in, visit);
  const std::size_t earlier =
      in.cycle == nullptr ? 0 : std::size_t{in.cycle->earlier_len} * in.cycle->nodes_len * in.n;
  visit.numbers(&T::earlier_score, earlier);
  visit.numbers(&T::earlier_status, earlier);
  visit.texts(&T::earlier_grade_text, earlier);
}

}  // namespace kinerja::border
