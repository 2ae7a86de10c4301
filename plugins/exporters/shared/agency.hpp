#pragma once

#include <string>
#include <string_view>

namespace exporter_shared {

/// An agency is named by an id, such as "kota-denpasar": people read "Kota Denpasar". One that was
/// written as words stays as it is.
std::string readable_agency(std::string_view id);

}  // namespace exporter_shared
