#pragma once

// Copies a plugin's rows and checks each: what cannot be used goes to quarantine with its reason,
// and the good ones go on. A fault of the columns themselves is a fault of the plugin.

#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>
#include <kinerja/rows.h>

#include <cstddef>
#include <vector>

namespace kinerja {

/// Of what a plugin says about a row that it or we refuse; the rest is cut off.
inline constexpr std::size_t max_raw_bytes = 1'024;

template <class Kind>
struct CopiedRows {
  Kind rows;
  std::vector<Quarantined> refused;  // without `source`
};

Result<CopiedRows<People>> copy_rows(const kinerja_people& from);
Result<CopiedRows<Goals>> copy_rows(const kinerja_goals& from);
Result<CopiedRows<Measures>> copy_rows(const kinerja_measures& from);
Result<CopiedRows<Ratings>> copy_rows(const kinerja_ratings& from);
Result<CopiedRows<Sheets>> copy_rows(const kinerja_sheets& from);
Result<CopiedRows<Events>> copy_rows(const kinerja_events& from);
Result<CopiedRows<Spans>> copy_rows(const kinerja_spans& from);

}  // namespace kinerja
