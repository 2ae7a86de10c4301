#include "plain_records.hpp"

#include "limits.hpp"

#include <algorithm>

namespace kinerja::tables {
std::size_t PlainRecords::take(std::string_view block, std::size_t at, std::uint32_t& line) {
  run_.begin(block.data(), run_.width());
  Marks marks(block, separator_);
  marks.seek(at);
  while (at < block.size()) {
    const std::size_t next = take_record(block, at, marks, line);
    if (next == at) break;
    at = next;
    ++line;
  }
  hand_on();
  return at;
}

// Returns where the next record begins, or `at` when this one is not plain.
std::size_t PlainRecords::take_record(std::string_view block,
                                      std::size_t at,
                                      Marks& marks,
                                      std::uint32_t line) {
  std::uint32_t* const bounds = run_.next_bounds();
  bounds[0] = static_cast<std::uint32_t>(at) - 1;
  const std::size_t cells = marks.next_ends(bounds + 1, run_.width());
  const std::size_t mark = cells > 0 ? bounds[cells] : block.size();
  if (cells > 0 && (mark == block.size() || block[mark] == '"')) return at;
  if (cells == 0 || cells < run_.width() || block[mark] == separator_) {
    // A record of another width begins another run.
    marks.seek(at);
    const std::size_t width = count_cells(block, marks);
    if (width == 0) return at;
    hand_on();
    run_.begin(block.data(), width);
    marks.seek(at);
    return take_record(block, at, marks, line);
  }
  std::size_t end = mark + 1;
  if (block[mark] == '\r') {
    // A lone return ends a line, too, but that is for the other way.
    if (end == block.size() || block[end] != '\n') return at;
    end = marks.next() + 1;
  }
  if (end - at > max_field_bytes) return at;  // then a cell may be too long
  if (is_blank(block.substr(at, mark - at))) return end;
  run_.add(line);
  if (run_.size() == most_records_) hand_on();
  return end;
}

// Of the record whose marks come next; 0: it is not plain.
std::size_t PlainRecords::count_cells(std::string_view block, Marks& marks) const {
  for (std::size_t cells = 1; cells <= max_columns; ++cells) {
    const std::size_t mark = marks.next();
    if (mark == block.size() || block[mark] == '"') return 0;
    if (block[mark] != separator_) return cells;
  }
  return 0;
}

bool PlainRecords::is_blank(std::string_view record) const {
  return std::ranges::all_of(record, [&](char c) { return c == ' ' || c == separator_; });
}

void PlainRecords::hand_on() {
  if (run_.size() == 0) return;
  most_records_ = records_between_stops;
  sink_(run_);
  run_.clear();
}

}  // namespace kinerja::tables
