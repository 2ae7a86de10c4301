#pragma once

#include <kinerja/core/running.hpp>

#include "running/parted_people.hpp"
#include "running/parted_rows.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace kinerja {

/// Why there is no evidence without people.
Error nobody_there();

/// Where files that end with the program are made.
std::filesystem::path scratch_of(const Cycle& cycle);

/// The evidence of a cycle, built part by part from the rows that count.
class BuiltParts {
 public:
  /// Reads all rows. Borrows the cycle.
  static Result<BuiltParts> of(const Cycle& cycle, Store& store, EvidenceLimits limits);

  /// Sees all rows of a part before it is built. Rows about no person are among those of every one.
  using SeeRows = std::function<Result<void>(std::size_t part, std::span<const SourcedRows> rows)>;
  /// The next part; nothing at the end.
  Result<std::optional<Evidence>> next(const SeeRows& see = {});

 private:
  // Stays where it is, since the rows borrow the people.
  struct Parted {
    PartedPeople people;
    std::optional<PartedRows> rows;
  };

  explicit BuiltParts(std::unique_ptr<Parted> parted) : parted_(std::move(parted)) {}

  std::unique_ptr<Parted> parted_;
  std::size_t next_ = 0;
};

}  // namespace kinerja
