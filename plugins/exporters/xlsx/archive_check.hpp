#pragma once

#include <string>

namespace xlsx_export {

/// The first part of a workbook that is not whole; empty when all are. When the temporary folder is
/// full, libxlsxwriter says nothing and cuts its parts short.
std::string damaged_part(const std::string& workbook);

}  // namespace xlsx_export
