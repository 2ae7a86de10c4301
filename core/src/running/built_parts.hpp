#pragma once

#include <kinerja/core/running.hpp>

#include "running/parted_people.hpp"
#include "running/parted_rows.hpp"
#include "threads/ahead.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace kinerja {

/// Why there is no evidence without people.
Error nobody_there();

/// Where files that end with the program are made.
std::filesystem::path scratch_of(const Cycle& cycle);

/// How many parts may be made before they are asked for, where little else is in memory.
std::size_t parts_ahead(const EvidenceLimits& limits);

/// The evidence of a cycle, built part by part from the rows that count.
class BuiltParts {
 public:
  /// Reads all rows. Borrows the cycle.
  static Result<BuiltParts> of(const Cycle& cycle, Store& store, EvidenceLimits limits);

  /// The next part; nothing at the end. With several threads, others build the parts behind it.
  Result<std::optional<Evidence>> next();

  /// Sees all rows of a part before it is built. Rows about no person are among those of every one.
  using SeeRows = std::function<Result<void>(std::size_t part, std::span<const SourcedRows> rows)>;
  /// The same, for who wants to see the rows of every part; all on the calling thread.
  Result<std::optional<Evidence>> next(const SeeRows& see);

 private:
  // Stays where it is, since the rows borrow the people.
  struct Parted {
    PartedPeople people;
    std::optional<PartedRows> rows;
  };

  BuiltParts(std::unique_ptr<Parted> parted, std::size_t ahead);

  std::unique_ptr<Parted> parted_;
  std::unique_ptr<Ahead<std::size_t, Evidence>> parts_;
  std::size_t next_ = 0;  // of those that are shown with their rows
};

}  // namespace kinerja
