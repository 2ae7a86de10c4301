#pragma once

// What an exporter is shown: the cycle, and all that was found about its people. Views, one for
// each kind of row, best read side by side with exporter.h. They borrow from the host and die with
// the call.

#include <kinerja/cpp/base.hpp>
#include <kinerja/exporter.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// What is the same for all people: the cycle, its nodes and its aspects.
class CycleView {
 public:
  explicit CycleView(const kinerja_cycle_info* raw) : raw_(raw) {}

  std::string_view id() const { return view(raw_->id); }
  std::string_view title() const { return view(raw_->title); }
  std::string_view agency() const { return view(raw_->agency); }
  std::string_view language() const { return view(raw_->language); }
  std::string_view config_hash() const { return view(raw_->config_hash); }
  std::string_view input_hash() const { return view(raw_->input_hash); }
  std::int32_t from_day() const { return raw_->from_day; }
  std::int32_t to_day() const { return raw_->to_day; }
  std::uint32_t result_node() const { return raw_->result_node; }

  std::vector<std::string_view> legal_basis() const {
    std::vector<std::string_view> lines;
    std::string_view rest = view(raw_->legal_basis);
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      if (end != 0) lines.push_back(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return lines;
  }

  TextView nodes() const { return {raw_->node_name, raw_->nodes_len}; }
  TextView node_titles() const { return {raw_->node_title, raw_->nodes_len}; }
  TextView node_methods() const { return {raw_->node_method, raw_->nodes_len}; }
  TextView aspects() const { return {raw_->aspect_name, raw_->aspects_len}; }
  TextView aspect_titles() const { return {raw_->aspect_title, raw_->aspects_len}; }
  double aspect_min(std::uint32_t aspect) const { return raw_->aspect_min[aspect]; }
  double aspect_max(std::uint32_t aspect) const { return raw_->aspect_max[aspect]; }

  /// The grade words of a node, lowest first; none when it gives no grades.
  TextView node_grades(std::uint32_t node) const {
    return {raw_->node_grades[node], raw_->node_grades_len[node]};
  }
  /// How a node is computed, line by line.
  std::vector<std::string_view> guide(std::uint32_t node) const {
    return texts(raw_->guide_text, raw_->guide_begin, node);
  }
  /// The behaviours that show a score of an aspect, lowest score first.
  struct Anchor {
    double score;
    std::string_view text;
  };
  std::vector<Anchor> anchors(std::uint32_t aspect) const {
    std::vector<Anchor> all;
    for (std::uint32_t i = raw_->anchor_begin[aspect]; i < raw_->anchor_begin[aspect + 1]; ++i)
      all.push_back({raw_->anchor_score[i], view(kinerja_strs_at(&raw_->anchor_text, i))});
    return all;
  }
  /// Earlier cycles that there is something to compare with, newest first.
  TextView earlier_titles() const { return {raw_->earlier_title, raw_->earlier_len}; }
  TextView lists() const { return {raw_->list_name, raw_->lists_len}; }
  TextView list_titles() const { return {raw_->list_title, raw_->lists_len}; }
  TextView list_abouts() const { return {raw_->list_about, raw_->lists_len}; }

  /// The node or aspect of that name. Throws the mistake in the settings that `where` points at.
  std::uint32_t node(std::string_view name, std::string where) const {
    return place(nodes(), name, "UNKNOWN_NODE: ", std::move(where));
  }
  std::uint32_t aspect(std::string_view name, std::string where) const {
    return place(aspects(), name, "UNKNOWN_ASPECT: ", std::move(where));
  }

 private:
  static std::uint32_t place(const TextView& names,
                             std::string_view name,
                             const char* mistake,
                             std::string where) {
    const int found = names.find(name);
    if (found < 0) throw Failure(KINERJA_E_CONFIG, mistake + std::string(name), std::move(where));
    return static_cast<std::uint32_t>(found);
  }

  static std::vector<std::string_view> texts(const kinerja_strs& column,
                                             const std::uint32_t* begin,
                                             std::uint32_t i) {
    std::vector<std::string_view> all;
    for (std::uint32_t k = begin[i]; k < begin[i + 1]; ++k)
      all.push_back(view(kinerja_strs_at(&column, k)));
    return all;
  }

  const kinerja_cycle_info* raw_;
};

/// A goal with its target and what was achieved; what is missing is empty, never zero.
struct GoalResult {
  std::string_view title;
  std::string_view indicator;
  std::string_view unit;  ///< of measure
  std::optional<double> target;
  std::optional<double> target_high;  ///< target to target_high is a range
  std::optional<double> actual;
  double weight;
  std::uint8_t direction;     ///< KINERJA_MORE_IS_BETTER ...
  std::uint8_t flags;         ///< KINERJA_EV_*
  std::string_view parent;    ///< the unit's goal or mission item that it serves
  std::string_view aspect;    ///< in words
  std::string_view evidence;  ///< lines separated by '\n'

