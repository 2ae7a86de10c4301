#pragma once

#include <kinerja/core/result.hpp>
#include <kinerja/core/store.hpp>

#include <string>
#include <string_view>

namespace kinerja {

/// One batch of results as one blob. Refuses columns of unequal length and more than
/// max_batch_employees.
Result<std::string> encode_results(const ResultBatch& batch);

/// The batch back. Any other bytes than those of encode_results are safe: they give an Error.
Result<ResultBatch> decode_results(std::string_view blob);

}  // namespace kinerja
