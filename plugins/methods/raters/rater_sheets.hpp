#pragma once

// The sheets of an employee's raters: what each one said, and each one's total.

#include "aspect_panel.hpp"

#include <array>
#include <cstddef>
#include <memory_resource>
#include <span>
#include <vector>

namespace raters {

/// One score of one rater. The key orders marks by role, rater and aspect; a cycle has far fewer
/// aspects than the 2^24 that it has room for.
struct Mark {
  std::uint64_t key;
  double score;

  static Mark of(const kinerja::Rating& rating) {
    return {std::uint64_t{static_cast<std::uint32_t>(rating.role())} << 56U |
                std::uint64_t{rating.rater()} << 24U | rating.aspect(),
            rating.score()};
  }
  int role() const { return static_cast<int>(key >> 56U); }
  std::uint32_t aspect() const { return static_cast<std::uint32_t>(key) & 0xffffffU; }
  /// Equal for marks of one sheet.
  std::uint64_t sheet() const { return key >> 24U; }
};

template <class Number>
struct Sheet {
  int role = 0;
  std::span<const Mark> marks;  // in the order of aspects; only where a trail shows them
  Number total;                 // weighted mean of the aspects that the rater rated
};

/// Memory for one employee's sheets: what is usual without asking for any.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
class SheetRoom {
 public:
  std::pmr::memory_resource* get() { return &resource_; }

 private:
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): whoever asks for memory fills it
  std::array<std::byte, 8'192> bytes_;
  std::pmr::monotonic_buffer_resource resource_{bytes_.data(), bytes_.size()};
};

template <class Number>
class RaterSheets {
 public:
  /// All ratings of aspects in the panel. A rater who left out an aspect has no sheet where the
  /// panel does not renormalise. Marks are kept `with_marks`.
  RaterSheets(const kinerja::Employee& employee,
              const AspectPanel& panel,
              SheetRoom& room,
              bool with_marks);
  RaterSheets(const RaterSheets&) = delete;
  RaterSheets& operator=(const RaterSheets&) = delete;
  RaterSheets(RaterSheets&&) = delete;
  RaterSheets& operator=(RaterSheets&&) = delete;
  ~RaterSheets() = default;

  std::size_t size() const { return sheets_.size(); }
  /// Sheets of one role, by rater.
  std::span<const Sheet<Number>> of(int role) const;
  /// Whether somebody in that role rated, but not every aspect.
  bool incomplete(int role) const { return (incomplete_ >> static_cast<unsigned>(role) & 1U) != 0; }

 private:
  bool add_usual(const kinerja::Employee& employee, const AspectPanel& panel);
  void add_any(const kinerja::Employee& employee, const AspectPanel& panel);
  void add(std::span<const Mark> marks, const AspectPanel& panel);
  bool counts(int role, std::size_t aspects, const AspectPanel& panel);
  static Number mean_of_all(std::span<const Mark> marks, const AspectPanel& panel);

  std::pmr::vector<Mark> marks_;  // by role, rater, aspect; the sheets point into it
  std::pmr::vector<Sheet<Number>> sheets_;
  unsigned incomplete_ = 0;  // a bit for each role
};

extern template class RaterSheets<kinerja::Exact>;
extern template class RaterSheets<kinerja::Near>;

/// Sheets that count, in memory of a SheetRoom.
template <class Number>
using Counting = std::pmr::vector<const Sheet<Number>*>;

/// Writes the mean of each aspect over those sheets, converted, and its weight where weights
/// differ.
template <class Number>
void explain_aspects(std::span<const Sheet<Number>* const> sheets,
                     const AspectPanel& panel,
                     kinerja::Trail& trail) {
  if (!trail.on()) return;
  for (std::uint32_t aspect = 0; aspect < panel.aspects(); ++aspect) {
    Number sum;
    std::uint32_t count = 0;
    for (const Sheet<Number>* const sheet : sheets)
      for (const Mark& mark : sheet->marks)
        if (mark.aspect() == aspect) {
          sum += Number(mark.score);
          ++count;
        }
    if (count == 0) continue;
    const Number mean = panel.converted(aspect, sum / count);
    trail.step("aspect", kinerja::Ref::aspect(aspect), sum, count, mean);
    if (!panel.equal_weights())
      trail.step("aspect_weight",
                 kinerja::Ref::aspect(aspect),
                 mean,
                 panel.weight<Number>(aspect),
                 mean * panel.weight<Number>(aspect));
  }
}

}  // namespace raters
