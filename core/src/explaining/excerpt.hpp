#pragma once

#include <kinerja/core/evidence.hpp>

namespace kinerja {

/// The evidence of people first to last alone, with all ratings that their nodes may see: small
/// enough to try changes on.
Evidence excerpt(const Evidence& whole, const Cycle& cycle, std::size_t first, std::size_t last);

}  // namespace kinerja
