// How the streams of a program become rows: settings, schemas, keys, bad records.

#include "exec_bench.hpp"

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string people_stream =
    R"({"staff":{"attributes":{"golongan":"grade"},"columns":{"employee":"nip","unit":"unit"},)"
    R"("date_format":"yyyy-mm-dd","decimal":".","employee_number":"any","record":"people"}})";

std::string schema(const std::string& stream, const std::string& keys, const std::string& types) {
  return R"({"type":"SCHEMA","stream":")" + stream + R"(","key_properties":)" + keys +
         R"(,"schema":{"properties":)" + types + "}}\n";
}
std::string record(const std::string& stream, const std::string& members) {
  return R"({"type":"RECORD","stream":")" + stream + R"(","record":{)" + members + "}}\n";
}

TEST(ExecStreams, StreamsOfSeveralKindsComeMixed) {
  const std::string streams =
      people_stream.substr(0, people_stream.size() - 1) + "," + visits_stream.substr(1);
  const SourceRun run =
      exec_bench(streams)
          .input("tap",
                 visits_schema +
                     schema("staff", R"(["nip"])", R"({"nip":{},"unit":{},"grade":{}})") +
                     visit(1, "1") +
                     record("staff", R"("nip":"A7","unit":"Umum","grade":"III/a")") + visit(2, "2"))
          .run();

  EXPECT_THAT(run.violations, IsEmpty());
  ASSERT_THAT(run.rows, SizeIs(3));
  EXPECT_EQ(run.rows[0].at("record"), "people");
  EXPECT_EQ(run.rows[0].at("key"), "staff|A7");
  EXPECT_EQ(run.rows[0].at("@golongan"), "III/a");
  EXPECT_EQ(run.rows[2].at("key"), "visits|2");
}

TEST(ExecStreams, AKeyOfSeveralMembersCannotBeMistakenForAnother) {
  const std::string output = schema("staff", R"(["a","b"])", R"({"nip":{},"unit":{},"grade":{}})") +
                             record("staff", R"("a":"x|y","b":"z","nip":"1","unit":"U")") +
                             record("staff", R"("a":"x","b":"y|z","nip":"2","unit":"U")");
  const SourceRun run = exec_bench(people_stream).input("tap", output).run();
  ASSERT_THAT(run.rows, SizeIs(2));
  EXPECT_EQ(run.rows[0].at("key"), R"(staff|x\|y|z)");
  EXPECT_EQ(run.rows[1].at("key"), R"(staff|x|y\|z)");
}

TEST(ExecStreams, ARecordWithAKeyAgainIsARowAgain) {
  // The ledger counts the last one.
  const SourceRun run = run_visits(visits_schema + visit(1, "1") + visit(1, "2"));
  ASSERT_THAT(run.rows, SizeIs(2));
  EXPECT_EQ(run.rows[0].at("key"), run.rows[1].at("key"));
  EXPECT_THAT(run.rejected, IsEmpty());
}

TEST(ExecStreams, ARecordWithoutItsKeyGoesToQuarantine) {
  const SourceRun run =
      run_visits(visits_schema +
                 record("visits", R"("nip":"A7","what":"Surat","date":"2026-03-05","count":1)"));
  EXPECT_THAT(run.rows, IsEmpty());
  ASSERT_THAT(run.rejected, SizeIs(1));
  EXPECT_EQ(run.rejected[0].column, "id");
  EXPECT_EQ(run.rejected[0].reason, "EMPTY_KEY");
}

TEST(ExecStreams, WithoutKeyPropertiesTheFieldsMakeTheKey) {
  const std::string output = schema("staff", "[]", R"({"nip":{},"unit":{},"grade":{}})") +
                             record("staff", R"("nip":"A7","unit":"Umum")");
  EXPECT_EQ(exec_bench(people_stream).input("tap", output).run().rows.at(0).at("key"), "A7|");
}

TEST(ExecStreams, AKeyInTheSettingsGoesBeforeTheProgramsOwn) {
  std::string streams = visits_stream;
  streams.replace(streams.find(R"("record")"), 0, R"("key":["subject","day"],)");
  const SourceRun run =
      exec_bench(streams).input("tap", visits_schema + visit(1, "1") + visit(1, "2")).run();
  EXPECT_EQ(run.rows.at(0).at("key"), "A7|2026-03-05");
}

