#include "table_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Measures of one unit, a cell each; days differ so that keys do.
SourceRun values(const std::vector<std::string>& cells, const std::string& more = "") {
  std::string csv = "Nilai\tUnit\tHari\n";
  int day = 10;
  for (const std::string& cell : cells)
    csv += cell + "\tU\t2026-01-" + std::to_string(day++) + "\n";
  return run_table(R"({"columns": {"day": "Hari", "subject": "Unit", "value": "Nilai"},
      "constants": {"indicator": "i", "subject_kind": "unit"}, )" +
                       more + R"("record": "measures"})",
                   csv);
}

TEST(TableNumbers, FindsTheDecimalCommaFromTheColumn) {
  EXPECT_THAT(column(values({"1.500", "12,5", "1.234.567,25", "7"}), "value"),
              ElementsAre("1500", "12.5", "1234567.25", "7"));
  EXPECT_THAT(column(values({"1,500", "12.5", "1,234,567.25", "7"}), "value"),
              ElementsAre("1500", "12.5", "1234567.25", "7"));
  EXPECT_THAT(column(values({"1.500", "1.234.567"}), "value"), ElementsAre("1500", "1234567"));
  EXPECT_THAT(column(values({"0.125", "1.500"}), "value"), ElementsAre("0.125", "1.5"));
}

TEST(TableNumbers, RefusesAColumnThatDoesNotSay) {
  const SourceRun run = values({"7", "1.500"});
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  ASSERT_THAT(run.failures, SizeIs(1));
  EXPECT_EQ(run.failures[0].message, "DECIMAL_UNDECIDED: 1.500 (3)");
  EXPECT_EQ(table_bench("{}").text("id", run.failures[0].message, run.failures[0].where),
            "Tanda desimal di file / Nilai tidak jelas: 1.500 (3) dapat dibaca dua cara. Atur "
            "decimal menjadi \",\" atau \".\".");
  EXPECT_THAT(column(values({"7", "1.500"}, R"("decimal": ",", )"), "value"),
              ElementsAre("7", "1500"));
  EXPECT_THAT(column(values({"7", "1.500"}, R"("decimal": ".", )"), "value"),
              ElementsAre("7", "1.5"));
}

TEST(TableNumbers, RefusesAColumnThatSaysBoth) {
  EXPECT_EQ(values({"12,5", "7", "12.5"}).failures.at(0).message, "DECIMAL_MIXED: 2, 4");
  const SourceRun told = values({"12,5", "7", "12.5"}, R"("decimal": ",", )");
  EXPECT_THAT(column(told, "value"), ElementsAre("12.5", "7"));
  EXPECT_THAT(told.reasons(), ElementsAre("NOT_A_NUMBER: 12.5"));
}

TEST(TableNumbers, FollowsTheOtherColumnsOfTheFile) {
  const char settings[] = R"({"columns": {"employee": "P", "indicator": "I", "target": "T",
      "title": "J", "weight": "B"}, "employee_number": "any", "record": "goals"})";
  const SourceRun run = run_table(settings, "P;J;I;T;B\n1;j;i;1.500;12,5\n");
  EXPECT_THAT(column(run, "target"), ElementsAre("1500"));
  EXPECT_THAT(column(run, "weight"), ElementsAre("12.5"));
}

TEST(TableNumbers, ReadsSignsPercentBlanksAndTheNearestDouble) {
  EXPECT_THAT(
      column(values({"-5",
                     "\u22125,5",
                     "+3",
                     "85%",
                     "85,5 %",
                     "1 250 000",
                     "1\u00A0250",
                     "'12",
                     ",5",
                     "0,1",
                     "-0"}),
             "value"),
      ElementsAre("-5", "-5.5", "3", "85", "85.5", "1250000", "1250", "12", "0.5", "0.1", "0"));
  EXPECT_THAT(column(values({"0,30000000000000004", "123456789,12345678"}), "value"),
              ElementsAre("0.30000000000000004", "123456789.12345678"));
}

TEST(TableNumbers, RefusesWhatIsNone) {
  const SourceRun run = values({"NaN",
                                "inf",
                                "-inf",
                                "0x1F",
                                "1.2.3",
                                "12,",
                                "--5",
                                "5 kg",
                                "-",
                                "1,5,0",
                                "%",
                                "1e5x",
                                "1..5"});
  EXPECT_THAT(run.rows, IsEmpty());
  EXPECT_THAT(run.rejected, SizeIs(13));
  for (const std::string& reason : run.reasons())
    EXPECT_EQ(reason.substr(0, 12), "NOT_A_NUMBER") << reason;
  EXPECT_EQ(table_bench("{}").text("id", run.rejected[7].reason),
            "\"5 kg\" bukan angka. Tulis angka saja, tanpa satuan.");
}

