#include "checking/people.hpp"

#include "calling/columns.hpp"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cstdlib>

namespace kinerja::checking {
namespace {

constexpr std::size_t people_of_a_group = 7;
constexpr double exact_share = 0.05;    // figures that no decimal says
constexpr double missing_share = 0.05;  // figures that did not come in

bool is_number(const std::string& word, double& value) {
  char* end = nullptr;
  value = std::strtod(word.c_str(), &end);
  return !word.empty() && *end == '\0' && std::isfinite(value);
}

MadeGoal make_goal(const Example& example, Random& random, std::size_t place) {
  constexpr double lowest_target = 1, highest_target = 200, worst = 0.3, best = 1.4;
  MadeGoal goal;
  goal.indicator = static_cast<std::uint32_t>(place % indicators_of(example).size());
  if (!example.aspects.empty() && random.chance(0.8))
    goal.aspect = static_cast<std::uint32_t>(random.below(example.aspects.size()));
  goal.target = random.decimal(lowest_target, highest_target);
  goal.actual = random.decimal(goal.target * worst, goal.target * best);
  goal.weight = static_cast<double>(random.between(1, 40));
  goal.flags = KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL;
  if (random.chance(0.3)) goal.direction = KINERJA_LESS_IS_BETTER;
  if (random.chance(0.1)) {
    goal.direction = KINERJA_RANGE_IS_BEST;
    goal.flags |= KINERJA_EV_HAS_TARGET_HIGH;
    goal.target_high = goal.target + random.decimal(0, 20);
  }
  if (random.chance(0.2)) goal.flags |= KINERJA_EV_ADDITIONAL;
  if (random.chance(exact_share)) {
    const std::int64_t thirds = 3 * random.between(10, 300) + 1;
    goal.actual = static_cast<double>(thirds) / 3;
    goal.exact = std::to_string(thirds) + "/3";
  }
  if (random.chance(missing_share)) {
    goal.flags &= static_cast<std::uint8_t>(~KINERJA_EV_HAS_ACTUAL);
    goal.actual = 0;
    goal.exact.clear();
  }
  goal.plan = static_cast<std::uint32_t>(place / 2);
  return goal;
}

void add_ratings(MadePerson& person, const Example& example, Random& random) {
  struct Raters {
    std::uint8_t role;
    std::uint32_t first, count;
  };
  constexpr std::array<Raters, 5> all = {{{KINERJA_ROLE_SELF, 0, 1},
                                          {KINERJA_ROLE_SUPERIOR, 1, 1},
                                          {KINERJA_ROLE_PEER, 2, 3},
                                          {KINERJA_ROLE_SUBORDINATE, 5, 3},
                                          {KINERJA_ROLE_PUBLIC, 8, 4}}};
  for (std::size_t k = 0; k < example.aspects.size(); ++k) {
    const ExampleAspect& aspect = example.aspects[k];
    for (const Raters& raters : all)
      for (std::uint32_t rater = raters.first; rater < raters.first + raters.count; ++rater)
        if (random.chance(0.95))
          person.ratings.push_back(
              {static_cast<std::uint32_t>(k),
               rater,
               raters.role,
               std::round(aspect.min + (aspect.max - aspect.min) * random.unit())});
  }
}

void add_inputs(MadePerson& person, const Example& example, Random& random) {
  for (const ExampleInput& from : example.inputs) {
    MadeInput input;
    if (random.chance(missing_share)) {
      input.status = KINERJA_MISSING;
    } else {
      input.score = random.decimal(from.min, from.max);
      if (!from.grades.empty())
        input.grade = static_cast<std::int32_t>(random.below(from.grades.size()));
    }
    person.inputs.push_back(input);
  }
}

}  // namespace

std::vector<std::string> words_of_attributes(const Example& example) {
  std::vector<std::string> all;
  for (const ExampleAttribute& attribute : example.attributes)
    all.insert(all.end(), attribute.values.begin(), attribute.values.end());
  if (all.empty()) all.emplace_back("kata");
  return all;
}

std::vector<std::string> indicators_of(const Example& example) {
  if (!example.indicators.empty()) return example.indicators;
  return {"Dokumen selesai", "Waktu tanggap", "Kunjungan", "Laporan"};
}

MadePeople make_people(const Example& example, Random random, std::size_t n) {
  MadePeople people;
  people.reserve(n);
  const std::size_t indicators = indicators_of(example).size();
  for (std::size_t i = 0; i < n; ++i) {
    MadePerson person;
    person.employee = 1'000 + i;
    person.group = static_cast<std::uint32_t>(i / people_of_a_group);
    for (std::size_t k = random.chance(0.05) ? 0 : std::max<std::size_t>(indicators, 3); k > 0; --k)
      person.goals.push_back(make_goal(example, random, k));
    add_ratings(person, example, random);
    add_inputs(person, example, random);
    std::uint32_t word = 0;
    for (const ExampleAttribute& attribute : example.attributes) {
      MadeFact fact;
      if (!attribute.values.empty() && !random.chance(missing_share)) {
        const std::size_t chosen = random.below(attribute.values.size());
        fact.word = word + static_cast<std::uint32_t>(chosen);
        fact.flags = KINERJA_ATTR_HAS;
        if (is_number(attribute.values[chosen], fact.number))
          fact.flags |= KINERJA_ATTR_IS_NUMBER;
        else
          fact.number = 0;
      }
      word += static_cast<std::uint32_t>(attribute.values.size());
      person.facts.push_back(fact);
    }
    people.push_back(std::move(person));
  }
  return people;
}

void make_extreme(MadePerson& person, Random& random) {
  constexpr std::array<double, 10> edges = {
      0.0, -1.0, DBL_TRUE_MIN, -DBL_TRUE_MIN, DBL_MIN, 1e308, -1e308, 1e-300, 0.1, 1.0};
  const auto edge = [&] { return edges[random.below(edges.size())]; };
  for (MadeGoal& goal : person.goals) {
    goal.exact.clear();
    goal.actual = edge();
    goal.target = edge();
    goal.target_high = std::max(goal.target, edge());
    goal.weight = std::abs(edge());
    goal.share = std::clamp(edge(), 0.0, 1.0);
    goal.flags |= KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL;
  }
  for (MadeRating& rating : person.ratings)
    if (random.chance(0.3)) rating.score = edge();
  for (MadeInput& input : person.inputs)
    if (input.status == KINERJA_OK) input.score = edge();
  for (MadeFact& fact : person.facts)
    if ((fact.flags & KINERJA_ATTR_IS_NUMBER) != 0) fact.number = edge();
}

void make_impossible(MadePerson& person, Random& random) {
  for (MadeGoal& goal : person.goals) {
    goal.target = random.chance(0.5) ? 0 : -goal.target;
    goal.target_high = goal.target - 1;
    goal.weight = 0;
    goal.share = 0;
    goal.aspect = UINT32_MAX;
    goal.flags = random.chance(0.5) ? 0 : std::uint8_t{KINERJA_EV_HAS_ACTUAL};
    if (goal.flags == 0) goal.actual = 0;
    goal.exact.clear();
  }
  for (MadeRating& rating : person.ratings) rating.score = -1e6;
  for (MadeInput& input : person.inputs) input = {0, -1, KINERJA_E_INTERNAL};
  for (MadeFact& fact : person.facts) fact = {};
}

PeopleColumns::PeopleColumns(const MadePeople& people, const Example& example) {
  const std::size_t n = people.size();
  for (const MadePerson& person : people) {
    employee_.push_back(person.employee);
    group_.push_back(person.group);
    for (const MadeGoal& goal : person.goals) add(goal);
    for (const MadeRating& rating : person.ratings) {
      rt_aspect_.push_back(rating.aspect);
      rt_rater_.push_back(rating.rater);
      rt_role_.push_back(rating.role);
      rt_score_.push_back(rating.score);
    }
    ev_begin_.push_back(static_cast<std::int32_t>(ev_target_.size()));
    rt_begin_.push_back(static_cast<std::int32_t>(rt_score_.size()));
  }
  for (std::size_t k = 0; k < example.inputs.size(); ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      const MadeInput& input = people[i].inputs[k];
      in_score_.push_back(input.score);
      in_grade_.push_back(input.grade);
      in_status_.push_back(input.status);
      in_exact_.push_back(input.exact);
      any_in_exact_ = any_in_exact_ || !input.exact.empty();
    }
  }
  for (std::size_t k = 0; k < example.attributes.size(); ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      const MadeFact& fact = people[i].facts[k];
      attr_number_.push_back(fact.number);
      attr_word_.push_back(fact.word);
      attr_flags_.push_back(fact.flags);
    }
  }
  for (const std::string& word : words_of_attributes(example)) words_.push_back(word);
  for (const std::string& name : indicators_of(example)) indicators_.push_back(name);
  view_.n = static_cast<std::uint32_t>(n);
  point();
}

