#include "evidence/ratee_marks.hpp"

#include "base/text_order.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kinerja {
namespace {

constexpr std::uint32_t no_sheet = UINT32_MAX;

}  // namespace

void RateeMarks::reserve(std::size_t marks) {
  to_.aspect.reserve(marks);
  to_.score.reserve(marks);
}

std::uint32_t RateeMarks::add(std::span<const HandedIn> all) {
  if (!add_sheets_alone(all)) add_marks(all);
  to_.begin.push_back(static_cast<std::int32_t>(to_.size()));
  return static_cast<std::uint32_t>(to_.begin.size() - 2);
}

// Nearly every ratee: one sheet of each rater in each role. Their marks then follow each other as
// they stand on the sheets, and nothing has to be put in order but the sheets. False, and nothing
// done, where it is otherwise.
bool RateeMarks::add_sheets_alone(std::span<const HandedIn> all) {
  sheets_.clear();
  raters_.clear();
  for (const HandedIn& one : all) {
    if (one.sheet == nullptr) return false;
    const Sheets& rows = *one.sheet->rows;
    raters_.push_back(rows.rater[one.sheet->row]);
    sheets_.push_back({rows.role[one.sheet->row], raters_.back(), one.sheet, one.whole});
  }
  const auto before = [](const SheetOf& a, const SheetOf& b) {
    return a.role != b.role ? a.role < b.role : text_order(a.rater, b.rater) < 0;
  };
  if (!std::is_sorted(sheets_.begin(), sheets_.end(), before))
    std::sort(sheets_.begin(), sheets_.end(), before);
  for (std::size_t k = 1; k < sheets_.size(); ++k)
    if (!before(sheets_[k - 1], sheets_[k])) return false;
  number_raters();
  for (const SheetOf& one : sheets_) {
    const Sheets& rows = *one.ref->rows;
    columns_.look_at(rows);
    const double* const scores = rows.score.data() + std::size_t{one.ref->row} * rows.aspect.size();
    const std::size_t before_sheet = to_.size();
    if (one.whole) {
      columns_.add_whole(scores, to_.aspect, to_.score);
    } else {
      for (const auto& [column, aspect] : columns_.by_name()) {
        const double score = scores[column];
        if (std::isnan(score) || !aspects_.in_scale(aspect, score)) continue;
        to_.aspect.push_back(aspect);
        to_.score.push_back(score);
      }
    }
    if (const auto marks = static_cast<std::uint32_t>(to_.size() - before_sheet); marks > 0)
      stretches_.push_back({number_of(one.rater), add_sheet(*one.ref), marks, one.role});
  }
  return true;
}

void RateeMarks::add_marks(std::span<const HandedIn> all) {
  marks_.clear();
  raters_.clear();
  for (std::uint32_t k = 0; k < all.size(); ++k)
    all[k].sheet != nullptr ? expand(*all[k].sheet, k) : expand(*all[k].rating, k);
  const auto before = [](const Mark& a, const Mark& b) { return a.rank() < b.rank(); };
  if (!std::is_sorted(marks_.begin(), marks_.end(), before))
    std::sort(marks_.begin(), marks_.end(), before);
  number_raters();
  sheet_of_.assign(all.size(), no_sheet);
  const std::string_view* rater = nullptr;
  std::uint32_t number = 0;
  for (const Mark& mark : marks_) {
    // Numbered by who comes first here, so that the order of files does not matter.
    std::uint32_t& sheet = sheet_of_[mark.place];
    if (sheet == no_sheet) {
      const HandedIn& one = all[mark.place];
      sheet = one.sheet != nullptr ? add_sheet(*one.sheet) : add_sheet(*one.rating);
    }
    if (rater == nullptr || *rater != mark.rater) {
      rater = &mark.rater;
      number = number_of(mark.rater);
    }
    to_.aspect.push_back(mark.aspect);
    to_.score.push_back(mark.score);
    stretches_.push_back({number, sheet, 1, mark.role});
  }
}

void RateeMarks::expand(const RowRef<Ratings>& ref, std::uint32_t place) {
  const Ratings& rows = *ref.rows;
  raters_.push_back(rows.rater[ref.row]);
  marks_.push_back({rows.role[ref.row],
                    rows.rater[ref.row],
                    rows.aspect[ref.row],
                    *ref.source,
                    rows.key[ref.row],
                    aspects_.find(rows.aspect[ref.row]),
                    rows.score[ref.row],
                    place});
}

void RateeMarks::expand(const RowRef<Sheets>& ref, std::uint32_t place) {
  const Sheets& rows = *ref.rows;
  columns_.look_at(rows);
  raters_.push_back(rows.rater[ref.row]);
  const double* const scores = rows.score.data() + std::size_t{ref.row} * rows.aspect.size();
  for (const auto& [column, aspect] : columns_.by_name()) {
    const double score = scores[column];
    if (!std::isnan(score) && aspects_.in_scale(aspect, score))
      marks_.push_back({rows.role[ref.row],
                        rows.rater[ref.row],
                        rows.aspect[column],
                        *ref.source,
                        rows.key[ref.row],
                        aspect,
                        score,
                        place});
  }
}

void RateeMarks::number_raters() {
  const auto in_order = [](std::string_view a, std::string_view b) {
    return text_order(a, b) >= 0;
  };
  if (std::adjacent_find(raters_.begin(), raters_.end(), in_order) == raters_.end()) return;
  std::sort(raters_.begin(), raters_.end());
  raters_.erase(std::unique(raters_.begin(), raters_.end()), raters_.end());
}

std::uint32_t RateeMarks::number_of(std::string_view rater) const {
  const auto before = [](std::string_view a, std::string_view b) { return text_order(a, b) < 0; };
  return static_cast<std::uint32_t>(
      std::lower_bound(raters_.begin(), raters_.end(), rater, before) - raters_.begin());
}

template <class AnyRef>
std::uint32_t RateeMarks::add_sheet(const AnyRef& ref) {
  to_.sheet_place.push_back(ref.place());
  to_.sheet_comment.push_back(ref.rows->comment[ref.row]);
  to_.sheet_rater.push_back(ref.rows->rater[ref.row]);
  return static_cast<std::uint32_t>(to_.sheet_place.size() - 1);
}

// What all marks of a stretch share is written down in one go.
void RateeMarks::finish() {
  to_.rater.resize(to_.size());
  to_.role.resize(to_.size());
  to_.sheet.resize(to_.size());
  std::size_t first = 0;
  for (const Stretch& one : stretches_) {
    std::fill_n(to_.rater.data() + first, one.marks, one.rater);
    std::fill_n(to_.role.data() + first, one.marks, one.role);
    std::fill_n(to_.sheet.data() + first, one.marks, one.sheet);
    first += one.marks;
  }
}

}  // namespace kinerja
