#include "table_bench.hpp"

#include <random>

namespace kinerja::test {
namespace {

using ::testing::IsEmpty;

struct Sample {
  std::string settings;
  std::string bytes;
};

std::vector<Sample> samples() {
  const std::string two_texts = R"({"columns": {"comment": "Catatan", "ratee": "Unit"},
      "constants": {"aspect": "a", "ratee_kind": "unit", "role": "public", "score": "1"},
      "rater": "line", "record": "ratings"})";
  return {
      {simpeg_settings, table_file("simpeg.csv")},
      {survey_settings, table_file("tanggapan-29.csv")},
      {form_settings, table_file("formulir-google.csv")},
      {two_texts,
       "\xEF\xBB\xBF\r\nUnit;Catatan;\"x\r\ny\"\r\nA;\"\u20ac \"\"\U0001F600\"\"\r\nb\r\r\n\";1\r\n"
       "B;\u00e9\r\n\r\nC;z\"z;\"q\"q\r\nD;;\rE;e;\n\nF;f;;"},
      {two_texts, "Unit,Catatan\r\nA,kaf\xE9\r\nB,\x80 5\r\n"},
      {two_texts,
       "{\"Unit\": \"A\", \"Catatan\": \"\u20ac \\ud83d\\ude00\"}\r\n\n{bad\n{\"Unit\": \"B\"}"},
  };
}

// A run without what may differ, as one text.
std::string story(const SourceRun& run) {
  std::string all = std::to_string(run.status) + "\n";
  for (const SourceRow& row : run.rows) {
    for (const auto& [name, value] : row) all += name + "=" + value + "|";
    all += "\n";
  }
  for (const SourceReject& one : run.rejected)
    all += std::to_string(one.origin) + one.column + one.raw + one.reason + "\n";
  for (const SourceFailure& one : run.failures) all += one.where + one.message + "\n";
  return all;
}

TEST(TableBlocks, GiveTheSameRowsHoweverTheyAreCut) {
  for (const Sample& sample : samples()) {
    SourceBench bench = table_bench(sample.settings).input("file", sample.bytes);
    const SourceRun whole = bench.run();
    EXPECT_EQ(whole.status, KINERJA_END) << story(whole);
    EXPECT_FALSE(whole.rows.empty());
    for (std::size_t bytes = 1; bytes <= 64; ++bytes) {
      const SourceRun run = bench.block_bytes(bytes).run();
      ASSERT_EQ(story(run), story(whole)) << bytes;
      ASSERT_THAT(run.violations, IsEmpty());
    }
  }
}

TEST(TableBlocks, GiveTheSameRefusalHoweverTheyAreCut) {
  for (const char* bytes : {"Unit,Catatan\nA,\"x\n",
                            "Unit,Catatan\nA,\xC3\n\x81",
                            "Unit,Catatan\nA,\u20ac\xE2\x82",
                            "\xFE\xFFx",
                            "Unit,Catatn\nA,x\n",
                            "Unit,Catatan,Unit\nA,x\n",
                            "\xEF\xBB"}) {
    SourceBench bench = table_bench(samples()[3].settings).input("file", bytes);
    const SourceRun whole = bench.run();
    EXPECT_EQ(whole.status, KINERJA_E_INPUT) << bytes;
    for (std::size_t size = 1; size <= 24; ++size)
      ASSERT_EQ(story(bench.block_bytes(size).run()), story(whole)) << size;
  }
}

// One of many ways to spoil a file.
std::string spoiled(std::string bytes, std::mt19937& random) {
  const auto below = [&random](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n == 0 ? 0 : n - 1)(random);
  };
  for (std::size_t times = 1 + below(4); times > 0; --times) {
    const std::size_t at = below(bytes.size());
    switch (below(6)) {
      case 0:
        bytes.resize(at);
        break;
      case 1:
        if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
        break;
      case 3:
        bytes += bytes;
        break;
      case 4:
        bytes.erase(at, below(20));
        break;
      default: {
        constexpr std::string_view marks = "\"\r\n,;\t|\\{}[]:'%.\xC3\xEF\x80";
        bytes.insert(at, 1 + below(3), marks[below(marks.size())]);
      }
    }
    if (bytes.size() > 60'000) bytes.resize(60'000);
  }
  return bytes;
}

TEST(TableBlocks, SurviveTwoThousandSpoiledFiles) {
  std::mt19937 random(20'260'101);
  const std::vector<Sample> all = samples();
  std::size_t good = 0;
  for (int i = 0; i < 2'000; ++i) {
    const Sample& sample = all[static_cast<std::size_t>(i) % all.size()];
    const SourceRun run = table_bench(sample.settings)
                              .input("file", spoiled(sample.bytes, random))
                              .block_bytes(1 + random() % 500)
                              .max_rows(1 + static_cast<std::uint32_t>(random() % 64))
                              .run();
    ASSERT_THAT(run.violations, IsEmpty()) << i;
    ASSERT_TRUE(run.status == KINERJA_END || run.status == KINERJA_E_INPUT) << run.status;
    ASSERT_EQ(run.status == KINERJA_E_INPUT, !run.failures.empty()) << i;
    good += run.status == KINERJA_END ? 1 : 0;
  }
  EXPECT_GT(good, 200U);  // most are only bent, so that the later parts are reached too
}

}  // namespace
}  // namespace kinerja::test
