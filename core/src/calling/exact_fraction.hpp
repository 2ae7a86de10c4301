#pragma once

#include <kinerja/method.h>

#include <string>

namespace kinerja {

/// What rate_out->exact answers to a fraction: KINERJA_OK, and its lowest terms in `kept`; or what
/// is wrong with it.
kinerja_status read_fraction(kinerja_str fraction, std::string& kept) noexcept;

}  // namespace kinerja
