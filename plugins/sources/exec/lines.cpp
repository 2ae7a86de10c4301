#include "lines.hpp"

#include <kinerja/cpp/base.hpp>

#include <algorithm>

namespace kinerja::taps {

void LineCutter::take(std::string_view block) {
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    if (begun_.size() + end > max_line_bytes)
      throw Failure(KINERJA_E_INPUT,
                    "LINE_TOO_LONG: " + std::to_string(max_line_bytes),
                    input_ + ":" + std::to_string(line_));
    if (end == block.size()) {
      begun_.append(block);
      return;
    }
    if (begun_.empty()) {
      hand_on(block.substr(0, end));
    } else {
      hand_on(begun_.append(block.substr(0, end)));
      begun_.clear();
    }
    block.remove_prefix(end + 1);
  }
}

void LineCutter::finish() {
  if (!begun_.empty()) hand_on(begun_);
  begun_.clear();
}

void LineCutter::hand_on(std::string_view text) {
  sink_(line_++, text);
}

}  // namespace kinerja::taps
