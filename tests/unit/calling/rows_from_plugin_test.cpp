#include "calling/rows_from_plugin.hpp"

#include <kinerja/core/days.hpp>
#include <kinerja/core/utf8.hpp>

#include "plugin_rows.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// The column of the only refusal, or empty when all rows are good.
template <class Columns>
std::string refused_column(const Columns& rows) {
  const auto copied = copy_rows(rows);
  if (!copied) return "Error: " + copied.error().message.en;
  if (copied->refused.empty()) return "";
  EXPECT_THAT(copied->refused, SizeIs(1));
  EXPECT_EQ(copied->rows.size(), 0u);
  EXPECT_EQ(copied->refused[0].origin, 7u);
  EXPECT_NE(copied->refused[0].reason_id, "");
  EXPECT_NE(copied->refused[0].reason_en, "");
  EXPECT_TRUE(valid_utf8(copied->refused[0].raw));
  return copied->refused[0].column;
}

class RowsFromPlugin : public ::testing::Test {
 protected:
  PluginRows make;
};

TEST_F(RowsFromPlugin, GoodRowsOfEveryKindArrive) {
  EXPECT_EQ(refused_column(make.person()), "");
  EXPECT_EQ(refused_column(make.goal()), "");
  EXPECT_EQ(refused_column(make.measure()), "");
  EXPECT_EQ(refused_column(make.rating()), "");
  EXPECT_EQ(refused_column(make.event()), "");
  EXPECT_EQ(refused_column(make.span()), "");
}

TEST_F(RowsFromPlugin, ColumnsThatAreNotGivenHaveTheirDefaults) {
  const auto goal = copy_rows(make.goal());
  ASSERT_THAT(goal, IsOk());
  EXPECT_EQ(goal->rows.input, "sasaran.csv");
  EXPECT_EQ(goal->rows.origin[0], 7u);
  EXPECT_EQ(goal->rows.weight[0], 1);
  EXPECT_EQ(goal->rows.share[0], 1);
  EXPECT_EQ(goal->rows.aggregate[0], KINERJA_AGGREGATE_SUM);
  EXPECT_EQ(goal->rows.parent[0], "");

  const auto person = copy_rows(make.person());
  ASSERT_THAT(person, IsOk());
  EXPECT_EQ(person->rows.from_day[0], KINERJA_NO_DAY);
  EXPECT_THAT(person->rows.attr_begin, ElementsAre(0, 0));

  const auto rating = copy_rows(make.rating());
  ASSERT_THAT(rating, IsOk());
  EXPECT_EQ(rating->rows.state[0], KINERJA_RATING_SUBMITTED);
  EXPECT_EQ(rating->rows.day[0], KINERJA_NO_DAY);
}

TEST_F(RowsFromPlugin, OneBadRowLeavesTheOthersGood) {
  kinerja_ratings rows = make.rating();
  const std::uint32_t lines[] = {1, 2, 3};
  const std::uint8_t roles[] = {0, 9, 1}, flags[] = {1, 1, 1};
  const double scores[] = {3, 4, 5};
  rows.n = 3;
  rows.origin = lines;
  rows.role = roles;
  rows.flags = flags;
  rows.score = scores;
  rows.key = make.texts({"a", "b", "c"});
  rows.ratee = rows.rater = rows.aspect = rows.key;

  const auto copied = copy_rows(rows);

  ASSERT_THAT(copied, IsOk());
  EXPECT_THAT(copied->rows.score, ElementsAre(3, 5));
  EXPECT_EQ(copied->rows.key[1], "c");
  ASSERT_THAT(copied->refused, SizeIs(1));
  EXPECT_EQ(copied->refused[0].origin, 2u);
  EXPECT_EQ(copied->refused[0].column, "role");
  EXPECT_EQ(copied->refused[0].reason_en, "code 9 is unknown");
}

