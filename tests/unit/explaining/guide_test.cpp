#include <kinerja/core/guide.hpp>

#include "sample_cycle.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class GuideTest : public ::testing::Test {
 protected:
  GuideTest() {
    info_.name = {"Rata-rata", "Mean"};
    info_.about = {"Menggabungkan.", "Combines."};
    info_.texts = {std::shared_ptr<const PluginTexts>(), &texts_};
  }

  std::vector<std::string> guide(const std::string& schema, const std::string& config) {
    info_.schema = schema;
    cycle_.nodes[1].config = boost::json::parse(config).as_object();
    std::vector<std::string> lines;
    for (const Text& line : node_guide(cycle_, cycle_.nodes[1], info_)) lines.push_back(line.id);
    return lines;
  }

  PluginTexts texts_ = *PluginTexts::parse(
      R"json({"id": {"WEIGHTS": "Bobot", "BANDS": "Rentang", "REQUIRES": "syarat (catatan)", "ROW": "Baris",
                 "MISSING": "Bila kosong", "MISSING.skip": "dilewati"}})json");
  Cycle cycle_ = sample_cycle({node("hasil"), node("nilai", {"hasil"})});
  ComponentInfo info_;
};

TEST_F(GuideTest, SaysMethodInputsAndFacts) {
  cycle_.nodes[1].attributes = {"golongan"};
  cycle_.nodes[1].ratee.kind = Ratee::Kind::unit;
  EXPECT_THAT(guide(R"({"type": "object"})", "{}"),
              ElementsAre("Rata-rata: Menggabungkan.",
                          "Memakai: Judul hasil",
                          "Fakta pegawai yang dibaca: golongan",
                          "Yang dinilai: unit kerja pegawai"));
}

TEST_F(GuideTest, NamesAreThoseOfTheCycleAndDefaultsAreTold) {
  const auto lines = guide(
      R"({"type": "object", "properties": {
        "weights": {"title": "WEIGHTS", "type": "object", "additionalProperties": {"type": "number"}},
        "decimals": {"type": "integer", "default": 2},
        "missing": {"title": "MISSING", "enum": ["skip", "fail"], "default": "skip"},
        "none": {"type": "array", "default": []}}})",
      R"({"weights": {"hasil": 60.5, "kualitas": 30, "lain": 9.5}})");
  EXPECT_THAT(lines, Contains("Bobot: Judul hasil 60,5, Kualitas kerja 30, lain 9,5"));
  EXPECT_THAT(lines, Contains("decimals: 2"));
  EXPECT_THAT(lines, Contains("Bila kosong: dilewati"));
  EXPECT_EQ(lines.size(), 5u);
}

constexpr char bands_schema[] = R"({"type": "object", "properties": {"bands": {"title": "BANDS",
  "type": "array", "items": {"type": "object", "properties": {
    "from": {"type": "number"}, "grade": {"type": "string"}, "above": {"type": "boolean"},
    "requires": {"title": "REQUIRES", "type": "string"}}}}}})";

TEST_F(GuideTest, BandsAreRanges) {
  EXPECT_THAT(guide(bands_schema,
                    R"({"bands": [{"grade": "D"}, {"from": 50, "grade": "C"},
                        {"from": 90, "grade": "B"}, {"from": 110, "grade": "A", "requires": "ide"}]})"),
              ElementsAre("Rata-rata: Menggabungkan.",
                          "Memakai: Judul hasil",
                          "Rentang:",
                          "- di bawah 50: D",
                          "- 50 sampai di bawah 90: C",
                          "- 90 sampai di bawah 110: B",
                          "- 110 ke atas: A; syarat ide"));
}

TEST_F(GuideTest, ARangeThatBeginsAboveItsLimitSaysSo) {
  const auto lines = guide(bands_schema,
                           R"({"bands": [{"from": 0, "grade": "C"},
                               {"from": 24, "above": true, "grade": "B"},
                               {"from": 30, "above": true, "grade": "A"}]})");
  EXPECT_THAT(lines, Contains("- 0 sampai 24: C"));
  EXPECT_THAT(lines, Contains("- di atas 24 sampai 30: B"));
  EXPECT_THAT(lines, Contains("- di atas 30: A"));
}

TEST_F(GuideTest, ObjectsInObjectsGetLinesOfTheirOwn) {
  const auto lines = guide(
      R"({"type": "object", "properties": {"cells": {"type": "object", "properties": {
        "low": {"title": "ROW", "type": "object"}}}}})",
      R"({"cells": {"low": {"a": "Kurang", "b": "Baik"}, "high": {"a": [1, 2]}}})");
  EXPECT_THAT(lines, Contains("cells:"));
  EXPECT_THAT(lines, Contains("- Baris: a: Kurang; b: Baik"));
  EXPECT_THAT(lines, Contains("- high: a: 1, 2"));
}

TEST_F(GuideTest, ThePresetComesWithItsLaw) {
  cycle_.nodes[1].preset = "uji";
  cycle_.nodes[1].legal_basis = {
      {verbatim("PP 30/2019"), 18012, "likely", verbatim("dipotong"), "Pasal 41", "pasal.id"}};
  const auto lines = guide(R"({"type": "object"})", "{}");
  EXPECT_EQ(lines.back(),
            "Dasar hukum: PP 30/2019, Pasal 41; berlaku sejak 2019-04-26; keyakinan: kemungkinan "
            "besar; sumber: pasal.id; dipotong");
  EXPECT_THAT(lines, Contains("Preset: uji"));
}

}  // namespace
}  // namespace kinerja::test
