// The layer for authors of methods, through the tables that it makes.

// The entry would be one of many in this program.
#include <kinerja/plugin.hpp>
#undef KINERJA_ENTRY
#define KINERJA_ENTRY punctuality_entry

#include "method_bench.hpp"

#include <gmock/gmock.h>

#include <limits>

// As STYLE.md prints it: `about` and `schema` are left out there, which a plugin for real use may
// not.

// Share of the agreed service time that was kept, in percent.
struct Punctuality : kinerja::Method {
  static constexpr kinerja::Info info{"id.go.denpasar.punctuality", "Ketepatan waktu layanan"};
  explicit Punctuality(kinerja::Config config) : cap_(config.number("cap", 120.0)) {}

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    double sum = 0, weight = 0;
    for (const kinerja::Goal& goal : employee.goals()) {
      const double part = std::min(cap_, 100.0 * goal.actual() / goal.target());
      trail.step("ratio", goal, goal.actual(), goal.target(), part);
      sum += part * goal.weight();
      weight += goal.weight();
    }
    return weight > 0 ? kinerja::Score{sum / weight} : kinerja::Score::missing();
  }

 private:
  double cap_;
};
KINERJA_PLUGIN(Punctuality)

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class T>
const kinerja_method* table_of() {
  return &T::template table<T>;
}

TEST(MethodLayer, TheExampleOfTheStyleGuideIsAPlugin) {
  const kinerja_plugin* const plugin = punctuality_entry(KINERJA_ABI);
  ASSERT_NE(plugin, nullptr);
  EXPECT_EQ(punctuality_entry(KINERJA_ABI + (1U << 16U)), nullptr);
  const MethodBench bench(bench_method(plugin, "id.go.denpasar.punctuality"),
                          {.config = R"({"cap": 110})"});
  const BenchGoal kept{.target = 10, .actual = 9, .weight = 3};
  const BenchGoal exceeded{.target = 10, .actual = 20, .weight = 1};
  const BenchBatch batch = bench.rate({{.goals = {kept, exceeded}}, {}});
  EXPECT_EQ(batch.rows[0].score, 95.0);
  EXPECT_EQ(batch.rows[1].status, KINERJA_MISSING);
  ASSERT_THAT(batch.rows[0].steps, SizeIs(2));
  EXPECT_EQ(batch.rows[0].steps[1].ref_kind, KINERJA_REF_GOAL);
  EXPECT_EQ(batch.rows[0].steps[1].ref, 1);
  EXPECT_EQ(batch.rows[0].steps[1].a, 20.0);
  EXPECT_EQ(batch.rows[0].steps[1].b, 10.0);
  EXPECT_EQ(batch.rows[0].steps[1].result, 110.0);
}

// Does what its one input says.
struct Misbehaving : Method {
  static constexpr Info info{"id.test.misbehaving", "NAME", "ABOUT", ""};
  static constexpr Step steps[] = {{"seen", KINERJA_REF_INPUT, "SEEN"},
                                   {"done", KINERJA_REF_NONE, "DONE"}};
  std::vector<std::string> grades() const { return {"C", "B", "A"}; }
  Score rate(const Employee& employee, Trail& trail) const {
    const int what = static_cast<int>(employee.input(0).score());
    trail.step("seen", employee.input(0), what, 0, 0);
    switch (what) {
      case 1:
        throw Failure(KINERJA_E_INPUT, "BAD: 1", "column");
      case 2:
        throw std::runtime_error("broken");
      case 3:
        throw 42;
      case 4:
        return Score{std::numeric_limits<double>::quiet_NaN()};
      case 5:
        return Score{std::numeric_limits<double>::infinity()};
      case 6:
        return Score{1.0, 3};
      case 7:
        return Score{1.0, -2};
      case 8:
        return Score{Exact(1e308) * 10};
      case 9:
        return Score{Exact(1) / Exact(0)};
      case 10:
        throw Failure(KINERJA_MISSING, "LATER");
      case 11:
        throw Failure(KINERJA_LATER, "odd");
      case 12:
        return Score::missing("NOTHING");
      case 13:
        return Score{employee.input(1).score()};
      case 14:
        throw Call::Stopped{KINERJA_E_CANCELLED};
      case 15:
        throw std::bad_alloc();
      case 16:
        trail.step("unheard of", Ref::none(), 0, 0, 0);
        break;
      case 17:
        trail.step("seen", Ref::none(), 0, 0, 0);
        break;
      case 18:
        return Score{-0.0};
      default:
        break;
    }
    trail.step("done", Ref::none(), what, 0, what);
    return Score(what, 2);
  }
};

