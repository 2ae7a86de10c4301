#include "border/pack.hpp"

#include <kinerja/core/rows.hpp>

#include "calling/columns.hpp"

#include <gmock/gmock.h>

#include <array>
#include <vector>

namespace kinerja::border {
namespace {

using ::testing::ElementsAre;

// Two people of whom the first has two attributes, with texts that are slices of one block.
struct Staff {
  std::string block = "AniBudiUnit Agolongan";
  std::vector<std::uint32_t> name_begin{0, 3}, name_end{3, 7}, unit_begin{7, 7}, unit_end{13, 13};
  std::vector<std::uint32_t> origin{2, 3}, attr_begin{0, 2, 2}, word_begin{13, 13},
      word_end{21, 13};
  std::vector<std::int32_t> from_day{10, 20};

  kinerja_people rows() const {
    kinerja_people people{};
    people.struct_size = sizeof people;
    people.n = 2;
    people.input = str_of(block);
    people.key = column(name_begin, name_end);
    people.origin = origin.data();
    people.employee = column(name_begin, name_end);
    people.unit = column(unit_begin, unit_end);
    people.from_day = from_day.data();
    people.attr_begin = attr_begin.data();
    people.attr_name = column(word_begin, word_end);
    people.attr_value = column(word_begin, word_end);
    return people;
  }
  kinerja_strs column(const std::vector<std::uint32_t>& begin,
                      const std::vector<std::uint32_t>& end) const {
    return {block.data(), block.size(), begin.data(), end.data()};
  }
};

std::vector<std::byte> packed(const kinerja_people& rows, std::size_t text_limit = SIZE_MAX) {
  const auto name = [&](auto& visit) { fields(rows, visit); };
  std::vector<std::byte> block(pack(rows, {}, name, text_limit));
  EXPECT_EQ(pack(rows, block, name, text_limit), block.size());
  return block;
}

bool unpacked(std::span<const std::byte> block, UnpackRoom& room, kinerja_people& out) {
  return unpack(block, room, out, [&](auto& visit) { fields(out, visit); });
}

TEST(Pack, CarriesEveryColumnOfAStruct) {
  const Staff staff;
  const std::vector<std::byte> block = packed(staff.rows());
  UnpackRoom room;
  kinerja_people out{};
  ASSERT_TRUE(unpacked(block, room, out));
  EXPECT_EQ(view_of(out.input), staff.block);
  ASSERT_TRUE(well_formed(out.employee, 2));
  EXPECT_EQ(text_at(out.employee, 1), "Budi");
  EXPECT_EQ(text_at(out.unit, 0), "Unit A");
  EXPECT_EQ(text_at(out.attr_name, 0), "golongan");
  EXPECT_EQ(text_at(out.attr_name, 1), "");
  EXPECT_THAT(std::vector(out.from_day, out.from_day + 2), ElementsAre(10, 20));
  EXPECT_EQ(out.to_day, nullptr);  // what is not there stays so
}

TEST(Pack, SendsOnlyTheTextsOfABlockThatAreMeant) {
  Staff staff;
  staff.block += std::string(1 << 20, 'x');
  kinerja_people rows = staff.rows();
  rows.input = {};
  EXPECT_LT(packed(rows).size(), 4'096U);
}

TEST(Pack, CutsATextThatNobodyWouldTake) {
  Staff staff;
  staff.block += std::string(100'000, 'x');
  staff.name_end[1] = static_cast<std::uint32_t>(staff.block.size());
  kinerja_people rows = staff.rows();
  rows.input = {};
  UnpackRoom room;
  kinerja_people out{};
  const std::vector<std::byte> block = packed(rows, 1'000);
  ASSERT_TRUE(unpacked(block, room, out));
  EXPECT_EQ(text_at(out.employee, 1).size(), 1'001U);
}

TEST(Pack, ShowsABrokenColumnAsBroken) {
  Staff staff;
  staff.name_end[1] = 1'000;  // behind its block
  UnpackRoom room;
  kinerja_people out{};
  const std::vector<std::byte> block = packed(staff.rows());
  ASSERT_TRUE(unpacked(block, room, out));
  EXPECT_FALSE(well_formed(out.employee, 2));
}

// Whoever writes the block may write anything: the reader must notice, and never look outside.
TEST(Unpack, BelievesNoDistanceAndNoLength) {
  const Staff staff;
  const std::vector<std::byte> good = packed(staff.rows());
  UnpackRoom room;
  int refused = 0;
  for (std::size_t at = 8; at + 8 <= sizeof(kinerja_people); at += 8) {
    for (const std::uint64_t bad : {std::uint64_t{good.size() + 1},
                                    std::uint64_t{good.size() * 3},
                                    ~std::uint64_t{0},
                                    std::uint64_t{1} << 63U}) {
      std::vector<std::byte> block = good;
      std::memcpy(block.data() + at, &bad, sizeof bad);
      kinerja_people out{};
      if (unpacked(block, room, out)) {
        // A number or a length that nothing hangs on: all that is shown lies inside.
        for (const kinerja_strs& column : {out.key, out.employee, out.name, out.unit})
          if (well_formed(column, out.n) && out.n == 2) text_at(column, 1);
      } else {
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 40);
  kinerja_people out{};
  EXPECT_FALSE(unpacked(std::span(good).first(40), room, out));
}

TEST(Unpack, RefusesAColumnThatWouldRunOverTheEnd) {
  const Staff staff;
  std::vector<std::byte> block = packed(staff.rows());
  const std::uint32_t many = 1'000'000;
  std::memcpy(block.data() + offsetof(kinerja_people, n), &many, sizeof many);
  UnpackRoom room;
  kinerja_people out{};
  EXPECT_FALSE(unpacked(block, room, out));
}

TEST(Pack, CarriesWhatIsNestedAndListsOfColumns) {
  TextColumn grades;
  grades.push_back("Kurang");
  grades.push_back("Baik");
  const std::array<kinerja_strs, 2> lists{strs_of(grades), kinerja_strs{}};
  const std::array<std::uint32_t, 2> lens{2, 0};
  kinerja_cycle_info cycle{};
  cycle.struct_size = sizeof cycle;
  cycle.nodes_len = 2;
  cycle.title = str_of("Tahun 2025");
  cycle.node_grades = lists.data();
  cycle.node_grades_len = lens.data();
  kinerja_exporter_setup setup{sizeof setup, 0, str_of("{}"), &cycle};
  const auto name = [&](auto& visit) { fields(setup, visit); };
  std::vector<std::byte> block(pack(setup, {}, name));
  pack(setup, block, name);
  UnpackRoom room;
  kinerja_exporter_setup out{};
  ASSERT_TRUE(unpack(block, room, out, [&](auto& visit) { fields(out, visit); }));
  ASSERT_NE(out.cycle, nullptr);
  EXPECT_EQ(view_of(out.cycle->title), "Tahun 2025");
  EXPECT_EQ(text_at(out.cycle->node_grades[0], 1), "Baik");
  EXPECT_EQ(out.cycle->node_grades_len[1], 0U);
}

}  // namespace
}  // namespace kinerja::border
