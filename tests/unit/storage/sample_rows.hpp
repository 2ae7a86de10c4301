#pragma once

#include <kinerja/core/rows.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace kinerja::testing {

inline constexpr std::size_t row_kinds = std::variant_size_v<Rows>;

inline void fill(TextColumn& column, std::size_t n, const std::string& word) {
  for (std::size_t i = 0; i < n; ++i) {
    // Empty texts, more than ASCII and a zero byte: whatever a source may bring.
    if (i % 3 == 0) column.push_back(word + " \u00e9\u4eba " + std::to_string(i));
    if (i % 3 == 1) column.push_back("");
    if (i % 3 == 2) column.push_back(std::string("a\0b", 3));
  }
}

template <class Number>
void fill_numbers(auto& column, std::size_t n, const std::string& word) {
  using Limits = std::numeric_limits<Number>;
  const Number values[] = {Limits::min(),
                           Limits::max(),
                           Limits::lowest(),
                           Limits::denorm_min(),
                           static_cast<Number>(word.size())};
  for (std::size_t i = 0; i < n; ++i) column.push_back(values[i % std::size(values)]);
}
template <class Number>
void fill(Column<Number>& column, std::size_t n, const std::string& word) {
  fill_numbers<Number>(column, n, word);
}
inline void fill(std::vector<double>& column, std::size_t n, const std::string& word) {
  fill_numbers<double>(column, n, word);
}

template <std::size_t... kinds>
void become(Rows& rows, std::size_t kind, std::index_sequence<kinds...>) {
  static_cast<void>(((kind == kinds ? (rows.emplace<kinds>(), true) : false) || ...));
}

/// `n` rows of one kind with something in every column. `word` tells two batches apart.
inline Rows sample_rows(std::size_t kind, std::size_t n, const std::string& word = "x") {
  Rows rows;
  become(rows, kind, std::make_index_sequence<row_kinds>{});
  std::visit(
      [&](auto& batch) {
        batch.input = word + ".csv";
        for_each_column(batch, [&](std::string_view name, auto& column) {
          if (!name.starts_with("attr_")) fill(column, n, word);
        });
      },
      rows);
  if (auto* people = std::get_if<People>(&rows)) {
    for (std::size_t i = 0; i < n; ++i)  // row i has i attributes
      people->attr_begin.push_back(people->attr_begin.back() + static_cast<std::uint32_t>(i));
    fill(people->attr_name, people->attr_begin.back(), "golongan");
    fill(people->attr_value, people->attr_begin.back(), "III/a");
  }
  if (auto* sheets = std::get_if<Sheets>(&rows)) {
    sheets->aspect = {};
    sheets->score.clear();
    fill(sheets->aspect, 3, "aspek");
    fill(sheets->score, 3 * n, word);
  }
  return rows;
}

inline bool same_column(const TextColumn& a, const TextColumn& b) {
  return a == b;
}

// Bit for bit: for numbers, == calls 0 and -0 the same.
template <class Number>
bool same_column(const Column<Number>& a, const Column<Number>& b) {
  return a == b;
}

template <class Number>
bool same_column(const std::vector<Number>& a, const std::vector<Number>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(Number)) == 0);
}

template <class Kind>
bool same_columns(const Kind& a, const Kind& b) {
  bool same = a.input == b.input;
  for_each_column(a, [&](std::string_view name, const auto& left) {
    for_each_column(b, [&](std::string_view other, const auto& right) {
      if constexpr (std::is_same_v<decltype(left), decltype(right)>)
        same = same && (name != other || same_column(left, right));
    });
  });
  return same;
}

inline bool same_rows(const Rows& a, const Rows& b) {
  return a.index() == b.index() &&
         std::visit(
             [&](const auto& batch) {
               return same_columns(batch, std::get<std::remove_cvref_t<decltype(batch)>>(b));
             },
             a);
}

}  // namespace kinerja::testing
