#pragma once

#include <kinerja/core/version.hpp>
#include <kinerja/plugin.h>

#include "worker/messages.hpp"

#include <string>

namespace kinerja::worker {

/// What host and worker must have in common to understand each other's bytes: the release, and the
/// sizes of what they send.
inline std::string build_stamp() {
  return std::string(host_version) + " abi " + std::to_string(KINERJA_ABI) + " " +
         std::to_string(sizeof(Message) + sizeof(Facts) + sizeof(Rated) + sizeof(kinerja_rate_in) +
                        sizeof(kinerja_results) + sizeof(kinerja_cycle_info));
}

}  // namespace kinerja::worker
