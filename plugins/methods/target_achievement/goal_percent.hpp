#pragma once

// What one goal came to in percent of its target: capaian IKI of PermenPANRB 8/2021, before any
// limit and before any curve.

#include <kinerja/plugin.hpp>

#include <string_view>

namespace achievement {

/// How a goal is measured where less is better; `share` measures each goal as actual / target.
enum class Measure { mirror, inverse, share };

Measure measure_named(std::string_view name);

/// `bound` is the target that counted, `step` the kind of trail step that tells it.
template <class Number>
struct Achieved {
  std::string_view step;
  Number bound;
  Number percent;
};

/// `best` is what nothing at all of what should be little comes to. Throws for a target that is not
/// above zero and for a reversed range.
template <class Number>
Achieved<Number> achieve(const kinerja::Goal& goal, Measure measure, const Number& best);

extern template Achieved<kinerja::Exact> achieve(const kinerja::Goal& goal,
                                                 Measure measure,
                                                 const kinerja::Exact& best);
extern template Achieved<kinerja::Near> achieve(const kinerja::Goal& goal,
                                                Measure measure,
                                                const kinerja::Near& best);

}  // namespace achievement
