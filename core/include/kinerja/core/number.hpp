#pragma once

#include <kinerja/core/text.hpp>

#include <string>

namespace kinerja {

/// The shortest decimal that reads back as `value`, without an exponent where that is readable:
/// "0.1", "85", "1e+300". For JSON, hashes and all else that programs read.
std::string shortest(double value);

/// The same for people: "0,1" in Indonesian, "0.1" in English; at most `decimals` behind the
/// point, rounded half up in decimal.
Text number_text(double value, int decimals = 6);

}  // namespace kinerja
