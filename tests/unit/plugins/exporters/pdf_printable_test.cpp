#include "exporters/pdf/printable.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using pdf_export::printable;

const std::string may_break = "\xE2\x80\x8B";

TEST(PdfPrintable, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(printable(""), "");
  EXPECT_EQ(printable("Menyusun laporan\nbulanan \xC3\xA9"), "Menyusun laporan\nbulanan \xC3\xA9");
}

TEST(PdfPrintable, ShowsNoControlCharactersAndNothingThatIsKeptFree) {
  EXPECT_EQ(printable("a\tb\x7F"), "a b ");
  EXPECT_EQ(printable("\xEF\xBF\xBE"), "\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xF0\x9F\xBF\xBF"), "\xEF\xBF\xBD ");
}

TEST(PdfPrintable, LetsWordsBreakThatAreLongerThanAnyLine) {
  const std::string longest(64, 'n');
  EXPECT_EQ(printable(longest + " n"), longest + " n");
  EXPECT_EQ(printable(longest + "n"), longest + may_break + "n");
}

TEST(PdfPrintable, BreaksNoCharacterInTwo) {
  const std::string before(63, 'n');
  EXPECT_EQ(printable(before + "\xC3\xA9n"), before + "\xC3\xA9" + may_break + "n");
}

}  // namespace