TEST_F(RowsFromPlugin, TextsThatAreNeededMustNotBeEmpty) {
  const kinerja_strs nothing{};
  const auto without = [&](auto rows, auto column) {
    rows.*column = nothing;
    return refused_column(rows);
  };

  EXPECT_EQ(without(make.event(), &kinerja_events::key), "key");
  EXPECT_EQ(without(make.person(), &kinerja_people::employee), "employee");
  EXPECT_EQ(without(make.person(), &kinerja_people::unit), "unit");
  EXPECT_EQ(without(make.goal(), &kinerja_goals::employee), "employee");
  EXPECT_EQ(without(make.goal(), &kinerja_goals::indicator), "indicator");
  EXPECT_EQ(without(make.measure(), &kinerja_measures::subject), "subject");
  EXPECT_EQ(without(make.measure(), &kinerja_measures::indicator), "indicator");
  EXPECT_EQ(without(make.rating(), &kinerja_ratings::ratee), "ratee");
  EXPECT_EQ(without(make.rating(), &kinerja_ratings::rater), "rater");
  EXPECT_EQ(without(make.rating(), &kinerja_ratings::aspect), "aspect");
  EXPECT_EQ(without(make.event(), &kinerja_events::kind), "kind");
  EXPECT_EQ(without(make.span(), &kinerja_spans::kind), "kind");
  EXPECT_EQ(without(make.goal(), &kinerja_goals::title), "");
}

TEST_F(RowsFromPlugin, AnEmployeeNumberHasUpTo64Bytes) {
  kinerja_people rows = make.person();
  rows.employee = make.text(std::string(64, '1'));
  EXPECT_EQ(refused_column(rows), "");

  rows.employee = make.text(std::string(65, '1'));
  EXPECT_EQ(refused_column(rows), "employee");
}

