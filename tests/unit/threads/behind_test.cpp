#include "threads/behind.hpp"

#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace kinerja::test {
namespace {

using testing::ElementsAre;

constexpr std::size_t most_waiting = 3;

class BehindTest : public testing::TestWithParam<unsigned> {};

TEST_P(BehindTest, WorksInTheOrderInWhichPiecesWereGiven) {
  std::vector<int> seen;
  Behind<int> behind(GetParam(), most_waiting, [&](int piece) -> Result<void> {
    seen.push_back(piece);
    return {};
  });

  for (int piece = 0; piece < 1'000; ++piece) ASSERT_THAT(behind.give(piece), IsOk());
  ASSERT_THAT(behind.finish(), IsOk());

  ASSERT_EQ(seen.size(), 1'000U);
  for (int piece = 0; piece < 1'000; ++piece)
    EXPECT_EQ(seen[static_cast<std::size_t>(piece)], piece);
}

TEST_P(BehindTest, TakesNothingBehindAnErrorAndTellsOfIt) {
  std::vector<int> seen;
  Behind<int> behind(GetParam(), most_waiting, [&](int piece) -> Result<void> {
    seen.push_back(piece);
    if (piece == 2) return fail(Errc::io, verbatim("disk full"));
    return {};
  });

  Result<void> given;
  for (int piece = 0; piece < 1'000 && given; ++piece) given = behind.give(piece);

  EXPECT_THAT(given, IsError(Errc::io, "disk full"));
  EXPECT_THAT(behind.give(7), IsError(Errc::io, "disk full"));
  EXPECT_THAT(behind.finish(), IsError(Errc::io, "disk full"));
  EXPECT_THAT(seen, ElementsAre(0, 1, 2));
}

TEST_P(BehindTest, FinishTellsOfTheLastPiece) {
  Behind<int> behind(GetParam(), most_waiting, [](int piece) -> Result<void> {
    if (piece == 1) return fail(Errc::io, verbatim("disk full"));
    return {};
  });

  EXPECT_THAT(behind.give(0), IsOk());
  static_cast<void>(behind.give(1));

  EXPECT_THAT(behind.finish(), IsError(Errc::io, "disk full"));
}

INSTANTIATE_TEST_SUITE_P(Threads, BehindTest, testing::Values(0U, 1U, 2U));

TEST(BehindOtherThread, TheGiverGoesOnMeanwhile) {
  std::latch given(1);
  Behind<int> behind(2, most_waiting, [&](int) -> Result<void> {
    given.wait();  // would wait for ever on the giver's thread
    return {};
  });

  EXPECT_THAT(behind.give(0), IsOk());
  given.count_down();

  EXPECT_THAT(behind.finish(), IsOk());
}

TEST(BehindOtherThread, HandsOnWhatTheWorkThrows) {
  Behind<int> behind(
      2, most_waiting, [](int) -> Result<void> { throw std::length_error("too long"); });

  EXPECT_THROW(
      {
        for (;;) static_cast<void>(behind.give(0));
      },
      std::length_error);
  EXPECT_THROW(static_cast<void>(behind.finish()), std::length_error);
}

TEST(BehindOtherThread, ItsEndDropsWhatWaitsAndJoins) {
  std::latch begun(1);
  std::latch ending(1);
  std::vector<int> seen;
  {
    Behind<int> behind(2, most_waiting, [&](int piece) -> Result<void> {
      seen.push_back(piece);
      begun.count_down();
      ending.wait();
      return {};
    });
    ASSERT_THAT(behind.give(0), IsOk());
    begun.wait();
    ASSERT_THAT(behind.give(1), IsOk());
    ASSERT_THAT(behind.give(2), IsOk());
    std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the end is waiting by then
      ending.count_down();
    }).detach();
  }
  EXPECT_THAT(seen, ElementsAre(0));
}

}  // namespace
}  // namespace kinerja::test
