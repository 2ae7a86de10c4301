#pragma once

#include <cstdint>
#include <sys/resource.h>

namespace kinerja {

/// From here on this process cannot have more of something than `most`, nor get the limit raised.
bool limit_resource(__rlimit_resource what, std::uint64_t most);

/// root without capabilities is an ordinary user whose files are root's. Needs nothing, and cannot
/// be taken back.
bool drop_capabilities();

}  // namespace kinerja
