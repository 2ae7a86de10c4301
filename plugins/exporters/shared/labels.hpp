#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace exporter_shared {

/// The words of the pages in one language, from the same texts that the host shows.
class Labels {
 public:
  explicit Labels(bool english);

  bool english() const { return english_; }
  std::string_view language() const { return english_ ? "en" : "id"; }

  /// A key without a text shows itself.
  std::string_view operator[](std::string_view key) const;
  /// The text with {value} and {of} filled in.
  std::string with(std::string_view key, std::string_view value, std::string_view of = {}) const;

  std::string day(std::int32_t day) const;
  std::string period(std::int32_t from, std::int32_t to) const;

 private:
  bool english_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace exporter_shared
