#pragma once

#include <kinerja/core/result.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Rows that an author wrote down to try a plugin: CSV with a header, or a JSON list of objects.
struct SampleTable {
  struct Row {
    std::uint32_t line = 0;  // of CSV; of JSON the place in the list, counted from 1
    std::map<std::string, std::string, std::less<>> cells;  // empty cells are left out
    /// Empty when there is none.
    std::string_view cell(std::string_view column) const {
      const auto found = cells.find(column);
      return found == cells.end() ? std::string_view{} : found->second;
    }
  };
  std::filesystem::path file;
  std::vector<std::string> columns;  // in the order in which they first come
  std::vector<Row> rows;
};

/// A separator is `;`, `,` or a tab: the one that shows most in the header.
Result<SampleTable> read_sample_table(const std::filesystem::path& file);

}  // namespace kinerja
