#pragma once

#include <kinerja/core/sha256.hpp>

#include <string>
#include <string_view>

namespace kinerja {

/// The hash of columns that stand behind others: it changes with each of those, too.
inline std::string chained_hash(std::string_view before, std::string_view columns) {
  Sha256 hash;
  hash.add(before);
  hash.add(columns);
  return hash.hex();
}

}  // namespace kinerja
