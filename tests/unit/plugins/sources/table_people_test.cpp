#include "table_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Days since 1970-01-01.
constexpr char april_2019[] = "17987";
constexpr char april_2023[] = "19448";

SourceRun simpeg() {
  return run_table(simpeg_settings, table_file("simpeg.csv"));
}

TEST(TablePeople, ReadsASimpegExport) {
  const SourceRun run = simpeg();
  ASSERT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.violations, IsEmpty());
  EXPECT_THAT(column(run, "origin"), ElementsAre("2", "4", "5", "7"));
  const SourceRow& first = run.rows.at(0);
  EXPECT_EQ(first.at("employee"), "198501152010011901");
  EXPECT_EQ(first.at("name"), "Uji Satu");
  EXPECT_EQ(first.at("unit"), "Bagian Umum");
  EXPECT_EQ(first.at("position"), "Analis");
  EXPECT_EQ(first.at("@golongan"), "III/c");
  EXPECT_EQ(first.at("@status"), "PNS");
  EXPECT_EQ(first.at("input"), "file");
  EXPECT_EQ(first.at("key"), "198501152010011901|2019-04-01");
}

TEST(TablePeople, KeepsTheHistoryOfOnePerson) {
  const SourceRun run = simpeg();
  EXPECT_EQ(run.rows.at(0).at("employee"), run.rows.at(3).at("employee"));
  EXPECT_EQ(run.rows.at(0).at("from_day"), april_2019);
  EXPECT_EQ(run.rows.at(3).at("from_day"), april_2023);
  EXPECT_EQ(run.rows.at(3).at("position"), "Analis Madya");
}

TEST(TablePeople, TakesBlanksOutOfANipAndAcceptsThatOfAPppk) {
  EXPECT_THAT(
      column(simpeg(), "employee"),
      ElementsAre(
          "198501152010011901", "199507302024211903", "198806102011012904", "198501152010011901"));
}

TEST(TablePeople, SetsDamagedNipsAside) {
  const SourceRun run = simpeg();
  EXPECT_THAT(
      run.rejected,
      ElementsAre(SourceReject{3, "file", "NIP", "199002292015022902", "NIP_BAD_DATE: 19900229"},
                  SourceReject{6, "file", "NIP", "131234567", "NIP_OLD_9_DIGITS: 131234567"}));
  const SourceBench bench = table_bench(simpeg_settings);
  EXPECT_EQ(bench.text("id", run.rejected[0].reason),
            "Tanggal lahir 19900229 dalam NIP tidak ada di kalender. Periksa 8 digit pertama.");
  EXPECT_EQ(bench.text("id", run.rejected[1].reason),
            "\"131234567\" adalah NIP lama 9 digit. Ganti dengan NIP baru 18 digit.");
}

TEST(TablePeople, WarnsOfADayBeforeTheAppointmentButNotForAPppk) {
  const SourceRun run = simpeg();
  ASSERT_THAT(run.logs, SizeIs(1));
  EXPECT_THAT(run.logs[0], HasSubstr("file:5: 2001-01-01"));
}

TEST(TablePeople, RefusesToGuessTheOrderOfDays) {
  std::string settings = simpeg_settings;
  settings.replace(settings.find("dd-mm-yyyy"), 10, "auto");
  const SourceRun run = run_table(settings, table_file("simpeg.csv"));
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  ASSERT_THAT(run.failures, SizeIs(1));
  EXPECT_EQ(run.failures[0].message, "DAYS_UNDECIDED: 01-04-2019 (2)");
  EXPECT_EQ(run.failures[0].where, "file / TMT");
  EXPECT_THAT(run.rows, IsEmpty());
  EXPECT_THAT(run.commits, IsEmpty());
}

// One person with this cell as the NIP, in CSV.
SourceRun with_nip(const std::string& cell) {
  return run_table(R"({"columns": {"employee": "NIP", "unit": "Unit"}, "record": "people"})",
                   "NIP;Unit\n" + cell + ";U\n");
}

TEST(TablePeople, RefusesWhatASpreadsheetMakesOfANip) {
  const std::pair<const char*, const char*> cases[] = {
      {"\"1,98501E+17\"", "NIP_DAMAGED: 1,98501E+17"},
      {"1.98501E+17", "NIP_DAMAGED: 1.98501E+17"},
      {"198501152010011000", "NIP_DAMAGED: 198501152010011000"},
      {"19850115201001190", "NIP_LENGTH: 17"},
      {"1985011520100119012", "NIP_LENGTH: 19"},
      {"19850115201001190X", "NIP_NOT_DIGITS: 19850115201001190X"},
      {"198513152010011901", "NIP_BAD_DATE: 19851315"},
      {"018501152010011901", "NIP_BAD_DATE: 01850115"},
      {"198501152010001901", "NIP_BAD_APPOINTMENT: 201000"},
      {"198501152010131901", "NIP_BAD_APPOINTMENT: 201013"},
      {"198501151980011901", "NIP_BAD_APPOINTMENT: 198001"},
      {"198501152010013901", "NIP_BAD_SEX: 3"},
      {"", "EMPTY_CELL"},
  };
  for (const auto& [cell, reason] : cases) {
    const SourceRun run = with_nip(cell);
    EXPECT_THAT(run.rows, IsEmpty()) << cell;
    EXPECT_THAT(run.reasons(), ElementsAre(reason)) << cell;
  }
}