TEST(TableNumbers, RefusesWhatASpreadsheetHasShortened) {
  const SourceRun run = values({"1,98501E+17", "1E5", std::string(400, '9')});
  EXPECT_EQ(run.reasons().at(0), "NUMBER_EXPONENT: 1,98501E+17");
  EXPECT_EQ(run.reasons().at(1), "NUMBER_EXPONENT: 1E5");
  EXPECT_EQ(run.reasons().at(2).substr(0, 15), "NUMBER_TOO_BIG:");
}

TEST(TableNumbers, TakesJsonNumbersAsTheyAre) {
  const char settings[] = R"({"columns": {"day": "d", "value": "v"},
      "constants": {"indicator": "i", "subject": "U", "subject_kind": "unit"},
      "record": "measures"})";
  const SourceRun run = run_table(settings,
                                  "{\"d\": \"2026-01-10\", \"v\": 1.500}\n"
                                  "{\"d\": \"2026-01-11\", \"v\": 1e-05}\n"
                                  "{\"d\": \"2026-01-12\", \"v\": \"12,5\"}\n"
                                  "{\"d\": \"2026-01-13\", \"v\": 1e999}\n"
                                  "{\"d\": 46000, \"v\": 1}\n");
  EXPECT_THAT(column(run, "value"), ElementsAre("1.5", "1e-05", "12.5"));
  EXPECT_THAT(run.reasons(), ElementsAre("NUMBER_TOO_BIG: 1e999", "NOT_A_DAY: 46000"));
}

// Measures of one day each; values are the line.
SourceRun days(const std::vector<std::string>& cells, const std::string& format) {
  std::string csv = "Hari;Nilai\n";
  int value = 1;
  for (const std::string& cell : cells) csv += cell + ";" + std::to_string(value++) + "\n";
  return run_table(R"({"columns": {"day": "Hari", "value": "Nilai"},
      "constants": {"indicator": "i", "subject": "U", "subject_kind": "unit"},
      "date_format": ")" +
                       format + R"(", "key": ["value"], "record": "measures"})",
                   csv);
}

TEST(TableDays, DecidesTheOrderFromTheColumn) {
  EXPECT_THAT(column(days({"03/11/2025", "13/11/2025"}, "auto"), "from_day"),
              ElementsAre("20395", "20405"));
  EXPECT_THAT(column(days({"11.03.2025", "11.13.2025"}, "auto"), "from_day"),
              ElementsAre("20395", "20405"));
  EXPECT_THAT(column(days({"05-05-2025", "2025-11-03"}, "auto"), "from_day"),
              ElementsAre("20213", "20395"));
}

TEST(TableDays, RefusesAColumnThatSaysBothOrNothing) {
  EXPECT_EQ(days({"13/11/2025", "11/13/2025"}, "auto").failures.at(0).message, "DAYS_MIXED: 2, 3");
  const SourceRun run = days({"03/11/2025"}, "auto");
  EXPECT_EQ(run.failures.at(0).message, "DAYS_UNDECIDED: 03/11/2025 (2)");
  EXPECT_EQ(table_bench("{}").text("id", run.failures[0].message, run.failures[0].where),
            "Urutan tanggal di file / Hari tidak jelas: 03/11/2025 (2) dapat dibaca dua cara. Atur "
            "date_format, misalnya \"dd-mm-yyyy\".");
}

TEST(TableDays, ReadsOneDayInManyForms) {
  const SourceRun run = days({"03-11-2025",
                              "3/11/2025",
                              "03.11.2025",
                              "3 November 2025",
                              "3-Nov-2025",
                              "03 Nopember 2025",
                              "3 nov 2025 09.05.11",
                              "03/11/2025 9:05:11",
                              "03/11/2025, 9:05 PM",
                              "03/11/2025 09:05:11 GMT+7",
                              "3/11/2025 09:05:11 WITA"},
                             "dd-mm-yyyy");
  EXPECT_THAT(run.rejected, IsEmpty());
  EXPECT_THAT(column(run, "from_day"), Each("20395"));
  const SourceRun iso = days({"2025-11-03",
                              "2025/11/3",
                              "2025-11-03T09:05:11.250+08:00",
                              "2025-11-03 00:00:00",
                              "2025-11-03T00:00:00Z",
                              "2025/11/03 9:05:11 AM GMT+7"},
                             "yyyy-mm-dd");
  EXPECT_THAT(iso.rejected, IsEmpty());
  EXPECT_THAT(column(iso, "from_day"), Each("20395"));
}

