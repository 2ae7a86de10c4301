#include <kinerja/core/config.hpp>

#include <gtest/gtest.h>

namespace kinerja {
namespace {

TEST(DidYouMean, FindsAWordWithOneLetterPutInLeftOutReplacedOrSwapped) {
  EXPECT_EQ(did_you_mean("inpputs", {"title", "inputs"}), "inputs");
  EXPECT_EQ(did_you_mean("input", {"title", "inputs"}), "inputs");
  EXPECT_EQ(did_you_mean("imputs", {"title", "inputs"}), "inputs");
  EXPECT_EQ(did_you_mean("inptus", {"title", "inputs"}), "inputs");
}

TEST(DidYouMean, SeesPastUpperCase) {
  EXPECT_EQ(did_you_mean("KUALITAS", {"kualitas"}), "kualitas");
}

TEST(DidYouMean, AllowsOneSlipInThreeLettersAndNoMore) {
  EXPECT_EQ(did_you_mean("abcdef", {"abcdxy"}), "abcdxy");
  EXPECT_EQ(did_you_mean("abcdef", {"abcxyz"}), "");
  EXPECT_EQ(did_you_mean("ab", {"ax"}), "ax");
  EXPECT_EQ(did_you_mean("ab", {"xy"}), "");
  EXPECT_EQ(did_you_mean("a", {"b"}), "");
}

TEST(DidYouMean, TakesTheNearestAndOfEqualsTheFirst) {
  EXPECT_EQ(did_you_mean("perilaku", {"perilakuan", "perilakuu"}), "perilakuu");
  EXPECT_EQ(did_you_mean("hasik", {"hasil", "hasip"}), "hasil");
}

TEST(DidYouMean, HasNothingToSayAboutEmptyOrVeryLongWordsOrWithoutKnownOnes) {
  EXPECT_EQ(did_you_mean("", {"a"}), "");
  EXPECT_EQ(did_you_mean(std::string(65, 'a'), {std::string_view("aaaa")}), "");
  EXPECT_EQ(did_you_mean("inputs", {}), "");
}

}  // namespace
}  // namespace kinerja
