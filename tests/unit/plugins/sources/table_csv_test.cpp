#include "table_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Two texts of each record: who and what.
constexpr char two_texts[] = R"({"columns": {"comment": "Catatan", "ratee": "Unit"},
  "constants": {"aspect": "a", "ratee_kind": "unit", "role": "public", "score": "1"},
  "rater": "line", "record": "ratings"})";

SourceRun texts(const std::string& csv) {
  return run_table(two_texts, csv);
}

TEST(TableCsv, ReadsQuotesSeparatorsAndLineBreaksInsideQuotes) {
  const SourceRun run = texts(
      "Unit,Catatan\n"
      "A,\"satu, dua\"\n"
      "B,\"baris satu\r\nbaris \"\"dua\"\"\"\n"
      "C,5\" pipa\n"
      "D,\"\"\n");
  EXPECT_THAT(run.rejected, IsEmpty());
  EXPECT_THAT(column(run, "comment"),
              ElementsAre("satu, dua", "baris satu\nbaris \"dua\"", "5\" pipa", ""));
  EXPECT_THAT(column(run, "origin"), ElementsAre("2", "3", "5", "6"));
}

TEST(TableCsv, TakesEveryLineEndAndAFileWithoutTheLast) {
  for (const char* csv : {"Unit,Catatan\nA,x\nB,y\n",
                          "Unit,Catatan\r\nA,x\r\nB,y\r\n",
                          "Unit,Catatan\rA,x\rB,y\r",
                          "Unit,Catatan\nA,x\nB,y",
                          "Unit,Catatan\r\nA,x\r\nB,y\r"}) {
    const SourceRun run = texts(csv);
    EXPECT_THAT(column(run, "comment"), ElementsAre("x", "y")) << csv;
    EXPECT_THAT(column(run, "origin"), ElementsAre("2", "3")) << csv;
  }
}

TEST(TableCsv, LeavesBlankRecordsOut) {
  const SourceRun run = texts("\n\nUnit;Catatan\n\n;\n  ;\nA;x\n\n;;\n");
  EXPECT_THAT(column(run, "origin"), ElementsAre("7"));
  EXPECT_THAT(run.rejected, IsEmpty());
}

TEST(TableCsv, FindsTheSeparatorFromTheHeader) {
  for (const char* separator : {",", ";", "\t", "|"}) {
    std::string csv = "Unit,Catatan\nA,x\n";
    for (std::size_t at = csv.find(','); at != std::string::npos; at = csv.find(',')) {
      csv.replace(at, 1, separator);
      if (separator[0] == ',') break;
    }
    if (separator[0] == ',') csv = "Unit,Catatan\nA,x\n";
    EXPECT_THAT(column(texts(csv), "comment"), ElementsAre("x")) << separator;
  }
}

TEST(TableCsv, FindsTheSeparatorAmongOthersInTheHeadersText) {
  EXPECT_THAT(column(texts("\"Nama, gelar, dan pangkat\";Unit;Catatan\nN;A;x\n"), "comment"),
              ElementsAre("x"));
  EXPECT_THAT(column(texts("Nama, gelar, pangkat;Unit;Catatan\nN;A;x\n"), "comment"),
              ElementsAre("x"));
}

TEST(TableCsv, UsesTheSeparatorOfTheSettings) {
  std::string settings = two_texts;
  settings.insert(1, R"("separator": "tab", )");
  EXPECT_THAT(column(run_table(settings, "Unit\tCatatan\nA\tx,y\n"), "comment"),
              ElementsAre("x,y"));
  settings = two_texts;
  settings.insert(1, R"("format": "tsv", )");
  EXPECT_THAT(column(run_table(settings, "Unit\tCatatan\nA\tx;y\n"), "comment"),
              ElementsAre("x;y"));
}

TEST(TableCsv, SkipsLinesBeforeTheHeader) {
  std::string settings = two_texts;
  settings.insert(1, R"("header_row": 3, )");
  const SourceRun run =
      run_table(settings, "Laporan \"triwulan\r\n5\" pipa;;\r\nUnit;Catatan\r\nA;x\r\n");
  EXPECT_THAT(column(run, "comment"), ElementsAre("x"));
  EXPECT_THAT(column(run, "origin"), ElementsAre("4"));
}

TEST(TableCsv, FindsHeadersWhateverTheirBlanksAndCapitals) {
  EXPECT_THAT(column(texts("  UNIT ,\"catatan  \"\nA,x\n"), "comment"), ElementsAre("x"));
}

TEST(TableCsv, SetsRecordsOfAnotherLengthAside) {
  const SourceRun run = texts("Unit,Catatan,Lain\nA,x\nB\nC,y,z,terlalu\nD,z,,,,\nE,\"w\"v,\n");
  EXPECT_THAT(column(run, "comment"), ElementsAre("x", "z"));
  EXPECT_THAT(run.reasons(),
              ElementsAre("TOO_FEW_CELLS: 1 / 3", "TOO_MANY_CELLS: 4 / 3", "QUOTE_DAMAGED"));
  EXPECT_EQ(run.rejected[1].origin, 4U);
  EXPECT_EQ(table_bench("{}").text("id", run.rejected[0].reason),
            "Jumlah sel kurang dari judul kolom (1 / 3). Lengkapi baris itu; mungkin berkas "
            "terpotong.");
}

