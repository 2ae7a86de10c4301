#pragma once

// What a unit's grades should look like under each predicate of the organisation: the patterns of
// SE MenPANRB 3/2023, as settings.

#include <kinerja/plugin.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace distribution {

/// How many people have each grade, lowest grade first.
using Counts = std::vector<std::int64_t>;

std::int64_t people_in(const Counts& counts);

/// One thing that a pattern asks for.
struct Demand {
  enum class Kind { most, at_most, at_least, together, some, none };

  Kind kind;
  std::vector<std::size_t> grades;  // one, but for together and some
  kinerja::Exact share = {};        // of all graded people, for the three with a limit

  std::int64_t people(const Counts& counts) const;
  /// The fewest or the most people that it lets be among `all`.
  std::int64_t limit(std::int64_t all) const;
  bool holds(const Counts& counts) const;
};

/// The pattern of one predicate of the organisation.
struct Pattern {
  std::string organisation;
  std::vector<Demand> demands;
  std::vector<kinerja::Exact> heights;  // of the drawn curve, by grade; empty: none
};

/// The patterns in the order of the settings, with every mistake reported.
std::vector<Pattern> read_patterns(const kinerja::MethodSetup& setup,
                                   const kinerja::TextView& grades);

}  // namespace distribution
