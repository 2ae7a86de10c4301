#include "calling/exact_fraction.hpp"

#include <kinerja/exact.hpp>

#include <new>
#include <stdexcept>

namespace kinerja {

kinerja_status read_fraction(kinerja_str fraction, std::string& kept) noexcept {
  if (fraction.len > KINERJA_EXACT_MAX_BYTES) return KINERJA_E_CAPACITY;
  if (fraction.len == 0 || fraction.ptr == nullptr) return KINERJA_E_INPUT;
  try {
    kept = Exact::parse({fraction.ptr, static_cast<std::size_t>(fraction.len)}).text();
  } catch (const std::domain_error&) {
    return KINERJA_E_INPUT;
  } catch (const std::bad_alloc&) {
    return KINERJA_E_CAPACITY;
  }
  return KINERJA_OK;
}

}  // namespace kinerja
