#pragma once

#include <kinerja/core/running.hpp>

#include "running/parted_people.hpp"
#include "running/parted_rows.hpp"

#include <memory>
#include <optional>

namespace kinerja {

/// Why there is no evidence without people.
Error nobody_there();

/// The evidence of a cycle, built part by part from the rows that count.
class BuiltParts {
 public:
  /// Reads all rows. Borrows the cycle.
  static Result<BuiltParts> of(const Cycle& cycle, Store& store, EvidenceLimits limits);

  /// The next part; nothing at the end.
  Result<std::optional<Evidence>> next();

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
