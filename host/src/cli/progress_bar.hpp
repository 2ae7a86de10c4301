#pragma once

#include <kinerja/core/running.hpp>

#include "cli/console.hpp"

#include <chrono>
#include <string>

namespace kinerja {

/// Shows how far a run is: a bar on a terminal, a plain line now and then in a log, nothing with
/// --json. Speaks on the error stream, so that the output stays clean.
class ProgressBar {
 public:
  explicit ProgressBar(const Console& console) : console_(console) {}
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar(ProgressBar&&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ProgressBar& operator=(ProgressBar&&) = delete;

  void show(const Progress& progress);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::string words(const Progress& progress) const;

  const Console& console_;
  Clock::time_point began_ = Clock::now();  // of the stage
  Clock::time_point next_ = Clock::now();   // when to speak again
  std::string stage_;
  bool drawn_ = false;
};

}  // namespace kinerja
