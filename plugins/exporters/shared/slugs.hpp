#pragma once

#include <set>
#include <string>
#include <string_view>

namespace exporter_shared {

/// File names made of what people wrote: only [a-z0-9_-] (capitals stay where `keep_case`), and no
/// two alike, not even on a disk that takes capitals for small letters.
class Slugs {
 public:
  explicit Slugs(bool keep_case) : keep_case_(keep_case) {}

  /// The same texts in the same order give the same names. `fallback` is for a text without any
  /// usable character.
  std::string add(std::string_view text, std::string_view fallback);

 private:
  bool keep_case_;
  std::set<std::string> taken_;
};

}  // namespace exporter_shared
