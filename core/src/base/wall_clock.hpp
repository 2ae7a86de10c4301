#pragma once

#include <chrono>
#include <cstdint>

namespace kinerja {

/// Milliseconds since 1970, UTC.
inline std::int64_t now_ms() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace kinerja
