#pragma once

#include <kinerja/core/evidence.hpp>

#include "evidence/current_people.hpp"
#include "evidence/row_index.hpp"

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja {

/// The people of a cycle, found by number; each in the part of the present unit.
class PartedPeople {
 public:
  /// Borrows the cycle.
  PartedPeople(const Cycle& cycle, std::size_t part_people)
      : cycle_(cycle), part_people_(part_people) {}

  void add(std::string_view source, People rows);
  /// Cuts into parts, once all are there.
  void cut();

  std::size_t size() const { return current_.size(); }
  std::size_t parts() const { return parts_; }
  static constexpr std::uint32_t nobody = CurrentPeople::nobody;
  /// The part of an employee, or nobody. Quickest where employees are asked for in their order.
  std::uint32_t part_of(std::string_view employee);
  /// Says who will be asked for soon, which helps where employees come in any order.
  void expect(std::string_view employee) const {
    if (strewn_) current_.expect(employee);
  }
  std::optional<std::string_view> name_of(std::string_view employee) const;
  /// All rows of the employees of one part, in the order in which they came.
  std::vector<std::pair<std::string, People>> rows_of(std::size_t part) const;

 private:
  void cut_units();
  void sort_rows();

  const Cycle& cycle_;
  std::size_t part_people_;
  std::list<std::pair<std::string, People>> batches_;
  std::size_t people_ = 0;  // rows of all batches
  RowIndex<People> rows_;
  CurrentPeople current_;
  std::uint32_t last_ = nobody;                // who was asked for last
  bool strewn_ = false;                        // not the one behind the one before
  std::vector<std::uint32_t> part_of_;         // of each of them
  std::vector<std::uint32_t> first_, sorted_;  // rows by part: places in rows_.refs()
  std::size_t parts_ = 1;
};

}  // namespace kinerja
