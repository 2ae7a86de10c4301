#pragma once

// The rating by one role alone: by the person rated, or by the superior.

#include "rater_sheets.hpp"

namespace raters {

class SingleRole {
 public:
  static constexpr kinerja::Step steps[] = {
      {"aspect", KINERJA_REF_ASPECT | kinerja::standing, "STEP_ASPECT"},
      {"aspect_weight", KINERJA_REF_ASPECT, "STEP_ASPECT_WEIGHT"},
      {"score", KINERJA_REF_ROLE, "STEP_SCORE_OF_ROLE"},
  };

  SingleRole(const kinerja::MethodSetup& setup, int role)
      : panel_(setup), role_(role), decimals_(setup.config().integer("decimals", -1)) {}

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee,
                      kinerja::Trail& trail,
                      const char* missing) const {
    SheetRoom room;
    const RaterSheets<Number> sheets(employee, panel_, room, trail.on());
    const std::span<const Sheet<Number>> mine = sheets.of(role_);
    if (mine.empty())
      return kinerja::Score::missing(sheets.incomplete(role_) ? "ASPECTS_MISSING" : missing);
    Number sum;
    Counting<Number> all(room.get());
    for (const Sheet<Number>& sheet : mine) {
      sum += sheet.total;
      if (trail.on()) all.push_back(&sheet);
    }
    explain_aspects<Number>(all, panel_, trail);
    const Number score = (sum / mine.size()).rounded(decimals_);
    trail.step(
        "score", kinerja::Ref::role(static_cast<std::uint32_t>(role_)), sum, mine.size(), score);
    return kinerja::Score{score};
  }

  std::uint32_t trail_per_row() const { return 2 * panel_.aspects() + 1; }

 private:
  AspectPanel panel_;
  int role_;
  int decimals_;
};

}  // namespace raters
