#include "table_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(TableGoals, ReadsTargetsRangesAndWords) {
  const SourceRun run = run_table(
      R"({"columns": {"aggregate": "Cara", "direction": "Arah", "employee": "P", "indicator": "I",
                      "kind": "Jenis", "share": "Bagian", "target": "T", "target_high": "T2",
                      "title": "J", "weight": "B"},
          "decimal": ",", "employee_number": "any", "record": "goals",
          "words": {"direction": {"makin kecil": "turun"}}})",
      "P;J;I;T;T2;Arah;Jenis;Cara;B;Bagian\n"
      "1;a;x;90%;;Naik;Utama;Jumlah;2;50%\n"
      "1;b;x;3;5;;tambahan;rata-rata;;\n"
      "1;c;x;10;;makin kecil;;;;0,25\n"
      "1;d;x;;;;;;;\n"
      "1;e;x;5;3;;;;;\n"
      "1;f;x;5;;rentang;;;;\n"
      "1;g;x;5;;;;;-1;\n"
      "1;h;x;5;;;;;;1,5\n"
      "1;i;x;5;;miring;;;;\n");
  EXPECT_THAT(column(run, "title"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(column(run, "target"), ElementsAre("90", "3", "10", "0"));
  EXPECT_THAT(column(run, "flags"), ElementsAre("1", "3", "1", "0"));
  EXPECT_THAT(column(run, "direction"), ElementsAre("0", "2", "1", "0"));
  EXPECT_THAT(column(run, "kind"), ElementsAre("0", "1", "0", "0"));
  EXPECT_THAT(column(run, "aggregate"), ElementsAre("0", "1", "0", "0"));
  EXPECT_THAT(column(run, "weight"), ElementsAre("2", "1", "1", "1"));
  EXPECT_THAT(column(run, "share"), ElementsAre("0.5", "1", "0.25", "1"));
  EXPECT_THAT(run.reasons(),
              ElementsAre("RANGE_REVERSED: 5 > 3",
                          "RANGE_NEEDS_TWO",
                          "NEGATIVE: -1",
                          "NOT_A_SHARE: 1,5",
                          "UNKNOWN_WORD: miring ≠ naik, lebih besar, more, turun, lebih kecil, "
                          "less, rentang, range"));
}

TEST(TableGoals, KnowsTargetsThatNobodyCanBeat) {
  const SourceRun run = run_table(
      R"({"columns": {"employee": "P", "indicator": "I", "target": "T", "title": "J",
                      "target_is_limit": "Batas"},
          "employee_number": "any", "record": "goals"})",
      "P;J;I;T;Batas\n1;a;x;100;ya\n1;b;x;100;tidak\n1;c;x;100;\n1;d;x;100;mungkin\n");
  EXPECT_THAT(column(run, "flags"), ElementsAre("5", "1", "1"));
  EXPECT_THAT(run.reasons(), ElementsAre("UNKNOWN_WORD: mungkin ≠ ya, yes, tidak, no"));
}

TEST(TableMeasures, TurnsColumnsOfMonthsIntoRows) {
  const SourceRun run = run_table(
      R"({"columns": {"indicator": "Indikator", "subject": "Unit"},
          "constants": {"subject_kind": "unit"}, "record": "measures",
          "wide": {"columns": {"Feb": "2026-02", "Jan": "2026-01"}, "field": "month",
                   "value": "value"}})",
      "Unit;Indikator;Jan;Feb\nA;i;12,5;\nB;i;abc;7\n");
  EXPECT_THAT(column(run, "value"), ElementsAre("12.5", "7"));
  EXPECT_THAT(column(run, "from_day"), ElementsAre("20454", "20485"));
  EXPECT_THAT(column(run, "to_day"), ElementsAre("20484", "20512"));
  EXPECT_THAT(column(run, "key"),
              ElementsAre("unit|A|i|2026-01-01|2026-01-31", "unit|B|i|2026-02-01|2026-02-28"));
  EXPECT_THAT(run.rejected,
              ElementsAre(SourceReject{3, "file", "Jan", "abc", "NOT_A_NUMBER: abc"}));
}

