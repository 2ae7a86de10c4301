#include "threads/ahead.hpp"

#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <optional>
#include <stdexcept>
#include <vector>

namespace kinerja::test {
namespace {

using Numbers = Ahead<std::size_t, std::size_t>;

// The numbers below `count`.
Numbers::Next numbers_to(std::size_t count) {
  return [count, next = std::size_t{0}]() mutable -> Result<std::optional<std::size_t>> {
    return next < count ? std::optional(next++) : std::nullopt;
  };
}

class AheadTest : public testing::TestWithParam<std::size_t> {};

TEST_P(AheadTest, GivesEachPieceOnceInOrder) {
  std::vector<std::atomic<int>> made(200);
  Numbers ahead(GetParam(), numbers_to(made.size()), [&](std::size_t number) {
    ++made[number];
    return Result<std::size_t>(number);
  });

  for (std::size_t number = 0; number < made.size(); ++number) {
    const auto piece = ahead.next();
    ASSERT_THAT(piece, IsOk());
    EXPECT_EQ(*piece, std::optional(number));
  }

  const auto behind_the_last = ahead.next();
  ASSERT_THAT(behind_the_last, IsOk());
  EXPECT_EQ(*behind_the_last, std::nullopt);
  for (const auto& times : made) EXPECT_EQ(times, 1);
}

TEST_P(AheadTest, AnErrorComesInThePlaceOfItsPiece) {
  Numbers ahead(GetParam(), numbers_to(5), [](std::size_t number) -> Result<std::size_t> {
    if (number == 2) return fail(Errc::io, verbatim("unreadable"));
    return number;
  });

  EXPECT_THAT(ahead.next(), IsOk());
  EXPECT_THAT(ahead.next(), IsOk());
  EXPECT_THAT(ahead.next(), IsError(Errc::io, "unreadable"));
}

TEST_P(AheadTest, AnErrorOfWhatItIsMadeFromComesInItsPlace) {
  std::size_t asked = 0;
  Numbers ahead(
      GetParam(),
      [&]() -> Result<std::optional<std::size_t>> {
        if (asked == 2) return fail(Errc::io, verbatim("unreadable"));
        return std::optional(asked++);
      },
      [](std::size_t number) { return Result<std::size_t>(number); });

  EXPECT_THAT(ahead.next(), IsOk());
  EXPECT_THAT(ahead.next(), IsOk());
  EXPECT_THAT(ahead.next(), IsError(Errc::io, "unreadable"));
}

TEST_P(AheadTest, AnExceptionComesInThePlaceOfItsPiece) {
  Numbers ahead(GetParam(), numbers_to(5), [](std::size_t number) -> Result<std::size_t> {
    if (number == 1) throw std::length_error("too long");
    return number;
  });

  EXPECT_THAT(ahead.next(), IsOk());
  EXPECT_THROW(static_cast<void>(ahead.next()), std::length_error);
}

TEST_P(AheadTest, NothingMoreIsMadeThanMayBeThere) {
  std::atomic<std::size_t> made = 0;
  {
    Numbers ahead(GetParam(), numbers_to(100), [&](std::size_t number) {
      ++made;
      return Result<std::size_t>(number);
    });
    ASSERT_THAT(ahead.next(), IsOk());
  }
  EXPECT_EQ(made, 1 + GetParam());
}

INSTANTIATE_TEST_SUITE_P(SoMany, AheadTest, testing::Values(0U, 1U, 2U, 7U));

TEST(AheadOtherThreads, PiecesAreReallyMadeAtTheSameTime) {
  std::barrier both(2);  // would wait for ever on one thread
  Numbers ahead(2, numbers_to(2), [&](std::size_t number) {
    both.arrive_and_wait();
    return Result<std::size_t>(number);
  });

  EXPECT_THAT(ahead.next(), IsOk());
  EXPECT_THAT(ahead.next(), IsOk());
}

}  // namespace
}  // namespace kinerja::test
