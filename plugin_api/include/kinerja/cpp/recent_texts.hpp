#pragma once

// Finds texts of a column that came a short while ago, so that a column of few different words
// keeps each of them once. The host's own columns use it as well.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace kinerja::detail {

class RecentTexts {
 public:
  /// A row that may have this text; `is_there(row)` says whether it does. Where it does not, the
  /// text is new. The caller puts the row that has it now into what comes back.
  template <class IsThere>
  std::uint32_t& find(std::string_view text, IsThere&& is_there) {
    // Two places for each text, so that two that fall together do not drive each other out.
    std::uint32_t& newest = rows_[place_of(text)];
    if (!is_there(newest)) std::swap(newest, rows_[place_of(text) ^ 1U]);
    return newest;
  }

 private:
  // By length, ends and middle: enough to tell a handful of words apart, mostly.
  static std::size_t place_of(std::string_view text) {
    if (text.empty()) return 0;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t mixed = at(0) * 2'654'435'761U + at(text.size() - 1) * 2'246'822'519U +
                                at(text.size() / 2) * 3'266'489'917U +
                                static_cast<std::uint32_t>(text.size()) * 668'265'263U;
    return mixed >> 28U;
  }

  std::array<std::uint32_t, 16> rows_{};
};

}  // namespace kinerja::detail
