#include "rater_sheets.hpp"

#include <algorithm>
#include <tuple>

namespace raters {

using kinerja::Exact;

RaterSheets::RaterSheets(const kinerja::Employee& employee, const AspectPanel& panel) {
  for (const kinerja::Rating& rating : employee.ratings())
    if (rating.role() <= KINERJA_ROLE_PUBLIC && panel.has(rating.aspect()))
      marks_.push_back({rating.role(), rating.rater(), rating.aspect(), rating.score()});
  std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
    return std::tie(a.role, a.rater, a.aspect, a.score) <
           std::tie(b.role, b.rater, b.aspect, b.score);
  });
  const std::span<const Mark> all(marks_);
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].role == all[begin].role &&
           all[end].rater == all[begin].rater)
      ++end;
    add(all.subspan(begin, end - begin), panel);
    begin = end;
  }
}

// An aspect that one rater rated more than once counts with its mean.
void RaterSheets::add(std::span<const Mark> marks, const AspectPanel& panel) {
  Exact sum;
  Exact weight;
  std::size_t aspects = 0;
  for (std::size_t i = 0; i < marks.size();) {
    const std::uint32_t aspect = marks[i].aspect;
    Exact scores;
    std::uint32_t count = 0;
    for (; i < marks.size() && marks[i].aspect == aspect; ++i, ++count)
      scores += Exact(marks[i].score);
    sum += panel.converted(aspect, scores / count) * panel.weight(aspect);
    weight += panel.weight(aspect);
    ++aspects;
  }
  if (aspects < panel.size()) incomplete_ |= 1U << static_cast<unsigned>(marks[0].role);
  if (aspects == panel.size() || panel.renormalises())
    sheets_.push_back({marks[0].role, marks[0].rater, marks, sum / weight});
}

std::vector<const Sheet*> RaterSheets::of(int role) const {
  std::vector<const Sheet*> found;
  for (const Sheet& sheet : sheets_)
    if (sheet.role == role) found.push_back(&sheet);
  return found;
}

bool RaterSheets::incomplete(int role) const {
  return (incomplete_ >> static_cast<unsigned>(role) & 1U) != 0;
}

void explain_aspects(std::span<const Sheet* const> sheets,
                     const AspectPanel& panel,
                     kinerja::Trail& trail) {
  if (!trail.on()) return;
  for (std::uint32_t aspect = 0; aspect < panel.aspects(); ++aspect) {
    Exact sum;
    std::uint32_t count = 0;
    for (const Sheet* const sheet : sheets)
      for (const Mark& mark : sheet->marks)
        if (mark.aspect == aspect) {
          sum += Exact(mark.score);
          ++count;
        }
    if (count == 0) continue;
    const Exact mean = panel.converted(aspect, sum / count);
    trail.step("aspect", kinerja::Ref::aspect(aspect), sum, count, mean);
    if (!panel.equal_weights())
      trail.step("aspect_weight",
                 kinerja::Ref::aspect(aspect),
                 mean,
                 panel.weight(aspect),
                 mean * panel.weight(aspect));
  }
}

}  // namespace raters
