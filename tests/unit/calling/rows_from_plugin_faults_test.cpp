// Faults of the columns themselves are the plugin's, and end the call.

#include <kinerja/core/calling.hpp>

#include "calling/rows_from_plugin.hpp"
#include "plugin_rows.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <string>
#include <vector>

namespace kinerja::test {
namespace {

using ::testing::IsEmpty;

class RowsFromPluginFaults : public ::testing::Test {
 protected:
  PluginRows make;
};

TEST_F(RowsFromPluginFaults, TakesSoManyRowsAtOnceAndNoMore) {
  kinerja_people rows = make.person();
  TextColumn words;
  for (std::uint32_t i = 0; i <= max_rows_per_emit; ++i) words.push_back(std::to_string(i));
  const std::vector<std::uint32_t> lines(max_rows_per_emit + 1, 1);
  rows.key = rows.employee = rows.unit = strs_of(words);
  rows.origin = lines.data();
  rows.n = max_rows_per_emit;
  const auto copied = copy_rows(rows);
  ASSERT_THAT(copied, IsOk());
  EXPECT_EQ(copied->rows.size(), max_rows_per_emit);

  rows.n = max_rows_per_emit + 1;
  EXPECT_THAT(copy_rows(rows), IsError(Errc::plugin_failed, "broken column \"n\""));
}

TEST_F(RowsFromPluginFaults, NoRowsNeedNoColumns) {
  kinerja_measures rows{};
  rows.struct_size = sizeof rows;

  const auto copied = copy_rows(rows);

  ASSERT_THAT(copied, IsOk());
  EXPECT_EQ(copied->rows.size(), 0u);
  EXPECT_THAT(copied->refused, IsEmpty());
}

TEST_F(RowsFromPluginFaults, RefusesAStructThatIsTooShort) {
  const auto shorter = [](auto rows) {
    --rows.struct_size;
    return copy_rows(rows);
  };
  EXPECT_THAT(shorter(make.person()), IsError(Errc::plugin_failed, "struct_size"));
  EXPECT_THAT(shorter(make.goal()), IsError(Errc::plugin_failed, "struct_size"));
  EXPECT_THAT(shorter(make.measure()), IsError(Errc::plugin_failed, "struct_size"));
  EXPECT_THAT(shorter(make.rating()), IsError(Errc::plugin_failed, "struct_size"));
  EXPECT_THAT(shorter(make.sheet()), IsError(Errc::plugin_failed, "struct_size"));
  EXPECT_THAT(shorter(make.event()), IsError(Errc::plugin_failed, "struct_size"));
  EXPECT_THAT(shorter(make.span()), IsError(Errc::plugin_failed, "struct_size"));
}

TEST_F(RowsFromPluginFaults, SheetsNameTheirAspectsOnceAndNotTooMany) {
  kinerja_sheets rows = make.sheet();
  TextColumn twice;
  twice.push_back("kualitas");
  twice.push_back("kualitas");
  const double scores[] = {1, 2};
  rows.aspect = strs_of(twice);
  rows.aspects_len = 2;
  rows.score = scores;
  EXPECT_THAT(copy_rows(rows), IsError(Errc::plugin_failed, "broken column \"aspect\""));

  rows = make.sheet();
  rows.aspects_len = KINERJA_SHEET_ASPECTS_MAX + 1;
  EXPECT_THAT(copy_rows(rows), IsError(Errc::plugin_failed, "broken column \"aspect\""));

  rows = make.sheet();
  rows.score = nullptr;
  EXPECT_THAT(copy_rows(rows), IsError(Errc::plugin_failed, "broken column \"score\""));
}

TEST_F(RowsFromPluginFaults, AScoreOfASheetIsANumberOrNotGiven) {
  kinerja_sheets rows = make.sheet();
  const double not_given = std::nan("");
  rows.score = &not_given;
  auto copied = copy_rows(rows);
  ASSERT_THAT(copied, IsOk());
  EXPECT_EQ(copied->rows.size(), 1u);

  const double endless = HUGE_VAL;
  rows.score = &endless;
  copied = copy_rows(rows);
  ASSERT_THAT(copied, IsOk());
  ASSERT_EQ(copied->refused.size(), 1u);
  EXPECT_EQ(copied->refused[0].column, "score");
}

TEST_F(RowsFromPluginFaults, RefusesColumnsThatMustNotBeNull) {
  const auto without = [](auto rows, auto column) {
    rows.*column = nullptr;
    return copy_rows(rows);
  };
  EXPECT_THAT(without(make.person(), &kinerja_people::origin),
              IsError(Errc::plugin_failed, "origin"));
  EXPECT_THAT(without(make.goal(), &kinerja_goals::flags), IsError(Errc::plugin_failed, "target"));
  EXPECT_THAT(without(make.goal(), &kinerja_goals::target), IsError(Errc::plugin_failed, "target"));
  EXPECT_THAT(without(make.measure(), &kinerja_measures::value),
              IsError(Errc::plugin_failed, "value"));
  EXPECT_THAT(without(make.measure(), &kinerja_measures::to_day),
              IsError(Errc::plugin_failed, "value"));
  EXPECT_THAT(without(make.rating(), &kinerja_ratings::role),
              IsError(Errc::plugin_failed, "score"));
  EXPECT_THAT(without(make.event(), &kinerja_events::local_ms),
              IsError(Errc::plugin_failed, "local_ms"));
  EXPECT_THAT(without(make.span(), &kinerja_spans::to_ms), IsError(Errc::plugin_failed, "from_ms"));
}

TEST_F(RowsFromPluginFaults, RefusesTextsThatLieOutsideTheirBlock) {
  const std::uint32_t zero = 0, one = 1, two = 2;
  const auto person_with_name = [&](kinerja_strs name) {
    kinerja_people rows = make.person();
    rows.name = name;
    return copy_rows(rows);
  };
  EXPECT_THAT(person_with_name({"a", 1, &zero, &one}), IsOk());
  EXPECT_THAT(person_with_name({"a", 1, &one, &one}), IsOk());
  EXPECT_THAT(person_with_name({"a", 1, &zero, &two}), IsError(Errc::plugin_failed, "\"name\""));
  EXPECT_THAT(person_with_name({"a", 1, &one, &zero}), IsError(Errc::plugin_failed, "\"name\""));
  EXPECT_THAT(person_with_name({"a", 1, &zero, nullptr}), IsError(Errc::plugin_failed, "\"name\""));
  EXPECT_THAT(person_with_name({nullptr, 1, &zero, &one}),
              IsError(Errc::plugin_failed, "\"name\""));
}

TEST_F(RowsFromPluginFaults, RefusesAttributesThatGoBackwardsAreTooManyOrNoText) {
  TextColumn many;
  for (int i = 0; i < 257; ++i) many.push_back("x");
  const auto with_attributes = [&](std::uint32_t first, std::uint32_t last, kinerja_strs values) {
    const std::uint32_t begin[] = {first, last};
    kinerja_people rows = make.person();
    rows.attr_begin = begin;
    rows.attr_name = strs_of(many);
    rows.attr_value = values;
    return copy_rows(rows);
  };
  EXPECT_THAT(with_attributes(0, 256, strs_of(many)), IsOk());
  EXPECT_THAT(with_attributes(0, 257, strs_of(many)), IsError(Errc::plugin_failed, "attributes"));
  EXPECT_THAT(with_attributes(2, 1, strs_of(many)), IsError(Errc::plugin_failed, "attributes"));
  EXPECT_THAT(with_attributes(0, 1, make.text("\xFF")), IsError(Errc::plugin_failed, "attributes"));
}

}  // namespace
}  // namespace kinerja::test
