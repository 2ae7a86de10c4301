// Singer's messages, as the source exec reads them: what counts, what is ignored, what ends a pull.

#include "exec_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ExecMessages, ARecordBecomesARowWithItsLineAndTheKeyOfItsStream) {
  const SourceRun run = run_visits(visits_schema + visit(12, "3.5"));

  EXPECT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.violations, IsEmpty());
  ASSERT_THAT(run.rows, SizeIs(1));
  const SourceRow& row = run.rows[0];
  EXPECT_EQ(row.at("record"), "measures");
  EXPECT_EQ(row.at("key"), "visits|12");
  EXPECT_EQ(row.at("origin"), "2");
  EXPECT_EQ(row.at("input"), "tap");
  EXPECT_EQ(row.at("subject"), "A7");
  EXPECT_EQ(row.at("indicator"), "Surat");
  EXPECT_EQ(row.at("from_day"), "20517");
  EXPECT_EQ(row.at("value"), "3.5");
}

TEST(ExecMessages, EachStateCommitsTheRowsBeforeIt) {
  const SourceRun run = run_visits(visits_schema + visit(1, "1") + state(R"({"after":1})") +
                                   visit(2, "1") + visit(3, "1") + state(R"({"after": 3})"));

  EXPECT_THAT(run.commits, ElementsAre(1, 3, 3));
  EXPECT_THAT(run.cursors, ElementsAre(R"({"after":1})", R"({"after": 3})", R"({"after": 3})"));
}

TEST(ExecMessages, RowsBehindTheLastStateAreKeptWithTheStateBeforeThem) {
  const SourceRun run = exec_bench(visits_stream)
                            .cursor(R"({"after":7})")
                            .input("tap", visits_schema + visit(8, "1"))
                            .run();

  EXPECT_THAT(run.commits, ElementsAre(1));
  EXPECT_THAT(run.cursors, ElementsAre(R"({"after":7})"));
}

TEST(ExecMessages, AFullBatchIsCommittedWithTheStateBeforeIt) {
  const SourceRun run = exec_bench(visits_stream)
                            .max_rows(2)
                            .input("tap",
                                   visits_schema + state("1") + visit(1, "1") + visit(2, "1") +
                                       visit(3, "1") + state("2"))
                            .run();

  EXPECT_THAT(run.violations, IsEmpty());
  EXPECT_THAT(run.commits, ElementsAre(0, 2, 3, 3));
  EXPECT_THAT(run.cursors, ElementsAre("1", "1", "2", "2"));
}

TEST(ExecMessages, BlocksMayBeCutAnywhere) {
  const std::string output =
      visits_schema + visit(1, "1", R"(,"note":"é")") + state("1") + visit(2, "2");
  const SourceRun whole = run_visits(output);
  for (const std::size_t bytes : {1, 2, 3, 7, 64}) {
    const SourceRun run = exec_bench(visits_stream).block_bytes(bytes).input("tap", output).run();
    EXPECT_EQ(run.rows, whole.rows) << bytes;
    EXPECT_EQ(run.cursors, whole.cursors) << bytes;
    EXPECT_THAT(run.rejected, IsEmpty()) << bytes;
  }
}

TEST(ExecMessages, TheLastLineMayHaveNoEndAndBlankLinesAreNothing) {
  std::string output = visits_schema + "\n  \r\n" + visit(1, "1");
  output.pop_back();
  const SourceRun run = run_visits(output);
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_THAT(run.rejected, IsEmpty());
}

TEST(ExecMessages, OtherTypesAndStreamsAreIgnoredWithOneLineInTheLog) {
  const std::string other = R"({"type":"RECORD","stream":"other","record":{}})"
                            "\n";
  const std::string version = R"({"type":"ACTIVATE_VERSION","stream":"visits","version":1})"
                              "\n";
  const SourceRun run =
      run_visits(visits_schema + version + version + other + other + visit(1, "1"));

  EXPECT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_THAT(run.rejected, IsEmpty());
  EXPECT_THAT(run.logs, ElementsAre(HasSubstr("ACTIVATE_VERSION"), HasSubstr("other")));
}

