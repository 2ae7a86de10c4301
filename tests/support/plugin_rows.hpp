#pragma once

#include <kinerja/core/rows.hpp>
#include <kinerja/rows.h>

#include "calling/columns.hpp"

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string_view>

namespace kinerja::test {

/// One row of each kind, as a plugin would show it, without any fault. Texts live as long as this.
class PluginRows {
 public:
  kinerja_strs texts(std::initializer_list<std::string_view> words) {
    TextColumn& column = columns_.emplace_back();
    for (const std::string_view word : words) column.push_back(word);
    return strs_of(column);
  }
  kinerja_strs text(std::string_view word) { return texts({word}); }

  const std::uint32_t line = 7;
  const std::uint8_t zero = 0;
  const std::int32_t first_day = 20'454;
  const std::int32_t last_day = 20'818;
  const std::int64_t morning_ms = 1'000;
  const std::int64_t evening_ms = 2'000;
  const double one = 1;

  kinerja_people person() {
    kinerja_people rows{};
    begin(rows, "pegawai.csv");
    rows.employee = text("197001012000031901");
    rows.unit = text("dinas");
    return rows;
  }
  kinerja_goals goal() {
    kinerja_goals rows{};
    begin(rows, "sasaran.csv");
    rows.employee = text("197001012000031901");
    rows.title = text("sasaran");
    rows.indicator = text("berkas");
    rows.flags = &zero;
    rows.target = &one;
    return rows;
  }
  kinerja_measures measure() {
    kinerja_measures rows{};
    begin(rows, "capaian.csv");
    rows.subject = text("197001012000031901");
    rows.indicator = text("berkas");
    rows.from_day = &first_day;
    rows.to_day = &last_day;
    rows.value = &one;
    return rows;
  }
  kinerja_ratings rating() {
    kinerja_ratings rows{};
    begin(rows, "penilaian.csv");
    rows.ratee = text("197001012000031901");
    rows.rater = text("penilai");
    rows.aspect = text("kualitas");
    rows.role = &zero;
    rows.flags = &zero;
    rows.score = &one;
    return rows;
  }
  kinerja_sheets sheet() {  // of one aspect
    kinerja_sheets rows{};
    begin(rows, "lembar.csv");
    rows.ratee = text("197001012000031901");
    rows.rater = text("penilai");
    rows.role = &zero;
    rows.aspect = text("kualitas");
    rows.aspects_len = 1;
    rows.score = &one;
    return rows;
  }
  kinerja_events event() {
    kinerja_events rows{};
    begin(rows, "mesin.log");
    rows.kind = text("punch");
    rows.local_ms = &morning_ms;
    return rows;
  }
  kinerja_spans span() {
    kinerja_spans rows{};
    begin(rows, "cuti.csv");
    rows.kind = text("leave");
    rows.from_ms = &morning_ms;
    rows.to_ms = &evening_ms;
    return rows;
  }

 private:
  template <class Columns>
  void begin(Columns& rows, std::string_view input) {
    rows.struct_size = sizeof(rows);
    rows.n = 1;
    rows.input = str_of(input);
    rows.key = text("kunci");
    rows.origin = &line;
  }
  std::deque<TextColumn> columns_;
};

}  // namespace kinerja::test
