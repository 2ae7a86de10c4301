#include <kinerja/core/config.hpp>

#include <boost/json/object.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace kinerja {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

std::pair<int, int> place(const std::string& text, std::string_view pointer) {
  const auto document = JsonDocument::parse(text, "a.json");
  if (!document) return {-1, -1};
  const Mistake mistake = document->mistake(pointer, verbatim("x"));
  return {mistake.line, mistake.column};
}

Text refused_text(std::string text) {
  const auto document = JsonDocument::parse(std::move(text), "a.json");
  return document ? Text{"accepted", "accepted"} : document.error().message;
}

TEST(JsonDocument, KnowsLineAndColumnOfEveryValue) {
  const std::string text =
      "{\n"
      "  \"a\": 1,\n"
      "  \"b\": [true, {\"c\": \"x\"}]\n"
      "}";
  EXPECT_THAT(place(text, ""), Pair(1, 1));
  EXPECT_THAT(place(text, "/a"), Pair(2, 8));
  EXPECT_THAT(place(text, "/b/0"), Pair(3, 9));
  EXPECT_THAT(place(text, "/b/1/c"), Pair(3, 21));
}

TEST(JsonDocument, CommentsAndTrailingCommasBeforeAValueDoNotShiftItsPlace) {
  const std::string text =
      "// first: { \"a\": 0 }\n"
      "{ /* \"b\": [ \n"
      "  */ \"a\": [1, 2, ], // }, \"b\"\r\n"
      "  \"b\" /* x */ : /* y */ 3, }";
  EXPECT_THAT(place(text, "/a/1"), Pair(3, 15));
  EXPECT_THAT(place(text, "/b"), Pair(4, 25));
}

TEST(JsonDocument, CountsColumnsInCharactersAndNotInBytes) {
  EXPECT_THAT(place("{\"é—\": 1, \"b\": 2}", "/b"), Pair(1, 16));
}

TEST(JsonDocument, SkipsAUtf8MarkWithoutCountingIt) {
  EXPECT_THAT(place("\xEF\xBB\xBF{\"a\": 1}", "/a"), Pair(1, 7));
}

TEST(JsonDocument, FindsKeysWithEscapesInTextAndPointer) {
  EXPECT_THAT(place(R"({"a/b~\"\u0041": {"": 1}})", "/a~1b~0\"A/"), Pair(1, 23));
}

TEST(JsonDocument, AMistakeAtAPlaceThatIsNotThereStandsAtTheNearestParent) {
  const std::string text = "{\"a\": {\"b\": 1}, \"ab\": 2}";
  EXPECT_THAT(place(text, "/a/missing/deeper"), Pair(1, 7));
  EXPECT_THAT(place(text, "/abc"), Pair(1, 1));
}

TEST(JsonDocument, AMistakeCarriesFilePointerAndMessage) {
  const auto document = JsonDocument::parse("{}", "kota/siklus.json");
  ASSERT_TRUE(document);
  const Mistake mistake = document->mistake("/x", text("salah", "wrong"));
  EXPECT_EQ(mistake.file, "kota/siklus.json");
  EXPECT_EQ(mistake.pointer, "/x");
  EXPECT_EQ(mistake.message, text("salah", "wrong"));
}

TEST(JsonDocument, KeepsIntegersIntegersAndReadsDecimalsToTheNearestDouble) {
  const auto document = JsonDocument::parse(
      "[9007199254740993, 1.0, 0.12345678901234567, 5e-324, 1.7976931348623157e308]", "a.json");
  ASSERT_TRUE(document);
  const auto& list = document->root().as_array();
  EXPECT_EQ(list[0].as_int64(), 9007199254740993);
  EXPECT_EQ(list[1].as_double(), 1.0);
  EXPECT_EQ(list[2].as_double(), 0.12345678901234567);
  EXPECT_EQ(list[3].as_double(), 5e-324);
  EXPECT_EQ(list[4].as_double(), 1.7976931348623157e308);
}

TEST(JsonDocument, ARepeatedKeyIsAnErrorThatNamesBothLines) {
  const Text message = refused_text("{\"a\": {\"b\": 1},\n \"c\": 2,\n \"a\": {\"b\": 3}}");
  EXPECT_EQ(message.id,
            "a.json, baris 3, kolom 2: \"a\" sudah ada di baris 1. Hapus atau ganti nama salah "
            "satunya.");
  EXPECT_THAT(message.en, HasSubstr("line 3, column 2: \"a\" is already there in line 1"));
}