TEST(TablePeople, AcceptsApostrophesAndBlanksOfAnyKind) {
  for (const char* cell : {"'198501152010011901",
                           "\u2019198501152010011901",
                           "  1985 0115 201001 1 901  ",
                           "19850115\u00A0201001\u00A01\u00A0901",
                           "\"198501152010011901\""}) {
    const SourceRun run = with_nip(cell);
    EXPECT_THAT(run.rejected, IsEmpty()) << cell;
    EXPECT_THAT(column(run, "employee"), ElementsAre("198501152010011901")) << cell;
  }
}

TEST(TablePeople, RefusesANipThatIsANumberEvenIfItLooksRight) {
  const SourceRun run =
      run_table(R"({"columns": {"employee": "nip", "unit": "unit"}, "record": "people"})",
                "{\"nip\": 198501152010011901, \"unit\": \"U\"}\n"
                "{\"nip\": \"198501152010011901\", \"unit\": \"U\"}\n");
  EXPECT_THAT(run.reasons(), ElementsAre("NIP_IS_A_NUMBER: 198501152010011901"));
  EXPECT_THAT(column(run, "origin"), ElementsAre("2"));
}

TEST(TablePeople, TakesOtherEmployeeNumbersWhenTold) {
  const SourceRun run = run_table(
      R"({"columns": {"employee": "No", "superior": "Atasan", "unit": "Unit"},
          "employee_number": "any", "record": "people"})",
      "No,Atasan,Unit\nK-17,,U\nK-18, K-17 ,U\n1E+05,,U\n" + std::string(65, '9') + ",,U\n");
  EXPECT_THAT(column(run, "employee"), ElementsAre("K-17", "K-18"));
  EXPECT_THAT(column(run, "superior"), ElementsAre("", "K-17"));
  EXPECT_THAT(run.rejected, SizeIs(2));
}

TEST(TablePeople, RefusesTheSamePersonAndDayTwice) {
  const SourceRun run =
      run_table(R"({"columns": {"employee": "NIP", "unit": "Unit"}, "record": "people"})",
                "NIP,Unit\n198501152010011901,A\n199507302024211903,B\n1985 01152010011901,A\n");
  EXPECT_THAT(column(run, "origin"), ElementsAre("2", "3"));
  ASSERT_THAT(run.rejected, SizeIs(1));
  EXPECT_EQ(run.rejected[0].origin, 4U);
  EXPECT_EQ(run.rejected[0].reason, "PERSON_TWICE: 2");
  EXPECT_EQ(
      table_bench("{}").text("id", run.rejected[0].reason),
      "Pegawai ini dengan tanggal mulai yang sama sudah ada di baris 2. Hapus salah satunya.");
}

TEST(TablePeople, ChecksTheSuperiorAndTheDays) {
  const SourceRun run = run_table(
      R"({"columns": {"employee": "NIP", "from_day": "Mulai", "superior": "Atasan",
                      "to_day": "Selesai", "unit": "Unit"}, "record": "people"})",
      "NIP,Atasan,Unit,Mulai,Selesai\n"
      "198501152010011901,199507302024211903,A,2024-01-31,2024-12-31\n"
      "199507302024211903,,A,2024-01-01,01-01-0001\n"
      "198806102011012904,123,A,2024-01-01,\n"
      "198806102011012904,,A,2024-02-01,2024-01-01\n");
  EXPECT_THAT(column(run, "superior"), ElementsAre("199507302024211903", ""));
  EXPECT_THAT(column(run, "to_day"), ElementsAre("20088", ""));
  EXPECT_THAT(run.reasons(),
              ElementsAre("NIP_LENGTH: 3", "DAYS_REVERSED: 2024-02-01 > 2024-01-01"));
  EXPECT_EQ(run.rejected.at(1).column, "Selesai");
}

TEST(TablePeople, TakesOnlyRowsThatAreAskedFor) {
  const SourceRun run = run_table(
      R"({"columns": {"employee": "NIP", "unit": "Unit"}, "record": "people",
          "where": {"Status": "aktif"}})",
      "NIP,Unit,Status\n198501152010011901,A, Aktif\n123,B,Pensiun\n");
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_THAT(run.rejected, IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