TEST(TableMeasures, KnowsStatesAndEmptyCells) {
  const SourceRun run = run_table(
      R"({"columns": {"indicator": "I", "month": "B", "quality": "S", "subject": "NIP",
                      "value": "N"}, "record": "measures"})",
      "NIP,I,B,N,S\n"
      "198501152010011901,a,2026-01,1,disetujui\n"
      "198501152010011901,b,2026-01,1,\n"
      "198501152010011901,c,2026-01,1,Diajukan\n"
      "198501152010011901,d,2026-01,1,ditarik\n"
      "198501152010011901,e,2026-01,,\n"
      "198501152010011901,f,,1,\n"
      "123,g,2026-01,1,\n");
  EXPECT_THAT(column(run, "quality"),
              ElementsAre("0",
                          "0",
                          std::to_string(KINERJA_MEASURE_UNAPPROVED),
                          std::to_string(KINERJA_MEASURE_RETRACTED)));
  EXPECT_THAT(run.reasons(), ElementsAre("EMPTY_CELL", "NIP_LENGTH: 3"));
}

TEST(TableMeasures, DropsRepeatsAndRefusesContradictions) {
  const SourceRun run = run_table(
      R"({"columns": {"day": "H", "indicator": "I", "subject": "U", "value": "N"},
          "constants": {"subject_kind": "unit"}, "record": "measures"})",
      "U,I,H,N\nA,i,2026-01-10,1\nA,i,2026-01-11,1\nA,i,2026-01-10,1.0\nA,i,2026-01-10,2\n");
  EXPECT_THAT(column(run, "origin"), ElementsAre("2", "3"));
  ASSERT_THAT(run.rejected, SizeIs(1));
  EXPECT_EQ(run.rejected[0].origin, 5U);
  EXPECT_EQ(run.rejected[0].reason, "KEY_TWICE: 2");
}

TEST(TableMeasures, KeepsRowsOfSeveralFilesApart) {
  const SourceRun run = table_bench(R"({"columns": {"day": "H", "value": "N"},
          "constants": {"indicator": "i", "subject": "A", "subject_kind": "unit"},
          "record": "measures"})")
                            .input("januari", "H,N\n2026-01-10,1\n")
                            .input("koreksi", "H;N\n10/01/2026;2\n31/01/2026;1,5\n")
                            .run();
  EXPECT_THAT(column(run, "input"), ElementsAre("januari", "koreksi", "koreksi"));
  EXPECT_THAT(column(run, "value"), ElementsAre("1", "2", "1.5"));
  EXPECT_EQ(run.rows[0].at("key"), run.rows[1].at("key"));
  EXPECT_THAT(run.cursors, ElementsAre("0:2", "1:3"));
}

TEST(TableRatings, ReadsPeersWithRolesStatesAndRemarks) {
  const SourceRun run = run_table(
      R"({"columns": {"aspect": "Aspek", "comment": "Catatan", "ratee": "Dinilai",
                      "rater": "Penilai", "role": "Peran", "score": "Nilai", "state": "Status"},
          "record": "ratings"})",
      "Dinilai,Penilai,Peran,Aspek,Nilai,Status,Catatan\n"
      "198501152010011901,1988 0610 201101 2 904,Rekan Kerja,a,4,disetujui,\n"
      "198501152010011901,penilai-7,bawahan,a,3,,baik\n"
      "198501152010011901,199002292015022902,atasan,a,3,,\n"
      "198501152010011901,17,masyarakat,a,2,draf,\n"
      "198501152010011901,penilai-8,rekan,a,,,belum pernah bekerja bersama\n"
      "198501152010011901,penilai-9,rekan,a,,,\n"
      "198501152010011901,penilai-9,tetangga,a,1,,\n");
  EXPECT_THAT(column(run, "rater"),
              ElementsAre("198806102011012904", "penilai-7", "17", "penilai-8"));
  EXPECT_THAT(column(run, "role"), ElementsAre("2", "3", "4", "2"));
  EXPECT_THAT(column(run, "state"), ElementsAre("2", "1", "0", "1"));
  EXPECT_THAT(column(run, "flags"), ElementsAre("1", "1", "1", "0"));
  EXPECT_THAT(run.rejected, SizeIs(2));
  EXPECT_EQ(run.rejected.at(0).reason, "NIP_BAD_DATE: 19900229");
}

