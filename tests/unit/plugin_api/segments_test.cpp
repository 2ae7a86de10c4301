// The straight pieces that methods share, on a method of nothing else.

// The entry would be one of many in this program.
#include <kinerja/plugin.hpp>
#undef KINERJA_ENTRY
#define KINERJA_ENTRY pieces_entry
#include <kinerja/cpp/segments.hpp>

#include "method_bench.hpp"

#include <gmock/gmock.h>

namespace {

// The score is what the input comes to; the trail names the piece, counted from 1.
class Pieces : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.test.pieces", "NAME"};
  static constexpr kinerja::Step steps[] = {{"piece", KINERJA_REF_NONE, "PIECE"}};

  explicit Pieces(const kinerja::MethodSetup& setup)
      : segments_(setup, setup.config()["segments"], "/segments") {}

  std::vector<std::string> grades() const { return segments_.grades(); }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    const kinerja::Exact x = employee.input(0).value();
    const auto found = segments_.at(x);
    if (!found) return kinerja::Score::missing("NO_PIECE");
    const auto& from = segments_.from(found->index);
    trail.step("piece", kinerja::Ref::none(), found->index + 1, from.value_or(x), found->value);
    return kinerja::Score(found->value, found->grade);
  }

 private:
  kinerja::Segments segments_;
};

}  // namespace
KINERJA_PLUGIN(Pieces)

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const kinerja_method* pieces() {
  return bench_method(pieces_entry(KINERJA_ABI), "id.test.pieces");
}

BenchSetup with(const std::string& list) {
  return {.config = R"({"segments": )" + list + "}", .inputs = {"x"}};
}

std::vector<std::string> mistakes_of(const std::string& list) {
  std::vector<std::string> lines;
  for (const BenchReport& report : MethodBench::mistakes(pieces(), with(list)))
    lines.push_back(report.where + " " + report.message);
  return lines;
}

struct Edge {
  const char* from;  // as in the settings
  bool above;
};

// Which piece answers, by a slow look at every one of them; 0: none.
int piece_of(const std::vector<Edge>& edges, const Exact& x) {
  int covering = 0;
  int answer = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Exact from(std::stod(edges[i].from));
    const bool begun = edges[i].above ? x > from : x >= from;
    bool ended = false;
    if (i + 1 < edges.size()) {
      const Exact next(std::stod(edges[i + 1].from));
      ended = edges[i + 1].above ? x > next : x >= next;
    }
    if (!begun || ended) continue;
    ++covering;
    answer = static_cast<int>(i) + 1;
  }
  EXPECT_LE(covering, 1) << x.text();
  return answer;
}

TEST(Segments, EveryDecimalAroundEveryEdgeHasExactlyOnePiece) {
  const std::vector<Edge> edges = {{"-0.5", false},
                                   {"0", true},
                                   {"43.76", false},
                                   {"62.5", true},
                                   {"81.26", false},
                                   {"81.2601", false},
                                   {"100", false},
                                   {"100", true},
                                   {"110.0001", false}};
  std::string list = "[";
  for (const Edge& edge : edges) {
    list += list.size() > 1 ? ", " : "";
    list += std::string(R"({"from": )") + edge.from + R"(, "above": )" +
            (edge.above ? "true" : "false") + "}";
  }
  const MethodBench bench(pieces(), with(list + "]"));
  std::vector<BenchPerson> people;
  std::vector<Exact> numbers;
  for (const Edge& edge : edges)
    for (const int places : {1, 10, 100, 1000, 10000})
      for (int away = -12; away <= 12; ++away) {
        const Exact x = Exact(std::stod(edge.from)) + Exact(away) / places;
        numbers.push_back(x);
        people.push_back({.inputs = {{.score = x.to_double(), .exact = x.text()}}});
      }
  const BenchBatch batch = bench.rate(people);
  ASSERT_EQ(batch.status, KINERJA_OK);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const int piece = piece_of(edges, numbers[i]);
    EXPECT_EQ(piece == 0, numbers[i] < Exact(-0.5)) << "a gap at " << numbers[i].text();
    ASSERT_EQ(batch.rows[i].status, piece == 0 ? KINERJA_MISSING : KINERJA_OK) << numbers[i].text();
    if (piece == 0) continue;
    EXPECT_EQ(batch.rows[i].steps.front().a, piece) << numbers[i].text();
    EXPECT_EQ(Exact(batch.rows[i].score), numbers[i]) << "a piece without a value gives x";
  }
}