TEST(TableCsv, NamesTheLineOfAQuoteThatIsNeverClosed) {
  const SourceRun run = texts("Unit,Catatan\nA,x\nB,\"y\nC,z\n");
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  ASSERT_THAT(run.failures, SizeIs(1));
  EXPECT_EQ(run.failures[0].message, "QUOTE_OPEN: 3");
  EXPECT_EQ(run.failures[0].where, "file:3");
  EXPECT_EQ(table_bench("{}").text("id", run.failures[0].message, "file:3"),
            "Tanda kutip yang dibuka di baris 3 tidak pernah ditutup (file:3). Tambahkan kutip "
            "penutup, atau hapus kutip itu.");
}

TEST(TableCsv, HoldsALimitForACell) {
  const std::string longest(65'536, 'x');
  EXPECT_THAT(column(texts("Unit,Catatan\nA," + longest + "\n"), "comment"), ElementsAre(longest));
  EXPECT_TRUE(texts("Unit,Catatan\nA," + longest + "x\n").failed_with("FIELD_TOO_LONG"));
  const SourceRun quoted = texts("Unit,Catatan\nA,x\nB,\"" + longest + "x\n");
  EXPECT_EQ(quoted.failures.at(0).message, "FIELD_TOO_LONG_QUOTED: 3");
}

TEST(TableCsv, HoldsALimitForARecord) {
  std::string header = "Unit,Catatan";
  std::string cells = "A,x";
  for (int i = 0; i < 16; ++i) {
    header += ",k" + std::to_string(i);
    cells += "," + std::string(65'000, 'x');
  }
  const std::size_t left = 1'048'576 - 16 * 65'000 - 2;
  header += ",l";
  EXPECT_THAT(texts(header + "\n" + cells + "," + std::string(left, 'y') + "\n").rows, SizeIs(1));
  EXPECT_TRUE(texts(header + "\n" + cells + "," + std::string(left + 1, 'y') + "\n")
                  .failed_with("RECORD_TOO_LONG"));
}

TEST(TableCsv, HoldsALimitForColumns) {
  EXPECT_THAT(texts("Unit,Catatan" + std::string(1'998, ',') + "\nA,x\n").rows, SizeIs(1));
  EXPECT_TRUE(
      texts("Unit,Catatan" + std::string(1'999, ',') + "\nA,x\n").failed_with("TOO_MANY_COLUMNS"));
}

TEST(TableCsv, IsNotSlowedDownByBlanks) {
  const SourceRun run = table_bench(two_texts)
                            .input("file", std::string(2'000'000, '\n') + "Unit,Catatan\nA,x\n")
                            .block_bytes(16'777'216)
                            .run();
  EXPECT_THAT(column(run, "origin"), ElementsAre("2000002"));
  const std::string score = R"({"columns": {"score": "N"}, "constants": {"aspect": "a",
      "ratee": "U", "ratee_kind": "unit", "role": "public"}, "rater": "line",
      "record": "ratings"})";
  EXPECT_THAT(run_table(score, "N\n1" + std::string(60'000, ' ') + "1\n").rejected, SizeIs(1));
}

TEST(TableCsv, HoldsALimitForALineBeforeTheHeader) {
  EXPECT_TRUE(texts(std::string(3'000'000, ' ')).failed_with("RECORD_TOO_LONG"));
  EXPECT_TRUE(texts("\"" + std::string(3'000'000, '\n')).failed_with("RECORD_TOO_LONG"));
}

TEST(TableEncoding, TakesUtf8WithAndWithoutAMark) {
  EXPECT_THAT(column(texts("Unit,Catatan\nA,\u00e9t\u00e9 \u20ac\n"), "comment"),
              ElementsAre("\u00e9t\u00e9 \u20ac"));
  EXPECT_THAT(column(texts("\xEF\xBB\xBFUnit,Catatan\nA,\u00e9\n"), "comment"),
              ElementsAre("\u00e9"));
}

TEST(TableEncoding, TakesWindows1252WhenItIsNoUtf8) {
  const SourceRun run = texts("Unit,Catatan\nA,\x93kaf\xE9\x94 \x80 5\nB, x\xA0\n");
  EXPECT_THAT(column(run, "comment"), ElementsAre("\u201Ckaf\u00e9\u201D \u20ac 5", "x"));
  EXPECT_THAT(run.violations, IsEmpty());
}

TEST(TableEncoding, FindsHeadersInWindows1252) {
  std::string settings = two_texts;
  settings.replace(settings.find("Catatan"), 7, "Caf\u00e9");
  EXPECT_THAT(column(run_table(settings, "Unit;Caf\xE9\nA;x\n"), "comment"), ElementsAre("x"));
}

TEST(TableEncoding, SaysWhereUtf8Breaks) {
  std::string settings = two_texts;
  settings.insert(1, R"("encoding": "utf-8", )");
  const SourceRun run = run_table(settings, "Unit,Catatan\r\nA,x\r\nB,kaf\xE9\r\n");
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  EXPECT_EQ(run.failures.at(0).message, "ENCODING_NOT_UTF8: 25");
  EXPECT_EQ(run.failures.at(0).where, "file:3");
  EXPECT_EQ(table_bench("{}").text("id", run.failures[0].message, "file:3"),
            "Bita ke-25 di file:3 bukan UTF-8. Simpan ulang sebagai UTF-8, atau atur encoding "
            "\"windows-1252\" bila berkas berasal dari Excel lama.");
}

TEST(TableEncoding, RefusesWhatIsNeither) {
  EXPECT_EQ(texts("Unit,Catatan\nA,\x81\n").failures.at(0).message, "ENCODING_NOT_1252: 16");
  EXPECT_EQ(texts("Unit,Catatan\nA,\u00e9 \xE9\n").failures.at(0).message, "ENCODING_MIXED: 19");
  EXPECT_TRUE(texts("\xFF\xFEU\0n\0").failed_with("ENCODING_UTF16"));
  EXPECT_TRUE(texts(std::string("Unit,Cat\0atan\n", 14)).failed_with("NOT_TEXT"));
  EXPECT_TRUE(texts("\xEF\xBB\xBFUnit,Catatan\nA,\xE9\n").failed_with("ENCODING_NOT_UTF8"));
  for (const char* bad : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3"}) {
    std::string settings = two_texts;
    settings.insert(1, R"("encoding": "utf-8", )");
    EXPECT_TRUE(
        run_table(settings, "Unit,Catatan\nA," + std::string(bad)).failed_with("ENCODING_NOT_UTF8"))
        << bad;
  }
}

TEST(TableEncoding, RefusesAMarkThatSaysOtherwise) {
  std::string settings = two_texts;
  settings.insert(1, R"("encoding": "windows-1252", )");
  EXPECT_TRUE(run_table(settings, "\xEF\xBB\xBFUnit,Catatan\nA,x\n").failed_with("ENCODING_MARK"));
}

TEST(TableJsonLines, ReadsObjects) {
  const SourceRun run = texts(
      "\n{\"Unit\": \"A\", \"Catatan\": \"se\\\"tu \\u00e9 \\ud83d\\ude00\\n\", \"x\": {\"y\": [1, "
      "{}, \"}\"]}}\r\n"
      " {\"catatan\":null,\"UNIT\":\"B\"} \n"
      "{\"Unit\": \"C\", \"Catatan\": true}");
  EXPECT_THAT(run.rejected, IsEmpty());
  EXPECT_THAT(column(run, "comment"), ElementsAre("se\"tu \u00e9 \U0001F600", "", "true"));
  EXPECT_THAT(column(run, "origin"), ElementsAre("2", "3", "4"));
}

TEST(TableJsonLines, SetsBadLinesAside) {
  const SourceRun run = texts(
      "{\"Unit\": \"A\", \"Catatan\": \"x\"}\n"
      "{\"Unit\": \"B\", \"Catatan\": \"x\"\n"
      "{\"Unit\": \"C\", \"Catatan\": {\"a\": 1}}\n"
      "{\"Unit\": \"D\", \"Unit\": \"E\"}\n"
      "[1]\n{\"Unit\": 01}\n{\"Unit\": \"\\ud800\"}\n{} {}\n{\"Unit\": NaN}\n");
  EXPECT_THAT(column(run, "origin"), ElementsAre("1"));
  EXPECT_THAT(run.reasons(),
              ElementsAre("BAD_JSON: 29",
                          "JSON_NESTED",
                          "JSON_NAME_TWICE: Unit",
                          "BAD_JSON: 1",
                          "BAD_JSON: 11",
                          "BAD_JSON: 16",
                          "BAD_JSON: 4",
                          "BAD_JSON: 10"));
}

TEST(TableJsonLines, RefusesDepthWithoutEnd) {
  const SourceRun run =
      texts("{\"Unit\": \"A\", \"Catatan\": \"x\"}\n{\"x\": " + std::string(100'000, '[') + "\n");
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_THAT(run.rejected, SizeIs(1));
}

TEST(TableJsonLines, NamesColumnsThatNoLineHas) {
  const SourceRun run = texts("{\"Unit\": \"A\", \"Catatn\": \"x\"}\n");
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  EXPECT_EQ(run.failures.at(0).message, "HEADER_MISSING_NEAR: Catatan → Catatn");
  EXPECT_EQ(run.failures.at(1).message, "HEADERS_FOUND: Unit | Catatn");
}

}  // namespace
}  // namespace kinerja::test
