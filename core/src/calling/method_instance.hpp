#pragma once

#include "calling/call_scope.hpp"

namespace kinerja {

/// Opens a method, wherever its plugin runs. Borrows what `settings` borrows.
Opened<MethodInstance> open_method(const kinerja_method& table,
                                   ComponentInfo info,
                                   const CallSettings& settings,
                                   const std::string& config,
                                   const MethodSurroundings& around);

}  // namespace kinerja
