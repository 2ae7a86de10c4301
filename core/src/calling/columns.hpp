#pragma once

// Columns as they cross the border: reading a plugin's with every bound checked, showing our own.

#include <kinerja/abi.h>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/rows.hpp>

#include <string_view>
#include <vector>

namespace kinerja {

/// Whether all n texts of a plugin's column lie inside its block.
bool well_formed(const kinerja_strs& column, std::uint32_t n);

/// Text i of a well-formed column.
std::string_view text_at(const kinerja_strs& column, std::uint32_t i);

/// Number i of a column that may not be there.
template <class T>
T value_at(const T* column, std::uint32_t i, T otherwise) {
  return column == nullptr ? otherwise : column[i];
}

/// Our own texts as a column. Borrows.
inline kinerja_strs strs_of(const TextColumn& column) {
  return column.strs();
}

/// The same from text `first` on.
inline kinerja_strs strs_from(const TextColumn& column, std::size_t first) {
  kinerja_strs texts = column.strs();
  if (texts.begin == nullptr) return texts;
  texts.begin += first;
  texts.end += first;
  return texts;
}

inline kinerja_str str_of(std::string_view text) {
  return {text.data(), text.size()};
}
inline kinerja_bytes bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
/// Bytes that lie nowhere are a fault of the plugin that gave them.
inline bool lie_somewhere(kinerja_bytes bytes) {
  return bytes.len == 0 || bytes.ptr != nullptr;
}
inline std::string_view view_of(kinerja_bytes bytes) {
  return bytes.len == 0 || bytes.ptr == nullptr
             ? std::string_view{}
             : std::string_view{reinterpret_cast<const char*>(bytes.ptr),
                                static_cast<std::size_t>(bytes.len)};
}

}  // namespace kinerja
