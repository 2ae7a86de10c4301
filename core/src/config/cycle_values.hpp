#pragma once

#include <kinerja/core/text.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace kinerja {

/// "YYYY-MM-DD" as days since 1970-01-01; empty for any other form and for days that never were.
std::optional<std::int32_t> day_of(std::string_view words);

/// A decimal number and nothing else.
std::optional<double> number_of(std::string_view words);

/// Lower-case letters, digits and hyphens, neither first nor last a hyphen: safe in file names.
bool is_code(std::string_view words);

/// Words of a code joined by dots, at least two: the id of a component.
bool is_component_id(std::string_view words);

/// Letters, digits and _ - . as in names of sources, nodes and exporters: safe in file names, on
/// command lines and in reports.
bool is_name(std::string_view words);

}  // namespace kinerja
