#include "calling/columns.hpp"

namespace kinerja {

bool well_formed(const kinerja_strs& column, std::uint32_t n) {
  if (column.begin == nullptr) return true;
  if (column.end == nullptr || (column.bytes == nullptr && column.bytes_len > 0)) return false;
  for (std::uint32_t i = 0; i < n; ++i)
    if (column.begin[i] > column.end[i] || column.end[i] > column.bytes_len) return false;
  return true;
}

std::string_view text_at(const kinerja_strs& column, std::uint32_t i) {
  if (column.begin == nullptr || column.begin[i] == column.end[i]) return {};
  return {column.bytes + column.begin[i], column.end[i] - column.begin[i]};
}

}  // namespace kinerja
