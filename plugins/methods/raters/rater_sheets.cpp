#include "rater_sheets.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace raters {
namespace {

// Whole, and so small that as many as there are marks stay exact when doubles add them up.
bool is_whole(double score) {
  constexpr double most = 1e6;
  return std::fabs(score) < most && score == static_cast<std::int32_t>(score);
}

template <class Number>
Number sum_of(std::span<const Mark> marks) {
  Number sum;
  for (const Mark& mark : marks) sum += Number(mark.score);
  return sum;
}

}  // namespace

template <class Number>
RaterSheets<Number>::RaterSheets(const kinerja::Employee& employee,
                                 const AspectPanel& panel,
                                 SheetRoom& room,
                                 bool with_marks)
    : marks_(room.get()), sheets_(room.get()) {
  if (!with_marks && panel.uniform() && add_usual(employee, panel)) return;
  sheets_.clear();
  incomplete_ = 0;
  add_any(employee, panel);
}

// Sheet by sheet, in order, each aspect once and by a whole number: then each sheet needs but a
// sum. False where anything else comes.
template <class Number>
bool RaterSheets<Number>::add_usual(const kinerja::Employee& employee, const AspectPanel& panel) {
  constexpr std::size_t usual_sheets = 24;
  sheets_.reserve(usual_sheets);
  Mark last{0, 0};
  double sum = 0;
  std::size_t count = 0;
  const auto close = [&] {
    if (count > 0 && counts(last.role(), count, panel))
      sheets_.push_back(
          {last.role(),
           {},
           panel.converted(last.aspect(), Number(static_cast<std::int64_t>(sum)) / count)});
  };
  for (const kinerja::Rating& rating : employee.ratings()) {
    if (rating.role() > KINERJA_ROLE_PUBLIC || !panel.has(rating.aspect())) continue;
    const Mark mark = Mark::of(rating);
    if (!is_whole(mark.score) || (count > 0 && mark.key <= last.key)) return false;
    if (count > 0 && mark.sheet() != last.sheet()) {
      close();
      sum = 0;
      count = 0;
    }
    sum += mark.score;
    ++count;
    last = mark;
  }
  close();
  return true;
}

template <class Number>
void RaterSheets<Number>::add_any(const kinerja::Employee& employee, const AspectPanel& panel) {
  const auto ratings = employee.ratings();
  marks_.reserve(ratings.size());
  for (const kinerja::Rating& rating : ratings)
    if (rating.role() <= KINERJA_ROLE_PUBLIC && panel.has(rating.aspect()))
      marks_.push_back(Mark::of(rating));
  std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
    return a.key != b.key ? a.key < b.key : a.score < b.score;
  });
  const std::span<const Mark> all(marks_);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].sheet() == all[begin].sheet()) ++end;
    add(all.subspan(begin, end - begin), panel);
    begin = end;
  }
}

// Whether a sheet with so many aspects counts.
template <class Number>
bool RaterSheets<Number>::counts(int role, std::size_t aspects, const AspectPanel& panel) {
  if (aspects == panel.size()) return true;
  incomplete_ |= 1U << static_cast<unsigned>(role);
  return panel.renormalises();
}

// An aspect that one rater rated more than once counts with its mean.
template <class Number>
void RaterSheets<Number>::add(std::span<const Mark> marks, const AspectPanel& panel) {
  std::size_t aspects = 1;
  for (std::size_t i = 1; i < marks.size(); ++i)
    aspects += marks[i].key != marks[i - 1].key ? 1 : 0;
  const int role = marks[0].role();
  if (counts(role, aspects, panel)) sheets_.push_back({role, marks, mean_of_all(marks, panel)});
}

template <class Number>
Number RaterSheets<Number>::mean_of_all(std::span<const Mark> marks, const AspectPanel& panel) {
  Number sum;
  Number weight;
  for (std::size_t i = 0; i < marks.size();) {
    const std::size_t first = i;
    while (i < marks.size() && marks[i].key == marks[first].key) ++i;
    const std::uint32_t aspect = marks[first].aspect();
    const Number mean = sum_of<Number>(marks.subspan(first, i - first)) / (i - first);
    sum += panel.converted(aspect, mean) * panel.weight<Number>(aspect);
    weight += panel.weight<Number>(aspect);
  }
  return sum / weight;
}

template <class Number>
std::span<const Sheet<Number>> RaterSheets<Number>::of(int role) const {
  std::size_t first = 0;
  while (first < sheets_.size() && sheets_[first].role < role) ++first;
  std::size_t last = first;
  while (last < sheets_.size() && sheets_[last].role == role) ++last;
  return std::span(sheets_).subspan(first, last - first);
}

template class RaterSheets<kinerja::Exact>;
template class RaterSheets<kinerja::Near>;

}  // namespace raters