  static GoalResult at(const kinerja_results* raw, std::uint32_t i) {
    const std::uint8_t flags = raw->goal_flags[i];
    const auto given = [flags](unsigned flag, double value) {
      return (flags & flag) != 0 ? std::optional<double>(value) : std::nullopt;
    };
    return {view(kinerja_strs_at(&raw->goal_title, i)),
            view(kinerja_strs_at(&raw->goal_indicator, i)),
            view(kinerja_strs_at(&raw->goal_unit, i)),
            given(KINERJA_EV_HAS_TARGET, raw->goal_target[i]),
            given(KINERJA_EV_HAS_TARGET_HIGH, raw->goal_target_high[i]),
            given(KINERJA_EV_HAS_ACTUAL, raw->goal_actual[i]),
            raw->goal_weight[i],
            raw->goal_direction[i],
            flags,
            view(kinerja_strs_at(&raw->goal_parent, i)),
            view(kinerja_strs_at(&raw->goal_aspect, i)),
            view(kinerja_strs_at(&raw->goal_evidence, i))};
  }
};

/// One step of the way to a score.
struct TrailStep {
  std::uint32_t node;
  std::int32_t id;        ///< in the catalogue of the node's method
  std::int32_t ref_kind;  ///< KINERJA_REF_*
  std::int32_t ref;       ///< goals: counted through all people, as PersonResult::first_goal()
  double a;
  double b;
  double result;
  std::string_view text;  ///< the sentence

  static TrailStep at(const kinerja_results* raw, std::uint32_t i) {
    return {raw->step_node[i],
            raw->step_id[i],
            raw->step_ref_kind[i],
            raw->step_ref[i],
            raw->step_a[i],
            raw->step_b[i],
            raw->step_result[i],
            view(kinerja_strs_at(&raw->step_text, i))};
  }
};

/// A fact about an employee, such as "golongan".
struct Fact {
  std::string_view name;
  std::string_view value;

  static Fact at(const kinerja_results* raw, std::uint32_t i) {
    return {view(kinerja_strs_at(&raw->attr_name, i)), view(kinerja_strs_at(&raw->attr_value, i))};
  }
};

/// What was written down about an employee on a day. No part of any score.
struct Entry {
  std::int32_t day;
  std::string_view kind;
  std::string_view about;  ///< a goal or an aspect in words; may be empty
  std::string_view text;
  std::string_view state;
  double number;

  static Entry at(const kinerja_results* raw, std::uint32_t i) {
    return {raw->entry_day[i],
            view(kinerja_strs_at(&raw->entry_kind, i)),
            view(kinerja_strs_at(&raw->entry_about, i)),
            view(kinerja_strs_at(&raw->entry_text, i)),
            view(kinerja_strs_at(&raw->entry_state, i)),
            raw->entry_number[i]};
  }
};

/// A strength or a weakness.
struct Finding {
  bool strength;
  std::uint32_t node;
  std::int32_t ref_kind;  ///< KINERJA_REF_GOAL or KINERJA_REF_ASPECT
  std::int32_t ref;       ///< as in a TrailStep
  double value;
  double limit;
  std::string_view text;
  std::string_view evidence;  ///< lines separated by '\n'

  static Finding at(const kinerja_results* raw, std::uint32_t i) {
    return {raw->finding_kind[i] == KINERJA_FINDING_STRENGTH,
            raw->finding_node[i],
            raw->finding_ref_kind[i],
            raw->finding_ref[i],
            raw->finding_value[i],
            raw->finding_limit[i],
            view(kinerja_strs_at(&raw->finding_text, i)),
            view(kinerja_strs_at(&raw->finding_evidence, i))};
  }
};

/// A line of the development plan.
struct PlannedAction {
  std::string_view about;
  std::string_view text;
  std::int32_t due;

  static PlannedAction at(const kinerja_results* raw, std::uint32_t i) {
    return {view(kinerja_strs_at(&raw->action_about, i)),
            view(kinerja_strs_at(&raw->action_text, i)),
            raw->action_due[i]};
  }
};

/// A place in one of the cycle's lists.
struct ListPlace {
  std::uint32_t list;
  std::uint32_t number;  ///< from 1, ties share one; 0: excluded, or the list has no order
  std::uint8_t kind;     ///< KINERJA_PLACE_*
  std::string_view reason;

  static ListPlace at(const kinerja_results* raw, std::uint32_t i) {
    return {raw->place_list[i],
            raw->place_number[i],
            raw->place_kind[i],
            view(kinerja_strs_at(&raw->place_reason, i))};
  }
};

namespace detail {

struct NoteText {
  static std::string_view at(const kinerja_results* raw, std::uint32_t i) {
    return view(kinerja_strs_at(&raw->note, i));
  }
};

}  // namespace detail

/// Neighbouring rows of the results, made as they are looked at: `Row::at(raw, i)`.
template <class Row>
class RowRange {
 public:
  using Value = decltype(Row::at(nullptr, 0));

  class Iterator {
   public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = Value;

