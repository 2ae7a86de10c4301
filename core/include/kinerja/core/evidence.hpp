#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// Where a figure stands in what was brought in.
struct RowPlace {
  std::uint32_t input = 0;  // place in Evidence::inputs
  std::uint32_t line = 0;   // counted from 1
};

struct InputName {
  std::string source;  // names in the cycle file
  std::string input;
  friend bool operator==(const InputName&, const InputName&) = default;
};

/// A measure behind a goal, kept for explanations.
struct UsedMeasure {
  double value = 0;
  std::int32_t from_day = 0;
  std::int32_t to_day = 0;
  bool counts = true;  // false: not approved yet
  RowPlace place;
  std::uint32_t evidence = no_text;  // place in GoalEvidence::evidence

  static constexpr std::uint32_t no_text = UINT32_MAX;
};

/// Goals of all people, those of person i at begin[i] to begin[i + 1].
struct GoalEvidence {
  std::vector<std::int32_t> begin = {0};
  TextColumn title, parent, unit_of_measure, aspect_name;
  std::vector<std::uint32_t> indicator;  // place in Evidence::indicators
  std::vector<std::uint32_t> plan;       // equal for goals with one title, within a person
  std::vector<std::uint32_t> aspect;     // place in the cycle's aspects, or UINT32_MAX
  std::vector<double> target, target_high, actual, weight, share;
  TextColumn actual_exact;  // fractions behind `actual` where its shortest decimal is not it
  std::vector<std::uint8_t> direction, aggregate, flags;  // flags: KINERJA_EV_*
  std::vector<RowPlace> place;
  std::vector<std::uint32_t> measure_begin = {0};  // of goal k: measure_begin[k] to [k + 1]
  std::vector<UsedMeasure> measures;
  TextColumn evidence;  // what proves the figures, in the source's words; each measure's once
  std::size_t size() const { return target.size(); }
  std::string_view evidence_of(const UsedMeasure& measure) const {
    return measure.evidence == UsedMeasure::no_text ? std::string_view{}
                                                    : evidence[measure.evidence];
  }
};

/// Ratings that count, by ratee: those of ratee r at begin[r] to begin[r + 1]. People come first,
/// in their order, then all else that is rated.
struct RatingEvidence {
  std::vector<std::int32_t>
      of_person;  // the ratee that a person is, or -1; empty: nobody was rated
  std::map<std::pair<std::uint8_t, std::string>, std::uint32_t>
      others;  // ratees that are no people: (KINERJA_SUBJECT_*, name)
  std::vector<std::int32_t> begin = {0};
  std::vector<std::uint32_t> aspect;  // place in the cycle's aspects
  std::vector<std::uint32_t> rater;   // a number within the ratee
  std::vector<std::uint8_t> role;
  std::vector<double> score;
  std::vector<std::uint32_t> sheet;  // what it was written on: place in the columns below

  std::vector<RowPlace> sheet_place;
  TextColumn sheet_comment;
  TextColumn sheet_rater;  // who it was, for rater diagnostics; methods see the number alone

  std::size_t size() const { return score.size(); }
  const RowPlace& place(std::size_t rating) const { return sheet_place[sheet[rating]]; }
  std::string_view comment(std::size_t rating) const { return sheet_comment[sheet[rating]]; }
  std::string_view rater_name(std::size_t rating) const { return sheet_rater[sheet[rating]]; }
};

/// What was written down about people, by day: those of person i at begin[i] to begin[i + 1].
/// Entries stand beside the figures and are no part of any score.
struct EntryEvidence {
  static constexpr std::uint32_t nothing = UINT32_MAX;

  std::vector<std::uint32_t> begin = {0};
  std::vector<std::int32_t> day;
  TextColumn kind, about, text, state;  // about: as the source says it
  std::vector<std::uint32_t> goal;      // the first goal with the indicator `about`, or nothing
  std::vector<std::uint32_t> aspect;    // the cycle's aspect `about`, or nothing
  std::vector<double> number;
  std::vector<RowPlace> place;
  std::size_t size() const { return day.size(); }
};

/// What is known of all people of a cycle, in columns sorted by unit and then by employee number,
/// the same for the same rows in whatever order they came. Immutable once built: [many].
struct Evidence {
  std::vector<InputName> inputs;
  TextColumn employee, name, unit, position, superior, superior_name;
  std::vector<std::uint32_t> group;  // number of the unit, ascending
  std::vector<RowPlace> place;
  std::vector<std::uint32_t> attr_begin = {0};
  TextColumn attr_name, attr_value;
  TextColumn indicators;
  GoalEvidence goals;
  RatingEvidence ratings;
  EntryEvidence entries;
  std::vector<std::vector<Text>> notes;  // for each person: missing, not counted
  std::vector<Quarantined> set_aside;    // rows that fit no person, aspect, scale or period
  std::string hash;                      // SHA-256 of all that can move a score, unit by unit

  std::size_t size() const { return employee.size(); }
  /// The place of an employee, or -1.
  std::int64_t find(std::string_view employee_number) const;
  /// The value of a person's attribute, or empty.
  std::string_view attribute(std::size_t person, std::string_view name) const;
  /// The first person of the same unit, and one past the last.
  std::size_t begin_of_group(std::size_t person) const;
  std::size_t end_of_group(std::size_t person) const;
  /// The ratee whose ratings a node sees for a person, or -1 when there are none.
  std::int64_t ratee(std::size_t person, const Ratee& whose) const;
};

/// The name of somebody who may be a superior; nothing when there is no such employee.
using SuperiorName = std::function<std::optional<std::string_view>(std::string_view employee)>;

/// Turns rows into evidence. One thread. Keeps every row until build().
class EvidenceBuilder {
 public:
  /// Borrows the cycle.
  explicit EvidenceBuilder(const Cycle& cycle) : cycle_(cycle) {}

  /// Takes one batch. Of two rows of one source with the same kind and key the later one counts.
  void add(std::string_view source, Rows rows);

  /// `name_of` tells of superiors who are not among the rows. Unless `hashed`, Evidence::hash stays
  /// empty: parts are hashed as one.
  Evidence build(const SuperiorName& name_of = {}, bool hashed = true);

 private:
  struct Batch {
    std::string source;
    Rows rows;
  };
  const Cycle& cycle_;
  std::vector<Batch> batches_;
};

}  // namespace kinerja