BenchPerson doing(int what) {
  return {.inputs = {{static_cast<double>(what)}}};
}

TEST(MethodLayer, WhatARowThrowsFailsThatRowAlone) {
  const MethodBench bench(table_of<Misbehaving>(), {.inputs = {"what"}});
  std::vector<BenchPerson> people;
  for (int what = 0; what <= 13; ++what) people.push_back(doing(what));
  people.push_back(doing(0));
  const BenchBatch batch = bench.rate(people);
  ASSERT_EQ(batch.status, KINERJA_OK);
  std::vector<int> statuses;
  for (const BenchRow& row : batch.rows) statuses.push_back(row.status);
  EXPECT_THAT(statuses,
              ElementsAre(KINERJA_OK,
                          KINERJA_E_INPUT,
                          KINERJA_E_INTERNAL,
                          KINERJA_E_INTERNAL,
                          KINERJA_E_INPUT,
                          KINERJA_E_INPUT,
                          KINERJA_E_INTERNAL,
                          KINERJA_E_INTERNAL,
                          KINERJA_E_INPUT,
                          KINERJA_E_INPUT,
                          KINERJA_MISSING,
                          KINERJA_E_INTERNAL,
                          KINERJA_MISSING,
                          KINERJA_E_INTERNAL,
                          KINERJA_OK));
  EXPECT_EQ(batch.rows[1].message, "BAD: 1");
  EXPECT_EQ(batch.rows[8].message, "NUMBER_TOO_LARGE");
  EXPECT_EQ(batch.rows[9].message, "DIVISION_BY_ZERO");
  EXPECT_EQ(batch.rows[12].message, "NOTHING");
  EXPECT_EQ(batch.rows[14].grade, "A");
  EXPECT_THAT(batch.rows[1].steps, IsEmpty());
  EXPECT_THAT(batch.rows[12].steps, SizeIs(1));  // a missing score keeps its explanation
  EXPECT_THAT(batch.rows[14].steps, SizeIs(2));
  for (std::size_t i = 1; i < 14; ++i) EXPECT_EQ(batch.rows[i].score, 0.0);
}

TEST(MethodLayer, AStopOrLackOfMemoryEndsTheWholeCall) {
  const MethodBench bench(table_of<Misbehaving>(), {.inputs = {"what"}});
  EXPECT_EQ(bench.rate({doing(0), doing(14)}).status, KINERJA_E_CANCELLED);
  EXPECT_EQ(bench.rate({doing(0), doing(15)}).status, KINERJA_E_MEMORY);
}

TEST(MethodLayer, AStepThatIsNotInTheListIsABug) {
  const MethodBench bench(table_of<Misbehaving>(), {.inputs = {"what"}});
  EXPECT_EQ(bench.rate({doing(16)}).rows[0].status, KINERJA_E_INTERNAL);
  EXPECT_EQ(bench.rate({doing(17)}).rows[0].status, KINERJA_E_INTERNAL);
}

TEST(MethodLayer, MinusZeroIsZero) {
  const MethodBench bench(table_of<Misbehaving>(), {.inputs = {"what"}});
  EXPECT_FALSE(std::signbit(bench.rate({doing(18)}).rows[0].score));
}

// Catches everything, also what was not meant for it.
struct Swallowing : Method {
  static constexpr Info info{"id.test.swallowing", "NAME", "ABOUT", ""};
  Score rate(const Employee&, Trail& trail) const {
    for (int i = 0; i < 10000; ++i) {
      try {
        trail.step("any", Ref::none(), i, 0, 0);
      } catch (...) {
        break;
      }
    }
    return Score{1.0};
  }
};

TEST(MethodLayer, AFullTrailIsACapacityFaultEvenWhenTheMethodCatchesIt) {
  const MethodBench bench(table_of<Swallowing>(), {});
  EXPECT_EQ(bench.rate({{}}).status, KINERJA_E_CAPACITY);
  EXPECT_EQ(bench.rate({{}}, {.trail = false}).status, KINERJA_OK);
}

