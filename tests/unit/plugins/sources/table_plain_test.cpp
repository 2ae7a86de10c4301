#include "table_bench.hpp"

#include <cstdlib>
#include <random>

// Plain records are read column by column, all others row by row. What comes out may not tell which
// way a record went: an input in Windows-1252 always goes row by row, so files of ASCII are read in
// both encodings and compared.

namespace kinerja::test {
namespace {

using ::testing::IsEmpty;

/// A kind of table: its settings behind the encoding, its header, and its cells.
struct Kind {
  const char* settings;
  const char* header;
  std::vector<std::vector<const char*>> usual;  // of each column
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {R"("record": "goals", "employee_number": "any",
          "words": {"direction": {"0": "naik", "1": "turun"}},
          "columns": {"employee": "e", "title": "t", "indicator": "t", "direction": "d",
                      "weight": "w", "target": "g"})",
       "e,t,d,w,g",
       {{"1", "2", "30"},
        {"a", "b c", "d-e"},
        {"0", "1", "naik"},
        {"1", "2.5", "40"},
        {"7", "0.25"}}},
      {R"("record": "measures", "employee_number": "any",
          "constants": {"from_day": "2026-01-01", "to_day": "2026-12-31"},
          "columns": {"subject": "e", "indicator": "t", "value": "v"})",
       "e,t,v",
       {{"1", "2"}, {"a", "b"}, {"12", "0.5", "3.75"}}},
      {R"("record": "ratings", "employee_number": "any", "rater": "number", "scale": {"min": 1, "max": 5},
          "words": {"role": {"0": "diri", "1": "atasan", "2": "rekan"}},
          "columns": {"ratee": "e", "rater": "r", "role": "o"},
          "wide": {"field": "aspect", "value": "score", "columns": {"a1": "x", "a2": "y"}})",
       "e,r,o,x,y",
       {{"1", "2"}, {"1", "2", "3"}, {"0", "1", "2"}, {"1", "5", "3.5"}, {"2", "4"}}},
      {R"("record": "goals", "columns": {"employee": "e", "title": "t", "indicator": "t", "target": "g"},
          "constants": {"weight": "2", "direction": "turun"})",
       "e,t,g",
       {{"198501012010011001", "199001012015022001"}, {"a", "b"}, {"1", "2"}}},
      {R"("record": "measures", "employee_number": "any", "constants": {"year": "2026"},
          "columns": {"subject": "e", "indicator": "t", "month": "m", "value": "v"})",
       "e,t,m,v",
       {{"1", "2"}, {"a", "b"}, {"1", "02", "12", "Maret"}, {"12", "0.5", "3.75"}}},
      {R"("record": "measures", "employee_number": "any", "date_format": "yyyy-mm-dd",
          "columns": {"subject": "e", "indicator": "t", "day": "d", "quality": "q", "value": "v"})",
       "e,t,d,q,v",
       {{"1", "2"}, {"a"}, {"2026-02-28", "2026-12-31"}, {"disetujui", "draf"}, {"12", "0.5"}}},
      {R"("record": "measures", "employee_number": "any", "date_format": "yyyy-mm-dd",
          "columns": {"subject": "e", "indicator": "t", "from_day": "f", "to_day": "u",
                      "value": "v"})",
       "e,t,f,u,v",
       {{"1", "2"},
        {"a"},
        {"2026-01-01", "2026-02-01", "2026-03-01"},
        {"2026-02-28", "2026-03-01", "2026-03-31"},
        {"12", "0.5"}}},
      {R"("record": "measures", "employee_number": "any", "constants": {"month": "2026-02"},
          "columns": {"subject": "e", "indicator": "t", "value": "v"})",
       "e,t,v",
       {{"1", "2"}, {"a", "b"}, {"12", "0.5"}}},
      {R"("record": "ratings", "employee_number": "any", "date_format": "yyyy-mm-dd",
          "columns": {"ratee": "e", "rater": "r", "role": "o", "day": "d"},
          "wide": {"field": "aspect", "value": "score", "columns": {"a1": "x", "a2": "y"}})",
       "e,r,o,d,x,y",
       {{"1", "2"}, {"1", "2"}, {"diri", "atasan"}, {"2026-05-01"}, {"1", "5"}, {"2", "4"}}}};
  return all;
}

