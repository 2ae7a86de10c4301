#include <kinerja/core/loading.hpp>

#include <gtest/gtest.h>

namespace kinerja::test {
namespace {

PluginTexts texts(std::string_view json) {
  auto parsed = PluginTexts::parse(json);
  if (!parsed) {
    ADD_FAILURE() << parsed.error().message.en;
    return {};
  }
  return std::move(parsed).value();
}

constexpr std::string_view both = R"({
  "id": {"TARGET_ZERO": "Target \"{value}\" pada {where} tidak boleh nol", "NAME": "Nama"},
  "en": {"TARGET_ZERO": "Target \"{value}\" at {where} must not be zero", "NAME": "Name"}
})";

TEST(PluginTexts, FindsAKeyInBothLanguages) {
  EXPECT_EQ(texts(both).find("NAME"), (Text{"Nama", "Name"}));
}

TEST(PluginTexts, ShowsAKeyWithoutATextAsItself) {
  EXPECT_EQ(texts(both).find("Waktu tanggap"), (Text{"Waktu tanggap", "Waktu tanggap"}));
}

TEST(PluginTexts, ShowsATextOfOneLanguageInBoth) {
  const PluginTexts one = texts(R"({"id": {"A": "satu", "B": ""}, "en": {"C": "three"}})");
  EXPECT_EQ(one.find("A"), (Text{"satu", "satu"}));
  EXPECT_EQ(one.find("B"), (Text{"B", "B"}));
  EXPECT_EQ(one.find("C"), (Text{"three", "three"}));
}

TEST(PluginTexts, FillsValueAndPlaceIntoAMessage) {
  EXPECT_EQ(texts(both).message("TARGET_ZERO: 0", "/goals/3"),
            (Text{"Target \"0\" pada /goals/3 tidak boleh nol",
                  "Target \"0\" at /goals/3 must not be zero"}));
}

TEST(PluginTexts, LeavesMarksInsideAValueAlone) {
  EXPECT_EQ(texts(both).message("TARGET_ZERO: {where}: {value}", "x").en,
            "Target \"{where}: {value}\" at x must not be zero");
}

TEST(PluginTexts, TakesAMessageThatIsOnlyAKey) {
  EXPECT_EQ(texts(both).message("NAME", ""), (Text{"Nama", "Name"}));
}

TEST(PluginTexts, ShowsASentenceAsItIs) {
  EXPECT_EQ(texts(both).message("Ditolak: alasan {value}", "x"),
            (Text{"Ditolak: alasan {value}", "Ditolak: alasan {value}"}));
}

TEST(PluginTexts, IgnoresLanguagesThatItDoesNotKnow) {
  EXPECT_EQ(texts(R"({"id": {"A": "satu"}, "jv": {"A": "siji"}})").find("A").en, "satu");
}

TEST(PluginTexts, TakesNoTextsAtAll) {
  EXPECT_EQ(texts("").find("A").id, "A");
  EXPECT_EQ(texts("{}").find("A").id, "A");
}

TEST(PluginTexts, RefusesWhatIsNotTwoTablesOfTexts) {
  const auto refused = [](std::string_view json) {
    const auto parsed = PluginTexts::parse(json);
    return parsed ? Text{} : parsed.error().message;
  };
  EXPECT_EQ(refused("[]"),
            (Text{"teks plugin: bukan objek JSON", "the plugin's texts: not a JSON object"}));
  EXPECT_EQ(
      refused(R"({"id": 3})"),
      (Text{"teks plugin: \"id\" bukan objek", "the plugin's texts: \"id\" is not an object"}));
  EXPECT_EQ(refused(R"({"id": {"A": null}})"),
            (Text{"teks plugin: \"A\" dalam \"id\" bukan teks",
                  "the plugin's texts: \"A\" in \"id\" is not a text"}));
  EXPECT_TRUE(refused("{").id.starts_with("teks plugin: bukan JSON ("));
  EXPECT_TRUE(refused("{").en.starts_with("the plugin's texts: not JSON ("));
}

}  // namespace
}  // namespace kinerja::test