TEST_F(RowsFromPlugin, ATextHasUpTo65536Bytes) {
  kinerja_measures rows = make.measure();
  rows.evidence = make.text(std::string(65'536, 'e'));
  EXPECT_EQ(refused_column(rows), "");

  rows.evidence = make.text(std::string(65'537, 'e'));
  EXPECT_EQ(refused_column(rows), "evidence");
}

TEST_F(RowsFromPlugin, TextsAreUtf8) {
  kinerja_people person = make.person();
  person.name = make.text("Ni Luh Ay\xFC");
  EXPECT_EQ(refused_column(person), "name");

  kinerja_spans span = make.span();
  span.text = make.text("cuti \xE2\x82");
  EXPECT_EQ(refused_column(span), "text");

  kinerja_events event = make.event();
  event.pin = make.text("0012é");
  EXPECT_EQ(refused_column(event), "");
}

TEST_F(RowsFromPlugin, AKeyThatIsNoTextIsNotKeptAsText) {
  kinerja_people rows = make.person();
  rows.key = make.text("\xFF");

  EXPECT_EQ(refused_column(rows), "key");
}

TEST_F(RowsFromPlugin, NumbersAreFinite) {
  for (const double bad : {nan, infinity, -infinity}) {
    kinerja_measures measure = make.measure();
    measure.value = &bad;
    EXPECT_EQ(refused_column(measure), "value");
    kinerja_goals goal = make.goal();
    goal.target = &bad;
    EXPECT_EQ(refused_column(goal), "target");
    goal = make.goal();
    goal.target_high = &bad;
    EXPECT_EQ(refused_column(goal), "target_high");
    kinerja_ratings rating = make.rating();
    rating.score = &bad;
    EXPECT_EQ(refused_column(rating), "score");
    kinerja_events event = make.event();
    event.number = &bad;
    EXPECT_EQ(refused_column(event), "number");
  }
  const double most = std::numeric_limits<double>::max();
  kinerja_measures measure = make.measure();
  measure.value = &most;
  EXPECT_EQ(refused_column(measure), "");
}

TEST_F(RowsFromPlugin, AWeightIsNotNegativeAndAShareIsNotAboveOne) {
  const auto goal_with = [&](const double* kinerja_goals::*column, double value) {
    kinerja_goals rows = make.goal();
    rows.*column = &value;
    return refused_column(rows);
  };
  EXPECT_EQ(goal_with(&kinerja_goals::weight, 0), "");
  EXPECT_EQ(goal_with(&kinerja_goals::weight, 1e300), "");
  EXPECT_EQ(goal_with(&kinerja_goals::weight, -1e-9), "weight");
  EXPECT_EQ(goal_with(&kinerja_goals::share, 0), "");
  EXPECT_EQ(goal_with(&kinerja_goals::share, 1), "");
  EXPECT_EQ(goal_with(&kinerja_goals::share, -0.01), "share");
  EXPECT_EQ(goal_with(&kinerja_goals::share, 1.01), "share");
}

TEST_F(RowsFromPlugin, ARangeRunsUpwards) {
  const std::uint8_t range = KINERJA_GOAL_HAS_TARGET | KINERJA_GOAL_HAS_TARGET_HIGH;
  const double low = 0.5, same = 1, high = 2;
  kinerja_goals rows = make.goal();
  rows.flags = &range;
  rows.target_high = &high;
  EXPECT_EQ(refused_column(rows), "");
  rows.target_high = &same;
  EXPECT_EQ(refused_column(rows), "");
  rows.target_high = &low;
  EXPECT_EQ(refused_column(rows), "target_high");
  rows.target_high = nullptr;
  EXPECT_EQ(refused_column(rows), "target_high");
}

TEST_F(RowsFromPlugin, CodesGoUpToTheLastOneThatIsKnown) {
  const auto edge = [&](auto rows, auto column, int highest, const char* name) {
    auto code = static_cast<std::uint8_t>(highest);
    rows.*column = &code;
    EXPECT_EQ(refused_column(rows), "") << name;
    ++code;
    EXPECT_EQ(refused_column(rows), name);
  };
  edge(make.goal(), &kinerja_goals::subject_kind, KINERJA_SUBJECT_ALL, "subject_kind");
  edge(make.goal(), &kinerja_goals::direction, KINERJA_RANGE_IS_BEST, "direction");
  edge(make.goal(), &kinerja_goals::kind, KINERJA_GOAL_ADDITIONAL, "kind");
  edge(make.goal(), &kinerja_goals::aggregate, KINERJA_AGGREGATE_MAX, "aggregate");
  edge(make.measure(), &kinerja_measures::subject_kind, KINERJA_SUBJECT_ALL, "subject_kind");
  edge(make.rating(), &kinerja_ratings::ratee_kind, KINERJA_SUBJECT_ALL, "ratee_kind");
  edge(make.rating(), &kinerja_ratings::role, KINERJA_ROLE_PUBLIC, "role");
  edge(make.rating(), &kinerja_ratings::state, KINERJA_RATING_WITHDRAWN, "state");
  edge(make.event(), &kinerja_events::subject_kind, KINERJA_SUBJECT_ALL, "subject_kind");
  edge(make.span(), &kinerja_spans::subject_kind, KINERJA_SUBJECT_ALL, "subject_kind");
}

TEST_F(RowsFromPlugin, DaysLieInTheCalendarAndInOrder) {
  const std::int32_t last = days_of({9999, 12, 31});
  const auto days = [&](std::int32_t from, std::int32_t to) {
    kinerja_people person = make.person();
    person.from_day = &from;
    person.to_day = &to;
    kinerja_measures measure = make.measure();
    measure.from_day = &from;
    measure.to_day = &to;
    const std::string refused = refused_column(person);
    EXPECT_EQ(refused_column(measure), refused);
    return refused;
  };
  EXPECT_EQ(days(0, 0), "");
  EXPECT_EQ(days(1, 0), "from_day");
  EXPECT_EQ(days(last, last), "");
  EXPECT_EQ(days(0, last + 1), "from_day");
  EXPECT_EQ(days(last + 1, last + 1), "from_day");
  EXPECT_EQ(days(-last, 0), "");
  EXPECT_EQ(days(-last - 1, 0), "from_day");
}

TEST_F(RowsFromPlugin, APersonNeedsNoDaysAndAMeasureNeedsBoth) {
  const std::int32_t none = KINERJA_NO_DAY;
  kinerja_people person = make.person();
  person.from_day = person.to_day = &none;
  EXPECT_EQ(refused_column(person), "");

  kinerja_measures measure = make.measure();
  measure.from_day = &none;
  EXPECT_EQ(refused_column(measure), "from_day");
  measure = make.measure();
  measure.to_day = &none;
  EXPECT_EQ(refused_column(measure), "to_day");
}

TEST_F(RowsFromPlugin, ASpanEndsAfterItBegins) {
  const std::int64_t from = 5, same = 5, later = 6;
  kinerja_spans rows = make.span();
  rows.from_ms = &from;
  rows.to_ms = &later;
  EXPECT_EQ(refused_column(rows), "");
  rows.to_ms = &same;
  EXPECT_EQ(refused_column(rows), "to_ms");
}

TEST_F(RowsFromPlugin, AttributesArriveWithTheirPerson) {
  kinerja_people rows = make.person();
  const std::uint32_t begin[] = {0, 2};
  rows.attr_begin = begin;
  rows.attr_name = make.texts({"golongan", "loket"});
  rows.attr_value = make.texts({"III/a", "4"});

  const auto copied = copy_rows(rows);

  ASSERT_THAT(copied, IsOk());
  EXPECT_THAT(copied->rows.attr_begin, ElementsAre(0, 2));
  EXPECT_EQ(copied->rows.attr_value[1], "4");
}

}  // namespace
}  // namespace kinerja::test