TEST(TableRatings, AKeyHoldsItsSeparator) {
  const SourceRun run = run_table(
      R"({"columns": {"aspect": "A", "ratee": "U", "rater": "R", "score": "N"},
          "constants": {"ratee_kind": "unit", "role": "public"}, "record": "ratings"})",
      "U,R,A,N\na|b,c,x,1\na,b|c,x,2\n");
  EXPECT_THAT(column(run, "key"), ElementsAre("unit|a\\|b|c|x", "unit|a|b\\|c|x"));
}

TEST(TableEvents, ReadsMoments) {
  const SourceRun run = run_table(
      R"({"columns": {"device": "Alat", "pin": "PIN", "time": "Waktu"},
          "constants": {"kind": "punch", "zone": "Asia/Makassar"}, "record": "events"})",
      "PIN,Alat,Waktu\n007,A1,2026-03-02 07:31:05\n007,A1,2026-03-02\n,A1,2026-03-02 07:31:05\n");
  EXPECT_THAT(column(run, "pin"), ElementsAre("007"));
  EXPECT_THAT(column(run, "local_ms"), ElementsAre("1772436665000"));
  EXPECT_THAT(column(run, "key"), ElementsAre("|007|A1|2026-03-02T27065000|punch|"));
  EXPECT_THAT(run.reasons(), ElementsAre("NO_CLOCK: 2026-03-02", "EMPTY_CELL"));
}

TEST(TableSpans, CountsTheLastDayIn) {
  const SourceRun run = run_table(
      R"({"columns": {"from": "Dari", "kind": "Jenis", "subject": "NIP", "subject_kind": "Untuk",
                      "to": "Sampai"}, "record": "spans"})",
      "NIP,Untuk,Jenis,Dari,Sampai\n"
      "198501152010011901,pegawai,cuti,2026-01-01,2026-01-01\n"
      ",semua,libur,2026-01-02 08:00,2026-01-02 12:00\n"
      ",pegawai,cuti,2026-01-01,2026-01-01\n"
      "198501152010011901,pegawai,izin,2026-01-02 12:00,2026-01-02 12:00\n");
  EXPECT_THAT(column(run, "from_ms"), ElementsAre("1767225600000", "1767340800000"));
  EXPECT_THAT(column(run, "to_ms"), ElementsAre("1767312000000", "1767355200000"));
  EXPECT_THAT(run.rejected, SizeIs(2));
}

TEST(TableBatches, CommitsEachBatchAndKeepsTheOrder) {
  const SourceRun run =
      table_bench(survey_settings).input("file", table_file("tanggapan-29.csv")).max_rows(10).run();
  EXPECT_THAT(run.commits, ElementsAre(90, 180, 261));  // sheets of nine answers
  const SourceRun whole = run_table(survey_settings, table_file("tanggapan-29.csv"));
  EXPECT_EQ(run.rows, whole.rows);
  EXPECT_THAT(run.violations, IsEmpty());
}

TEST(TableBatches, StopsWhenTheHostWantsIt) {
  const SourceRun refused = table_bench(survey_settings)
                                .input("file", table_file("tanggapan-29.csv"))
                                .max_rows(50)
                                .refuse_batch(2, KINERJA_E_IO)
                                .run();
  EXPECT_EQ(refused.status, KINERJA_E_IO);
  EXPECT_THAT(refused.rows, SizeIs(50));
  const SourceRun stopped =
      table_bench(survey_settings).input("file", table_file("tanggapan-29.csv")).stop_at(1).run();
  EXPECT_EQ(stopped.status, KINERJA_E_CANCELLED);
}

TEST(TableBatches, StopsWithinABlockHoweverLongItIs) {
  std::string bytes = "Unit,Catatan\n";
  while (bytes.size() < 1'000'000) bytes += "A," + std::string(60'000, 'x') + "\n";
  const SourceRun stopped = table_bench(R"({"columns": {"comment": "Catatan", "ratee": "Unit"},
        "constants": {"aspect": "a", "ratee_kind": "unit", "role": "public", "score": "1"},
        "rater": "line", "record": "ratings"})")
                                .input("file", bytes)
                                .block_bytes(bytes.size())
                                .stop_at(10)
                                .run();
  EXPECT_EQ(stopped.status, KINERJA_E_CANCELLED);
}

}  // namespace
}  // namespace kinerja::test
