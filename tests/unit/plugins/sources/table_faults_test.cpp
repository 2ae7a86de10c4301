#include <kinerja/cpp/base.hpp>

#include "table_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> mistakes(const std::string& settings) {
  const SourceRun run = run_table(settings, "");
  EXPECT_EQ(run.opened, KINERJA_E_CONFIG) << settings;
  std::vector<std::string> all;
  for (const SourceFailure& one : run.failures) all.push_back(one.where + " " + one.message);
  return all;
}

TEST(TableSettings, ReportsAllMistakesAtOnce) {
  EXPECT_THAT(mistakes(R"({"columns": {"emploee": "NIP", "nama": "Nama", "zzzzzzzz": "Z"},
                           "record": "people"})"),
              ElementsAre("/columns/emploee UNKNOWN_FIELD_NEAR: emploee → employee",
                          "/columns/nama UNKNOWN_FIELD_NEAR: nama → name",
                          "/columns/zzzzzzzz UNKNOWN_FIELD: zzzzzzzz",
                          "/columns FIELD_NEEDED: employee",
                          "/columns FIELD_NEEDED: unit"));
}

TEST(TableSettings, ChecksWhatBelongsTogether) {
  const std::string rating =
      R"("columns": {"ratee": "U"}, "constants": {"aspect": "a", "ratee_kind": "unit",
         "role": "public", "score": "3"}, "record": "ratings", )";
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "column"})"),
              ElementsAre("/columns FIELD_NEEDED: rater"));
  EXPECT_THAT(mistakes(R"({"columns": {"employee": "N", "unit": "U"}, "rater": "number",
                           "record": "people"})"),
              ElementsAre("/rater RATER_NUMBER"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line", "scale": {"max": 1, "min": 4}})"),
              ElementsAre("/scale SCALE_ORDER"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line", "double_send_seconds": 5})"),
              ElementsAre("/double_send_seconds DOUBLE_SEND_NEEDS_TIME"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line", "attributes": {"a": "A"}})"),
              ElementsAre("/attributes ATTRIBUTES_OF_PEOPLE_ONLY"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line", "key": ["nip"]})"),
              ElementsAre("/key UNKNOWN_FIELD: nip"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line", "words": {"comment": {"a": "b"}}})"),
              ElementsAre("/words/comment FIELD_HAS_NO_WORDS: comment"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line", "words": {"role": {"a": "bos"}}})"),
              ElementsAre(HasSubstr("/words/role UNKNOWN_MEANING: bos ≠ diri")));
  EXPECT_THAT(
      mistakes("{" + rating + R"("rater": "line", "format": "jsonl", "encoding": "windows-1252"})"),
      ElementsAre("/encoding JSONL_IS_UTF8"));
  EXPECT_THAT(mistakes("{" + rating + R"("rater": "line",
                       "wide": {"columns": {"A": "x"}, "field": "role", "value": "comment"}})"),
              ElementsAre("/wide/field WIDE_FIELD: role",
                          "/wide/value WIDE_VALUE: comment",
                          "/wide FIELD_TWICE: role"));
}