// Reports what it finds in its setup.
struct Curious : Method {
  static constexpr Info info{"id.test.curious", "NAME", "ABOUT", ""};
  explicit Curious(const MethodSetup& setup) {
    if (setup.config().truth("good", false)) return;
    setup.mistake(pointer_to("a/b", "c~d", 2), listed(setup.inputs()));
    setup.mistake("/aspects",
                  std::string(setup.aspects()[1]) + " " + number_text(setup.aspect_min(1)) + " " +
                      number_text(setup.aspect_max(1)));
    setup.mistake("/grades", listed(setup.input_grades(0)) + "|" + listed(setup.input_grades(1)));
    throw Failure(KINERJA_E_CONFIG, "THE_END", "/end");
  }
  Score rate(const Employee& employee, Trail&) const {
    const Attribute attribute = employee.attribute(0);
    if (!attribute.has()) return Score::missing();
    return Score{attribute.is_number() ? attribute.number()
                                       : static_cast<double>(attribute.word().size())};
  }
};

TEST(MethodLayer, AConstructorReportsEveryMistakeAndCanThrowAsWell) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(table_of<Curious>(),
                                                         {.inputs = {"x", "y"},
                                                         .aspects = {{"a", 1, 4}, {"b", 0.5, 10}},
                                                         .input_grades = {{}, {"low", "high"}}})) {
    EXPECT_EQ(report.code, KINERJA_E_CONFIG);
    lines.push_back(report.where + " " + report.message);
  }
  EXPECT_THAT(
      lines,
      ElementsAre("/a~1b/c~0d/2 x, y", "/aspects b 0.5 10", "/grades |low, high", "/end THE_END"));
}

TEST(MethodLayer, AttributesAreNumbersWordsOrNothing) {
  const MethodBench bench(table_of<Curious>(),
                          {.config = R"({"good": true})", .attributes = {"golongan"}});
  const BenchBatch batch = bench.rate({{.attributes = {2.5}},
                                       {.attributes = {std::string("IV/a")}},
                                       {.attributes = {std::string()}},
                                       {}});
  EXPECT_EQ(batch.rows[0].score, 2.5);
  EXPECT_EQ(batch.rows[1].score, 4.0);
  EXPECT_EQ(batch.rows[2].score, 0.0);
  EXPECT_EQ(batch.rows[2].status, KINERJA_OK);
  EXPECT_EQ(batch.rows[3].status, KINERJA_MISSING);
}

// How many people of the unit have a higher score.
struct Above : GroupMethod {
  static constexpr Info info{"id.test.above", "NAME", "ABOUT", "", KINERJA_INFO_WHOLE_GROUP};
  std::vector<double> study(const Group& group) const {
    std::vector<double> scores;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (group[i].input(0).score() < 0) throw Failure(KINERJA_E_INPUT, "NEGATIVE");
      scores.push_back(group[i].input(0).score());
    }
    return scores;
  }
  Score rate(const Employee& employee, const std::vector<double>& scores, Trail& trail) const {
    const double own = employee.input(0).score();
    const auto above =
        std::count_if(scores.begin(), scores.end(), [own](double other) { return other > own; });
    trail.step("above", employee.input(0), own, scores.size(), above);
    return Score{above};
  }
};

TEST(MethodLayer, AGroupMethodSeesEachUnitWhole) {
  const MethodBench bench(table_of<Above>(), {.inputs = {"x"}});
  const auto member = [](std::uint32_t group, double score) {
    return BenchPerson{.inputs = {{score}}, .group = group};
  };
  const std::vector<BenchRow> rows =
      bench.rate_all_ways({member(7, 1), member(3, 1), member(7, 3), member(3, 1), member(7, 2)});
  EXPECT_EQ(rows[0].score, 2);
  EXPECT_EQ(rows[1].score, 0);
  EXPECT_EQ(rows[4].score, 1);
  EXPECT_EQ(rows[4].steps[0].b, 3);
}

TEST(MethodLayer, AUnitThatCannotBeStudiedFailsWithoutItsNeighbours) {
  const MethodBench bench(table_of<Above>(), {.inputs = {"x"}});
  const BenchBatch batch = bench.rate({{.inputs = {{1.0}}, .group = 1},
                                       {.inputs = {{-1.0}}, .group = 2},
                                       {.inputs = {{2.0}}, .group = 2}});
  EXPECT_EQ(batch.status, KINERJA_OK);
  EXPECT_EQ(batch.rows[0].status, KINERJA_OK);
  EXPECT_EQ(batch.rows[1].status, KINERJA_E_INPUT);
  EXPECT_EQ(batch.rows[2].message, "NEGATIVE");
}

}  // namespace
}  // namespace kinerja::test
