#pragma once

// Words of the export's language, dates and numbers as people read them.

#include <kinerja/cpp/exporter.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xlsx_export {

class Words {
 public:
  explicit Words(std::string_view language);

  /// The text of a key of texts.json.
  const std::string& operator[](std::string_view key) const;
  bool english() const { return english_; }
  /// "31 Desember 2026"
  std::string day(std::int32_t day) const;
  /// "1 Januari s.d. 31 Desember 2026", with the year twice when there are two.
  std::string period(std::int32_t from, std::int32_t to) const;
  /// A number format for dates in this language.
  std::string date_format() const;
  /// At most two decimals, with the language's marks.
  std::string number(double value) const;

 private:
  bool english_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::vector<std::string> months_;
};

/// A number format that shows `value` with as many decimals as it has (at most four) and its unit.
std::string quantity_format(double value, std::string_view unit, std::string_view before = {});

}  // namespace xlsx_export
