#include <kinerja/core/utf8.hpp>

#include <gmock/gmock.h>

namespace kinerja {
namespace {

using ::testing::Optional;

TEST(Utf8, TakesTheFirstAndTheLastCharacterOfEachLength) {
  for (const char* text : {"\x7F",
                           "\xC2\x80",
                           "\xDF\xBF",
                           "\xE0\xA0\x80",
                           "\xED\x9F\xBF",
                           "\xEE\x80\x80",
                           "\xEF\xBF\xBF",
                           "\xF0\x90\x80\x80",
                           "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(valid_utf8(text));
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndWhatLiesBeyond) {
  for (const char* text : {"\x80",
                           "\xC1\xBF",
                           "\xE0\x9F\xBF",
                           "\xED\xA0\x80",
                           "\xF0\x8F\xBF\xBF",
                           "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80",
                           "\xC3",
                           "\xE2\x82",
                           "\xE2\x28\xA1"})
    EXPECT_FALSE(valid_utf8(text));
}

TEST(Utf8, NamesThePlaceOfTheFirstBadByte) {
  EXPECT_THAT(first_invalid_utf8("aé\xFFz"), Optional(3u));
}

TEST(Utf8, CountsAndCutsCharactersNotBytes) {
  EXPECT_EQ(character_count("aé人"), 3u);
  EXPECT_EQ(first_characters("aé人", 2), "aé");
  EXPECT_EQ(first_characters("aé人", 3), "aé人");
  EXPECT_EQ(first_characters("aé人", 0), "");
  EXPECT_EQ(shortened("aé人", 2), "aé…");
  EXPECT_EQ(shortened("aé人", 3), "aé人");
}

TEST(Utf8, PrintsWhatMayBeNoTextAsOneHarmlessLine) {
  using namespace std::string_view_literals;
  EXPECT_EQ(printable("aé人", 100), "aé人");
  EXPECT_EQ(printable("a\0b\r\n\x1B[2J\x7F"sv, 100), "a b   [2J ");
  EXPECT_EQ(printable("\xC2\x9B"
                      "2J\xC2\xA0",
                      100),
            "  2J\xC2\xA0");  // what some terminals take for ESC [; and a no-break space
  EXPECT_EQ(printable("\xFF\xFEz\xC3", 100), "??z?");
  EXPECT_EQ(printable("aé", 2), "a?");
}

}  // namespace
}  // namespace kinerja
