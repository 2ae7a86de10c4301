// Entries, comments and what proves a figure are left out: no score can depend on them, and a
// dialogue written down after the run shall not make its results look changed.
#include "evidence/evidence_hash.hpp"

#include <type_traits>

namespace kinerja {
namespace {

// Each list is led by its length, so that no two different evidences can look alike.
template <class Number>
void put(std::string& piece, Number number) {
  static_assert(std::is_arithmetic_v<Number>);
  piece.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put(std::string& piece, std::string_view text) {
  put(piece, static_cast<std::uint32_t>(text.size()));
  piece.append(text);
}

template <class Number>
void put(std::string& piece, const std::vector<Number>& column, std::size_t from, std::size_t to) {
  piece.append(reinterpret_cast<const char*>(column.data() + from), (to - from) * sizeof(Number));
}

void put(std::string& piece, const TextColumn& column, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) put(piece, column[i]);
}

}  // namespace

void EvidenceHash::add(const Evidence& part) {
  if (!begun_) {
    begun_ = true;
    piece_.clear();
    put(piece_, static_cast<std::uint32_t>(part.ratings.others.size()));
    for (const auto& [ratee, place] : part.ratings.others) {
      put(piece_, ratee.first);
      put(piece_, std::string_view(ratee.second));
      add_ratings(part.ratings, place);
    }
    hash_.add(piece_);
  }
  for (std::size_t first = 0; first < part.size();) {
    const std::size_t last = part.end_of_group(first);
    add_unit(part, first, last);
    first = last;
  }
}

void EvidenceHash::add_ratings(const RatingEvidence& ratings, std::size_t ratee) {
  const auto from = static_cast<std::size_t>(ratings.begin[ratee]);
  const auto to = static_cast<std::size_t>(ratings.begin[ratee + 1]);
  put(piece_, static_cast<std::uint32_t>(to - from));
  put(piece_, ratings.aspect, from, to);
  put(piece_, ratings.rater, from, to);
  put(piece_, ratings.role, from, to);
  put(piece_, ratings.score, from, to);
}

void EvidenceHash::add_unit(const Evidence& evidence, std::size_t first, std::size_t last) {
  piece_.clear();
  put(piece_, evidence.unit[first]);
  put(piece_, static_cast<std::uint32_t>(last - first));
  put(piece_, evidence.employee, first, last);
  for (std::size_t i = first; i < last; ++i) {
    put(piece_, evidence.attr_begin[i + 1] - evidence.attr_begin[i]);
    for (std::uint32_t k = evidence.attr_begin[i]; k < evidence.attr_begin[i + 1]; ++k) {
      put(piece_, evidence.attr_name[k]);
      put(piece_, evidence.attr_value[k]);
    }
  }

  const GoalEvidence& goals = evidence.goals;
  const auto from = static_cast<std::size_t>(goals.begin[first]);
  const auto to = static_cast<std::size_t>(goals.begin[last]);
  for (std::size_t i = first; i < last; ++i) put(piece_, goals.begin[i + 1] - goals.begin[i]);
  put(piece_, goals.aspect_name, from, to);
  put(piece_, goals.plan, from, to);
  // By name: their numbers depend on who comes first.
  for (std::size_t k = from; k < to; ++k) put(piece_, evidence.indicators[goals.indicator[k]]);
  for (const auto* column :
       {&goals.target, &goals.target_high, &goals.actual, &goals.weight, &goals.share})
    put(piece_, *column, from, to);
  put(piece_, goals.actual_exact, from, to);
  put(piece_, goals.direction, from, to);
  put(piece_, goals.flags, from, to);

  const RatingEvidence& ratings = evidence.ratings;
  for (std::size_t i = first; i < last; ++i) {
    const std::int32_t ratee = i < ratings.of_person.size() ? ratings.of_person[i] : -1;
    if (ratee >= 0)
      add_ratings(ratings, static_cast<std::size_t>(ratee));
    else
      put(piece_, std::uint32_t{0});
  }
  hash_.add(piece_);
}

}  // namespace kinerja
