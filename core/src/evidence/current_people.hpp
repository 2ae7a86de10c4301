#pragma once

#include "evidence/employee_places.hpp"
#include "evidence/row_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// Of each employee the row that counts, in the order in which they came; found by number.
class CurrentPeople {
 public:
  static constexpr std::uint32_t nobody = EmployeePlaces::nobody;

  std::size_t size() const { return rows_.size(); }
  const std::vector<RowRef<People>>& rows() const { return rows_; }
  std::vector<RowRef<People>> take() && { return std::move(rows_); }
  RowRef<People>& operator[](std::size_t k) { return rows_[k]; }
  const RowRef<People>& operator[](std::size_t k) const { return rows_[k]; }

  /// The place of an employee, or nobody.
  std::uint32_t find(std::string_view employee) const {
    return places_.find(employee, [&](std::uint32_t k) { return is(k, employee); });
  }
  /// The same; rows about people mostly come in the order of the people, so the one behind `last`,
  /// which is what was found last, is looked at first.
  std::uint32_t find(std::string_view employee, std::uint32_t last) const {
    const std::size_t next = last == nobody ? 0 : std::size_t{last} + 1;
    if (next < rows_.size() && is(next, employee)) return static_cast<std::uint32_t>(next);
    return find(employee);
  }
  /// Lets the processor fetch what find() will look at.
  void expect(std::string_view employee) const { places_.expect(employee); }
  /// Adds a row of somebody who is not there yet.
  void add(const RowRef<People>& row) {
    rows_.push_back(row);
    places_.add(row.rows->employee[row.row], static_cast<std::uint32_t>(rows_.size() - 1));
  }

 private:
  bool is(std::size_t k, std::string_view employee) const {
    return detail::same_text(rows_[k].rows->employee[rows_[k].row], employee);
  }

  std::vector<RowRef<People>> rows_;
  EmployeePlaces places_;
};

}  // namespace kinerja