    Iterator(const kinerja_results* raw, std::uint32_t i) : raw_(raw), i_(i) {}
    Value operator*() const { return Row::at(raw_, i_); }
    Iterator& operator++() {
      ++i_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return i_ == other.i_; }

   private:
    const kinerja_results* raw_;
    std::uint32_t i_;
  };

  RowRange(const kinerja_results* raw, std::uint32_t begin, std::uint32_t end)
      : raw_(raw), begin_(begin), end_(end) {}

  std::uint32_t size() const { return end_ - begin_; }
  bool empty() const { return begin_ == end_; }
  Value operator[](std::uint32_t i) const { return Row::at(raw_, begin_ + i); }
  Iterator begin() const { return {raw_, begin_}; }
  Iterator end() const { return {raw_, end_}; }

 private:
  const kinerja_results* raw_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

/// All that was found about one employee.
class PersonResult {
 public:
  static PersonResult at(const kinerja_results* raw, std::uint32_t i) { return {raw, i}; }

  std::string_view employee() const { return text(raw_->employee); }
  std::string_view name() const { return text(raw_->name); }
  std::string_view unit() const { return text(raw_->unit); }
  std::string_view position() const { return text(raw_->position); }
  std::string_view superior() const { return text(raw_->superior); }
  std::string_view superior_name() const { return text(raw_->superior_name); }

  /// KINERJA_OK: there is a score; KINERJA_MISSING; or negative.
  kinerja_status status(std::uint32_t node) const { return raw_->status[cell(node)]; }
  /// Empty when there is none, which is not zero.
  std::optional<double> score(std::uint32_t node) const {
    if (status(node) != KINERJA_OK) return std::nullopt;
    return raw_->score[cell(node)];
  }
  /// The grade's word; empty when there is none.
  std::string_view grade(std::uint32_t node) const {
    return status(node) == KINERJA_OK ? view(kinerja_strs_at(&raw_->grade_text, cell(node)))
                                      : std::string_view{};
  }
  /// The grade's place, lowest is 0; -1: none.
  std::int32_t grade_place(std::uint32_t node) const {
    return status(node) == KINERJA_OK ? raw_->grade[cell(node)] : -1;
  }

  RowRange<GoalResult> goals() const { return rows<GoalResult>(raw_->goal_begin); }
  /// What the `ref` of this person's first goal would be.
  std::uint32_t first_goal() const { return raw_->goal_begin[i_]; }
  RowRange<TrailStep> steps() const { return rows<TrailStep>(raw_->step_begin); }
  /// What was missing, not counted or refused, in words.
  RowRange<detail::NoteText> notes() const { return rows<detail::NoteText>(raw_->note_begin); }
  RowRange<Fact> facts() const { return rows<Fact>(raw_->attr_begin); }
  /// The value of a fact, or empty.
  std::string_view fact(std::string_view name) const {
    for (const Fact& one : facts())
      if (one.name == name) return one.value;
    return {};
  }
  RowRange<Entry> entries() const { return rows<Entry>(raw_->entry_begin); }
  RowRange<Finding> findings() const { return rows<Finding>(raw_->finding_begin); }
  RowRange<PlannedAction> actions() const { return rows<PlannedAction>(raw_->action_begin); }
  RowRange<ListPlace> places() const { return rows<ListPlace>(raw_->place_begin); }

  /// What a node came to in an earlier cycle; empty when it gave nothing there.
  std::optional<double> earlier_score(std::uint32_t cycle, std::uint32_t node) const {
    if (raw_->earlier_status[earlier(cycle, node)] != KINERJA_OK) return std::nullopt;
    return raw_->earlier_score[earlier(cycle, node)];
  }
  std::string_view earlier_grade(std::uint32_t cycle, std::uint32_t node) const {
    return view(kinerja_strs_at(&raw_->earlier_grade_text, earlier(cycle, node)));
  }

 private:
  PersonResult(const kinerja_results* raw, std::uint32_t i) : raw_(raw), i_(i) {}

  std::string_view text(const kinerja_strs& column) const {
    return view(kinerja_strs_at(&column, i_));
  }
  std::uint32_t cell(std::uint32_t node) const { return node * raw_->n + i_; }
  std::uint32_t earlier(std::uint32_t cycle, std::uint32_t node) const {
    return (cycle * raw_->cycle->nodes_len + node) * raw_->n + i_;
  }
  template <class Row>
  RowRange<Row> rows(const std::uint32_t* begin) const {
    return {raw_, begin[i_], begin[i_ + 1]};
  }

  const kinerja_results* raw_;
  std::uint32_t i_;
};

/// One batch of people, sorted by unit and then by employee.
class Results : public RowRange<PersonResult> {
 public:
  explicit Results(const kinerja_results* raw) : RowRange(raw, 0, raw->n), raw_(raw) {}
  CycleView cycle() const { return CycleView(raw_->cycle); }

 private:
  const kinerja_results* raw_;
};

}  // namespace kinerja
