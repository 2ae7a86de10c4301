#pragma once

#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kinerja {

/// The largest batch that is stored as one blob; SQLite's own limit is twice as high.
inline constexpr std::size_t max_batch_bytes = std::size_t{500} << 20;

/// The most entries of a column: of the scores of 65,536 sheets with 256 aspects.
inline constexpr std::size_t max_column_entries = std::size_t{1} << 24;

/// One batch as one blob. Equal batches give equal blobs. Refuses columns of unequal length.
Result<std::string> encode_rows(const Rows& rows);

/// The batch back. Any other bytes than those of encode_rows are safe: they give an Error, or rows
/// whose columns fit each other.
Result<Rows> decode_rows(std::string_view blob);

}  // namespace kinerja
