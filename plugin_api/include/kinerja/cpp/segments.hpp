#pragma once

// A line of straight pieces, for a method that turns one number into another and perhaps into a
// word: conversion tables, credit per level, categories of an achievement. Include it beside
// plugin.hpp.
//
//   "segments": [{"value": 0, "grade": "C"}, {"from": 50, "value": 0, "slope": 2, "grade": "B"},
//                {"from": 100, "above": true, "value": 100}]
//
// Each piece reaches from its `from` to just below the next piece; with `above` it begins just
// above its `from`, and the piece before it still has that number itself. Only the lowest may leave
// `from` out, and then reaches down without end. A number below the lowest `from` has no piece. The
// result is value + slope * (x - from) / per, where slope is 0 and per is 1 unless given, and from
// is 0 where it is left out; a piece without a value gives x itself. With per, a slope that is no
// decimal stays exact: {"value": 0, "slope": 49, "per": 59} comes to 49 at 59 and not nearly.
// Grades are lowest first, like the pieces; one word may stand on several pieces that follow each
// other.
//
// In a plugin's schema:
//
//   "segments": {"title": "SEGMENTS", "type": "array", "default": [], "items": {
//     "type": "object", "additionalProperties": false, "properties": {
//       "from": {"title": "SEGMENT_FROM", "type": "number"},
//       "above": {"title": "SEGMENT_ABOVE", "type": "boolean"},
//       "value": {"title": "SEGMENT_VALUE", "type": "number"},
//       "slope": {"title": "SEGMENT_SLOPE", "type": "number"},
//       "per": {"title": "SEGMENT_PER", "type": "number", "exclusiveMinimum": 0},
//       "grade": {"title": "SEGMENT_GRADE", "type": "string", "minLength": 1}}}}
//
// A plugin has texts of its own for these titles, and for the mistakes in segment_mistakes.

#include <kinerja/cpp/constant.hpp>
#include <kinerja/cpp/method_setup.hpp>
#include <kinerja/exact.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// What Segments may report, each as "KEY: value" at the setting itself. The value is the number of
/// the piece, counted from 1, where nothing else is said.
inline constexpr std::string_view segment_mistakes[] = {
    "SEGMENT_FROM_ABSENT",         // a piece other than the lowest has no from
    "SEGMENT_NOT_ASCENDING",       // it does not begin above the one before
    "SEGMENT_NOT_FINITE",          // a number is too large
    "SEGMENT_ABOVE_WITHOUT_FROM",  // there is nothing to be above
    "SEGMENT_SLOPE_ALONE",         // a slope needs a value to start from
    "SEGMENT_GRADE_TWICE",         // the word stands on an earlier piece, others between; value: it
};

/// Straight pieces that cover each number once. Owns what it holds; exact throughout, or
/// nearly for a Near.
class Segments {
 public:
  template <class Number>
  struct ResultOf {
    Number value;
    std::size_t index = 0;  // of the piece
    int grade = -1;         // index into grades(); -1: the piece has none
  };
  using Result = ResultOf<Exact>;

  /// No pieces: no number has a result.
  Segments() = default;

  /// Reads `list`, an array that stands at the JSON Pointer `where`, and reports every mistake.
  Segments(const MethodSetup& setup, const Config& list, const std::string& where) {
    for (const Config& item : list.items()) read(setup, item, where + pointer_to(pieces_.size()));
  }

  bool empty() const { return pieces_.empty(); }
  std::size_t size() const { return pieces_.size(); }

  /// The words of the pieces, lowest first, each once.
  const std::vector<std::string>& grades() const { return grades_; }

  /// Where a piece begins; none when it reaches down without end.
  std::optional<Exact> from(std::size_t index) const {
    const std::optional<Constant>& from = from_constant(index);
    return from ? std::optional<Exact>(from->exact()) : std::nullopt;
  }
  const std::optional<Constant>& from_constant(std::size_t index) const {
    return pieces_[index].from;
  }

