#include "exporter_bench.hpp"
#include "method_bench.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace {

using kinerja::test::Exported;
using kinerja::test::exporter_text_faults;
using kinerja::test::ExportSample;
using kinerja::test::run_exporter;
using kinerja::test::sink_faults;
using kinerja::test::town_sample;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const kinerja_exporter* json() {
  return kinerja::test::bench_exporter(kinerja::test::bench_plugin("json"), "id.kinerja.json");
}

boost::json::value parsed(const ExportSample& sample, const std::string& config = "{}") {
  const Exported exported = run_exporter(json(), sample, {config, true});
  EXPECT_EQ(exported.status, KINERJA_OK);
  EXPECT_THAT(exported.faults, IsEmpty());
  return boost::json::parse(exported.file("hasil.json"));
}

std::vector<std::string> keys_of(const boost::json::value& object) {
  std::vector<std::string> keys;
  for (const auto& member : object.as_object()) keys.emplace_back(member.key());
  return keys;
}

TEST(JsonExporter, WritesTheCycleAndAllPeopleInAFixedOrder) {
  const boost::json::value document = parsed(town_sample());
  EXPECT_THAT(keys_of(document), ElementsAre("kinerja", "cycle", "people"));
  EXPECT_THAT(keys_of(document.at("cycle")),
              ElementsAre("id",
                          "title",
                          "agency",
                          "language",
                          "from",
                          "to",
                          "legal_basis",
                          "result",
                          "nodes",
                          "aspects",
                          "config_hash",
                          "input_hash"));
  EXPECT_EQ(document.at("cycle").at("from").as_string(), "2026-01-01");
  EXPECT_EQ(document.at("cycle").at("to").as_string(), "2026-12-31");
  EXPECT_EQ(document.at("cycle").at("result").as_string(), "predikat");
  EXPECT_TRUE(document.at("cycle").at("input_hash").as_string().starts_with("60303ae2"));
  EXPECT_EQ(document.at("people").as_array().size(), 8U);
  const boost::json::value& person = document.at("people").at(0);
  EXPECT_THAT(keys_of(person),
              ElementsAre("employee",
                          "name",
                          "unit",
                          "position",
                          "superior",
                          "superior_name",
                          "scores",
                          "goals",
                          "trail",
                          "notes"));
  EXPECT_EQ(person.at("name").as_string(), "Made <b>Ayu</b> & Putri \"Contoh\"");
  EXPECT_EQ(document.at("people").at(7).at("name").as_string(), "Wayan\nContoh");
}

TEST(JsonExporter, WritesWhatIsMissingAsNullWithItsStatus) {
  const boost::json::value document = parsed(town_sample());
  const boost::json::value& scores = document.at("people").at(4).at("scores");
  EXPECT_EQ(boost::json::serialize(scores.at("hasil")),
            R"({"score":null,"grade":null,"place":null,"status":"missing"})");
  EXPECT_EQ(boost::json::serialize(scores.at("rekan")),
            R"({"score":null,"grade":null,"place":null,"status":"failed"})");
  const boost::json::value& goal = document.at("people").at(0).at("goals").at(4);
  EXPECT_TRUE(goal.at("actual").is_null());
  EXPECT_TRUE(goal.at("target_high").is_null());
  EXPECT_TRUE(goal.at("additional").as_bool());
}

TEST(JsonExporter, WritesNumbersInTheirShortestForm) {
  const std::string text = run_exporter(json(), town_sample()).file("hasil.json");
  EXPECT_THAT(text, HasSubstr(R"({"score": 104.16666666666667, "grade": null)"));
  EXPECT_THAT(text, HasSubstr(R"({"score": 4, "grade": "Baik", "place": 3, "status": "ok"})"));
}

TEST(JsonExporter, NamesWhatAStepIsAbout) {
  const boost::json::value document = parsed(town_sample());
  const boost::json::array& trail = document.at("people").at(0).at("trail").as_array();
  EXPECT_EQ(boost::json::serialize(trail[1].at("ref")), R"({"goal":1})");
  EXPECT_EQ(boost::json::serialize(trail[2].at("ref")), "{}");
  EXPECT_EQ(boost::json::serialize(trail[3].at("ref")), R"({"aspect":"kualitas"})");
  EXPECT_EQ(boost::json::serialize(document.at("people").at(1).at("trail").at(0).at("ref")),
            R"({"goal":0})");
  bool role = false;
  bool node = false;
  for (const boost::json::value& step : trail) {
    role = role || boost::json::serialize(step.at("ref")) == R"({"role":"peer"})";
    node = node || boost::json::serialize(step.at("ref")) == R"({"node":"atasan"})";
  }
  EXPECT_TRUE(role && node);
}

TEST(JsonExporter, LeavesTheTrailOutWhenAsked) {
  const boost::json::value document = parsed(town_sample(), R"({"trail":false})");
  EXPECT_FALSE(document.at("people").at(0).as_object().contains("trail"));
}

TEST(JsonExporter, EscapesControlCharacters) {
  ExportSample sample = town_sample();
  const std::string name("a\"\\\n\r\t\x01\x7F</script>\xE2\x80\xA8z");
  sample.people[0].name = name;
  EXPECT_EQ(parsed(sample).at("people").at(0).at("name").as_string(), name);
}

TEST(JsonExporter, WritesAnEmptyListWhenThereIsNobody) {
  ExportSample nobody = town_sample();
  nobody.people.clear();
  const std::string text = run_exporter(json(), nobody).file("hasil.json");
  EXPECT_TRUE(text.ends_with("\n  \"people\": []\n}\n")) << text;
  EXPECT_TRUE(boost::json::parse(text).at("people").as_array().empty());
}

TEST(JsonExporter, GivesTheSameBytesHoweverTheHostCutsBatches) {
  const Exported whole = run_exporter(json(), town_sample(), {"{}", false});
  const Exported cut = run_exporter(json(), town_sample(), {"{}", true});
  EXPECT_EQ(whole.files, cut.files);
  EXPECT_EQ(whole.media_types.at("hasil.json"), "application/json");
  EXPECT_THAT(whole.file("hasil.json"), Not(HasSubstr(" \n")));
}

TEST(JsonExporter, StopsAtEveryFaultOfTheSink) {
  EXPECT_THAT(sink_faults(json(), town_sample(), "{}"), IsEmpty());
}

TEST(JsonExporter, RefusesAFileNameThatTheHostWouldNotTake) {
  const Exported exported = run_exporter(json(), town_sample(), {R"({"file":"a b"})"});
  EXPECT_EQ(exported.status, KINERJA_E_CONFIG);
  EXPECT_THAT(exported.reports, ElementsAre("/file BAD_FILE: a b"));
}

TEST(JsonExporter, HasAllItsTexts) {
  EXPECT_THAT(exporter_text_faults(kinerja::test::bench_plugin("json")), IsEmpty());
}

}  // namespace
