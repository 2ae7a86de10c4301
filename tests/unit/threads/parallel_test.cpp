#include "threads/parallel.hpp"

#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <string>
#include <vector>

namespace kinerja::test {
namespace {

TEST(InParallel, RunsEachPieceOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 7U, 100U}) {
    std::vector<std::atomic<int>> runs(1'000);

    EXPECT_THAT(in_parallel(threads,
                            runs.size(),
                            [&](std::size_t piece) -> Result<void> {
                              ++runs[piece];
                              return {};
                            }),
                IsOk());

    for (const auto& run : runs) EXPECT_EQ(run, 1);
  }
}

TEST(InParallel, HasNothingToDoForNothing) {
  EXPECT_THAT(
      in_parallel(7, 0, [](std::size_t) -> Result<void> { return fail(Errc::internal, {}); }),
      IsOk());
}

TEST(InParallel, PiecesReallyRunAtTheSameTime) {
  std::barrier both(2);  // would wait for ever on one thread

  EXPECT_THAT(in_parallel(2,
                          2,
                          [&](std::size_t) -> Result<void> {
                            both.arrive_and_wait();
                            return {};
                          }),
              IsOk());
}

TEST(InParallel, OfSeveralErrorsTheLowestPieceWinsHoweverThreadsRun) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    for (int round = 0; round < 50; ++round) {
      const auto done = in_parallel(threads, 100, [](std::size_t piece) -> Result<void> {
        if (piece < 13) return {};
        return fail(Errc::invalid_data, verbatim("piece " + std::to_string(piece)));
      });
      ASSERT_FALSE(done);
      EXPECT_EQ(done.error().message.en, "piece 13");
    }
  }
}

TEST(InParallel, ALowerPieceThatFailsLaterStillWins) {
  std::atomic<bool> high_failed{false};

  const auto done = in_parallel(2, 2, [&](std::size_t piece) -> Result<void> {
    if (piece == 0) high_failed.wait(false);
    const Error error = fail(Errc::invalid_data, verbatim("piece " + std::to_string(piece)));
    high_failed = true;
    high_failed.notify_all();
    return error;
  });

  EXPECT_THAT(done, IsError(Errc::invalid_data, "piece 0"));
}

TEST(InParallel, EndsEarlyAfterAnError) {
  std::atomic<int> runs{0};

  EXPECT_THAT(in_parallel(1,
                          1'000,
                          [&](std::size_t) -> Result<void> {
                            ++runs;
                            return fail(Errc::io, verbatim("first"));
                          }),
              IsError(Errc::io, "first"));

  EXPECT_EQ(runs, 1);
}

}  // namespace
}  // namespace kinerja::test