  /// What `x` comes to; none below the lowest piece.
  template <class Number>
  std::optional<ResultOf<Number>> at(const Number& x) const {
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      const Piece& piece = pieces_[i];
      if (!begins_at_or_below(piece, x)) continue;
      if (!piece.value) return ResultOf<Number>{x, i, piece.grade};
      const Number run = piece.from ? x - piece.from->as<Number>() : x;
      return ResultOf<Number>{
          piece.value->as<Number>() + piece.slope.as<Number>() * run, i, piece.grade};
    }
    return std::nullopt;
  }

 private:
  struct Piece {
    std::optional<Constant> from;
    bool above = false;  // begins just above from
    std::optional<Constant> value;
    Constant slope;
    int grade = -1;
  };

  template <class Number>
  static bool begins_at_or_below(const Piece& piece, const Number& x) {
    if (!piece.from) return true;
    const Number& from = piece.from->as<Number>();
    return piece.above ? from < x : from <= x;
  }

  void read(const MethodSetup& setup, const Config& item, const std::string& where) {
    const std::string number = std::to_string(pieces_.size() + 1);
    Piece piece;
    if (const auto from = read_number(setup, item, "from", where, number))
      piece.from = Constant(*from);
    if (const auto value = read_number(setup, item, "value", where, number))
      piece.value = Constant(*value);
    const std::optional<Exact> slope = read_number(setup, item, "slope", where, number);
    Exact per_unit = slope.value_or(Exact());
    const std::optional<Exact> per = read_number(setup, item, "per", where, number);
    if (per && per->sign() > 0) per_unit /= *per;
    piece.slope = Constant(per_unit);
    piece.above = item.truth("above", false);
    if (!item.has("from") && !pieces_.empty())
      setup.mistake(where, "SEGMENT_FROM_ABSENT: " + number);
    if (piece.above && !item.has("from"))
      setup.mistake(where + "/above", "SEGMENT_ABOVE_WITHOUT_FROM: " + number);
    if (slope && !item.has("value"))
      setup.mistake(where + "/slope", "SEGMENT_SLOPE_ALONE: " + number);
    if (piece.from && !pieces_.empty() && !begins_later(piece, pieces_.back()))
      setup.mistake(where + "/from", "SEGMENT_NOT_ASCENDING: " + number);
    if (item.has("grade")) piece.grade = read_grade(setup, item.text("grade"), where);
    pieces_.push_back(std::move(piece));
  }

  // A number that no double holds would read as absent, so it is caught here.
  static std::optional<Exact> read_number(const MethodSetup& setup,
                                          const Config& item,
                                          const char* key,
                                          const std::string& where,
                                          const std::string& number) {
    if (!item.has(key)) return std::nullopt;
    const double value = item.number(key, std::numeric_limits<double>::quiet_NaN());
    if (value - value == 0) return Exact(value);  // neither infinite nor no number
    setup.mistake(where + pointer_to(std::string_view(key)), "SEGMENT_NOT_FINITE: " + number);
    return std::nullopt;
  }

  // Two pieces may share a limit where the first has it alone and the second begins above it.
  static bool begins_later(const Piece& piece, const Piece& before) {
    if (!before.from) return true;
    const Exact& from = piece.from->exact();
    return from > before.from->exact() ||
           (from == before.from->exact() && piece.above && !before.above);
  }

  int read_grade(const MethodSetup& setup, const std::string& word, const std::string& where) {
    for (std::size_t i = 0; i < grades_.size(); ++i) {
      if (grades_[i] != word) continue;
      if (i + 1 != grades_.size()) setup.mistake(where + "/grade", "SEGMENT_GRADE_TWICE: " + word);
      return static_cast<int>(i);
    }
    grades_.push_back(word);
    return static_cast<int>(grades_.size() - 1);
  }

  std::vector<Piece> pieces_;  // lowest first
  std::vector<std::string> grades_;
};

}  // namespace kinerja
