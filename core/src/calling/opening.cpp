#include "calling/opening.hpp"

namespace kinerja {

std::vector<SettingFault> faults_of_open(CallScope& scope, kinerja_status status) {
  std::vector<SettingFault> faults;
  for (Report& report : scope.take_reports())
    if (report.code < KINERJA_OK) faults.push_back({report.where, std::move(report.message)});
  if (faults.empty()) faults.push_back({"", status_text(status)});
  return faults;
}

}  // namespace kinerja
