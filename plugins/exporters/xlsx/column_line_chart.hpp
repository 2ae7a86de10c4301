#pragma once

#include <xlsxwriter.h>

namespace xlsx_export {

/// Makes a column chart of libxlsxwriter one that draws its first series as columns and all others
/// as lines over them, which the library offers no call for. Each series needs categories, values
/// and a name that are ranges.
void draw_first_as_columns(lxw_chart* chart);

}  // namespace xlsx_export
