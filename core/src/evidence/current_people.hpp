#pragma once

#include "evidence/employee_key.hpp"
#include "evidence/row_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// Of each employee the row that counts, in the order in which they came; found by number, mostly
/// with one look at one place. At most 32 bytes beside each row: a nation is five million of them.
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
    const EmployeeKey key(employee);
    for (std::size_t at = key.place(bits_); places_[at].row != nobody; at = behind(at))
      if (places_[at].has(key) && (key.is_exact() || is(places_[at].row, employee)))
        return places_[at].row;
    return nobody;
  }
  /// Lets the processor fetch what find() will look at.
  void expect(std::string_view employee) const {
    if (!places_.empty()) __builtin_prefetch(&places_[EmployeeKey(employee).place(bits_)]);
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
    if (4 * (rows_.size() + 1) > 3 * places_.size()) grow();
    rows_.push_back(row);
    put(EmployeeKey(row.rows->employee[row.row]), static_cast<std::uint32_t>(rows_.size() - 1));
  }

 private:
  // In three words, as a place of 16 bytes would be a third larger for nothing.
  struct Place {
    std::uint32_t low = 0, high = 0;  // of the key
    std::uint32_t row = nobody;

    bool has(EmployeeKey key) const { return bits() == key.bits(); }
    std::uint64_t bits() const { return std::uint64_t{high} << 32U | low; }
  };

  bool is(std::size_t k, std::string_view employee) const {
    return detail::same_text(rows_[k].rows->employee[rows_[k].row], employee);
  }
  std::size_t behind(std::size_t at) const { return (at + 1) & (places_.size() - 1); }
  void put(EmployeeKey key, std::uint32_t row) {
    std::size_t at = key.place(bits_);
    while (places_[at].row != nobody) at = behind(at);
    places_[at] = {
        static_cast<std::uint32_t>(key.bits()), static_cast<std::uint32_t>(key.bits() >> 32U), row};
  }
  void grow() {
    ++bits_;
    std::vector<Place> before(std::size_t{1} << bits_);
    before.swap(places_);
    for (const Place& place : before)
      if (place.row != nobody) put(EmployeeKey(place.bits()), place.row);
  }

  std::vector<RowRef<People>> rows_;
  unsigned bits_ = 7;          // places are 2^bits
  std::vector<Place> places_;  // at most three of four are taken
};

}  // namespace kinerja
