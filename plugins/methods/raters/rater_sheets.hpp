#pragma once

// The sheets of an employee's raters: what each one said, and each one's total.

#include "aspect_panel.hpp"

#include <span>
#include <vector>

namespace raters {

/// One score of one rater.
struct Mark {
  int role;
  std::uint32_t rater;
  std::uint32_t aspect;
  double score;
};

struct Sheet {
  int role;
  std::uint32_t rater;
  std::span<const Mark> marks;  // in the order of aspects
  kinerja::Exact total;         // weighted mean of the aspects that the rater rated
};

class RaterSheets {
 public:
  /// All ratings of aspects in the panel. A rater who left out an aspect has no sheet where the
  /// panel does not renormalise.
  RaterSheets(const kinerja::Employee& employee, const AspectPanel& panel);
  RaterSheets(const RaterSheets&) = delete;
  RaterSheets& operator=(const RaterSheets&) = delete;
  RaterSheets(RaterSheets&&) = delete;
  RaterSheets& operator=(RaterSheets&&) = delete;
  ~RaterSheets() = default;

  /// Sheets of one role, by rater.
  std::vector<const Sheet*> of(int role) const;
  /// Whether somebody in that role rated, but not every aspect.
  bool incomplete(int role) const;

 private:
  void add(std::span<const Mark> marks, const AspectPanel& panel);

  std::vector<Mark> marks_;  // by role, rater, aspect; the sheets point into it
  std::vector<Sheet> sheets_;
  unsigned incomplete_ = 0;  // a bit for each role
};

/// Writes the mean of each aspect over those sheets, converted, and its weight where weights
/// differ.
void explain_aspects(std::span<const Sheet* const> sheets,
                     const AspectPanel& panel,
                     kinerja::Trail& trail);

}  // namespace raters
