// Holds a table of results against exact arithmetic: what each made-up person must come to is
// computed anew from the generator, not from files.
//
//   kinerja_exact_check PEOPLE FILE
//
// Prints one JSON object; exit 0 when nothing is wrong, 1 when something is, 2 when it cannot tell.

#include "exact_result.hpp"
#include "made_up_people.hpp"
#include "result_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <vector>

namespace kinerja::bench {
namespace {

struct Faults {
  std::uint64_t missing = 0;  // people without a row, or with two, and rows of nobody
  std::uint64_t predicates = 0, levels = 0, scores = 0, places = 0;

  bool any() const { return missing + predicates + levels + scores + places != 0; }
};

// `shift` powers of two.
Fixed shifted(Fixed number, int shift) {
  return shift >= 0 ? number << shift : number >> -shift;
}

bool is_near(double score, Fixed exact, const Dialect& dialect) {
  if (!(score > 0 && score < 1'000)) return false;
  constexpr int mantissa_bits = 53;
  int exponent = 0;
  const double mantissa = std::frexp(score, &exponent);
  const auto digits = static_cast<Fixed>(std::ldexp(mantissa, mantissa_bits));
  const int unit = exponent - mantissa_bits + static_cast<int>(fixed_bits);  // 2^unit: the last bit
  const Fixed away = shifted(digits, unit) - exact;
  Fixed allowed = shifted(1, unit - 1);
  if (!dialect.nearest_doubles) {
    allowed = shifted(1, static_cast<int>(fixed_bits));
    for (int k = 0; k < dialect.decimals; ++k) allowed /= 10;
  }
  return (away < 0 ? -away : away) <= allowed + fixed_error;
}

int level_of(double score, const Thresholds& thresholds) {
  return 1 + (score >= static_cast<double>(thresholds.meets) ? 1 : 0) +
         (score >= static_cast<double>(thresholds.above) ? 1 : 0);
}

class Check {
 public:
  explicit Check(std::uint64_t people) : people_(people), finals_(people), places_(people) {}

  void row(const ResultRow& row, const Dialect& dialect) {
    if (row.person < 1 || row.person > people_ || finals_[row.person - 1] != 0 ||
        row.unit != unit_of(row.person - 1, people_) + 1) {
      ++faults_.missing;
      return;
    }
    const std::uint64_t person = row.person - 1;
    const ExactResult exact = exact_result(person);
    finals_[person] = exact.final_score;
    places_[person] = row.place;
    ++seen_;
    sum_of_finals_ += row.final_score;
    if (row.predicate >= 1 && row.predicate <= 5)
      ++predicates_.at(static_cast<std::size_t>(row.predicate) - 1);
    if (row.predicate != exact.predicate) ++faults_.predicates;
    const bool told = row.result_level != 0;
    const int result_level = told ? row.result_level : level_of(row.result, result_thresholds);
    const int behaviour_level =
        told ? row.behaviour_level : level_of(row.behaviour, behaviour_thresholds);
    if (result_level != static_cast<int>(exact.result_level)) ++faults_.levels;
    if (behaviour_level != static_cast<int>(exact.behaviour_level)) ++faults_.levels;
    if (!is_near(row.result, exact.result, dialect)) ++faults_.scores;
    if (!is_near(row.behaviour, exact.behaviour, dialect)) ++faults_.scores;
    if (!is_near(row.final_score, exact.final_score, dialect)) ++faults_.scores;
  }

  void places(const Dialect& dialect) {
    faults_.missing += people_ - seen_;
    std::vector<std::vector<std::uint64_t>> units(people_);
    for (std::uint64_t person = 0; person < people_; ++person)
      if (finals_[person] != 0) units[unit_of(person, people_)].push_back(person);
    for (auto& unit : units) places_of(unit, dialect);
  }

  const Faults& faults() const { return faults_; }

  void print() const {
    std::printf(
        "{\"people\": %llu, \"sum_of_finals\": %.6f, \"predicates\": [%llu, %llu, %llu, %llu, "
        "%llu], "
        "\"missing\": %llu, \"wrong_predicates\": %llu, \"wrong_levels\": %llu, "
        "\"wrong_scores\": %llu, \"wrong_places\": %llu, \"shared_places\": %llu}\n",
        static_cast<unsigned long long>(seen_),
        static_cast<double>(sum_of_finals_),
        predicates_[0],
        predicates_[1],
        predicates_[2],
        predicates_[3],
        predicates_[4],
        static_cast<unsigned long long>(faults_.missing),
        static_cast<unsigned long long>(faults_.predicates),
        static_cast<unsigned long long>(faults_.levels),
        static_cast<unsigned long long>(faults_.scores),
        static_cast<unsigned long long>(faults_.places),
        static_cast<unsigned long long>(shared_places_));
  }

 private:
  std::strong_ordering order(std::uint64_t a, std::uint64_t b) const {
    const Fixed away = finals_[a] - finals_[b];
    if (away > 2 * fixed_error) return std::strong_ordering::greater;
    if (away < -2 * fixed_error) return std::strong_ordering::less;
    return compare_finals(a, b);
  }

  void places_of(std::vector<std::uint64_t>& unit, const Dialect& dialect) {
    std::sort(unit.begin(), unit.end(), [&](auto a, auto b) { return order(a, b) > 0; });
    for (std::size_t first = 0; first < unit.size();) {
      std::size_t behind = first + 1;
      while (behind < unit.size() && order(unit[first], unit[behind]) == 0) ++behind;
      if (behind - first > 1) shared_places_ += behind - first;
      const std::size_t last = dialect.shared_places ? first + 1 : behind;
      for (std::size_t k = first; k < behind; ++k)
        if (places_[unit[k]] <= first || places_[unit[k]] > last) ++faults_.places;
      first = behind;
    }
  }

  std::uint64_t people_, seen_ = 0, shared_places_ = 0;
  std::vector<Fixed> finals_;          // exact; 0: not seen
  std::vector<std::uint32_t> places_;  // as the file says
  long double sum_of_finals_ = 0;      // as the file says
  std::array<unsigned long long, 5> predicates_{};
  Faults faults_;
};

int run(std::uint64_t people, const std::string& path) {
  Check check(people);
  ResultFile file(path);
  while (const auto row = file.next()) check.row(*row, file.dialect());
  check.places(file.dialect());
  check.print();
  return check.faults().any() ? 1 : 0;
}

}  // namespace
}  // namespace kinerja::bench

int main(int argc, char** argv) {
  const std::uint64_t people = argc == 3 ? std::strtoull(argv[1], nullptr, 10) : 0;
  if (people == 0) {
    std::fputs("usage: kinerja_exact_check PEOPLE FILE\n", stderr);
    return 2;
  }
  try {
    return kinerja::bench::run(people, argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kinerja_exact_check: %s\n", error.what());
    return 2;
  }
}