TEST(Segments, AFractionIsHeldAgainstTheEdgeItself) {
  const MethodBench bench(
      pieces(),
      with(R"([{"from": 0, "value": 0, "slope": 1}, {"from": 83.3333, "value": 5, "slope": 3}])"));
  // One hair below the edge, and the same double as the edge.
  const BenchRow below = bench.rate_one(
      {.inputs = {
           {.score = 83.3333, .exact = "83333299999999999999999999/1000000000000000000000000"}}});
  EXPECT_EQ(below.score, 83.3333);
  const BenchRow third = bench.rate_one({.inputs = {{.score = 250.0 / 3, .exact = "250/3"}}});
  EXPECT_EQ(third.score, 5.0001);  // (250/3 - 83.3333) * 3 is a ten-thousandth
}

TEST(Segments, ASlopeThatIsNoDecimalStaysExact) {
  const MethodBench bench(pieces(), with(R"([{"from": 0, "value": 0, "slope": 49, "per": 59},
      {"from": 101, "value": 110, "slope": 10, "per": 9}])"));
  EXPECT_EQ(bench.rate_one({.inputs = {{59.0}}}).score, 49.0);
  EXPECT_THAT(bench.rate_one({.inputs = {{59.0}}}).exact, IsEmpty());
  EXPECT_EQ(bench.rate_one({.inputs = {{30.0}}}).exact, "1470/59");
  EXPECT_EQ(bench.rate_one({.inputs = {{110.0}}}).score, 120.0);
  EXPECT_THAT(bench.rate_one({.inputs = {{110.0}}}).exact, IsEmpty());
}

TEST(Segments, TheLowestMayReachDownWithoutEndAndHasBaseZero) {
  const MethodBench bench(
      pieces(), with(R"([{"value": 10, "slope": 2}, {"from": 5, "value": 100, "slope": -1}])"));
  EXPECT_EQ(bench.rate_one({.inputs = {{-1000}}}).score, -1990);
  EXPECT_EQ(bench.rate_one({.inputs = {{4.5}}}).score, 19);
  EXPECT_EQ(bench.rate_one({.inputs = {{5}}}).score, 100);
  EXPECT_EQ(bench.rate_one({.inputs = {{7}}}).score, 98);
}

TEST(Segments, GradesAreListedOnceAndAPieceMayHaveNone) {
  const MethodBench bench(
      pieces(),
      with(R"([{"grade": "C"}, {"from": 1, "grade": "B"}, {"from": 2, "grade": "B"}, {"from": 3},
               {"from": 4, "grade": "A"}])"));
  EXPECT_THAT(bench.grades(), ElementsAre("C", "B", "A"));
  const std::vector<const char*> expected = {"C", "B", "B", "", "A"};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(bench.rate_one({.inputs = {{static_cast<double>(i)}}}).grade, expected[i]);
}

TEST(Segments, WithoutPiecesNothingHasAResult) {
  const MethodBench bench(pieces(), with("[]"));
  EXPECT_EQ(bench.rate_one({.inputs = {{1}}}).message, "NO_PIECE");
}

TEST(Segments, EveryMistakeIsReportedAtOnce) {
  EXPECT_THAT(mistakes_of(R"([{"above": true, "slope": 2, "grade": "C"},
                              {"value": 1, "grade": "B"},
                              {"from": 5, "value": 1e999, "grade": "C"}, {"from": 4},
                              {"from": 4}, {"from": 4, "above": true},
                              {"from": 4, "above": true}, {"from": 4}, {"from": 1e999}])"),
              ElementsAre("/segments/0/above SEGMENT_ABOVE_WITHOUT_FROM: 1",
                          "/segments/0/slope SEGMENT_SLOPE_ALONE: 1",
                          "/segments/1 SEGMENT_FROM_ABSENT: 2",
                          "/segments/2/value SEGMENT_NOT_FINITE: 3",
                          "/segments/2/grade SEGMENT_GRADE_TWICE: C",
                          "/segments/3/from SEGMENT_NOT_ASCENDING: 4",
                          "/segments/4/from SEGMENT_NOT_ASCENDING: 5",
                          "/segments/6/from SEGMENT_NOT_ASCENDING: 7",
                          "/segments/7/from SEGMENT_NOT_ASCENDING: 8",
                          "/segments/8/from SEGMENT_NOT_FINITE: 9"));
  EXPECT_THAT(mistakes_of(R"([{"from": 1}, {"from": 1, "above": true}])"), IsEmpty());
}

}  // namespace
}  // namespace kinerja::test
