#pragma once

#include <atomic>

namespace kinerja {

/// Asks all work of a run to end: a person pressed Ctrl-C, or the time was over. request() is safe
/// in a signal handler; everything is safe from any thread.
class StopSource {
 public:
  void request() noexcept { stopped_.store(true, std::memory_order_relaxed); }
  bool requested() const noexcept { return stopped_.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> stopped_{false};
  static_assert(std::atomic<bool>::is_always_lock_free);
};

}  // namespace kinerja
