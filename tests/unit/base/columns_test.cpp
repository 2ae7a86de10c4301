#include <kinerja/core/columns.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace kinerja {
namespace {

TEST(Column, TakesNoRoomWhileAllAreEqual) {
  Column<double> column;
  for (int i = 0; i < 3; ++i) column.push_back(1);
  EXPECT_TRUE(column.values().empty());

  column.push_back(2);

  EXPECT_EQ(column.values(), (std::vector<double>{1, 1, 1, 2}));
}

TEST(Column, TellsBitsApartAndNotValues) {
  const Column<double> zeros = {0.0, -0.0};
  EXPECT_FALSE(std::signbit(zeros[0]));
  EXPECT_TRUE(std::signbit(zeros[1]));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE((Column<double>{nan, nan}.values().empty()));
  EXPECT_FALSE((Column<double>{0.0} == Column<double>{-0.0}));
}

TEST(Column, AppendsAsIfOneByOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    Column<std::uint8_t> appended, pushed;
    for (int piece = 0; piece < 4; ++piece) {
      std::vector<std::uint8_t> values;
      for (auto n = random() % 4; n > 0; --n)
        values.push_back(static_cast<std::uint8_t>(random() % 2));
      const auto same = static_cast<std::uint8_t>(random() % 2);
      const std::size_t times = random() % 3;
      appended.append(values);
      appended.append(times, same);
      for (const std::uint8_t value : values) pushed.push_back(value);
      for (std::size_t i = 0; i < times; ++i) pushed.push_back(same);
    }
    ASSERT_EQ(appended.size(), pushed.size());
    ASSERT_EQ(appended, pushed);
  }
}

TEST(TextColumn, TakesNoRoomWhileAllAreEmpty) {
  TextColumn column;
  column.push_back("");
  column.push_back("");
  EXPECT_EQ(column.strs().begin, nullptr);
  column.push_back("tiga");
  EXPECT_EQ(column.size(), 3u);
  EXPECT_EQ(column[1], "");
  EXPECT_EQ(column[2], "tiga");
}

TEST(TextColumn, KeepsWordsThatComeAgainOnce) {
  TextColumn column;
  for (int i = 0; i < 100; ++i) column.push_back(i % 2 == 0 ? "rekan" : "atasan");
  EXPECT_EQ(column.strs().bytes_len, std::string("rekanatasan").size());
  EXPECT_EQ(column[98], "rekan");
  EXPECT_EQ(column[99], "atasan");
}

TEST(TextColumn, AppendsTextsThatShareBytesOrLieApart) {
  const std::string block = "..satu..dua...";
  const std::uint32_t begin[] = {2, 8, 2, 0};
  const std::uint32_t end[] = {6, 11, 6, 0};
  TextColumn column;
  column.push_back("nol");
  column.append({block.data(), block.size(), begin, end}, 4);
  const std::uint32_t twice[] = {0, 0, 4};
  const std::uint32_t twice_end[] = {4, 4, 7};
  column.append({"satudua", 7, twice, twice_end}, 3);
  column.append({nullptr, 0, nullptr, nullptr}, 1);

  const std::string wanted[] = {"nol", "satu", "dua", "satu", "", "satu", "satu", "dua", ""};
  ASSERT_EQ(column.size(), std::size(wanted));
  for (std::size_t i = 0; i < column.size(); ++i) EXPECT_EQ(column[i], wanted[i]) << i;
  EXPECT_TRUE(column.repeats(6));
  EXPECT_FALSE(column.repeats(7));
}

TEST(TextColumn, AppendsPartsOfAnotherAsIfOneByOne) {
  // Empty texts at the beginning, in the middle and alone, and texts that come several times.
  const std::vector<std::vector<std::string>> columns = {
      {}, {"", ""}, {"a", "a", "b", "", "", "b"}, {"", "", "c", "c", ""}, {"d"}};
  for (const auto& before : columns)
    for (const auto& from : columns)
      for (std::size_t first = 0; first <= from.size(); ++first)
        for (std::size_t n = 0; n <= from.size() - first; ++n) {
          TextColumn whole, slice, other;
          for (const std::string& text : before) whole.push_back(text), slice.push_back(text);
          for (const std::string& text : from) other.push_back(text);
          for (std::size_t i = first; i < first + n; ++i) whole.push_back(from[i]);
          slice.append(other, first, n);
          ASSERT_EQ(slice, whole);
          slice.push_back("e");
          EXPECT_EQ(slice[slice.size() - 1], "e");
        }
}

TEST(TextColumn, MayTakeItsOwnTextsAgain) {
  TextColumn column;
  column.push_back("pertama");
  for (std::size_t i = 0; i < 50; ++i) {
    column.push_back(std::to_string(i));
    column.push_back(column[0]);
  }
  EXPECT_EQ(column[100], "pertama");
}

}  // namespace
}  // namespace kinerja