TEST(TableSettings, ChecksDaysAndConstants) {
  const std::string measure = R"("constants": {"indicator": "i", "subject": "U",
      "subject_kind": "satuan"}, "record": "measures")";
  EXPECT_THAT(mistakes(R"({"columns": {"from_day": "D", "value": "N"}, )" + measure + "}"),
              ElementsAre("/columns DAYS_ONE_WAY",
                          HasSubstr("/constants/subject_kind UNKNOWN_WORD: satuan")));
  EXPECT_THAT(mistakes(R"({"columns": {"value": "N"}, "constants": {"day": "31-12-2026",
      "indicator": "i", "subject": "U", "subject_kind": "unit"}, "record": "measures"})"),
              ElementsAre("/constants/day DAY_OTHER_FORMAT: 31-12-2026"));
  EXPECT_THAT(mistakes(R"({"columns": {"subject": "U"}, "constants": {"indicator": "i"},
      "record": "measures",
      "wide": {"columns": {"A/b": "Januari"}, "field": "month", "value": "value"}})"),
              ElementsAre("/wide/columns/A~1b NOT_A_MONTH: Januari"));
  EXPECT_THAT(mistakes(R"({"columns": {"day": "D", "value": "N"}, "constants": {"indicator": "i",
      "subject": "U", "subject_kind": "unit", "year": "26"}, "record": "measures"})"),
              ElementsAre("/columns YEAR_NEEDS_MONTH", "/constants/year NOT_A_YEAR: 26"));
  EXPECT_THAT(mistakes(R"({"columns": {"time": "T"}, "constants": {"kind": "punch"},
      "record": "events"})"),
              ElementsAre("/columns SUBJECT_OR_PIN_NEEDED"));
}

TEST(TableSettings, NeedsAnInput) {
  const SourceRun run = table_bench(simpeg_settings).run();
  EXPECT_EQ(run.opened, KINERJA_E_CONFIG);
  EXPECT_TRUE(run.failed_with("NO_INPUT"));
}

constexpr char people[] = R"({"columns": {"employee": "NIP", "unit": "Unit Kerja"},
  "record": "people"})";

TEST(TableFile, RefusesAnEmptyOne) {
  for (const char* bytes : {"", "\xEF\xBB\xBF", "\n\n", "\xEF\xBB"}) {
    const SourceRun run = run_table(people, bytes);
    EXPECT_EQ(run.status, KINERJA_E_INPUT);
    EXPECT_THAT(run.commits, IsEmpty());
  }
  const SourceRun run = run_table(people, "");
  EXPECT_EQ(table_bench("{}").text("id", run.failures.at(0).message, run.failures.at(0).where),
            "Berkas file kosong. Ekspor ulang data itu beserta baris judulnya.");
}

TEST(TableFile, TakesAHeaderWithoutRowsButSaysSo) {
  const SourceRun run = run_table(people, "NIP;Unit Kerja\n");
  EXPECT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.rows, IsEmpty());
  EXPECT_THAT(run.logs, ElementsAre("file: a header and no rows"));
}

TEST(TableFile, NamesTheHeaderThatIsMissingAndThoseItFound) {
  const SourceRun run = run_table(people, "Nomor;Unit Krja;Nama\n1;2;3\n");
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  ASSERT_EQ(run.failures.size(), 3U);
  EXPECT_EQ(run.failures[0].message, "HEADER_MISSING: NIP");
  EXPECT_EQ(run.failures[1].message, "HEADER_MISSING_NEAR: Unit Kerja → Unit Krja");
  EXPECT_EQ(run.failures[2].message, "HEADERS_FOUND: Nomor | Unit Krja | Nama");
  EXPECT_EQ(run.failures[0].where, "file:1");
  const SourceBench bench = table_bench("{}");
  EXPECT_EQ(bench.text("id", run.failures[1].message, "file:1"),
            "Kolom di file:1 tidak ditemukan; mungkin judulnya berubah: Unit Kerja → Unit Krja. "
            "Sesuaikan nama di pengaturan.");
  EXPECT_EQ(
      bench.text("id", run.failures[2].message, "file:1"),
      "Judul kolom yang ada di file:1: Nomor | Unit Krja | Nama. Pakai nama dari daftar ini.");
}

TEST(TableFile, SuggestsOnlyAHeaderThatDiffersByAThirdAtMost) {
  // NIP and Unit differ in two letters of four.
  SourceRun run = run_table(people, "Unit;Unit Kerja\n1;2\n");
  EXPECT_EQ(run.failures.at(0).message, "HEADER_MISSING: NIP");
  run = run_table(people, "NIPP;Unit Kerja\n1;2\n");  // one of four
  EXPECT_EQ(run.failures.at(0).message, "HEADER_MISSING_NEAR: NIP → NIPP");
  run = run_table(people, "NP;Unit Kerja\n1;2\n");  // one of three
  EXPECT_EQ(run.failures.at(0).message, "HEADER_MISSING_NEAR: NIP → NP");
}

