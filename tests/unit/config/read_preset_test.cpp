#include "preset_folder.hpp"

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using ReadPresetTest = PresetFolder;

TEST_F(ReadPresetTest, ReadsEveryPart) {
  const ReadPreset read = read_text(PresetText{}.text());
  ASSERT_THAT(read.mistakes, IsEmpty());
  const Preset& preset = *read.preset;
  EXPECT_EQ(preset.id, "uji-bobot");
  EXPECT_EQ(preset.title.en, "Weights");
  EXPECT_EQ(preset.method, "id.kinerja.weighted");
  EXPECT_THAT(preset.inputs, ElementsAre("hasil", "perilaku"));
  EXPECT_FALSE(preset.any_inputs);
  ASSERT_EQ(preset.legal_basis.size(), 1u);
  EXPECT_EQ(preset.legal_basis[0].article, "Pasal 1");
  EXPECT_EQ(preset.legal_basis[0].source, "buku");
  EXPECT_EQ(preset.legal_basis[0].confidence, "likely");
  EXPECT_TRUE(preset.legal_basis[0].from_day);
}

TEST_F(ReadPresetTest, FindsTheNearestSourceOfEachNumber) {
  PresetText text;
  text.numbers = R"({"": {"source": "a", "confidence": "likely"},
    "/weights": {"source": "b", "confidence": "likely"},
    "/weights/hasil": {"source": "c", "confidence": "certain"}})";
  const ReadPreset read = read_text(text.text());
  ASSERT_THAT(read.mistakes, IsEmpty());
  std::vector<std::string> found;
  for (const SourcedNumber& number : sourced_numbers(*read.preset))
    found.push_back(number.pointer + " " + number.source->source);
  EXPECT_THAT(found, ElementsAre("/weights/hasil c", "/weights/perilaku b", "/decimals a"));
}

TEST_F(ReadPresetTest, ANumberWithoutASourceIsAMistakeAtItsPlace) {
  PresetText text;
  text.numbers = R"({"/weights/hasil": {"source": "Pasal 1", "confidence": "certain"},
                     "/weight": {"source": "Pasal 1", "confidence": "certain"}})";
  const ReadPreset read = read_text(text.text());
  EXPECT_FALSE(read.preset);
  EXPECT_THAT(message_at(read.mistakes, "/config/weights/perilaku"), HasSubstr("has no source"));
  EXPECT_THAT(message_at(read.mistakes, "/config/decimals"), HasSubstr("has no source"));
  EXPECT_THAT(message_at(read.mistakes, "/numbers/~1weight"), HasSubstr("leads to nothing"));
  EXPECT_EQ(read.mistakes.size(), 3u);
  for (const Mistake& mistake : read.mistakes) EXPECT_GT(mistake.line, 1) << mistake.pointer;
}

TEST_F(ReadPresetTest, FindsEveryMistakeAtOnce) {
  PresetText text;
  text.id = R"("uji-bobt")";
  text.inputs = R"(["hasil", "kerja"])";
  text.more = R"(, "metod": "x", "input_pointers": ["/weights", "/decimals"], "open": [7])";
  const auto mistakes = read_text(text.text()).mistakes;
  EXPECT_THAT(message_at(mistakes, "/preset"), HasSubstr("Make them agree"));
  EXPECT_THAT(message_at(mistakes, "/metod"), HasSubstr("Did you mean \"method\"?"));
  EXPECT_THAT(message_at(mistakes, "/method"), HasSubstr("is missing"));
  EXPECT_THAT(message_at(mistakes, "/config/weights/perilaku"), HasSubstr("not among"));
  EXPECT_THAT(message_at(mistakes, "/input_pointers/1"), HasSubstr("must lead to an object"));
  EXPECT_THAT(message_at(mistakes, "/open/0"), HasSubstr("must be a text"));
  EXPECT_EQ(mistakes.size(), 6u);
}

TEST_F(ReadPresetTest, InputsAreAListOrAnyAndAnyNamesNone) {
  PresetText text;
  text.inputs = "7";
  EXPECT_THAT(message_at(read_text(text.text()).mistakes, "/inputs"), HasSubstr("or \"any\""));
  text.inputs = R"("any")";
  EXPECT_THAT(message_at(read_text(text.text()).mistakes, "/inputs"), HasSubstr("name no inputs"));
  text.config = R"({"decimals": 2})";
  text.numbers = R"({"/decimals": {"source": "pilihan", "confidence": "unverified"}})";
  text.more = R"(, "method": "id.kinerja.weighted")";
  const ReadPreset read = read_text(text.text());
  ASSERT_THAT(read.mistakes, IsEmpty());
  EXPECT_TRUE(read.preset->any_inputs);
}

TEST_F(ReadPresetTest, ACalendarRuleHasNoMethod) {
  PresetText text;
  text.more = R"(, "kind": "deadline", "method": "id.kinerja.weighted")";
  EXPECT_THAT(message_at(read_text(text.text()).mistakes, "/method"), HasSubstr("Remove"));
  text.more = R"(, "kind": "deadline")";
  const ReadPreset read = read_text(text.text());
  ASSERT_TRUE(read.preset);
  EXPECT_EQ(read.preset->kind, Preset::Kind::deadline);
}

TEST_F(ReadPresetTest, AFolderGoesOnAfterABadFileAndRefusesASecondOfTheSameId) {
  load("{", "rusak");
  load(PresetText{}.text());
  EXPECT_NE(presets_.find("uji-bobot"), nullptr);
  EXPECT_THAT(presets_.refused(), IsEmpty()) << "read what nobody asked for";
  EXPECT_EQ(presets_.all().size(), 1u);
  ASSERT_EQ(presets_.refused().size(), 1u);
  presets_.load_folder(folder_ / "presets");
  ASSERT_EQ(presets_.refused().size(), 2u);
  EXPECT_THAT(presets_.refused().back().mistakes[0].message.en, HasSubstr("already"));
  presets_.load_folder(folder_ / "tidak-ada");
  EXPECT_EQ(presets_.all().size(), 1u);
}

}  // namespace
}  // namespace kinerja
