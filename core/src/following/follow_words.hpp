#pragma once

#include <kinerja/core/following.hpp>
#include <kinerja/core/text.hpp>

#include <string_view>
#include <vector>

namespace kinerja {

/// The texts one behind the other, with `between` them; empty ones are left out.
Text joined(const std::vector<Text>& texts, std::string_view between);

/// What a node came to for a person: "Baik (85,5)", "85,5", "belum dapat dinilai".
Text outcome_text(const RatedCycle& rated,
                  const Scores& scores,
                  std::size_t node,
                  std::size_t person);

/// The steps of a person in a trail that is sorted by person.
std::span<const TrailStep> steps_of(const Scores& scores, std::size_t person);

}  // namespace kinerja
