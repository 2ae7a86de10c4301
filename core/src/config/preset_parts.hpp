#pragma once

#include <kinerja/core/presets.hpp>

#include "config/cycle_parts.hpp"

namespace kinerja {

// The parts of a preset file that speak of each other; the form of each has been checked before.

/// Every number of the settings needs a source, and every source a place in the settings.
void check_numbers(const Preset& preset, MistakeList& mistakes);

/// What stands where a name of an input or attribute is promised must be one.
void check_names(const Preset& preset, MistakeList& mistakes);

}  // namespace kinerja
