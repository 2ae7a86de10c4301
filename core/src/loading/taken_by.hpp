#pragma once

#include <kinerja/method.h>

#include <cstddef>
#include <cstdint>

namespace kinerja {

/// KINERJA_TAKES_* of a method; nothing where its table ends before that.
inline std::uint32_t taken_by(const kinerja_method& table) {
  constexpr std::size_t needed = offsetof(kinerja_method, takes) + sizeof(table.takes);
  return table.struct_size >= needed ? table.takes : 0;
}

}  // namespace kinerja