void PeopleColumns::add(const MadeGoal& goal) {
  ev_indicator_.push_back(goal.indicator);
  ev_aspect_.push_back(goal.aspect);
  ev_target_.push_back(goal.target);
  ev_target_high_.push_back(goal.target_high);
  ev_actual_.push_back(goal.actual);
  ev_weight_.push_back(goal.weight);
  ev_share_.push_back(goal.share);
  ev_direction_.push_back(goal.direction);
  ev_flags_.push_back(goal.flags);
  ev_plan_.push_back(goal.plan);
  ev_exact_.push_back(goal.exact);
  any_ev_exact_ = any_ev_exact_ || !goal.exact.empty();
}

void PeopleColumns::point() {
  view_.struct_size = sizeof view_;
  view_.employee = employee_.data();
  view_.group = group_.data();
  view_.ev_begin = ev_begin_.data();
  view_.ev_indicator = ev_indicator_.data();
  view_.ev_aspect = ev_aspect_.data();
  view_.ev_target = ev_target_.data();
  view_.ev_target_high = ev_target_high_.data();
  view_.ev_actual = ev_actual_.data();
  view_.ev_weight = ev_weight_.data();
  view_.ev_share = ev_share_.data();
  view_.ev_direction = ev_direction_.data();
  view_.ev_flags = ev_flags_.data();
  view_.rt_begin = rt_begin_.data();
  view_.rt_aspect = rt_aspect_.data();
  view_.rt_rater = rt_rater_.data();
  view_.rt_role = rt_role_.data();
  view_.rt_score = rt_score_.data();
  view_.in_score = in_score_.data();
  view_.in_grade = in_grade_.data();
  view_.in_status = in_status_.data();
  view_.attr_number = attr_number_.data();
  view_.attr_word = attr_word_.data();
  view_.attr_flags = attr_flags_.data();
  view_.attr_words = strs_of(words_);
  view_.indicators = strs_of(indicators_);
  view_.attr_words_len = static_cast<std::uint32_t>(words_.size());
  view_.indicators_len = static_cast<std::uint32_t>(indicators_.size());
  view_.ev_plan = ev_plan_.data();
  if (any_in_exact_) view_.in_exact = strs_of(in_exact_);
  if (any_ev_exact_) view_.ev_exact = strs_of(ev_exact_);
}

}  // namespace kinerja::checking
