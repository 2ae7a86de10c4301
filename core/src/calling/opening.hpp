#pragma once

#include "calling/call_scope.hpp"

#include <vector>

namespace kinerja {

/// What an open() that did not work said, as faults of the settings; never empty.
std::vector<SettingFault> faults_of_open(CallScope& scope, kinerja_status status);

}  // namespace kinerja
