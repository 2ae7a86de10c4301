#include <kinerja/core/text.hpp>

#include <gtest/gtest.h>

namespace kinerja {
namespace {

TEST(TextTemplate, FillsGapsInOrderInBothLanguages) {
  const Text filled = text("{} dari {}", "{} of {}", {3, 0.5});

  EXPECT_EQ(filled.id, "3 dari 0,5");
  EXPECT_EQ(filled.en, "3 of 0.5");
}

TEST(TextTemplate, NeverFillsGapsThatAnArgumentBrought) {
  EXPECT_EQ(text("{}, {}", "{}, {}", {"{}", "b"}).en, "{}, b");
}

TEST(TextTemplate, LeavesGapsWithoutAnArgumentAndForgetsArgumentsWithoutAGap) {
  EXPECT_EQ(text("{} {}", "{} {}", {"a"}).en, "a {}");
  EXPECT_EQ(text("a", "a", {"b"}).en, "a");
  EXPECT_EQ(text("", "", {"b"}).en, "");
}

TEST(TextTemplate, TakesATextInEachLanguage) {
  const Text inner{"atasan", "superior"};

  EXPECT_EQ(text("oleh {}", "by {}", {inner}).in(Language::indonesian), "oleh atasan");
  EXPECT_EQ(text("oleh {}", "by {}", {inner}).in(Language::english), "by superior");
}

TEST(OneLine, JoinsWhatBrokeInItsCell) {
  EXPECT_EQ(one_line("  Menyusun\r\n\tlaporan   tahunan \n"), "Menyusun laporan tahunan");
  EXPECT_EQ(one_line(" \n "), "");
}

}  // namespace
}  // namespace kinerja
