#pragma once

#include "box.hpp"
#include "kit.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace pdf_export {

/// What the person's rating of result and of behaviour is: 0 below, 1 meets, 2 above expectation.
struct Levels {
  std::size_t result;
  std::size_t behaviour;
};

/// The nine cells with the person's one marked; the words are those of the settings.
BoxPtr quadrant_drawing(const Kit& kit, const Levels& levels, double width);

/// The grade words beside each other, lowest first, with the person's one marked (-1: none).
BoxPtr grade_drawing(const Kit& kit, const kinerja::TextView& words, int marked, double width);

}  // namespace pdf_export
