#include <kinerja/core/config.hpp>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace kinerja {
namespace {

std::string canonical(std::string_view text) {
  return canonical_json(boost::json::parse(text));
}

TEST(CanonicalJson, SortsKeysByBytesAtEveryDepthAndLeavesOutBlanks) {
  EXPECT_EQ(canonical(R"({"b": {"z": 1, "a": [3, {"d": 1, "c": 2}]}, "B": 2, "a": 3, "é": 4})"),
            R"({"B":2,"a":3,"b":{"a":[3,{"c":2,"d":1}],"z":1},"é":4})");
}

TEST(CanonicalJson, OneAndOnePointZeroAreTheSameNumber) {
  EXPECT_EQ(canonical("[1.0, 1, 1e0, -0.0, 0, 100e-2]"), "[1,1,1,0,0,1]");
  EXPECT_EQ(canonical("100000000000000000"), canonical("1e17"));
}

TEST(CanonicalJson, WritesNumbersAsShortestDoes) {
  EXPECT_EQ(canonical("[0.1, 76.61, 85, -2.5, 1e300]"), "[0.1,76.61,85,-2.5,1e+300]");
}

TEST(CanonicalJson, KeepsEveryDigitOfIntegersThatADoubleCannotHold) {
  EXPECT_EQ(canonical("[9007199254740993, 18446744073709551615, -9223372036854775808]"),
            "[9007199254740993,18446744073709551615,-9223372036854775808]");
  EXPECT_EQ(canonical("9223372036854775807"), "9223372036854775807");
}

TEST(CanonicalJson, EscapesTextsTheSameWayHoweverTheyWereWritten) {
  EXPECT_EQ(canonical(R"(["\u0041\/\n\"", true, false, null, "", {}, []])"),
            R"(["A/\n\"",true,false,null,"",{},[]])");
}

}  // namespace
}  // namespace kinerja
