#include "base/text_order.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kinerja {
namespace {

int sign(int order) {
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

TEST(TextOrder, IsThatOfBytes) {
  std::mt19937 random(5);
  std::string bytes = std::string(1, '\0') + "a\x80\xff";
  for (int round = 0; round < 200'000; ++round) {
    // Long common fronts, so that most pairs differ late or in length alone.
    const auto text = [&] {
      std::string all(random() % 12, 'a');
      for (std::size_t k = random() % 3; k > 0; --k) all.push_back(bytes[random() % bytes.size()]);
      return all;
    };
    const std::string a = text(), b = text();
    ASSERT_EQ(sign(text_order(a, b)), sign(a.compare(b)))
        << ::testing::PrintToString(a) << " " << ::testing::PrintToString(b);
  }
}

TEST(TextOrder, ReadsNothingBehindATextsEnd) {
  for (std::size_t n = 0; n < 20; ++n) {
    const std::string a = std::string(n, 'x') + "1", b = std::string(n, 'x') + "2";
    EXPECT_EQ(text_order(std::string_view(a).substr(0, n), std::string_view(b).substr(0, n)), 0);
  }
}

}  // namespace
}  // namespace kinerja
