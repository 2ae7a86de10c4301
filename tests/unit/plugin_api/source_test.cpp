#include <kinerja/plugin.hpp>

#include "source_bench.hpp"

#include <gmock/gmock.h>

#include <random>
#include <stdexcept>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A whole source as an author would write it: one line a service point, "loket=12".
struct Queue : Source {
  static constexpr Info info{"id.example.queue", "Antrean", "Jumlah layanan tiap loket.", "{}"};

  explicit Queue(const SourceSetup& setup)
      : input_(setup.inputs()[0]), indicator_(setup.config().text("indicator", "layanan")) {}

  Pull pull(const Call& call, std::string_view, Emit& emit) {
    std::string text;
    for (std::string_view block; call.read(input_, block);) text += block;
    MeasureRows rows;
    std::uint32_t line = 0;
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
      const std::string one = text.substr(begin, text.find('\n', begin) - begin);
      const std::size_t equals = one.find('=');
      ++line;
      if (equals == std::string::npos) {
        emit.reject({.origin = line, .input = input_, .raw = one, .reason = "no ="});
        continue;
      }
      rows.add({.key = one.substr(0, equals),
                .origin = line,
                .subject = one.substr(0, equals),
                .indicator = indicator_,
                .subject_kind = KINERJA_SUBJECT_SERVICE_POINT,
                .from_day = 20'454,
                .to_day = 20'454,
                .value = std::stod(one.substr(equals + 1))});
    }
    emit.measures(rows, input_);
    emit.commit("done");
    return Pull::end;
  }

 private:
  std::string input_;
  std::string indicator_;
};

SourceBench bench(const kinerja_source& source) {
  return {&source, {"{}", 2}};
}

TEST(Source, BringsRowsOfAShortClass) {
  const SourceRun run = bench(Source::table<Queue>)
                            .settings(R"({"indicator": "antrean"})")
                            .input("file", "A=12\nbad\nB=7.5\n")
                            .block_bytes(3)
                            .run();
  EXPECT_EQ(run.status, KINERJA_END);
  ASSERT_THAT(run.rows, SizeIs(2));
  EXPECT_EQ(run.rows[1].at("subject"), "B");
  EXPECT_EQ(run.rows[1].at("indicator"), "antrean");
  EXPECT_EQ(run.rows[1].at("value"), "7.5");
  EXPECT_EQ(run.rows[1].at("origin"), "3");
  EXPECT_THAT(run.rejected, ElementsAre(SourceReject{2, "file", "", "bad", "no ="}));
  EXPECT_THAT(run.cursors, ElementsAre("done"));
  EXPECT_THAT(run.violations, IsEmpty());
}

TEST(Source, OffersOnlyWhatTheClassHas) {
  EXPECT_NE(Source::table<Queue>.pull, nullptr);
  EXPECT_EQ(Source::table<Queue>.ingest, nullptr);
  EXPECT_EQ(Source::table<Queue>.derive, nullptr);
}

struct Push : Source {
  static constexpr Info info{"id.example.push", "n", "a", "{}", KINERJA_INFO_PUSH_ONLY};
  explicit Push(Config) {}
  void ingest(const Call&, const Request& request, Emit& emit) {
    emit.reply(200, "text/plain", request.body());
  }
  void derive(const Call&, const DeriveView& in, Emit& emit) const {
    MeasureRows rows;
    rows.add({.key = in.subjects()[0], .value = 1});
    emit.measures(rows);
  }
};

TEST(Source, CanBePushOnlyAndDerive) {
  EXPECT_EQ(Source::table<Push>.pull, nullptr);
  EXPECT_NE(Source::table<Push>.ingest, nullptr);
  EXPECT_NE(Source::table<Push>.derive, nullptr);
}

