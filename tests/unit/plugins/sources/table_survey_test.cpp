#include "table_bench.hpp"

#include <algorithm>
#include <numeric>

namespace kinerja::test {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// Sum of the scores of each aspect, in the order of their names.
std::vector<int> totals(const SourceRun& run) {
  std::map<std::string, int> sums;
  for (const SourceRow& row : run.rows) sums[row.at("aspect")] += std::stoi(row.at("score"));
  std::vector<int> all;
  for (const auto& [aspect, sum] : sums) all.push_back(sum);
  return all;
}

std::vector<std::string> scores_of_line(const SourceRun& run, const std::string& line) {
  std::vector<std::string> all;
  for (const SourceRow& row : run.rows)
    if (row.at("origin") == line) all.push_back(row.at("score"));
  return all;
}

TEST(TableSurvey, ReadsTheWorkedExampleOfTwentyNineSheets) {
  const SourceRun run = run_table(survey_settings, table_file("tanggapan-29.csv"));
  ASSERT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.rejected, IsEmpty());
  EXPECT_THAT(run.violations, IsEmpty());
  EXPECT_THAT(run.rows, SizeIs(29 * 9));
  EXPECT_THAT(totals(run), ElementsAre(105, 101, 100, 116, 102, 105, 106, 105, 115));
  const SourceRow& first = run.rows.front();
  EXPECT_EQ(first.at("ratee"), "Layanan A");
  EXPECT_EQ(first.at("ratee_kind"), std::to_string(KINERJA_SUBJECT_SERVICE_POINT));
  EXPECT_EQ(first.at("role"), std::to_string(KINERJA_ROLE_PUBLIC));
  EXPECT_EQ(first.at("state"), std::to_string(KINERJA_RATING_SUBMITTED));
  EXPECT_EQ(first.at("rater"), "file:2");
  EXPECT_EQ(first.at("day"), "20393");
  EXPECT_EQ(first.at("key"), "service_point|Layanan A|file:2|u1");
}

TEST(TableSurvey, ReadsAFormWithWordsForAnswers) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  ASSERT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(scores_of_line(run, "2"), ElementsAre("3", "3", "3", "3", "3", "3", "3", "3", "4"));
  EXPECT_THAT(scores_of_line(run, "4"), Each("4"));
  EXPECT_THAT(scores_of_line(run, "4"), SizeIs(9));
  EXPECT_THAT(run.violations, IsEmpty());
}

TEST(TableSurvey, DecidesTheOrderOfDaysFromTheWholeColumn) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  EXPECT_EQ(run.rows.front().at("day"), "20395");  // 3 November, because another line has day 13
}

TEST(TableSurvey, MakesNoRowOfAnEmptyAnswer) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  EXPECT_THAT(scores_of_line(run, "6"), SizeIs(8));
  for (const SourceRow& row : run.rows)
    EXPECT_FALSE(row.at("origin") == "6" && row.at("aspect") == "u3");
}

TEST(TableSurvey, SetsASheetOfAnotherScaleAsideAsAWhole) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  ASSERT_THAT(run.rejected, SizeIs(2));
  const SourceReject& sheet = run.rejected[1];
  EXPECT_EQ(sheet.origin, 7U);
  EXPECT_EQ(sheet.reason, "OUTSIDE_SCALE: 5 (1–4)");
  EXPECT_EQ(sheet.raw, "5");
  EXPECT_THAT(sheet.column, HasSubstr("kesesuaian persyaratan"));
  EXPECT_THAT(scores_of_line(run, "7"), IsEmpty());
  EXPECT_EQ(table_bench("{}").text("id", sheet.reason),
            "Nilai di luar skala: 5 (1–4). Periksa skala formulir; seluruh lembar ini disisihkan.");
}

TEST(TableSurvey, SetsASuspectedDoubleSendAside) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  EXPECT_EQ(run.rejected.at(0).origin, 3U);
  EXPECT_EQ(run.rejected.at(0).reason, "SENT_TWICE: 2");
  EXPECT_EQ(
      table_bench("{}").text("id", run.rejected[0].reason),
      "Mungkin kiriman ganda dari baris 2: isinya sama dalam waktu singkat. Pastikan, lalu hapus "
      "salah satunya.");
}

