#include <kinerja/core/rows.hpp>

#include <gtest/gtest.h>

namespace kinerja {
namespace {

TEST(TextColumn, TakesStoredPartsBack) {
  TextColumn column;
  column.push_back("satu");
  column.push_back("");
  column.push_back("tiga");

  TextColumn back;
  ASSERT_TRUE(back.assign(column.bytes(), column.offsets()));

  EXPECT_EQ(back, column);
  EXPECT_EQ(back[2], "tiga");
}

TEST(TextColumn, RefusesOffsetsThatDoNotFitAndStaysAsItWas) {
  TextColumn column;
  column.push_back("tetap");
  const TextColumn before = column;

  EXPECT_FALSE(column.assign("", {}));
  EXPECT_FALSE(column.assign("abc", {0}));
  EXPECT_FALSE(column.assign("abc", {1, 3}));
  EXPECT_FALSE(column.assign("abc", {0, 2, 1, 3}));
  EXPECT_FALSE(column.assign("abc", {0, 4}));

  EXPECT_EQ(column, before);
}

}  // namespace
}  // namespace kinerja
