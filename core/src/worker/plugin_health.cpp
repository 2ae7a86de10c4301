#include "worker/plugin_health.hpp"

#include <kinerja/core/incident_book.hpp>

#include <algorithm>

namespace kinerja {
namespace worker {

void PluginHealth::incident(Time now) {
  while (!recent_.empty() && now - recent_.front() >= window) recent_.pop_front();
  if (recent_.empty()) in_a_row_ = 0;
  recent_.push_back(now);
  const std::chrono::seconds wait{in_a_row_ == 0 ? 0 : 1 << std::min(in_a_row_ - 1, 6)};
  not_before_ = now + std::min(wait, longest_wait);
  ++in_a_row_;
  if (recent_.size() >= incidents_to_quarantine) quarantined_until_ = now + quarantine;
}

}  // namespace worker

std::optional<IncidentBook::Time> quarantined_until(std::span<const IncidentBook::Time> incidents,
                                                    IncidentBook::Time now) {
  worker::PluginHealth health;
  for (const IncidentBook::Time when : incidents) health.incident(when);
  if (!health.quarantined(now)) return {};
  return health.quarantined_until();
}

}  // namespace kinerja
