#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/result.hpp>

#include "evidence/row_index.hpp"
#include "storage/spill_file.hpp"

#include <filesystem>
#include <list>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

namespace kinerja {

struct PartLimits {
  std::size_t people = 4'096;  // a part ends with the unit that reaches them
  std::size_t buffered_bytes = std::size_t{256}
                               << 20;  // of rows in memory; the rest goes to a file
};

/// The people of a cycle, found by number; each in the part of the present unit.
class PartedPeople {
 public:
  /// Borrows the cycle.
  PartedPeople(const Cycle& cycle, std::size_t part_people)
      : cycle_(cycle), part_people_(part_people) {}

  void add(std::string_view source, People rows);
  /// Cuts into parts, once all are there.
  void cut();

  std::size_t parts() const { return parts_; }
  static constexpr std::uint32_t nobody = UINT32_MAX;
  /// The part of an employee, or nobody.
  std::uint32_t part_of(std::string_view employee) const;
  std::optional<std::string_view> name_of(std::string_view employee) const;
  /// All rows of the employees of one part, in the order in which they came.
  std::vector<std::pair<std::string, People>> rows_of(std::size_t part) const;

 private:
  std::uint32_t find(std::string_view employee) const;
  void index_employees();
  void cut_units();
  void sort_rows();

  const Cycle& cycle_;
  std::size_t part_people_;
  std::list<std::pair<std::string, People>> batches_;
  RowIndex<People> rows_;
  std::vector<RowRef<People>> current_;        // of each employee the row that counts
  std::vector<std::uint32_t> part_of_;         // of each of them
  std::vector<std::uint32_t> places_;          // open addressing: one more than a place in current_
  std::vector<std::uint32_t> first_, sorted_;  // rows by part: places in rows_.refs()
  std::size_t parts_ = 1;
};

/// Sorts the rows of a cycle into parts of whole units, each of which is built by itself. Put
/// together in order, the parts are what EvidenceBuilder makes of all rows at once.
class PartedRows {
 public:
  /// Borrows the cycle and the people, who are cut already. `scratch` is a folder on disk.
  PartedRows(const Cycle& cycle,
             const PartedPeople& people,
             std::size_t buffered_bytes,
             std::filesystem::path scratch);

  /// Takes one batch of any kind but people.
  Result<void> add(std::string_view source, Rows rows);

  /// Whether something was met that may concern several parts at once: rows with keys, which
  /// replace each other wherever they are, or a goal that another part's figures show. The parts
  /// are then of no use; everything has to be one part.
  bool needs_whole() const { return needs_whole_; }

  std::size_t size() const { return people_.parts(); }
  /// The evidence of a part. Each can be built once.
  Result<Evidence> build(std::size_t part);

 private:
  struct Piece {
    std::uint32_t source = 0;
    std::variant<Rows, SpillFile::Place> rows;
  };
  using Pieces = std::vector<Piece>;

  template <class Kind>
  Result<void> route(std::uint32_t source, const Kind& rows);
  template <class Kind>
  void take(Pieces& to, std::uint32_t source, const Kind& rows, std::size_t first, std::size_t n);
  Result<void> spill();
  Result<Rows> rows_of(Piece& piece) const;
  std::uint32_t number_of(std::string_view source);

  const Cycle& cycle_;
  const PartedPeople& people_;
  std::size_t buffered_bytes_;
  SpillFile file_;
  std::vector<std::string> sources_;
  std::vector<Pieces> parts_;
  Pieces common_;  // rows about no person: every part may need them
  std::size_t common_rows_ = 0;
  std::set<std::tuple<std::string, std::string, std::uint32_t>> common_lines_;  // where they stand
  std::size_t bytes_ = 0;  // of rows in memory, about
  bool needs_whole_ = false;
};

}  // namespace kinerja