TEST(TableFile, DoesNotSuggestAHeaderOfAnotherField) {
  constexpr char with_superior[] = R"({"columns": {"employee": "NIP 1", "superior": "NIP 2",
      "unit": "Unit Kerja"}, "record": "people"})";
  SourceRun run = run_table(with_superior, "nip  1;Unit Kerja\n1;2\n");
  EXPECT_EQ(run.failures.at(0).message, "HEADER_MISSING: NIP 2");
  EXPECT_EQ(run.failures.at(1).message, "HEADERS_FOUND: nip  1 | Unit Kerja");
  run = run_table(with_superior, "NIP 1;NIP 3;Unit Kerja\n1;2;3\n");
  EXPECT_EQ(run.failures.at(0).message, "HEADER_MISSING_NEAR: NIP 2 → NIP 3");
}

TEST(TableFile, RefusesAHeaderThatStandsTwice) {
  const SourceRun run = run_table(people, "NIP;Unit Kerja;unit  kerja\n1;2;3\n");
  EXPECT_EQ(run.failures.at(0).message, "HEADER_TWICE: Unit Kerja");
  EXPECT_EQ(table_bench("{}").text("id", run.failures[0].message, "file:1"),
            "Judul \"Unit Kerja\" ada lebih dari satu kali di file:1. Beri nama lain pada salah "
            "satunya, lalu ekspor ulang.");
  EXPECT_THAT(run_table(people, "NIP;X;X;Unit Kerja\n198501152010011901;1;2;U\n").rejected,
              IsEmpty());
}

// Every text of the plugin, in both languages.
TEST(TableTexts, SayWhatIsWrongAndWhatToDoInBothLanguages) {
  const Config texts(bench_plugin("table")->texts);
  const auto indonesian = texts["id"].members();
  const auto english = texts["en"].members();
  ASSERT_EQ(indonesian.size(), english.size());
  for (std::size_t i = 0; i < indonesian.size(); ++i) {
    const std::string& key = indonesian[i].first;
    EXPECT_EQ(english[i].first, key);
    for (const std::string& text : {indonesian[i].second.text(), english[i].second.text()}) {
      EXPECT_FALSE(text.empty()) << key;
      if (key.starts_with("SET_") || key.starts_with("TABLE_")) continue;
      // A sentence on the fault and one on the remedy.
      EXPECT_TRUE(text.ends_with('.')) << key << ": " << text;
      EXPECT_THAT(text.substr(0, text.size() - 1),
                  ::testing::AnyOf(HasSubstr(". "), HasSubstr("; ")))
          << key;
    }
    EXPECT_EQ(indonesian[i].second.text().find("{value}") == std::string::npos,
              english[i].second.text().find("{value}") == std::string::npos)
        << key;
    EXPECT_EQ(indonesian[i].second.text().find("{where}") == std::string::npos,
              english[i].second.text().find("{where}") == std::string::npos)
        << key;
  }
}

TEST(TableTexts, HaveTheTitlesOfTheSchema) {
  const kinerja_plugin* const plugin = bench_plugin("table");
  const Config texts(plugin->texts);
  const std::string schema(view(plugin->sources[0]->info->config_schema));
  const std::string_view mark = "\"title\": \"";
  std::size_t titles = 0;
  for (std::size_t at = schema.find(mark); at != std::string::npos;
       at = schema.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    const std::string key = schema.substr(begin, schema.find('"', begin) - begin);
    EXPECT_TRUE(texts["id"].has(key.c_str())) << key;
    ++titles;
  }
  EXPECT_GT(titles, 20U);
}

}  // namespace
}  // namespace kinerja::test