// Brings `count` people with two attributes each, in one go.
struct Crowd : Source {
  static constexpr Info info{"id.example.crowd", "n", "a", "{}"};
  explicit Crowd(Config config) : count_(config.integer("count", 0)) {}
  Pull pull(const Call&, std::string_view, Emit& emit) {
    PeopleRows rows;
    for (int i = 0; i < count_; ++i) {
      const std::string name = std::to_string(i);
      rows.add({.key = name,
                .employee = name,
                .unit = "U",
                .attributes = {{"a", name}, {"b", name + name}}});
    }
    emit.people(rows);
    emit.commit();
    return Pull::end;
  }

 private:
  int count_;
};

TEST(Source, CutsLongBuildersToWhatTheHostTakes) {
  const SourceRun run = bench(Source::table<Crowd>).settings(R"({"count": 10})").max_rows(3).run();
  ASSERT_THAT(run.rows, SizeIs(10));
  for (int i = 0; i < 10; ++i) {
    const SourceRow& row = run.rows[static_cast<std::size_t>(i)];
    EXPECT_EQ(row.at("employee"), std::to_string(i));
    EXPECT_EQ(row.at("@b"), std::to_string(i) + std::to_string(i));
    EXPECT_EQ(row.at("from_day"), "");
  }
  EXPECT_THAT(run.violations, IsEmpty());
}

TEST(Source, EndsWithTheStatusOfAHostThatWantsNoMore) {
  const SourceRun run = bench(Source::table<Crowd>)
                            .settings(R"({"count": 10})")
                            .max_rows(3)
                            .refuse_batch(2, KINERJA_E_DEADLINE)
                            .run();
  EXPECT_EQ(run.status, KINERJA_E_DEADLINE);
  EXPECT_THAT(run.rows, SizeIs(3));
  EXPECT_THAT(run.failures, IsEmpty());
}

struct Picky : Source {
  static constexpr Info info{"id.example.picky", "n", "a", "{}"};
  explicit Picky(const SourceSetup& setup) {
    setup.mistake("first", "/a");
    setup.mistake("second: 2", "/b");
  }
  Pull pull(const Call&, std::string_view, Emit&) { return Pull::end; }
};

TEST(Source, ReportsEveryMistakeInTheSettings) {
  const SourceRun run = bench(Source::table<Picky>).run();
  EXPECT_EQ(run.opened, KINERJA_E_CONFIG);
  ASSERT_THAT(run.failures, SizeIs(2));
  EXPECT_EQ(run.failures[0].where, "/a");
  EXPECT_EQ(run.failures[1].message, "second: 2");
  EXPECT_EQ(run.failures[1].code, KINERJA_E_CONFIG);
}

struct Thrower : Source {
  static constexpr Info info{"id.example.thrower", "n", "a", "{}"};
  explicit Thrower(Config config) : what_(config.text("what")) {}
  Pull pull(const Call&, std::string_view, Emit& emit) {
    if (what_ == "failure") throw Failure(KINERJA_E_INPUT, "KEY: 7", "line");
    if (what_ == "keyless") {
      MeasureRows rows;
      rows.add({.subject = "a"});
      emit.measures(rows);
    }
    if (what_ == "half keyless") {
      MeasureRows rows;
      rows.add({.key = "k", .subject = "a"});
      rows.add({.subject = "b"});
    }
    throw std::runtime_error("oops");
  }

 private:
  std::string what_;
};

TEST(Source, TurnsExceptionsIntoAStatus) {
  const SourceBench thrower = bench(Source::table<Thrower>);
  const SourceRun oops = thrower.run();
  EXPECT_EQ(oops.status, KINERJA_E_INTERNAL);
  EXPECT_EQ(oops.failures.at(0).message, "oops");
  const SourceRun failure = SourceBench(thrower).settings(R"({"what": "failure"})").run();
  EXPECT_EQ(failure.status, KINERJA_E_INPUT);
  EXPECT_EQ(failure.failures.at(0).where, "line");
}

TEST(Source, RefusesARowWithoutAKey) {
  const SourceRun run = bench(Source::table<Thrower>).settings(R"({"what": "keyless"})").run();
  EXPECT_EQ(run.status, KINERJA_E_INTERNAL);
  EXPECT_EQ(run.failures.at(0).message, "a row without a key");
  const SourceRun half =
      bench(Source::table<Thrower>).settings(R"({"what": "half keyless"})").run();
  EXPECT_EQ(half.failures.at(0).message, "of the rows of one batch, some have no key");
}