TEST(ExecStreams, AMemberOfAnotherTypeThanItsSchemaSaysGoesToQuarantine) {
  const SourceRun run = run_visits(visits_schema + visit(1, R"("5")") + visit(2, "true") +
                                   visit(3, "[1]") + visit(4, "null") + visit(5, "5"));

  EXPECT_THAT(run.rows, SizeIs(1));  // no answer is no row, and no fault
  EXPECT_THAT(run.reasons(),
              ElementsAre("OTHER_TYPE: string ≠ null, number",
                          "OTHER_TYPE: boolean ≠ null, number",
                          "OTHER_TYPE: array ≠ null, number"));
  EXPECT_EQ(run.rejected[0],
            (SourceReject{2, "tap", "count", R"("5")", "OTHER_TYPE: string ≠ null, number"}));
}

TEST(ExecStreams, AnIntegerIsANumberWithoutAFraction) {
  const std::string types = R"({"id":{},"nip":{},"what":{},"date":{},"count":{"type":"integer"}})";
  const SourceRun run = run_visits(schema("visits", R"(["id"])", types) + visit(1, "3.0") +
                                   visit(2, "3.5") + visit(3, "3"));
  EXPECT_THAT(run.rows, SizeIs(2));
  EXPECT_THAT(run.reasons(), ElementsAre("OTHER_TYPE: number ≠ integer"));
}

TEST(ExecStreams, ATypeThatIsNotSaidMayBeAny) {
  const SourceRun run = run_visits(
      schema("visits", R"(["id"])", R"({"id":{},"nip":{},"what":{},"date":{},"count":{}})") +
      visit(1, R"("5")"));
  EXPECT_THAT(run.rows, SizeIs(1));
  const SourceRun bare =
      run_visits(R"({"type":"SCHEMA","stream":"visits","schema":{},"key_properties":["id"]})"
                 "\n" +
                 visit(1, "5"));
  EXPECT_THAT(bare.rows, SizeIs(1));
}

TEST(ExecStreams, ASchemaMayChangeOnTheWay) {
  const std::string wider = R"({"id":{},"nip":{},"what":{},"date":{},"count":{"type":"string"}})";
  const SourceRun run = run_visits(visits_schema + visit(1, R"("5")") +
                                   schema("visits", R"(["id"])", wider) + visit(2, R"("5")"));
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_THAT(run.rejected, SizeIs(1));
}

TEST(ExecStreams, ASchemaWithoutAMemberOfTheSettingsEndsThePull) {
  const SourceRun run = run_visits(
      schema("visits", R"(["id"])", R"({"id":{},"nip":{},"what":{},"date":{},"counts":{}})"));
  EXPECT_EQ(run.status, KINERJA_E_INPUT);
  EXPECT_TRUE(run.failed_with("HEADER_MISSING_NEAR"));
}

TEST(ExecStreams, BadCellsGoToQuarantineAsInTables) {
  const SourceRun run = run_visits(
      visits_schema +
      record("visits", R"("id":1,"nip":"A7","what":"Surat","date":"2026-02-30","count":1)") +
      record("visits", R"("id":2,"nip":"","what":"Surat","date":"2026-02-03","count":1)") +
      record("visits", R"("id":3,"nip":"A","nip":"B","what":"S","date":"2026-02-03","count":1)"));
  EXPECT_THAT(run.reasons(),
              ElementsAre("NO_SUCH_DAY: 2026-02-30", "EMPTY_CELL", "JSON_NAME_TWICE: nip"));
  EXPECT_EQ(run.rejected[0].column, "date");
}

TEST(ExecStreams, PlainObjectsAreTheStreamDefault) {
  std::string streams = people_stream;
  streams.replace(streams.find("staff"), 5, "default");
  const SourceRun run = exec_bench(streams)
                            .input("tap",
                                   R"({"nip":"A7","unit":"Umum"})"
                                   "\n"
                                   R"({"nip":"","unit":"Umum"})")
                            .run();
  EXPECT_THAT(run.rows, SizeIs(1));
  EXPECT_EQ(run.rows[0].at("key"), "A7|");
  EXPECT_THAT(run.reasons(), ElementsAre("EMPTY_CELL"));
}

TEST(ExecStreams, MistakesInTheSettingsStandAtTheirStream) {
  const SourceRun run = exec_bench(R"({"a/b":{"columns":{"employe":"nip"},"record":"people"}})")
                            .input("lain", "")
                            .run();
  EXPECT_EQ(run.opened, KINERJA_E_CONFIG);
  std::vector<std::string> places;
  for (const SourceFailure& failure : run.failures) places.push_back(failure.where);
  EXPECT_THAT(places,
              ElementsAre("/input",
                          "/streams/a~1b/columns/employe",
                          "/streams/a~1b/columns",
                          "/streams/a~1b/columns"));
  EXPECT_TRUE(exec_bench("{}").input("tap", "").run().failed_with("NO_STREAMS"));
}

}  // namespace
}  // namespace kinerja::test
