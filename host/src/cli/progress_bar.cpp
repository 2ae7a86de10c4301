#include "cli/progress_bar.hpp"

#include <cmath>
#include <iostream>

namespace kinerja {
namespace {

constexpr auto redraw_every = std::chrono::milliseconds(100);
constexpr auto log_every = std::chrono::seconds(10);
constexpr std::uint64_t bar_cells = 24;

}  // namespace

std::string ProgressBar::words(const Progress& progress) const {
  std::string line = stage_ + " ";
  if (progress.total > 0) {
    const std::uint64_t cells = bar_cells * progress.done / progress.total;
    for (std::uint64_t k = 0; k < bar_cells; ++k) line += k < cells ? "█" : "░";
    line += " " + std::to_string(100 * progress.done / progress.total) + " %  ";
  }
  line += std::to_string(progress.done);
  if (progress.total > 0) {
    line += "/" + std::to_string(progress.total);
    const double seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    const double left = progress.done == 0
                            ? 0
                            : seconds * static_cast<double>(progress.total - progress.done) /
                                  static_cast<double>(progress.done);
    line += console_.say(", sisa ", ", left ") + std::to_string(std::llround(left)) +
            console_.say(" detik", " s");
  }
  return line;
}

void ProgressBar::show(const Progress& progress) {
  if (console_.json()) return;
  std::string stage;
  switch (progress.stage) {
    case Progress::Stage::rows:
      stage = console_.say("Membaca ", "Reading ") + progress.name;
      break;
    case Progress::Stage::people:
      stage = console_.say("Menilai", "Rating");
      break;
    case Progress::Stage::exports:
      stage = console_.say("Mengekspor", "Exporting");
      break;
  }
  const auto now = Clock::now();
  const bool terminal = console_.errors_on_terminal();
  if (stage != stage_) {
    stage_ = stage;
    began_ = now;
    next_ = terminal ? now : now + log_every;
  }
  if (now < next_) return;
  next_ = now + (terminal ? Clock::duration(redraw_every) : Clock::duration(log_every));
  if (terminal) {
    std::cerr << "\r\x1b[K" << words(progress) << std::flush;
    drawn_ = true;
  } else {
    std::cerr << words(progress) << '\n';
  }
}

void ProgressBar::clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace kinerja
