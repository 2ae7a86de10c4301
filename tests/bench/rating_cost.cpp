// What rating costs: the people of the national reference work are rated by its nodes, here in this
// process, with values told in numbers and with exact fractions alone. Both must give the same
// results; the medians of the rounds are told in nanoseconds of one person and node.
//
//   kinerja_rating_cost [PEOPLE] [ROUNDS] [THREADS]

#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>

#include "made_up_people.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace kinerja::bench {
namespace {

constexpr std::size_t methods_of_plugins = 6;
constexpr std::array<const char*, methods_of_plugins> plugins = {
    "target_achievement", "raters", "lookup", "weighted", "quadrant", "rank"};

void add_goals(Evidence& evidence, std::uint64_t person) {
  GoalEvidence& goals = evidence.goals;
  const auto weights = weights_of(person);
  for (unsigned i = 0; i < indicators; ++i) {
    goals.indicator.push_back(i);
    goals.plan.push_back(i);
    goals.aspect.push_back(UINT32_MAX);
    goals.target.push_back(static_cast<double>(target_of(person, i)) / 100);
    goals.target_high.push_back(0);
    goals.actual.push_back(static_cast<double>(reached_in_year(person, i)) / 100);
    goals.weight.push_back(static_cast<double>(weights.at(i)));
    goals.share.push_back(1);
    goals.actual_exact.push_back({});
    goals.direction.push_back(lower_is_better(person, i) ? KINERJA_LESS_IS_BETTER
                                                         : KINERJA_MORE_IS_BETTER);
    goals.flags.push_back(KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL);
  }
  goals.begin.push_back(static_cast<std::int32_t>(goals.target.size()));
}

void add_ratings(Evidence& evidence, std::uint64_t person) {
  RatingEvidence& all = evidence.ratings;
  for (unsigned rater = 0; rater < raters; ++rater) {
    const auto marks = marks_of(person, rater);
    for (unsigned aspect = 0; aspect < aspects; ++aspect) {
      all.aspect.push_back(aspect);
      all.rater.push_back(rater);
      all.role.push_back(static_cast<std::uint8_t>(role_of(person, rater)));
      all.score.push_back(static_cast<double>(marks.at(aspect)));
    }
  }
  all.of_person.push_back(static_cast<std::int32_t>(person));
  all.begin.push_back(static_cast<std::int32_t>(all.score.size()));
}

Evidence evidence_of(std::uint64_t people) {
  Evidence evidence;
  for (unsigned i = 0; i < indicators; ++i) evidence.indicators.push_back(std::to_string(i + 1));
  for (std::uint64_t person = 0; person < people; ++person) {
    evidence.employee.push_back(std::to_string(person + 1));
    evidence.group.push_back(static_cast<std::uint32_t>(unit_of(person, people)));
    if (const std::uint64_t hundredths = public_hundredths(person); hundredths > 0) {
      std::array<char, 16> words{};
      std::snprintf(words.data(), words.size(), "%.2f", static_cast<double>(hundredths) / 100);
      evidence.attr_name.push_back("publik");
      evidence.attr_value.push_back(words.data());
    }
    evidence.attr_begin.push_back(static_cast<std::uint32_t>(evidence.attr_name.size()));
    add_goals(evidence, person);
    add_ratings(evidence, person);
  }
  return evidence;
}

// Seconds of each node in the order of rating, and what came out.
struct Timed {
  std::vector<double> seconds;
  std::string hash;
};

Timed time_once(const PreparedCycle& prepared,
                const Evidence& evidence,
                const StopSource& stop,
                RatingOptions options) {
  using Clock = std::chrono::steady_clock;
  const Rater rater(prepared.cycle, prepared.methods, stop, options);
  Timed timed;
  std::size_t rated = 0;
  Clock::time_point begin = Clock::now();
  const auto scores = rater.rate(evidence, 0, evidence.size(), false, [&](std::size_t people) {
    rated += people;
    if (rated % evidence.size() != 0) return;
    // What a node asks for again after this counts for the next one.
    timed.seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    begin = Clock::now();
  });
  if (!scores) {
    std::fprintf(stderr, "%s\n", scores.error().message.en.c_str());
    std::exit(1);
  }
  timed.seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
  timed.hash = hash_of(evidence, *scores);
  return timed;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(std::size_t people, std::size_t rounds, unsigned threads) {
  PluginRegistry registry;
  for (const char* const plugin : plugins) {
    const auto loaded = registry.load(std::string(KINERJA_BUNDLED_DIR "/") + plugin + ".so");
    if (!loaded) std::fprintf(stderr, "%s\n", loaded.error().message.en.c_str());
  }
  registry.load_folder(KINERJA_BUNDLED_DIR);  // what else the cycle file names
  const StopSource stop;
  const auto caller = call_plugins(registry, stop, [](std::int32_t, std::string_view) {});
  const Presets presets;
  const Preparation ready =
      prepare_cycle(KINERJA_NATIONAL_CYCLE, *caller, presets, InputFiles::may_be_absent);
  for (const Mistake& mistake : ready.mistakes)
    std::fprintf(stderr, "%s\n", mistake.message.en.c_str());
  if (!ready.prepared) return 1;

  const Evidence evidence = evidence_of(people);
  const std::vector<std::size_t>& order = ready.prepared->cycle.order;
  std::vector<std::array<std::vector<double>, 2>> seconds(order.size() + 1);
  for (std::size_t round = 0; round < rounds; ++round) {
    std::array<std::string, 2> hash;
    for (const bool near : {true, false}) {
      RatingOptions options;
      options.threads = threads;
      options.near = near;
      const Timed timed = time_once(*ready.prepared, evidence, stop, options);
      hash.at(near ? 0 : 1) = timed.hash;
      for (std::size_t k = 0; k < timed.seconds.size(); ++k)
        seconds.at(k).at(near ? 0 : 1).push_back(timed.seconds[k]);
    }
    if (hash[0] != hash[1]) {
      std::fprintf(stderr, "the results differ: %s and %s\n", hash[0].c_str(), hash[1].c_str());
      return 1;
    }
  }
  std::printf(
      "%zu people, %u threads, medians of %zu rounds, ns a person\n", people, threads, rounds);
  std::printf("%-14s %10s %10s\n", "", "near", "exact");
  std::array<double, 2> all{};
  for (std::size_t k = 0; k <= order.size(); ++k) {
    std::array<double, 2> ns{};
    for (const std::size_t way : {0U, 1U}) {
      ns.at(way) = median(seconds.at(k).at(way)) * 1e9 / static_cast<double>(people);
      all.at(way) += ns.at(way);
    }
    const std::string name =
        k < order.size() ? ready.prepared->cycle.nodes[order[k]].name : "(rest)";
    std::printf("%-14s %10.1f %10.1f\n", name.c_str(), ns[0], ns[1]);
  }
  std::printf("%-14s %10.1f %10.1f\n", "", all[0], all[1]);
  return 0;
}

}  // namespace
}  // namespace kinerja::bench

int main(int argc, char** argv) {
  const auto number = [&](int place, unsigned long otherwise) {
    return argc > place ? std::strtoul(argv[place], nullptr, 10) : otherwise;
  };
  return kinerja::bench::run(number(1, 100'000), number(2, 5), static_cast<unsigned>(number(3, 1)));
}
