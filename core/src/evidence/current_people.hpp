#pragma once

#include "evidence/row_index.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// Of each employee the row that counts, in the order in which they came; found by number. At
/// most 32 bytes beside each row: a nation is five million of them.
class CurrentPeople {
 public:
  static constexpr std::uint32_t nobody = UINT32_MAX;

  std::size_t size() const { return rows_.size(); }
  const std::vector<RowRef<People>>& rows() const { return rows_; }
  std::vector<RowRef<People>> take() && { return std::move(rows_); }
  RowRef<People>& operator[](std::size_t k) { return rows_[k]; }
  const RowRef<People>& operator[](std::size_t k) const { return rows_[k]; }

  /// The place of an employee, or nobody.
  std::uint32_t find(std::string_view employee) const {
    if (places_.empty()) return nobody;
    const std::uint32_t hash = hash_of(employee);
    const std::size_t mask = places_.size() - 1;
    for (std::size_t at = hash & mask; places_[at].row != nobody; at = (at + 1) & mask)
      if (places_[at].hash == hash && is(places_[at].row, employee)) return places_[at].row;
    return nobody;
  }
  /// The same; rows about people mostly come in the order of the people, so the one behind `last`,
  /// which is what was found last, is looked at first.
  std::uint32_t find(std::string_view employee, std::uint32_t last) const {
    const std::size_t next = last == nobody ? 0 : std::size_t{last} + 1;
    if (next < rows_.size() && is(next, employee)) return static_cast<std::uint32_t>(next);
    return find(employee);
  }
  /// Adds a row of somebody who is not there yet.
  void add(const RowRef<People>& row) {
    if (2 * (rows_.size() + 1) > places_.size()) grow();
    rows_.push_back(row);
    put(hash_of(row.rows->employee[row.row]), static_cast<std::uint32_t>(rows_.size() - 1));
  }

 private:
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t row = nobody;
  };

  static std::uint32_t hash_of(std::string_view employee) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(employee));
  }
  bool is(std::size_t k, std::string_view employee) const {
    return detail::same_text(rows_[k].rows->employee[rows_[k].row], employee);
  }
  void put(std::uint32_t hash, std::uint32_t row) {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    while (places_[at].row != nobody) at = (at + 1) & mask;
    places_[at] = {hash, row};
  }
  void grow() {
    constexpr std::size_t smallest = 256;
    std::vector<Place> before(places_.empty() ? smallest : 2 * places_.size());
    before.swap(places_);
    for (const Place& place : before)
      if (place.row != nobody) put(place.hash, place.row);
  }

  std::vector<RowRef<People>> rows_;
  std::vector<Place> places_;  // a power of two, at most half of them taken
};

}  // namespace kinerja