std::string cell(std::mt19937& random, const std::vector<const char*>& usual) {
  static const std::vector<std::string> odd = {"",
                                               " 3",
                                               "4 ",
                                               "-1",
                                               "1e3",
                                               "1,5",
                                               "1.234.5",
                                               "abc",
                                               "\"q\"",
                                               "\"a\"\"b\"",
                                               "rentang",
                                               "85%",
                                               "6",
                                               "0",
                                               "\"x\ny\"",
                                               std::string(300, 'n'),
                                               "1985 01",
                                               "A1",
                                               "1.98501E+17",
                                               "001",
                                               "99999999999999999999"};
  if (random() % 40 == 0) return odd[random() % odd.size()];
  return usual[random() % usual.size()];
}

std::string table(std::mt19937& random, const Kind& kind) {
  std::string bytes = std::string(kind.header) + "\n";
  for (std::size_t row = random() % 120; row > 0; --row) {
    std::string line;
    for (const auto& usual : kind.usual) line += (line.empty() ? "" : ",") + cell(random, usual);
    if (random() % 60 == 0) line += ",mehr";
    if (random() % 60 == 0) line = "nur eine";
    if (random() % 60 == 0) line.clear();
    bytes += line + (random() % 3 == 0 ? "\r\n" : "\n");
  }
  return bytes;
}

SourceRun read_as(const Kind& kind,
                  const std::string& encoding,
                  const std::string& bytes,
                  std::size_t block,
                  std::uint32_t rows) {
  return table_bench(
             "{\"format\": \"csv\", \"separator\": \",\", \"decimal\": \".\", \"encoding\": \"" +
             encoding + "\", " + kind.settings + "}")
      .input("file", bytes)
      .block_bytes(block)
      .max_rows(rows)
      .keyless()
      .run();
}

// All that came out, as one text.
std::string story(const SourceRun& run) {
  std::string all = std::to_string(run.opened) + " " + std::to_string(run.status) + "\n";
  for (const SourceRow& row : run.rows) {
    for (const auto& [name, value] : row) all += name + "=" + value + "|";
    all += "\n";
  }
  for (const SourceReject& one : run.rejected)
    all += std::to_string(one.origin) + " " + one.column + " " + one.raw + " " + one.reason + "\n";
  for (const SourceFailure& one : run.failures) all += one.where + " " + one.message + "\n";
  for (const std::string& cursor : run.cursors) all += cursor + "\n";
  return all;
}

TEST(TablePlain, ColumnsAndRowsSayTheSame) {
  std::size_t rows = 0, rejected = 0;
  for (std::size_t k = 0; k < kinds().size(); ++k) {
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
      std::mt19937 random(seed);
      const std::string bytes = table(random, kinds()[k]);
      const std::size_t block = 1 + random() % 5'000;
      const auto max_rows = static_cast<std::uint32_t>(1 + random() % 60);
      const SourceRun by_columns = read_as(kinds()[k], "utf-8", bytes, block, max_rows);
      const SourceRun by_rows = read_as(kinds()[k], "windows-1252", bytes, block, max_rows);
      ASSERT_EQ(story(by_columns), story(by_rows)) << k << " " << seed << "\n" << bytes;
      ASSERT_THAT(by_columns.violations, IsEmpty());
      rows += by_columns.rows.size();
      rejected += by_columns.rejected.size();
    }
  }
  EXPECT_GT(rows, 2'000U);  // a host of the first 0.1 takes no row twice
  EXPECT_GT(rejected, 500U);
}

const Kind& measures() {
  return kinds()[1];
}

