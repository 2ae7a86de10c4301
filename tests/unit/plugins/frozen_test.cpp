// Binaries of earlier releases on the benches: with KINERJA_TEST_HOST=long these are old plugins
// under a host whose structs have grown, which no host of today is yet.
#include "exporter_bench.hpp"
#include "method_bench.hpp"
#include "source_bench.hpp"

#include <gmock/gmock.h>

#include <string>

namespace kinerja::test {
namespace {

using testing::IsEmpty;

const kinerja_plugin* frozen(const std::string& file) {
  return bench_plugin_file(std::string(KINERJA_FROZEN_DIR) + "/" + file);
}

// Frozen binaries are for one machine.
class FrozenBinaries : public testing::Test {
 protected:
  void SetUp() override {
#ifndef __x86_64__
    GTEST_SKIP() << "the frozen binaries are for x86_64";
#endif
  }
};

TEST_F(FrozenBinaries, AMethodInCReadsEveryColumnAsThen) {
  const kinerja_method* const method =
      bench_method(frozen("0.1/bin/everything.so"), "org.example.frozen.everything");
  BenchSetup setup;
  setup.config = R"({"scale": 0.5})";
  setup.inputs = {"dasar"};
  setup.input_grades = {{"Kurang", "Baik"}};
  setup.attributes = {"golongan"};
  setup.aspects = {{"mutu", 0, 10}};
  const MethodBench bench(method, setup);
  BenchPerson person;
  person.goals = {{.indicator = "Berkas", .target = 4, .actual = 3, .aspect = 0}};
  person.ratings = {{KINERJA_ROLE_PEER, 0, 0, 7.5}};
  person.inputs = {{.score = 80, .grade = 1, .exact = "241/3"}};
  person.attributes = {3.0};

  const BenchRow row = bench.rate_one(person);

  EXPECT_EQ(row.status, KINERJA_OK);
  EXPECT_EQ(row.exact, "31791/3000");
  EXPECT_EQ(row.score, 31791 / 3000.0);
  EXPECT_EQ(row.grade, "MID");
  EXPECT_EQ(row.steps.size(), 7U);
}

TEST_F(FrozenBinaries, AMethodInRustWeighsAsThen) {
  const kinerja_method* const method =
      bench_method(frozen("0.1/bin/weigh.so"), "org.example.frozen.weigh");
  BenchSetup setup;
  setup.config = R"({"first": 60})";
  setup.inputs = {"hasil", "perilaku"};
  const MethodBench bench(method, setup);

  const std::vector<BenchRow> rows = bench.rate_all_ways(
      {{.inputs = {{.score = 90.1}, {.score = 71.3}}}, {.inputs = {{}, {.score = 71.3}}}, {}});

  EXPECT_EQ(rows.at(0).score, (60 * 90.1 + 40 * 71.3) / 100);
  EXPECT_EQ(rows.at(1).score, 40 * 71.3 / 40);
  EXPECT_EQ(rows.at(2).status, KINERJA_MISSING);
  EXPECT_EQ(rows.at(2).message, "NO_INPUT");
}

TEST_F(FrozenBinaries, ASourceInCBringsItsRowsInParts) {
  const kinerja_plugin* const plugin = frozen("0.1/bin/lines.so");
  std::string lines;
  for (int i = 0; i < 25; ++i)
    lines +=
        "m|m" + std::to_string(i) + "|org|Berkas||0|0|20454|20484|" + std::to_string(i) + "|0\n";

  const SourceRun run = SourceBench(plugin->sources[0], plugin->texts)
                            .input("file", lines + "x\n")
                            .block_bytes(7)
                            .run();

  EXPECT_EQ(run.status, KINERJA_END);
  EXPECT_THAT(run.violations, IsEmpty());
  EXPECT_EQ(run.rows.size(), 25U);
  EXPECT_EQ(run.cursors, (std::vector<std::string>{"10", "20", "26"}));
  EXPECT_EQ(run.rejected.size(), 1U);
}

TEST_F(FrozenBinaries, AnExporterInCWritesAndGivesBackTheSinksFaults) {
  const kinerja_exporter* const exporter =
      bench_exporter(frozen("0.1/bin/columns.so"), "org.example.frozen.columns");
  const std::string config = R"({"file": "kolom.txt"})";

  const Exported exported = run_exporter(exporter, town_sample(), {.config = config});

  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_THAT(exported.faults, IsEmpty());
  EXPECT_THAT(exported.file("kolom.txt"), testing::EndsWith("8 people\n"));
  EXPECT_THAT(sink_faults(exporter, town_sample(), config), IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
