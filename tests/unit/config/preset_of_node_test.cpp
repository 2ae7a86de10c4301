#include "preset_folder.hpp"

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using PresetOfNodeTest = PresetFolder;

constexpr char two_inputs[] = R"("a": {"method": "a.b"}, "b": {"method": "a.b"}, )";

std::string node(const std::string& fields) {
  return std::string("{") + two_inputs + R"("hasil": {"preset": "uji-bobot")" + fields + "}}";
}

TEST_F(PresetOfNodeTest, NamesOfInputsAreRenamedByPosition) {
  // The names swap places, so renaming one after the other would lose one.
  PresetText text;
  text.inputs = R"(["b", "a"])";
  text.config = R"({"weights": {"b": 60, "a": 40}, "decimals": 2, "word": "b"})";
  load(text.text());
  const ReadCycle read = read_nodes(node(R"(, "inputs": ["a", "b"])"));
  ASSERT_THAT(read.mistakes, IsEmpty());
  const NodeUse& use = *read.cycle->node("hasil");
  EXPECT_EQ(use.component, "id.kinerja.weighted");
  EXPECT_EQ(use.preset, "uji-bobot");
  EXPECT_EQ(use.legal_basis.size(), 1u);
  EXPECT_EQ(canonical_json(use.config), R"({"decimals":2,"weights":{"a":60,"b":40},"word":"b"})");
}

TEST_F(PresetOfNodeTest, ValuesAreRenamedWhereThePresetSaysSo) {
  PresetText text;
  text.config = R"({"when": {"x": "hasil", "y": "perilaku"}, "otherwise": "hasil", "by": "jenis",
                    "bands": [{"requires": "jenis"}, {"grade": "jenis"}], "word": "hasil"})";
  text.numbers = "{}";
  text.more = R"(, "method": "a.b", "attributes": ["jenis"],
    "input_values": ["/when/*", "/otherwise", "/not/there"],
    "attribute_values": ["/by", "/bands/*/requires"])";
  load(text.text());
  const ReadCycle read = read_nodes(node(R"(, "inputs": ["a", "b"], "attributes": ["golongan"])"));
  ASSERT_THAT(read.mistakes, IsEmpty());
  EXPECT_EQ(canonical_json(read.cycle->node("hasil")->config),
            R"({"bands":[{"requires":"golongan"},{"grade":"jenis"}],"by":"golongan",)"
            R"("otherwise":"a","when":{"x":"a","y":"b"},"word":"hasil"})");
}

TEST_F(PresetOfNodeTest, TheNodesOwnSettingsReplaceThoseOfThePreset) {
  load(PresetText{}.text());
  const ReadCycle read = read_nodes(node(R"(, "method": "id.kinerja.weighted", "inputs": ["a", "b"],
               "config": {"weights": {"a": 1}, "total": 1})"));
  ASSERT_THAT(read.mistakes, IsEmpty());
  const NodeUse& use = *read.cycle->node("hasil");
  EXPECT_EQ(canonical_json(use.config), R"({"decimals":2,"total":1,"weights":{"a":1}})");
  EXPECT_THAT(use.preset_keys, ElementsAre("decimals"));
}

TEST_F(PresetOfNodeTest, WhatDoesNotFitIsToldAtTheNode) {
  load(PresetText{}.text());
  const auto mistakes =
      read_nodes(node(R"(, "method": "a.b", "inputs": ["a"], "attributes": ["x"])")).mistakes;
  EXPECT_THAT(message_at(mistakes, "/nodes/hasil/method"), HasSubstr("uses the method"));
  EXPECT_THAT(message_at(mistakes, "/nodes/hasil/inputs"),
              HasSubstr("2 (\"hasil\", \"perilaku\"); this node has 1 (\"a\")"));
  EXPECT_THAT(message_at(mistakes, "/nodes/hasil/attributes"), HasSubstr("0; this node has 1"));
  EXPECT_EQ(mistakes.size(), 3u);
}

TEST_F(PresetOfNodeTest, APresetThatIsNotThereGetsANearOne) {
  load("{", "uji-rusak");
  load(PresetText{}.text());
  const auto message = [&](const std::string& id) {
    return message_at(read_nodes(R"({"hasil": {"preset": ")" + id + R"("}})").mistakes,
                      "/nodes/hasil/preset");
  };
  EXPECT_THAT(message("uji-bobt"), HasSubstr("Did you mean \"uji-bobot\"?"));
  EXPECT_THAT(message("uji-rusak"), HasSubstr("preset check"));
  PresetText rule;
  rule.id = R"("uji-tenggat")";
  rule.more = R"(, "kind": "deadline")";
  load(rule.text(), "uji-tenggat");
  EXPECT_THAT(message("uji-tenggat"), HasSubstr("not a method of rating"));
  EXPECT_THAT(message_at(read_nodes(R"({"hasil": {}})").mistakes, "/nodes/hasil/method"),
              HasSubstr("a \"method\" or a \"preset\""));
}

TEST_F(PresetOfNodeTest, ThePresetIsPartOfTheCanonicalText) {
  load(PresetText{}.text());
  const std::string nodes = node(R"(, "inputs": ["a", "b"])");
  const std::string before = read_nodes(nodes).cycle->canonical;
  EXPECT_THAT(before, HasSubstr(R"("method":"id.kinerja.weighted")"));
  EXPECT_THAT(before, HasSubstr(R"("weights":{"a":60,"b":40})"));
  EXPECT_EQ(read_nodes(nodes).cycle->canonical, before);
  PresetText changed;
  changed.more += R"(, "open": ["Sesuatu."])";
  load(changed.text());
  EXPECT_NE(read_nodes(nodes).cycle->canonical, before);
}

TEST_F(PresetOfNodeTest, WithoutPresetsTheCanonicalTextIsTheFile) {
  load(PresetText{}.text());
  const ReadCycle read = read_nodes(R"({"hasil": {"method": "a.b"}})");
  EXPECT_EQ(read.cycle->canonical, canonical_json(read.document->root()));
  EXPECT_THAT(read.cycle->canonical, Not(HasSubstr("preset")));
}

}  // namespace
}  // namespace kinerja
