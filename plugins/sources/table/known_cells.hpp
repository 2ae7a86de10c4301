#pragma once

// What the cells of a column that came a short while ago were read as: most columns say few things
// again and again.

#include <kinerja/cpp/recent_texts.hpp>

#include "values.hpp"

#include <array>

namespace kinerja::tables {

class KnownCells {
 public:
  /// Null when the cell is not known (any more). Valid until the next keep().
  const Value* find(const Cell& cell) const {
    const Known& known = known_[place_of(cell.text)];
    const bool same =
        known.in_use && known.kind == cell.kind && detail::same_text(known.text, cell.text);
    return same ? &known.value : nullptr;
  }
  void keep(const Cell& cell, const Value& value) {
    if (cell.text.size() > longest_cell) return;
    Known& known = known_[place_of(cell.text)];
    known.in_use = true;
    known.text = cell.text;
    known.kind = cell.kind;
    known.value = value;
  }

 private:
  static constexpr std::size_t longest_cell = 64;
  struct Known {
    bool in_use = false;
    std::string text;
    CellKind kind = CellKind::text;
    Value value;
  };

  static std::size_t place_of(std::string_view text) {
    return detail::mixed(text) >> (32U - place_bits);
  }

  static constexpr unsigned place_bits = 6;
  std::array<Known, std::size_t{1} << place_bits> known_;
};

}  // namespace kinerja::tables
