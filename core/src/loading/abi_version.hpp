#pragma once

#include <kinerja/core/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kinerja {

/// "0.1" for a KINERJA_ABI number.
std::string abi_text(std::uint32_t abi);

/// Whether this host can work with a plugin that was built for `abi` and asks for `needs`.
Result<void> check_abi(std::string_view file, std::uint32_t abi, std::uint32_t needs);

}  // namespace kinerja
