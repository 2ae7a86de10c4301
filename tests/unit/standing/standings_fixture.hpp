#pragma once

// A cycle with nodes of every way, its ledger, and what stands, for tests of standings.

#include <kinerja/core/standings.hpp>

#include "fake_method.hpp"
#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"

#include <gmock/gmock.h>

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kinerja::test {

inline constexpr int staff = 40;
inline const std::vector<std::string> units = {"camat", "dinas", "kantor"};
inline const std::vector<std::string> counters = {"loket 1", "loket 2"};

// All figures of a person and the scores of inputs, added up; missing where there is nothing.
inline Result<RatedBatch> all_added_up(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  for (std::uint32_t i = 0; i < in.n; ++i) {
    for (std::int32_t k = in.ev_begin[i]; k < in.ev_begin[i + 1]; ++k, batch.status[i] = KINERJA_OK)
      batch.score[i] += in.ev_actual[k] + in.ev_target[k];
    for (std::int32_t k = in.rt_begin[i]; k < in.rt_begin[i + 1]; ++k, batch.status[i] = KINERJA_OK)
      batch.score[i] += in.rt_score[k];
    if (in.in_score != nullptr && in.in_status[i] == KINERJA_OK)
      batch.score[i] += in.in_score[i], batch.status[i] = KINERJA_OK;
  }
  return batch;
}

// The place in the unit by the first input; the best one has a grade of its own. An attribute
// counts, too, and so do goals and ratings where the method is shown any.
inline Result<RatedBatch> place_in_unit(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  const auto value = [&](std::uint32_t i) {
    return in.in_score[i] + (in.attr_number == nullptr ? 0 : in.attr_number[i]) +
           in.ev_begin[i + 1] - in.ev_begin[i];
  };
  for (std::uint32_t i = 0; i < in.n; ++i) {
    if (in.in_status[i] != KINERJA_OK) continue;
    for (std::uint32_t j = 0; j < in.n; ++j)
      if (in.group[j] == in.group[i] && in.in_status[j] == KINERJA_OK && value(j) > value(i))
        ++batch.score[i];
    batch.status[i] = KINERJA_OK;
    batch.grade[i] = batch.score[i] == 0 ? 1 : 0;
  }
  return batch;
}

// How methods say that they can be asked.
enum class Ways { with_evidence, inputs_alone, near };

// What a node that takes near values says, told in numbers: the values are sure to a millionth
// where they are inputs of others, and exact when asked again.
inline Result<RatedBatch> nearly(Result<RatedBatch> batch,
                                 const kinerja_rate_in& in,
                                 double slack) {
  if (!batch || in.in_slack == nullptr) return batch;
  batch->low.assign(in.n, 0);
  batch->slack.assign(in.n, slack);
  return batch;
}

class StandingsTest : public ::testing::TestWithParam<Ways> {
 protected:
  StandingsTest() {
    prepared_.cycle = sample_cycle({node("sendiri"),
                                    node("unit"),
                                    node("loket"),
                                    node("peringkat", {"sendiri"}),
                                    node("akhir", {"peringkat"})});
    Cycle& cycle = prepared_.cycle;
    cycle.output = folder_.path();
    cycle.nodes[1].ratee.kind = Ratee::Kind::unit;
    cycle.nodes[2].ratee = {Ratee::Kind::attribute, "loket"};
    cycle.nodes[3].attributes = {"tambahan"};
    cycle.result_node = 3;
    for (int k = 0; k < 3; ++k)
      near_where_wanted(add_method(prepared_.methods, [&](const kinerja_rate_in& in, bool trail) {
        if (in.in_slack == nullptr) ++asked_exactly_;
        return nearly(all_added_up(in, trail), in, 0x1p-20);
      }));
    FakeMethod& rank = add_method(
                           prepared_.methods,
                           [](const kinerja_rate_in& in, bool trail) {
                             return asks_where_near(place_in_unit(in, trail), in);
                           },
                           KINERJA_INFO_WHOLE_GROUP)
                           .with_grades({"lain", "pertama"});
    FakeMethod& last = add_method(prepared_.methods, [](const kinerja_rate_in& in, bool trail) {
      return nearly(all_added_up(in, trail), in, 0);
    });
    near_where_wanted(rank), near_where_wanted(last);
    if (GetParam() != Ways::with_evidence)
      rank.that_takes_inputs_alone(), last.that_takes_inputs_alone();
    for (int i = 0; i < staff; ++i) {
      keep("pegawai", rows_of(std::vector{person(i, i % 3)}));
      keep("rencana", keyless(rows_of(std::vector{GoalRow{number(i), "berkas"}})));
    }
    keep("penilaian",
         rows_of(std::vector{RatingRow{.ratee = units[0],
                                       .rater = "warga",
                                       .score = 2,
                                       .ratee_kind = KINERJA_SUBJECT_UNIT},
                             RatingRow{.ratee = counters[1],
                                       .rater = "warga",
                                       .score = 4,
                                       .ratee_kind = KINERJA_SUBJECT_SERVICE_POINT}}));
  }

  static void near_where_wanted(FakeMethod& method) {
    if (GetParam() == Ways::near) method.that_takes_near();
  }
  // A place among people of whom some are only nearly known cannot be told.
  static Result<RatedBatch> asks_where_near(Result<RatedBatch> batch, const kinerja_rate_in& in) {
    batch = nearly(std::move(batch), in, 0);
    if (!batch || in.in_slack == nullptr) return batch;
    for (std::uint32_t i = 0; i < in.n; ++i)
      if (in.in_slack[i] != 0) batch->status[i] = KINERJA_ASK;
    for (std::uint32_t i = 0; i < in.n; ++i)
      batch->reports.push_back({KINERJA_OK, i, "", verbatim("rated")});
    return batch;
  }

  static std::string number(int i) { return std::to_string(1'000 + i); }
  static PersonRow person(int i, int unit, std::int32_t from_day = KINERJA_NO_DAY) {
    return {.employee = number(i),
            .unit = units[static_cast<std::size_t>(unit)],
            .from_day = from_day,
            .attributes = {{"loket", counters[static_cast<std::size_t>(i) % 2]},
                           {"tambahan", std::to_string(i % 5)}}};
  }
  MeasureRow measure(const std::string& subject, double value, int month) {
    return {.subject = subject,
            .indicator = "berkas",
            .value = value,
            .from_day = day(2026, month, 1),
            .to_day = day(2026, month, 28),
            .line = ++line_};
  }

  // Into the ledger, and into what all is computed from in the end.
  void keep(const std::string& source, const Rows& rows) {
    all_.emplace_back(source, rows);
    const LoadId load =
        store_->begin_load({prepared_.cycle.agency, prepared_.cycle.id}, source, false).value();
    ASSERT_THAT(store_->append(load, std::span(&rows, 1), {}, ""), IsOk());
    ASSERT_THAT(store_->finish_load(load), IsOk());
  }
  void open() {
    EvidenceLimits limits;
    limits.part_people = 10;  // a part for each unit
    auto opened = Standings::open(prepared_, *store_, stop_, {1, 0}, limits);
    ASSERT_THAT(opened, IsOk());
    standings_ = std::make_unique<Standings>(std::move(opened).value());
  }
  StandingChange take(const std::string& source, const Rows& rows) {
    all_.emplace_back(source, rows);
    auto change = standings_->take(source, rows);
    EXPECT_THAT(change, IsOk());
    return change ? *std::move(change) : StandingChange{};
  }
  std::string whole() const {
    EvidenceBuilder builder(prepared_.cycle);
    for (const auto& [source, rows] : all_) builder.add(source, rows);
    const Evidence evidence = builder.build();
    const Rater rater(prepared_.cycle, prepared_.methods, stop_, {1, 0});
    return hash_of(evidence, rater.rate(evidence, 0, evidence.size(), false).value());
  }
  std::string standing() const {
    ResultHash hash;
    standings_->each(
        [&](const Evidence& people, const Scores& scores) { hash.add(people, scores); });
    return hash.hex();
  }

  const OwnFolder folder_;
  StopSource stop_;
  PreparedCycle prepared_;
  std::unique_ptr<Store> store_ = Store::open(":memory:").value();
  std::vector<std::pair<std::string, Rows>> all_;
  std::unique_ptr<Standings> standings_;
  std::uint32_t line_ = 0;
  int asked_exactly_ = 0;
};

inline std::string name_of_ways(const ::testing::TestParamInfo<Ways>& ways) {
  const std::array<std::string, 3> names = {"WithEvidence", "InputsAlone", "Near"};
  return names.at(static_cast<std::size_t>(ways.param));
}

}  // namespace kinerja::test
