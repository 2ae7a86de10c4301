#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kinerja::taps {

inline constexpr std::size_t max_line_bytes = 1'048'576;  // one message of the program

/// Cuts blocks, which end anywhere, into lines. Throws Failure for a line that is too long: what
/// writes it does not write JSON Lines.
class LineCutter {
 public:
  /// Takes a line without its end; borrowed for the call. Lines count from 1.
  using Sink = std::function<void(std::uint32_t line, std::string_view text)>;

  LineCutter(std::string input, Sink sink) : input_(std::move(input)), sink_(std::move(sink)) {}

  void take(std::string_view block);
  /// The last line may have no end.
  void finish();

 private:
  void hand_on(std::string_view text);

  std::string input_;
  Sink sink_;
  std::uint32_t line_ = 1;
  std::string begun_;  // of a line whose end is in a later block
};

}  // namespace kinerja::taps
