#include "storage/column_codec.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string_view>
#include <vector>

namespace kinerja {
namespace {

constexpr std::size_t most = 1'000;

template <class ColumnOf>
ColumnOf there_and_back(const ColumnOf& column, std::size_t* bytes = nullptr) {
  ColumnWriter out;
  out.column(column);
  const std::string blob = out.take();
  if (bytes != nullptr) *bytes = blob.size();
  ColumnReader in(blob, most);
  ColumnOf back;
  EXPECT_TRUE(in.column(back));
  EXPECT_TRUE(in.at_end());
  return back;
}

std::size_t bytes_of(const Column<double>& column) {
  std::size_t bytes = 0;
  EXPECT_EQ(there_and_back(column, &bytes), column);
  return bytes;
}

TEST(ColumnCodec, KeepsWholeNumbersInTheBytesThatTheyNeed) {
  using Limits = std::numeric_limits<std::int64_t>;
  const std::vector<std::pair<std::vector<std::int64_t>, std::size_t>> cases = {
      {{7, 7, 7}, 4 + 1 + 8},
      {{7, 9, 11}, 4 + 1 + 16},
      {{7, 9, 262}, 4 + 1 + 9 + 3},
      {{7, 9, 263}, 4 + 1 + 9 + 6},
      {{-5, 9, 70'000}, 4 + 1 + 9 + 12},
      {{Limits::min(), 0, Limits::max()}, 4 + 1 + 24},
      {{Limits::max(), Limits::min(), Limits::max()}, 4 + 1 + 24},
      {{}, 4}};
  for (const auto& [values, wanted] : cases) {
    const Column<std::int64_t> column{std::span<const std::int64_t>(values)};
    std::size_t bytes = 0;
    EXPECT_EQ(there_and_back(column, &bytes), column);
    EXPECT_EQ(bytes, wanted) << ::testing::PrintToString(values);
  }
}

TEST(ColumnCodec, KeepsDecimalsAsTheirDigits) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(bytes_of({0.1, 2.55, -1}), 4u + 2 + 9 + 6);
  EXPECT_EQ(bytes_of({1, nan, 5, 3}), 4u + 2 + 9 + 4);
  EXPECT_EQ(bytes_of({0.1234567, 1}), 4u + 1 + 16) << "seven places are kept as doubles";
  EXPECT_EQ(bytes_of({1.0 / 3, 1}), 4u + 1 + 16);
  EXPECT_EQ(bytes_of({0.0, -0.0}), 4u + 1 + 16);
  EXPECT_EQ(bytes_of({1e300, 0.5}), 4u + 1 + 16);
  EXPECT_EQ(bytes_of({HUGE_VAL, 0.5}), 4u + 1 + 16);
  EXPECT_EQ(bytes_of({999'999'999'999'999.0, 0}), 4u + 1 + 16) << "too far apart";
}

TEST(ColumnCodec, BringsAnyDoublesBackBitForBit) {
  std::mt19937_64 random(26);
  for (int round = 0; round < 2'000; ++round) {
    Column<double> column;
    const double power = std::pow(10, random() % 8);
    for (auto n = random() % 20; n > 0; --n) {
      const double digits = static_cast<double>(random() % 2'000'000) - 1e6;
      column.push_back(random() % 50 == 0 ? std::bit_cast<double>(random()) : digits / power);
    }
    ASSERT_EQ(there_and_back(column), column) << "round " << round;
  }
}

TEST(ColumnCodec, KeepsTextsThatComeAgainOnce) {
  TextColumn column;
  for (int i = 0; i < 200; ++i) column.push_back(i % 3 == 0 ? "" : i % 3 == 1 ? "rekan" : "atasan");
  std::size_t bytes = 0;
  EXPECT_EQ(there_and_back(column, &bytes), column);
  EXPECT_LT(bytes, 260u);

  TextColumn none;
  none.push_back("");
  EXPECT_EQ(there_and_back(none, &bytes), none);
  EXPECT_EQ(bytes, 5u);

  TextColumn all;
  for (int i = 0; i < 300; ++i) all.push_back(std::to_string(i));
  EXPECT_EQ(there_and_back(all), all);
}

std::size_t bytes_of_whole(const std::vector<std::int32_t>& values) {
  std::size_t bytes = 0;
  EXPECT_EQ(there_and_back(values, &bytes), values);
  return bytes;
}

TEST(ColumnCodec, KeepsRunsOnce) {
  std::vector<std::int32_t> values(300, 4);  // two runs, for none is longer than 255
  values.insert(values.end(), 20, 7);
  EXPECT_EQ(bytes_of_whole(values), 4u + 1 + 9 + 4 + 3 * 2);
  values.push_back(70'000);
  EXPECT_EQ(bytes_of_whole(values), 4u + 1 + 9 + 4 + 4 * (4 + 1));
}

TEST(ColumnCodec, KeepsWhatComesAgainInTheSameOrderOnce) {
  std::vector<std::int32_t> values;
  for (int i = 0; i < 701; ++i) values.push_back(i % 7 == 6 ? 1'000 : i % 7);
  EXPECT_EQ(bytes_of_whole(values), 4u + 1 + 9 + 1 + 7 * 2);
  values.back() = 5;
  EXPECT_EQ(bytes_of_whole(values), 4u + 1 + 9 + 701 * 2) << "the last one breaks the pattern";
  Column<double> scores;
  for (int i = 0; i < 100; ++i) scores.push_back(i % 2 == 0 ? 2.5 : 4);
  EXPECT_EQ(bytes_of(scores), 4u + 2 + 9 + 1 + 2);
}

TEST(ColumnCodec, BringsAnyPatternBack) {
  std::mt19937 random(26);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::int32_t> values;
    const std::size_t period = 1 + random() % 300, run = 1 + random() % 9;
    for (std::size_t n = random() % most, i = 0; i < n; ++i)
      values.push_back(
          static_cast<std::int32_t>(i % period / run * (random() % 200 != 0 ? 1 : 999)));
    ASSERT_EQ(there_and_back(values), values) << "round " << round;
  }
}

TEST(ColumnCodec, RefusesPatternsThatDoNotFit) {
  const auto reads = [](std::string_view form_and_more) {
    ColumnWriter out;
    out.number(std::uint32_t{6});  // count
    out.number(std::uint8_t{2});   // whole numbers
    out.number(std::int64_t{0});   // base
    std::string blob = out.take();
    blob += form_and_more;
    ColumnReader in(blob, most);
    std::vector<std::int32_t> back;
    return in.column(back) && in.at_end();
  };
  using namespace std::string_view_literals;
  EXPECT_TRUE(reads("\x11\x02\0\0\0\x05\x06\x04\x02"sv));
  EXPECT_FALSE(reads("\x11\x02\0\0\0\x05\x06\x04\x03"sv)) << "seven";
  EXPECT_FALSE(reads("\x11\x02\0\0\0\x05\x06\x04\x01"sv)) << "five";
  EXPECT_FALSE(reads("\x11\x02\0\0\0\x05\x06\x06\0"sv)) << "an empty run";
  EXPECT_FALSE(reads("\x11\x02\0\0\0\x05\x06\x04"sv)) << "cut off";
  EXPECT_FALSE(reads("\x11\xff\xff\xff\xff\x05"sv)) << "more runs than values";
  EXPECT_TRUE(reads("\x21\x02\x05\x06"sv));
  EXPECT_FALSE(reads("\x21\0"sv)) << "no period";
  EXPECT_FALSE(reads("\x21\x07\1\2\3\4\5\6\7"sv)) << "longer than the column";
  EXPECT_FALSE(reads("\x41\x02\x05\x06"sv)) << "a form of later";
  EXPECT_FALSE(reads("\x23\x02\x05\x06"sv)) << "no such width";
}

TEST(ColumnCodec, RefusesMoreEntriesThanThereMayBe) {
  ColumnWriter out;
  out.column(Column<std::int32_t>(most + 1, 5));
  const std::string blob = out.take();
  ColumnReader in(blob, most);
  Column<std::int32_t> back;
  EXPECT_FALSE(in.column(back));
}

}  // namespace
}  // namespace kinerja
