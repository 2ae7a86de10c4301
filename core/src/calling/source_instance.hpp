#pragma once

#include "calling/call_scope.hpp"

namespace kinerja {

/// Opens a source, wherever its plugin runs. Borrows what `settings` borrows, and `use`.
Opened<SourceInstance> open_source(const kinerja_source& table,
                                   ComponentInfo info,
                                   CallSettings settings,
                                   const SourceUse& use,
                                   const std::string& config);

}  // namespace kinerja
