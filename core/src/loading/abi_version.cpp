#include "loading/abi_version.hpp"

#include <kinerja/abi.h>

#include "loading/file_fault.hpp"

namespace kinerja {

std::string abi_text(std::uint32_t abi) {
  return std::to_string(abi >> 16U) + "." + std::to_string(abi & 0xFFFFU);
}

Result<void> check_abi(std::string_view file, std::uint32_t abi, std::uint32_t needs) {
  const bool makes_sense = (needs >> 16U) == (abi >> 16U) && needs <= abi;
  if (makes_sense && (abi >> 16U) == KINERJA_ABI_MAJOR && needs <= KINERJA_ABI) return {};
  if (!makes_sense)
    return file_fault(Errc::not_a_plugin,
                      file,
                      "dibuat untuk ABI {}, tetapi perlu paling rendah {}",
                      "built for ABI {}, but needs at least {}",
                      {abi_text(abi), abi_text(needs)});
  return file_fault(Errc::incompatible,
                    file,
                    "dibuat untuk {}, perlu paling rendah {}, host ini {}",
                    "built for {}, needs at least {}, this host is {}",
                    {abi_text(abi), abi_text(needs), abi_text(KINERJA_ABI)});
}

}  // namespace kinerja
