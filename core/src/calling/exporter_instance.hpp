#pragma once

#include "calling/call_scope.hpp"

namespace kinerja {

/// Opens an exporter, wherever its plugin runs. Borrows what `settings` borrows.
Opened<ExporterInstance> open_exporter(const kinerja_exporter& table,
                                       ComponentInfo info,
                                       const CallSettings& settings,
                                       const std::string& config,
                                       const kinerja_cycle_info& cycle);

}  // namespace kinerja
