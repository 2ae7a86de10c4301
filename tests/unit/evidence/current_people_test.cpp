#include "evidence/current_people.hpp"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

namespace kinerja::test {
namespace {

TEST(EmployeeKey, DigitsStandForThemselves) {
  const std::vector<std::string> numbers = {
      "", "0", "00", "1", "01", "10", "198501012010011001", "999999999999999999"};
  for (const std::string& a : numbers) {
    EXPECT_TRUE(EmployeeKey(a).is_exact()) << a;
    for (const std::string& b : numbers)
      EXPECT_EQ(EmployeeKey(a).bits() == EmployeeKey(b).bits(), a == b) << a << " " << b;
  }
}

TEST(EmployeeKey, OtherTextsMayShareAKey) {
  for (const char* text :
       {"1000000000000000000", "A1", "12 ", " 12", "1.5", "-1", "\xC3\xA9", "/", ":"})
    EXPECT_FALSE(EmployeeKey(text).is_exact()) << text;
}

// Numbers of all lengths and kinds, so that keys of both kinds stand beside each other and places
// are grown several times.
TEST(CurrentPeople, FindsWhomItHasAndNobodyElse) {
  std::mt19937 random(5);
  const auto made_up = [&] {
    static constexpr std::string_view letters = "0123456789A-";
    std::string number;
    const bool digits = random() % 4 != 0;
    for (std::size_t n = random() % 24; n > 0; --n)
      number += letters[random() % (digits ? 10 : letters.size())];
    return number;
  };
  People rows;
  std::unordered_map<std::string, std::uint32_t> known;
  for (std::uint32_t k = 0; known.size() < 3'000; ++k) {
    const std::string number = made_up();
    if (known.try_emplace(number, rows.employee.size()).second) rows.employee.push_back(number);
  }
  CurrentPeople people;
  const std::string source = "pegawai";
  EXPECT_EQ(people.find("1"), CurrentPeople::nobody);
  people.expect("1");
  for (std::uint32_t row = 0; row < rows.employee.size(); ++row)
    people.add({&rows, row, 0, &source});
  std::uint32_t strangers = 0;
  for (std::uint32_t k = 0; k < 5'000; ++k) {
    const std::string number = made_up();
    const auto at = known.find(number);
    people.expect(number);
    ASSERT_EQ(people.find(number), at == known.end() ? CurrentPeople::nobody : at->second)
        << number;
    strangers += at == known.end() ? 1U : 0U;
  }
  EXPECT_GT(strangers, 1'000U);
  for (const auto& [number, row] : known) {
    ASSERT_EQ(people.find(number), row) << number;
    ASSERT_EQ(people.find(number, row - 1), row) << number;
    ASSERT_EQ(people.find(number, CurrentPeople::nobody), row) << number;
  }
}

}  // namespace
}  // namespace kinerja::test
