#include "table_bench.hpp"

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
       {{"198501012010011001", "199001012015022001"}, {"a", "b"}, {"1", "2"}}}};
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

}  // namespace
}  // namespace kinerja::test
