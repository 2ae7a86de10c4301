#pragma once

#include <chrono>
#include <deque>

namespace kinerja::worker {

/// When a plugin whose workers died may run again. One incident is all that came of one call,
/// however many workers it cost. Only the times that it is told count, so a test can make them up.
class PluginHealth {
 public:
  using Clock = std::chrono::steady_clock;
  using Time = Clock::time_point;

  static constexpr std::size_t incidents_to_quarantine = 3;
  static constexpr std::chrono::minutes window{10};
  static constexpr std::chrono::hours quarantine{24};
  static constexpr std::chrono::seconds longest_wait{60};

  void incident(Time now);
  bool quarantined(Time now) const { return now < quarantined_until_; }
  /// Before that no new worker is started: at once after the first incident, then after 1, 2, 4 ...
  /// seconds. A window without an incident forgets them.
  Time not_before() const { return not_before_; }
  /// Somebody looked at it and lets it run again.
  void pardon();

 private:
  std::deque<Time> recent_;
  int in_a_row_ = 0;
  Time not_before_{}, quarantined_until_{};
};

}  // namespace kinerja::worker
