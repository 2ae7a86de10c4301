#pragma once

#include "calling/call_scope.hpp"

#include <memory>
#include <vector>

namespace kinerja {

/// An instance of a plugin, closed by the plugin when it goes.
using InstanceHandle = std::unique_ptr<void, void (*)(void*)>;

/// What an open() that did not work said, as faults of the settings; never empty.
std::vector<SettingFault> faults_of_open(CallScope& scope, kinerja_status status);

}  // namespace kinerja
