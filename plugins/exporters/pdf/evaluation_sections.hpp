#pragma once

#include "composer.hpp"

namespace pdf_export {

/// The ratings and the predicate, with the quadrant or the grades drawn beside them.
void add_ratings(Composer& composer, const kinerja::PersonResult& person);
/// Goals with target, figure, share and evidence.
void add_goals(Composer& composer, const kinerja::PersonResult& person);
/// What each of the settings' nodes found for each aspect.
void add_aspects(Composer& composer, const kinerja::PersonResult& person);
/// The sentences that led to the result.
void add_way(Composer& composer, const kinerja::PersonResult& person);

}  // namespace pdf_export