// Blocks of five bytes hold hardly a whole record, so they are read byte by byte.
TEST(TablePlain, WhatMeansSomethingMayStandAtAnyByte) {
  const std::vector<std::string> pieces = {"",
                                           ",",
                                           "\"",
                                           "\"\"",
                                           "\"x,\r\ny\"",
                                           "\n",
                                           "\r",
                                           "\r\n",
                                           "\r\r\n",
                                           "\n\n",
                                           ",3\n \n2,",
                                           "\xC3\xA9",
                                           "\xE2\x82",
                                           "\xFF",
                                           std::string(1, '\0')};
  for (const std::string& piece : pieces) {
    for (std::size_t at = 0; at <= 130; ++at) {
      const std::string bytes = "e,t,v\n1," + std::string(at, 'a') + piece +
                                std::string(130 - at, 'b') + ",12\r\n2,c,3.75\n3,d,";
      const SourceRun at_once = read_as(measures(), "utf-8", bytes, 65'536, 60);
      const SourceRun in_bits = read_as(measures(), "utf-8", bytes, 5, 60);
      ASSERT_EQ(story(at_once), story(in_bits)) << at << " " << piece;
      ASSERT_THAT(at_once.violations, IsEmpty());
    }
  }
}

TEST(TablePlain, LinesAreCountedHoweverTheyEnd) {
  std::mt19937 random(7);
  for (std::size_t rows = 0; rows < 400; rows += 7) {
    std::string bytes = "e,t,v\r\n";
    for (std::size_t i = 0; i < rows; ++i) {
      bytes +=
          "1," + std::string(random() % 9, 'a') + (random() % 50 == 0 ? "\xC3\xA9" : "") + ",2";
      bytes += random() % 9 == 0 ? "\r" : random() % 5 == 0 ? "\n" : "\r\n";
    }
    bytes += '\0';
    const SourceRun at_once = read_as(measures(), "utf-8", bytes, 65'536, 60);
    ASSERT_EQ(at_once.failures.size(), 1U);
    ASSERT_EQ(at_once.failures[0].where, "file:" + std::to_string(rows + 2));
    const SourceRun in_bits = read_as(measures(), "utf-8", bytes, 1, 60);
    ASSERT_EQ(in_bits.failures.size(), 1U);
    ASSERT_EQ(at_once.failures[0].where, in_bits.failures[0].where);
    ASSERT_EQ(at_once.failures[0].message, in_bits.failures[0].message);
  }
}

TEST(TablePlain, RunsAreLongerThanTheBatchesOfTheHost) {
  std::string bytes = "e,t,v\n";
  for (std::size_t i = 0; i < 3'000; ++i)
    bytes += std::to_string(i / 3) + "," + std::to_string(i % 3) + (i % 700 == 0 ? "\n" : ",1.5\n");
  const SourceRun by_columns = read_as(measures(), "utf-8", bytes, 1'000'000, 64);
  EXPECT_EQ(story(by_columns), story(read_as(measures(), "windows-1252", bytes, 1'000'000, 64)));
  EXPECT_EQ(by_columns.rows.size(), 2'995U);
  EXPECT_EQ(by_columns.rejected.size(), 5U);
}

SourceRun read_values(const std::string& decimal, const std::vector<std::string>& cells) {
  std::string bytes = "e;t;v\n";
  for (std::size_t i = 0; i < cells.size(); ++i)
    bytes += std::to_string(i) + ";t;" + cells[i] + "\n";
  return table_bench(
             "{\"format\": \"csv\", \"separator\": \";\", \"encoding\": \"utf-8\", \"decimal\": "
             "\"" +
             decimal + "\", " + measures().settings + "}")
      .input("file", bytes)
      .keyless()
      .run();
}

TEST(TablePlain, ANumberIsTheNearestWhereverItsMarkStands) {
  std::mt19937 random(11);
  std::vector<std::string> with_dots, with_commas;
  for (std::size_t digits = 1; digits <= 18; ++digits) {
    for (int again = 0; again < 20; ++again) {
      std::string number;
      for (std::size_t i = 0; i < digits; ++i)
        number += static_cast<char>('0' + (again == 0 ? 9 : again == 1 ? 0 : random() % 10));
      for (std::size_t mark = 1; mark <= digits; ++mark) {
        with_dots.push_back(number);
        with_commas.push_back(number);
        if (mark == digits) continue;
        with_dots.back().insert(mark, ".");
        with_commas.back().insert(mark, ",");
      }
    }
  }
  const SourceRun dots = read_values(".", with_dots);
  ASSERT_EQ(dots.rows.size(), with_dots.size());
  for (std::size_t i = 0; i < with_dots.size(); ++i)
    ASSERT_EQ(std::strtod(dots.rows[i].at("value").c_str(), nullptr),
              std::strtod(with_dots[i].c_str(), nullptr))
        << with_dots[i];
  EXPECT_EQ(column(read_values(",", with_commas), "value"), column(dots, "value"));
}

TEST(TablePlain, ANumberHasNothingButDigitsAndAMark) {
  std::vector<std::string> cells;
  for (std::size_t digits = 2; digits <= 17; ++digits)
    for (std::size_t at = 0; at < digits; ++at)
      for (const char* other : {"/", ":", "a", "\x7F", "\xC3\xA9", "..", ".1.", "N"})
        cells.push_back(std::string(digits, '1').replace(at, 1, other));
  const SourceRun run = read_values(".", cells);
  EXPECT_THAT(run.rows, IsEmpty());
  EXPECT_EQ(run.rejected.size(), cells.size());
}

}  // namespace
}  // namespace kinerja::test
