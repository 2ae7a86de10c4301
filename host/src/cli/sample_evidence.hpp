#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>

#include "cli/sample_table.hpp"

#include <string>
#include <vector>

namespace kinerja {

/// Who brings the rows of a sample, as evidence names it.
inline constexpr const char* sample_source = "contoh";
inline constexpr const char* sample_input = "baris";

/// What the columns of a sample say of the cycle that it needs, in the order of the columns.
struct SampleShape {
  std::vector<std::string> inputs;      // NAME of each column "input:NAME"
  std::vector<std::string> attributes;  // NAME of each column "attribute:NAME"
  std::vector<std::string> aspects;     // of its goals and ratings
};

/// An Error for a column that means nothing, and when nobody is named.
Result<SampleShape> shape_of(const SampleTable& table);

/// Turns a sample into rows, as a source would bring them, and these into evidence. Rows that say
/// something impossible stand in set_aside.
Evidence sample_evidence(const SampleTable& table, const Cycle& cycle);

}  // namespace kinerja
