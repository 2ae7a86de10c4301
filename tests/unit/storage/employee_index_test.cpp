#include "storage/employee_index.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

constexpr std::uint32_t parts = 3;
constexpr int people_of_a_part = 2'000;

std::string number(std::uint32_t part, int i) {
  return std::to_string(part) + "-" + std::to_string(i);
}

std::vector<EmployeeIndex::Leaf> leaves() {
  EmployeeIndex index;
  for (std::uint32_t part = 0; part < parts; ++part) {
    Evidence people;
    for (int i = 0; i < people_of_a_part; ++i) people.employee.push_back(number(part, i));
    index.add(part, people);
  }
  return index.leaves();
}

// As the database looks for it: the last leaf that does not begin behind the hash.
std::vector<std::uint64_t> parts_with(const std::vector<EmployeeIndex::Leaf>& all,
                                      const std::string& employee) {
  const std::uint32_t hash = EmployeeIndex::hash_of(employee);
  const EmployeeIndex::Leaf* found = nullptr;
  for (const EmployeeIndex::Leaf& leaf : all)
    if (leaf.first <= hash) found = &leaf;
  return found == nullptr ? std::vector<std::uint64_t>()
                          : EmployeeIndex::parts_in(found->entries, hash);
}

TEST(EmployeeIndexTest, FindsThePartOfEverybody) {
  const std::vector<EmployeeIndex::Leaf> all = leaves();

  EXPECT_GT(all.size(), 3U);
  for (std::uint32_t part = 0; part < parts; ++part)
    for (int i = 0; i < people_of_a_part; ++i)
      ASSERT_THAT(parts_with(all, number(part, i)), Contains(part)) << number(part, i);
  EXPECT_THAT(parts_with(all, "nobody"), IsEmpty());
}

TEST(EmployeeIndexTest, WhoIsInSeveralPartsIsFoundInAllOfThemThroughOneLeaf) {
  EmployeeIndex index;
  Evidence same;
  for (int i = 0; i < people_of_a_part; ++i) same.employee.push_back("1");
  for (std::uint32_t part = 0; part < parts; ++part) index.add(part, same);

  const std::vector<EmployeeIndex::Leaf> all = index.leaves();

  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(parts_with(all, "1"), (std::vector<std::uint64_t>{0, 1, 2}));
}

TEST(EmployeeIndexTest, OfDamagedEntriesTheWholeOnesAreRead) {
  EXPECT_THAT(EmployeeIndex::parts_in("abc", 7), IsEmpty());
  EXPECT_THAT(EmployeeIndex::parts_in({}, 7), IsEmpty());
  EXPECT_THAT(EmployeeIndex().leaves(), IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
