#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/result.hpp>

#include "running/key_parts.hpp"
#include "running/packed_runs.hpp"
#include "running/parted_people.hpp"
#include "storage/spill_file.hpp"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace kinerja {

/// One batch of rows, and the source that brought it.
struct SourcedRows {
  std::string source;
  Rows rows;
};

/// Sorts the rows of a cycle into parts of whole units, each of which is built by itself. Put
/// together in order, the parts are what EvidenceBuilder makes of all rows at once.
class PartedRows {
 public:
  /// Borrows the cycle and the people, who are cut already. `scratch` is a folder on disk.
  PartedRows(const Cycle& cycle,
             PartedPeople& people,
             std::size_t buffered_bytes,
             std::filesystem::path scratch);

  /// Takes one batch of any kind but people.
  Result<void> add(std::string_view source, Rows rows);

  /// Whether something was met that may concern several parts at once: a key that is in two of
  /// them, so that one's row replaces the other's, or a goal that another part's figures show. The
  /// parts are then of no use; everything has to be one part.
  bool needs_whole() const { return needs_whole_; }

  std::size_t size() const { return people_.parts(); }
  /// The evidence of a part, without a hash of its own. Each can be built once; once all rows are
  /// taken, several threads may build different parts.
  Result<Evidence> build(std::size_t part);
  /// The same in two steps: all rows that it is built from, in the order in which they came, and
  /// what is built of them. Rows about no person are among those of every part.
  Result<std::vector<SourcedRows>> rows_of_part(std::size_t part);
  Evidence build(std::size_t part, std::vector<SourcedRows> all) const;

 private:
  // The runs of a part: those that memory had no room for, and those after them.
  struct Runs {
    std::vector<SpillFile::Place> spilled;
    std::string bytes;
  };

  template <class Kind>
  Result<void> route(std::uint32_t source, const Kind& rows);
  template <class Kind>
  void take_common(std::uint32_t source, const Kind& rows, std::size_t first, std::size_t last);
  template <class Kind>
  bool shows_another_part(const Kind& rows,
                          std::size_t first,
                          std::size_t last,
                          std::uint32_t part);
  template <class Kind>
  void note_keys(std::uint32_t source,
                 const Kind& rows,
                 std::size_t first,
                 std::size_t last,
                 std::uint32_t part);
  Result<void> spill();
  std::uint32_t number_of(std::string_view source);

  const Cycle& cycle_;
  PartedPeople& people_;
  std::size_t buffered_bytes_;
  SpillFile file_;
  std::vector<std::string> sources_;
  RunPacker packer_;
  std::vector<Runs> parts_;
  std::vector<SourcedRows> whole_;   // all rows, where there is one part only
  std::vector<SourcedRows> common_;  // rows about no person: every part may need them
  std::size_t common_rows_ = 0;
  KeyParts keys_;
  std::set<std::tuple<std::string, std::string, std::uint32_t>> common_lines_;  // where they stand
  std::size_t bytes_ = 0;                                                       // of runs in memory
  bool needs_whole_ = false;
};

}  // namespace kinerja
