#include "trust/version_order.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

TEST(VersionOrder, OrdersAsPeopleCount) {
  const char* rising[] = {"0.9",
                          "1.0-alpha",
                          "1.0-alpha.1",
                          "1.0-alpha.beta",
                          "1.0-rc1",
                          "1.0",
                          "1.0.1",
                          "1.2",
                          "1.10",
                          "2",
                          "10.0.0"};
  for (std::size_t i = 0; i < std::size(rising); ++i)
    for (std::size_t k = 0; k < std::size(rising); ++k)
      EXPECT_EQ(compare_versions(rising[i], rising[k]) < 0, i < k) << rising[i] << " " << rising[k];
}

TEST(VersionOrder, FindsTheSameVersionInOtherWords) {
  EXPECT_TRUE(compare_versions("1.0", "1.0.0") == 0);
  EXPECT_TRUE(compare_versions("1.01", "1.1") == 0);
  EXPECT_TRUE(compare_versions("1.0+debian", "1.0+2") == 0);
  EXPECT_TRUE(compare_versions("", "") == 0);
}

TEST(VersionOrder, ComparesNumbersOfAnyLength) {
  EXPECT_TRUE(compare_versions("99999999999999999999998", "99999999999999999999999") < 0);
  EXPECT_TRUE(compare_versions("99999999999999999999999", "100000000000000000000000") < 0);
}

}  // namespace
}  // namespace kinerja::test