TEST(JsonDocument, KeysThatDifferOnlyInSpellingOfEscapesAreRepeated) {
  EXPECT_THAT(refused_text(R"({"A": 1, "\u0041": 2})").en, HasSubstr("\"A\" is already there"));
}

TEST(JsonDocument, TheSameKeyInTwoObjectsIsNotRepeated) {
  EXPECT_EQ(refused_text(R"({"a": {"x": 1}, "b": {"x": 1}, "c": [{"x": 1}, {"x": 1}]})").id,
            "accepted");
}

TEST(JsonDocument, AMissingCommaIsNamedAtThePlaceAfterIt) {
  const Text message = refused_text("{\n  \"a\": 1\n  \"b\": 2\n}");
  EXPECT_THAT(message.id, AllOf(HasSubstr("baris 3, kolom 3"), HasSubstr("kurang koma")));
  EXPECT_THAT(message.en, HasSubstr("A comma (or colon) may be missing"));
}

TEST(JsonDocument, SaysWhatIsWrongWithTheTextAndWhatToDo) {
  EXPECT_THAT(refused_text("{\"a\": 'x'}").id, HasSubstr("kutip ganda"));
  EXPECT_THAT(refused_text("{\"a\": \"x\n\"}").id, HasSubstr("kurang tanda kutip"));
  EXPECT_THAT(refused_text("{\"a\": [1, 2").id, HasSubstr("belum ditutup"));
  EXPECT_THAT(refused_text("{} /* x").en, HasSubstr("ends too early"));
  EXPECT_THAT(refused_text("").en, HasSubstr("ends too early"));
  EXPECT_THAT(refused_text("{\"a\": 1} {").id, HasSubstr("isi lagi sesudah akhir"));
  EXPECT_THAT(refused_text("{\"a\": NaN}").id,
              AllOf(HasSubstr("kolom 7"), HasSubstr("Tidak boleh ada \"N\"")));
  EXPECT_THAT(refused_text("[Infinity]").en, HasSubstr("There must be no \"I\""));
}

TEST(JsonDocument, RefusesNumbersBeyondWhatCanBeComputedWith) {
  EXPECT_THAT(refused_text("{\"a\": 1,\n\"b\": 1e400}").id,
              AllOf(HasSubstr("baris 2, kolom 6"), HasSubstr("Angka 1e400 terlalu besar")));
  EXPECT_THAT(refused_text("[1e-400]").en, HasSubstr("1e-400 is too large or too small"));
  EXPECT_THAT(refused_text("[1e99999999999]").en, HasSubstr("too large or too small"));
}

TEST(JsonDocument, TakesSixtyFourLevelsAndRefusesOneMore) {
  EXPECT_EQ(refused_text(std::string(64, '[') + std::string(64, ']')).id, "accepted");
  EXPECT_THAT(refused_text(std::string(65, '[') + std::string(65, ']')).id,
              HasSubstr("64 tingkat"));
}

TEST(JsonDocument, RefusesWhatIsNotUtf8EvenInComments) {
  EXPECT_THAT(refused_text("{\n \"a\": \"\xFF\"}").id,
              AllOf(HasSubstr("baris 2, kolom 8"), HasSubstr("UTF-8")));
  EXPECT_THAT(refused_text("{} // \xC0\xAF").en, HasSubstr("not UTF-8"));
  EXPECT_THAT(refused_text("[\"\xED\xA0\x80\"]").en, HasSubstr("not UTF-8"));
  EXPECT_THAT(refused_text("[\"\xF4\x90\x80\x80\"]").en, HasSubstr("not UTF-8"));
  EXPECT_EQ(refused_text("[\"\xF4\x8F\xBF\xBF \xE0\xA0\x80 \xC2\x80\"]").id, "accepted");
}

TEST(JsonDocument, MessagesCarryNoControlCharactersOfTheText) {
  EXPECT_THAT(refused_text("{\"\\u001b[31m\": 1, \"\\u001b[31m\": 2}").id, Not(HasSubstr("\x1b")));
}

TEST(JsonDocument, NamesAFileThatIsMissingOrAFolder) {
  const auto missing = JsonDocument::read("tidak/ada.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Errc::not_found);
  EXPECT_EQ(missing.error().message.id,
            "Berkas tidak/ada.json tidak ada. Periksa nama dan foldernya.");
  const auto folder = JsonDocument::read(std::filesystem::temp_directory_path());
  ASSERT_FALSE(folder);
  EXPECT_THAT(folder.error().message.en, HasSubstr("is a folder"));
}

}  // namespace
}  // namespace kinerja
