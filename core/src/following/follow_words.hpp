#pragma once

#include <kinerja/core/following.hpp>
#include <kinerja/core/text.hpp>

#include <string_view>
#include <vector>

namespace kinerja {

/// The texts one behind the other, with `between` them; empty ones are left out.
Text joined(const std::vector<Text>& texts, std::string_view between);

/// The steps of a person in a trail that is sorted by person.
std::span<const TrailStep> steps_of(const Scores& scores, std::size_t person);

}  // namespace kinerja