TEST(ExecMessages, ALineThatIsNoMessageGoesToQuarantineAndTheOthersGoOn) {
  const SourceRun run =
      run_visits(visits_schema + "loading...\n" + R"({"a":1})" + "\n" +
                 "{\"type\":\"RECORD\",\"stream\":\"\xFF\"}\n" +
                 R"({"type":"RECORD","stream":"visits","record":7})" + "\n" + visit(1, "1"));

  EXPECT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.violations, IsEmpty());
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_THAT(run.reasons(), ElementsAre("BAD_JSON: 1", "NO_TYPE", "BAD_UTF8", "BAD_RECORD"));
  EXPECT_EQ(run.rejected[0], (SourceReject{2, "tap", "", "loading...", "BAD_JSON: 1"}));
  EXPECT_EQ(run.rejected[2].raw, R"({"type":"RECORD","stream":"?"})");
}

TEST(ExecMessages, WhatMakesAllThatFollowsDoubtfulEndsThePull) {
  const auto ends = [](const std::string& output, const char* key, const char* where) {
    const SourceRun run = run_visits(output);
    EXPECT_EQ(run.status, KINERJA_E_INPUT) << output.substr(0, 100);
    ASSERT_THAT(run.failures, SizeIs(1)) << key;
    EXPECT_THAT(run.failures[0].message, ::testing::StartsWith(key));
    EXPECT_EQ(run.failures[0].where, where);
  };
  ends(visit(1, "1"), "RECORD_BEFORE_SCHEMA: visits", "tap:1");
  ends(visits_schema + R"({"type":"STATE"})", "BAD_STATE", "tap:2");
  ends(R"({"type":"SCHEMA","stream":"visits"})", "BAD_SCHEMA: visits", "tap:1");
  ends(R"({"type":"SCHEMA","stream":"visits","schema":{},"key_properties":[1]})",
       "BAD_SCHEMA: visits",
       "tap:1");
  ends(std::string(1'048'577, ' '), "LINE_TOO_LONG: 1048576", "tap:1");
}

TEST(ExecMessages, AStateOfUpTo4096BytesIsKept) {
  const auto text = [](std::size_t bytes) { return "\"" + std::string(bytes - 2, 'x') + "\""; };
  EXPECT_EQ(run_visits(state(text(4096))).cursors.front(), text(4096));

  const SourceRun run = run_visits(visits_schema + visit(1, "1") + state(text(4097)));
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  EXPECT_THAT(run.failures[0].message, "STATE_TOO_BIG: 4097");
  EXPECT_THAT(run.commits, IsEmpty());
}

TEST(ExecMessages, AStopOfTheHostEndsThePull) {
  std::string output = visits_schema;
  for (int i = 0; i < 1000; ++i) output += visit(i, "1");
  const SourceRun run = exec_bench(visits_stream).stop_at(2).input("tap", output).run();
  EXPECT_EQ(run.status, KINERJA_E_CANCELLED);
}

TEST(ExecMessages, EveryMessageHasASentenceInBothLanguages) {
  const SourceBench bench = exec_bench(visits_stream);
  for (const char* key :
       {"BAD_JSON",     "BAD_UTF8",      "BAD_RECORD",      "BAD_SCHEMA",
        "BAD_STATE",    "STATE_TOO_BIG", "NO_TYPE",         "RECORD_BEFORE_SCHEMA",
        "OTHER_TYPE",   "LINE_TOO_LONG", "NO_INPUT",        "NO_STREAMS",
        "EMPTY_KEY",    "EMPTY_CELL",    "JSON_NAME_TWICE", "JSON_NESTED",
        "NOT_A_NUMBER", "NOT_A_DAY",     "HEADER_MISSING",  "HEADERS_FOUND"})
    for (const char* language : {"id", "en"})
      EXPECT_THAT(bench.text(language, key), AllOf(::testing::Ne(key), HasSubstr(". ")))
          << language;
}

}  // namespace
}  // namespace kinerja::test
