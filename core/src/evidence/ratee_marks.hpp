#pragma once

#include <kinerja/core/evidence.hpp>

#include "evidence/row_index.hpp"
#include "evidence/sheet_columns.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kinerja {

/// A sheet or a single rating that counts; the other pointer is null.
struct HandedIn {
  const RowRef<Sheets>* sheet = nullptr;
  const RowRef<Ratings>* rating = nullptr;
  bool whole = false;  // a sheet whose every score counts; see SheetColumns::whole
};

/// Writes the marks of one ratee after the other, in an order that files and rows cannot change: by
/// role, rater and aspect.
class RateeMarks {
 public:
  /// Borrows both.
  RateeMarks(const AspectFinder& aspects, RatingEvidence& to)
      : aspects_(aspects), columns_(aspects), to_(to) {}

  /// Makes room for so many marks, which may be too many.
  void reserve(std::size_t marks);
  /// The place of the ratee.
  std::uint32_t add(std::span<const HandedIn> all);
  /// To be called once, when all ratees are there.
  void finish();

 private:
  struct Mark {
    std::uint8_t role;
    std::string_view rater;
    std::string_view aspect_name;
    std::string_view source;
    std::string_view key;
    std::uint32_t aspect;
    double score;
    std::uint32_t place;  // of what it was written on

    auto rank() const { return std::tie(role, rater, aspect_name, source, key); }
  };
  struct SheetOf {
    std::uint8_t role;
    std::string_view rater;
    const RowRef<Sheets>* ref;
    bool whole;
  };
  // Marks in a row that one rater has given on one sheet.
  struct Stretch {
    std::uint32_t rater, sheet, marks;
    std::uint8_t role;
  };

  bool add_sheets_alone(std::span<const HandedIn> all);
  void add_marks(std::span<const HandedIn> all);
  void expand(const RowRef<Ratings>& ref, std::uint32_t place);
  void expand(const RowRef<Sheets>& ref, std::uint32_t place);
  void number_raters();
  std::uint32_t number_of(std::string_view rater) const;
  template <class AnyRef>
  std::uint32_t add_sheet(const AnyRef& ref);
  const AspectFinder& aspects_;
  SheetColumns columns_;
  RatingEvidence& to_;
  std::vector<Stretch> stretches_;        // of all marks
  std::vector<std::string_view> raters_;  // of the ratee at hand, as all below
  std::vector<SheetOf> sheets_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> sheet_of_;  // of each that was handed in, or no_sheet
};

}  // namespace kinerja
