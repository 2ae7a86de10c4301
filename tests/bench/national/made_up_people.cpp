#include "made_up_people.hpp"

#include <algorithm>

namespace kinerja::bench {
namespace {

constexpr std::uint64_t seed = 0x5eed5eed2026;
constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15;

// Which question a number answers. The values are part of the data: another one makes other people.
enum class Stream : std::uint64_t {
  unit = 1,
  public_feedback,
  weights,
  direction,
  size_of_goal,
  skill,
  luck_of_month,
  peers,
  conduct,
  marks
};

// The finaliser of splitmix64.
std::uint64_t scramble(std::uint64_t x) {
  x += golden_ratio;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

std::uint64_t draw(Stream stream, std::uint64_t person, std::uint64_t place = 0) {
  const std::uint64_t start = seed + static_cast<std::uint64_t>(stream) * 0x1000003 + person;
  return scramble(scramble(start) ^ (place * golden_ratio + 1));
}

// What a month of the goal is worth, in hundredths.
std::uint64_t month_share(std::uint64_t person, unsigned indicator) {
  return 200 + draw(Stream::size_of_goal, person, indicator) % 9800;
}

unsigned peers_of(std::uint64_t person) {
  const std::uint64_t x = draw(Stream::peers, person) % 20;
  if (x < 14) return 6;
  if (x < 16) return 3;
  if (x < 18) return 4;
  return x < 19 ? 2 : 5;
}

}  // namespace

std::uint64_t unit_of(std::uint64_t person, std::uint64_t people) {
  return draw(Stream::unit, person) % std::max<std::uint64_t>(1, people / people_in_a_unit);
}

std::uint64_t public_hundredths(std::uint64_t person) {
  const std::uint64_t x = draw(Stream::public_feedback, person);
  return x % 4 == 0 ? 250 + (x >> 8) % 251 : 0;
}

std::array<std::uint64_t, indicators> weights_of(std::uint64_t person) {
  const std::uint64_t x = draw(Stream::weights, person);
  std::array<std::uint64_t, indicators> all{};
  std::uint64_t sum = 0;
  for (unsigned i = 0; i + 1 < indicators; ++i) {
    all.at(i) = 5 + ((x >> (i * 8)) & 15) % 13;
    sum += all.at(i);
  }
  // The last one takes what is left; where nothing is, the others give away one after the other.
  for (unsigned i = 0; sum > 99; i = (i + 1) % (indicators - 1)) {
    if (all.at(i) <= 5) continue;
    --all.at(i);
    --sum;
  }
  all.back() = 100 - sum;
  return all;
}

bool lower_is_better(std::uint64_t person, unsigned indicator) {
  return draw(Stream::direction, person, indicator) % 5 == 0;
}

std::uint64_t target_of(std::uint64_t person, unsigned indicator) {
  return month_share(person, indicator) * months;
}

std::uint64_t reached_in_month(std::uint64_t person, unsigned indicator, unsigned month) {
  const std::uint64_t luck = draw(Stream::luck_of_month, person, indicator * 16 + month) % 31;
  const std::uint64_t percent = 62 + draw(Stream::skill, person) % 61 + luck;
  return month_share(person, indicator) * percent / 100;
}

std::uint64_t reached_in_year(std::uint64_t person, unsigned indicator) {
  std::uint64_t sum = 0;
  for (unsigned month = 0; month < months; ++month)
    sum += reached_in_month(person, indicator, month);
  return sum;
}

Role role_of(std::uint64_t person, unsigned rater) {
  if (rater < 2) return rater == 0 ? Role::self : Role::superior;
  return rater - 2 < peers_of(person) ? Role::peer : Role::subordinate;
}

std::array<std::uint64_t, aspects> marks_of(std::uint64_t person, unsigned rater) {
  const std::uint64_t conduct = draw(Stream::conduct, person) % 30;
  const std::uint64_t x = draw(Stream::marks, person, rater);
  std::array<std::uint64_t, aspects> all{};
  for (unsigned aspect = 0; aspect < aspects; ++aspect) {
    const std::uint64_t tenths = 22 + conduct + ((x >> (aspect * 9)) & 511) % 16;
    all.at(aspect) = std::clamp<std::uint64_t>((tenths + 5) / 10 - 1, 1, 5);
  }
  return all;
}

}  // namespace kinerja::bench