TEST(TableDays, RefusesDaysThatAreNone) {
  const SourceRun run = days({"29-02-2025",
                              "31-04-2025",
                              "00-01-2025",
                              "32-01-2025",
                              "01-13-2025",
                              "1-1-25",
                              "kemarin",
                              "2025-11-03",
                              "01-01-1899",
                              "1-1/2025",
                              "01-01-2025 25:00",
                              "01-01-2025 9:5",
                              "45000"},
                             "dd-mm-yyyy");
  EXPECT_THAT(run.rows, IsEmpty());
  EXPECT_THAT(run.rejected, SizeIs(13));
  EXPECT_EQ(run.reasons().at(0), "NO_SUCH_DAY: 29-02-2025");
  EXPECT_EQ(run.reasons().at(4), "NO_SUCH_DAY: 01-13-2025");
  EXPECT_EQ(run.reasons().at(6), "NOT_A_DAY: kemarin");
  EXPECT_EQ(run.reasons().at(7), "DAY_OTHER_FORMAT: 2025-11-03");
  EXPECT_EQ(table_bench("{}").text("id", run.reasons()[0]),
            "Tanggal \"29-02-2025\" tidak ada, atau urutannya lain dari date_format. Perbaiki "
            "tanggalnya.");
}

TEST(TableDays, KnowsLeapYears) {
  EXPECT_THAT(column(days({"29-02-2024", "29-02-2000"}, "dd-mm-yyyy"), "from_day"),
              ElementsAre("19782", "11016"));
  EXPECT_THAT(days({"29-02-1900", "29-02-2100"}, "dd-mm-yyyy").rejected, SizeIs(2));
}

TEST(TableDays, RefusesADayThatUtcMayHaveMoved) {
  EXPECT_THAT(days({"2026-02-28T17:00:00.000Z"}, "yyyy-mm-dd").reasons(),
              ElementsAre("DAY_IN_UTC: 2026-02-28T17:00:00.000Z"));
}

TEST(TableMonths, ReadsOneMonthInManyForms) {
  std::string csv = "B;N\n";
  int value = 1;
  for (const char* cell : {"2026-03",
                           "2026/3",
                           "03/2026",
                           "3-2026",
                           "Maret 2026",
                           "March 2026",
                           "Mar-26",
                           "mar 2026",
                           "MARET 2026"})
    csv += std::string(cell) + ";" + std::to_string(value++) + "\n";
  csv += "2026-13;90\n13/2026;91\nMarz 2026;92\n2026;93\n03-26;94\nMa 2026;95\n";
  const SourceRun run = run_table(R"({"columns": {"month": "B", "value": "N"},
      "constants": {"indicator": "i", "subject": "U", "subject_kind": "unit"},
      "key": ["value"], "record": "measures"})",
                                  csv);
  EXPECT_THAT(column(run, "from_day"), SizeIs(9));
  EXPECT_THAT(column(run, "from_day"), Each("20513"));
  EXPECT_THAT(column(run, "to_day"), Each("20543"));
  EXPECT_THAT(run.rejected, SizeIs(6));
  EXPECT_EQ(table_bench("{}").text("id", run.reasons().at(0)),
            "\"2026-13\" bukan bulan. Tulis misalnya 2026-03, 03/2026, atau Maret 2026.");
}

TEST(TableMonths, MayLeaveTheYearToAConstant) {
  const SourceRun run = run_table(
      R"({"columns": {"month": "Bulan", "value": "N"},
          "constants": {"indicator": "i", "subject": "U", "subject_kind": "unit", "year": "2026"},
          "key": ["value"], "record": "measures"})",
      "Bulan;N\n3;1\n03;2\nMaret;3\nmar;4\n12;5\n0;90\n13;91\n2026-03;92\nMaret 2026;93\nMa;94\n");
  EXPECT_THAT(column(run, "from_day"), ElementsAre("20513", "20513", "20513", "20513", "20788"));
  EXPECT_THAT(column(run, "to_day"), ElementsAre("20543", "20543", "20543", "20543", "20818"));
  EXPECT_THAT(run.rejected, SizeIs(5));
  EXPECT_EQ(table_bench("{}").text("id", run.reasons().at(2)),
            "\"2026-03\" bukan bulan. Karena tahun ada di year, tulis misalnya 3 atau Maret.");
}

TEST(TableMonths, MayLeaveTheYearToAColumn) {
  const SourceRun run = run_table(
      R"({"columns": {"month": "Bulan", "value": "N", "year": "Tahun"},
          "constants": {"indicator": "i", "subject": "U", "subject_kind": "unit"},
          "record": "measures"})",
      "Tahun;Bulan;N\n2025;12;1\n2026;1;2\n26;1;3\n2026,5;1;4\n;2026-02;5\n;2;6\n");
  EXPECT_THAT(column(run, "from_day"), ElementsAre("20423", "20454", "20485"));
  EXPECT_THAT(run.reasons(), ElementsAre("NOT_A_YEAR: 26", "NOT_A_YEAR: 2026,5", "NOT_A_MONTH: 2"));
}

}  // namespace
}  // namespace kinerja::test
