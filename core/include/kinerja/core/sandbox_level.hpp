#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace kinerja {

/// How much a worker's plugin is locked in, the weakest first: nothing; limits of time and memory;
/// system calls filtered as well; files fenced off, too.
enum class SandboxLevel { none, limits, filtered, full };

inline constexpr std::array<std::pair<SandboxLevel, std::string_view>, 4> sandbox_levels = {
    {{SandboxLevel::none, "none"},
     {SandboxLevel::limits, "limits"},
     {SandboxLevel::filtered, "filtered"},
     {SandboxLevel::full, "full"}}};

constexpr std::string_view name_of(SandboxLevel level) {
  return sandbox_levels[static_cast<std::size_t>(level)].second;
}

constexpr std::optional<SandboxLevel> sandbox_level_named(std::string_view name) {
  for (const auto& [level, known] : sandbox_levels)
    if (known == name) return level;
  return std::nullopt;
}

}  // namespace kinerja
