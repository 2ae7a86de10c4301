#pragma once

#include <chrono>
#include <deque>

namespace kinerja::worker {

/// When a plugin whose workers died may run again. One incident is all that came of one call,
/// however many workers it cost. Only the times that it is told count, so a test can make them up.
/// Times are of the wall clock, for incidents are kept between processes; a clock that is set back
/// makes no wait longer than it would have been.
class PluginHealth {
 public:
  using Clock = std::chrono::system_clock;
  using Time = Clock::time_point;

  static constexpr std::size_t incidents_to_quarantine = 3;
  static constexpr std::chrono::minutes window{10};
  static constexpr std::chrono::hours quarantine{24};
  static constexpr std::chrono::seconds longest_wait{60};

  void incident(Time now);
  bool quarantined(Time now) const {
    return now < quarantined_until_ && quarantined_until_ - now <= quarantine;
  }
  Time quarantined_until() const { return quarantined_until_; }
  /// Whether a new worker may be started: at once after the first incident, then after 1, 2, 4 ...
  /// seconds. A window without an incident forgets them.
  bool may_start(Time now) const { return now >= not_before_ || not_before_ - now > longest_wait; }
  Time not_before() const { return not_before_; }

 private:
  std::deque<Time> recent_;
  int in_a_row_ = 0;
  Time not_before_{}, quarantined_until_{};
};

}  // namespace kinerja::worker
