#pragma once

#include <compare>
#include <string_view>

namespace kinerja {

/// Which of two versions is the older one, as semantic versioning orders them: numbers between dots
/// as numbers, "1.0-rc1" before "1.0", what follows "+" not at all. Other words by their bytes.
std::weak_ordering compare_versions(std::string_view a, std::string_view b);

}  // namespace kinerja