// Counts its pulls in the cursor, three in all.
struct Steps : Source {
  static constexpr Info info{"id.example.steps", "n", "a", "{}"};
  explicit Steps(Config) {}
  Pull pull(const Call&, std::string_view cursor, Emit& emit) {
    const std::string next = std::string(cursor) + "x";
    SpanRows spans;
    spans.add({.key = next, .subject = "1", .kind = "leave", .from_ms = 1, .to_ms = 2});
    emit.spans(spans);
    EventRows events;
    events.add({.key = next, .pin = "007", .kind = "punch", .local_ms = 5, .number = 0.5});
    emit.events(events);
    emit.commit(next);
    return next.size() < 3 ? Pull::later : Pull::end;
  }
};

TEST(Source, IsAskedAgainFromItsCursor) {
  const SourceRun run = bench(Source::table<Steps>).run();
  EXPECT_THAT(run.cursors, ElementsAre("x", "xx", "xxx"));
  ASSERT_THAT(run.rows, SizeIs(6));
  EXPECT_EQ(run.rows[1].at("pin"), "007");
  EXPECT_EQ(run.rows[1].at("number"), "0.5");
  EXPECT_EQ(run.rows[0].at("to_ms"), "2");
}

TEST(Source, BuildersCanBeFilledAgain) {
  GoalRows goals;
  RatingRows ratings;
  for (int i = 0; i < 2; ++i) {
    goals.add({.key = "k", .employee = "1", .title = "t", .indicator = "i", .target = 4});
    ratings.add({.key = "k", .ratee = "1", .rater = "2", .aspect = "a", .score = 3});
    EXPECT_EQ(goals.columns("f", 0, 1).target[0], 4);
    EXPECT_EQ(ratings.columns("f", 0, 1).score[0], 3);
    EXPECT_EQ(goals.columns("f", 0, 1).weight, nullptr) << "all have the default";
    goals.add({.key = "l", .employee = "1", .title = "t", .indicator = "i", .weight = 3});
    EXPECT_EQ(goals.columns("f", 0, 2).weight[0], 1);
    EXPECT_EQ(goals.columns("f", 0, 2).weight[1], 3);
    goals.clear();
    ratings.clear();
    EXPECT_TRUE(goals.empty());
    EXPECT_EQ(ratings.size(), 0U);
  }
}

// Few words in any order, none at first: those that came a short while ago share their bytes.
TEST(Source, TextsManyAtOnceAreTheSameAsOneByOne) {
  std::mt19937 random(3);
  const std::vector<std::string_view> words = {"", "1", "2", "12", "123", "1234", "rekan kerja"};
  TextColumnBuilder one_by_one, at_once;
  for (int again = 0; again < 50; ++again) {
    std::vector<std::string_view> texts(random() % 3 == 0 ? 2 : 0);
    for (std::size_t n = random() % 200; n > 0; --n) {
      const bool repeated = texts.size() >= 7 && random() % 4 != 0;
      texts.push_back(repeated ? texts[texts.size() - 7] : words[random() % words.size()]);
    }
    one_by_one.clear();
    at_once.clear();
    for (const std::string_view text : texts) one_by_one.push_back(text);
    const std::size_t first = texts.empty() ? 0 : random() % texts.size();
    at_once.append(std::span(texts).first(first));
    at_once.append(std::span(texts).subspan(first));
    ASSERT_EQ(at_once.size(), texts.size());
    ASSERT_EQ(one_by_one.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      ASSERT_EQ(at_once[i], texts[i]);
      ASSERT_EQ(one_by_one[i], texts[i]);
    }
    ASSERT_EQ(at_once.strs().bytes_len, one_by_one.strs().bytes_len);
    ASSERT_LT(at_once.strs().bytes_len, 200U);
  }
}

}  // namespace
}  // namespace kinerja::test
