#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/result.hpp>

#include <string>
#include <string_view>

namespace kinerja {

/// Evidence as one blob. Equal evidence gives equal blobs.
Result<std::string> encode_evidence(const Evidence& evidence);

/// The evidence back. Any other bytes than those of encode_evidence are safe: they give an Error,
/// or evidence whose columns fit each other.
Result<Evidence> decode_evidence(std::string_view blob);

}  // namespace kinerja
