#pragma once

// What a file may hold at most. Beyond it the whole file is refused, with the line: such a file is
// nearly always a wrong separator, a lost quote, or no table at all.

#include <cstddef>

namespace kinerja::tables {

inline constexpr std::size_t max_field_bytes = 65'536;         // one cell
inline constexpr std::size_t max_record_bytes = 1'048'576;     // one record, quotes left out
inline constexpr std::size_t max_columns = 2'000;              // cells of one record
inline constexpr std::size_t max_kept_bytes = 1'073'741'824;   // the columns in use of one input
inline constexpr std::size_t max_json_depth = 32;              // nested values that are skipped
inline constexpr std::size_t max_batch_bytes = 16'777'216;     // text of the rows of one batch
inline constexpr std::size_t max_shown_bytes = 160;            // of a cell, inside a message
inline constexpr std::size_t max_headers_shown_bytes = 1'000;  // the list of headers in a message
inline constexpr std::size_t max_raw_bytes = 1'024;            // of a refused row (source.h)
inline constexpr std::size_t records_between_stops = 256;      // call->stop() is asked this often
inline constexpr std::size_t bytes_between_stops = 65'536;     // and while a host's block is read

}  // namespace kinerja::tables
