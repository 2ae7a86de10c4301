#include <kinerja/core/comparing.hpp>

#include "fake_method.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

/// One scheme's rules with the results of three people.
struct SchemeSample {
  Cycle cycle = sample_cycle({node("awal"), node("akhir", {"awal"})});
  Methods methods;
  Evidence evidence;
  Scores scores{0, 3, std::vector<NodeScores>(2), {}, {}};

  SchemeSample(const std::vector<std::string>& words, NodeScores result) {
    add_method(methods, sum_of_all)
        .with_steps({{KINERJA_REF_NONE, {"jadi {result}", "so {result}"}}});
    add_method(methods, sum_of_all)
        .with_grades(words)
        .with_steps({{KINERJA_REF_NONE, {"batas {b}", "edge {b}"}}});
    EvidenceBuilder builder(cycle);
    builder.add(
        "pegawai",
        rows_of(std::vector<PersonRow>{{.employee = "1"}, {.employee = "2"}, {.employee = "3"}}));
    evidence = builder.build();
    scores.nodes[0] = {{1, 2, 3}, {-1, -1, -1}, {0, 0, 0}, {}, {}, {}};
    scores.nodes[1] = std::move(result);
  }
  RatedCycle rated() const { return {cycle, methods, evidence}; }
};

TEST(Schemes, PeopleMoveWhenTheWordOfTheirGradeIsAnotherOne) {
  const SchemeSample before({"kurang", "baik"},
                            {{50, 80, 0}, {0, 1, -1}, {0, 0, KINERJA_MISSING}, {}, {}, {}});
  const SchemeSample after({"kurang", "cukup", "baik"},
                           {{50, 70, 60}, {0, 1, 1}, {0, 0, 0}, {}, {}, {}});

  const auto all = compare_schemes(before.rated(), before.scores, after.rated(), after.scores);

  EXPECT_THAT(all.movers, ElementsAre(1u, 2u));
  EXPECT_THAT(
      all.counts,
      ElementsAre(ElementsAre(0, 0, 1, 0), ElementsAre(0, 1, 0, 0), ElementsAre(0, 0, 1, 0)));
}

TEST(Schemes, WithoutGradesAnyOtherScoreIsAMove) {
  const SchemeSample before({}, {{50, 80, 0}, {-1, -1, -1}, {0, 0, KINERJA_MISSING}, {}, {}, {}});
  SchemeSample after({}, {{50, 80.5, 0}, {-1, -1, -1}, {0, 0, KINERJA_MISSING}, {}, {}, {}});

  EXPECT_THAT(compare_schemes(before.rated(), before.scores, after.rated(), after.scores).movers,
              ElementsAre(1u));
  after.scores.nodes[1] = before.scores.nodes[1];
  EXPECT_THAT(compare_schemes(before.rated(), before.scores, after.rated(), after.scores).movers,
              IsEmpty());
}

TEST(Schemes, TheDecidingSentencesAreTheInputsEndAndAllOfTheResult) {
  SchemeSample one({"kurang", "baik"}, {{50, 80, 90}, {0, 1, 1}, {0, 0, 0}, {}, {}, {}});
  one.scores.trail = {{0, 0, 0, KINERJA_REF_NONE, -1, 0, 0, 9},
                      {1, 0, 0, KINERJA_REF_NONE, -1, 0, 0, 7},
                      {1, 0, 0, KINERJA_REF_NONE, -1, 0, 0, 8},
                      {1, 1, 0, KINERJA_REF_NONE, -1, 0, 75, 0}};

  EXPECT_THAT(deciding_sentences(one.rated(), one.scores, 1),
              ElementsAre(Field(&Text::id, "Judul awal: jadi 8"), Field(&Text::id, "batas 75")));
  EXPECT_THAT(deciding_sentences(one.rated(), one.scores, 2),
              ElementsAre(Field(&Text::id, "Judul awal: 3")));
}

}  // namespace
}  // namespace kinerja::test
