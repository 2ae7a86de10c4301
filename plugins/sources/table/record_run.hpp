#pragma once

// Plain records that lie one behind the other in a block, told by where their cells end. Nearly all
// records of a large file are, and they are cheapest handled together.

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kinerja::tables {

/// Records of equally many cells without quotes. Borrows the block.
class RecordRun {
 public:
  std::size_t size() const { return lines_.size(); }
  /// Cells of each record.
  std::size_t width() const { return width_; }
  const std::vector<std::uint32_t>& lines() const { return lines_; }
  std::string_view cell(std::size_t record, std::size_t column) const {
    const std::uint32_t* const bounds = bounds_.data() + record * (width_ + 1) + column;
    const std::uint32_t begin = bounds[0] + 1;
    return {block_ + begin, bounds[1] - begin};
  }

  /// Starts anew, with no records.
  void begin(const char* block, std::size_t width) {
    block_ = block;
    width_ = width;
    clear();
  }
  void clear() { lines_.clear(); }
  /// Room for the bounds of the next record's cells: the place before the first one (modulo 2^32,
  /// as a block's first cell has none), and the end of each. Valid until the next call.
  std::uint32_t* next_bounds() {
    const std::size_t needed = (size() + 1) * (width_ + 1);
    if (bounds_.size() < needed) bounds_.resize(2 * needed);
    return bounds_.data() + needed - (width_ + 1);
  }
  /// The next record is one, and its bounds are there.
  void add(std::uint32_t line) { lines_.push_back(line); }

 private:
  const char* block_ = nullptr;
  std::size_t width_ = 0;
  std::vector<std::uint32_t> lines_;
  std::vector<std::uint32_t> bounds_;
};

using RunSink = std::function<void(const RecordRun&)>;

}  // namespace kinerja::tables
