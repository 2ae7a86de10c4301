#include "result_file.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <type_traits>

namespace kinerja::bench {
namespace {

constexpr std::array<Dialect, 2> dialects = {
    {{{"NIP",
       "Unit kerja",
       "Hasil kerja",
       "Perilaku kerja",
       "Nilai akhir",
       "Predikat kinerja",
       "Peringkat dalam unit"},
      {},
      true,
      true,
      0},
     {{"emp_id", "unit_id", "result", "behaviour", "final", "pred", "rank"},
      {"rl", "bl"},
      false,
      false,
      4}}};

}  // namespace

ResultFile::ResultFile(const std::string& path) : path_(path), file_(path, std::ios::binary) {
  if (!file_) throw std::runtime_error(path + ": cannot be read");
  if (!read_cells()) throw std::runtime_error(path + ": is empty");
  find_columns();
}

std::optional<ResultRow> ResultFile::next() {
  if (!read_cells()) return std::nullopt;
  ResultRow row;
  read(0, row.person);
  read(1, row.unit);
  read(2, row.result);
  read(3, row.behaviour);
  read(4, row.final_score);
  read(5, row.predicate);
  read(6, row.place);
  if (dialect_->levels[0].empty()) return row;
  read(7, row.result_level);
  read(8, row.behaviour_level);
  return row;
}

// No cell of these tables holds a separator or a quote.
bool ResultFile::read_cells() {
  if (!std::getline(file_, line_)) return false;
  ++line_number_;
  if (!line_.empty() && line_.back() == '\r') line_.pop_back();
  cells_.clear();
  const std::string_view line = line_;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    cells_.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return true;
}

void ResultFile::find_columns() {
  const auto find = [&](std::string_view name) {
    const auto found = std::find(cells_.begin(), cells_.end(), name);
    if (found == cells_.end())
      throw std::runtime_error(path_ + ": has no column " + std::string(name));
    places_.push_back(static_cast<std::size_t>(found - cells_.begin()));
  };
  for (const Dialect& dialect : dialects)
    if (std::count(cells_.begin(), cells_.end(), dialect.columns[0]) != 0) dialect_ = &dialect;
  if (dialect_ == nullptr)
    throw std::runtime_error(path_ + ": names its people neither NIP nor emp_id");
  for (const std::string_view name : dialect_->columns) find(name);
  for (const std::string_view name : dialect_->levels)
    if (!name.empty()) find(name);
}

template <class Number>
void ResultFile::read(std::size_t column, Number& number) const {
  if (places_[column] >= cells_.size())
    throw std::runtime_error(path_ + ":" + std::to_string(line_number_) + ": too few cells");
  std::string_view cell = cells_[places_[column]];
  if (cell.empty()) {
    number = std::numeric_limits<Number>::quiet_NaN();  // 0 of whole numbers
    return;
  }
  // Some programs write whole numbers as 3.0.
  if (std::is_integral_v<Number> && cell.ends_with(".0")) cell.remove_suffix(2);
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size())
    throw std::runtime_error(path_ + ":" + std::to_string(line_number_) + ": is no number: \"" +
                             std::string(cell) + "\"");
}

}  // namespace kinerja::bench