TEST(TableSurvey, NeverEmitsNamesThatNobodyMapped) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  for (const SourceRow& row : run.rows)
    for (const auto& [name, value] : row) EXPECT_THAT(value, Not(HasSubstr("Uji"))) << name;
  for (const SourceReject& one : run.rejected) EXPECT_THAT(one.raw, Not(HasSubstr("Uji")));
}

TEST(TableSurvey, BringsTheRemarkWithTheFirstAnswerOnly) {
  const SourceRun run = run_table(form_settings, table_file("formulir-google.csv"));
  std::vector<std::string> remarks;
  for (const SourceRow& row : run.rows)
    if (row.at("origin") == "4" && !row.at("comment").empty()) remarks.push_back(row.at("comment"));
  EXPECT_THAT(remarks, ElementsAre("Baris satu\nbaris dua \"kutip\""));
}

// Sheets at the given times, all alike.
SourceRun sheets(const std::vector<std::string>& times, const std::string& seconds) {
  std::string csv = "t,s,U1\n";
  for (const std::string& time : times) csv += time + ",A,3\n";
  return run_table(R"({"columns": {"day": "t", "ratee": "s"}, "date_format": "yyyy-mm-dd",
      "constants": {"ratee_kind": "unit", "role": "public"}, "double_send_seconds": )" +
                       seconds + R"(, "rater": "line", "record": "ratings",
      "wide": {"columns": {"U1": "u1"}, "field": "aspect", "value": "score"}})",
                   csv);
}

TEST(TableSurvey, CountsSecondsBetweenSendsToTheEdge) {
  EXPECT_THAT(sheets({"2026-01-01 08:00:00", "2026-01-01 08:01:00"}, "60").rejected, SizeIs(1));
  EXPECT_THAT(sheets({"2026-01-01 08:00:00", "2026-01-01 08:01:01"}, "60").rejected, IsEmpty());
  EXPECT_THAT(sheets({"2026-01-01 08:01:00", "2026-01-01 08:00:00"}, "60").rejected, SizeIs(1));
  EXPECT_THAT(sheets({"2026-01-01 23:59:59", "2026-01-02 00:00:00"}, "1").rejected, SizeIs(1));
  EXPECT_THAT(sheets({"2026-01-01 08:00:00", "2026-01-01 08:00:00"}, "0").rejected, IsEmpty());
  EXPECT_THAT(sheets({"2026-01-01", "2026-01-01"}, "60").rejected, IsEmpty());
}

TEST(TableSurvey, RefusesUnknownWordsWithTheSheet) {
  const SourceRun run = run_table(
      R"({"answers": {"Baik": 3}, "columns": {"ratee": "s"},
          "constants": {"ratee_kind": "unit", "role": "public"}, "rater": "line",
          "record": "ratings",
          "wide": {"columns": {"U1": "u1", "U2": "u2"}, "field": "aspect", "value": "score"}})",
      "s,U1,U2\nA,BAIK , baik\nA,Baik,Bagus\nA,2,baik\n");
  EXPECT_THAT(column(run, "score"), ElementsAre("3", "3", "2", "3"));
  EXPECT_THAT(run.reasons(), ElementsAre("NOT_AN_ANSWER: Bagus"));
  EXPECT_EQ(run.rejected[0].column, "U2");
}

TEST(TableSurvey, NamesRatersThatAreOnlyNumberedByTheirRatee) {
  const SourceRun run = run_table(
      R"({"columns": {"ratee": "e", "rater": "r", "role": "role", "score": "s"},
          "constants": {"aspect": "a"}, "employee_number": "any",
          "rater": "number", "record": "ratings",
          "words": {"role": {"0": "diri", "2": "rekan"}}})",
      "e,r,role,s\n7,1,0,4\n7,2,2,5\n8,2,2,3\n");
  EXPECT_THAT(run.rejected, IsEmpty());
  EXPECT_THAT(column(run, "rater"), ElementsAre("7", "7#2", "8#2"));
}

}  // namespace
}  // namespace kinerja::test
