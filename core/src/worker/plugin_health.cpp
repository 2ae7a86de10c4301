#include "worker/plugin_health.hpp"

#include <algorithm>

namespace kinerja::worker {

void PluginHealth::incident(Time now) {
  while (!recent_.empty() && now - recent_.front() >= window) recent_.pop_front();
  if (recent_.empty()) in_a_row_ = 0;
  recent_.push_back(now);
  const std::chrono::seconds wait{in_a_row_ == 0 ? 0 : 1 << std::min(in_a_row_ - 1, 6)};
  not_before_ = now + std::min(wait, longest_wait);
  ++in_a_row_;
  if (recent_.size() >= incidents_to_quarantine) quarantined_until_ = now + quarantine;
}

void PluginHealth::pardon() {
  *this = {};
}

}  // namespace kinerja::worker
