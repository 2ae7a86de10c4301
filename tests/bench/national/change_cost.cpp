// What one change costs where a nation is loaded: the people of a cycle that has run are read from
// its database, then single rows come about people at random, a rating sheet and a measure in turn,
// and each brings the person's score, the unit's ranks and its distribution up to date.
//
//   kinerja_change_cost CYCLE DATABASE [CHANGES] [--check]
//
// Tells microseconds of CPU for one change: the middle one, the mean, the worst of a hundred and
// the worst. With --check all scores must be those of a whole rating of all rows at the end.

#include <kinerja/core/preparing.hpp>
#include <kinerja/core/standings.hpp>
#include <kinerja/rows.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace kinerja::bench {
namespace {

constexpr std::size_t warming_up = 100;  // changes that are not counted
constexpr std::uint32_t seed = 20'261'130;
const std::string source_of_changes = "entri";

double cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1'024;
}

template <class T>
T required(Result<T> result) {
  if (result) return std::move(result).value();
  std::fprintf(stderr, "%s\n", result.error().message.en.c_str());
  std::exit(1);
}

// One more peer's sheet.
Rows sheet_about(const Cycle& cycle, const std::string& employee, std::mt19937& random) {
  Sheets rows;
  rows.input = "layar";
  rows.key.push_back({});
  rows.ratee.push_back(employee);
  rows.rater.push_back("penilai-" + std::to_string(random() % 1'000));
  rows.comment.push_back({});
  rows.origin.push_back(1);
  rows.ratee_kind.push_back(KINERJA_SUBJECT_PERSON);
  rows.role.push_back(KINERJA_ROLE_PEER);
  rows.state.push_back(KINERJA_RATING_SUBMITTED);
  rows.day.push_back(cycle.to_day);
  for (const Aspect& aspect : cycle.aspects) {
    rows.aspect.push_back(aspect.name);
    rows.score.push_back(static_cast<double>(1 + random() % 5));
  }
  return rows;
}

// A little more of what the first indicator measures.
Rows measure_about(const Cycle& cycle, const std::string& employee, std::mt19937& random) {
  Measures rows;
  rows.input = "layar";
  rows.key.push_back({});
  rows.subject.push_back(employee);
  rows.indicator.push_back("1");
  rows.evidence.push_back({});
  rows.origin.push_back(1);
  rows.subject_kind.push_back(KINERJA_SUBJECT_PERSON);
  rows.quality.push_back(0);
  const auto day =
      static_cast<std::int32_t>(cycle.from_day + static_cast<std::int32_t>(random() % 300));
  rows.from_day.push_back(day);
  rows.to_day.push_back(day);
  rows.value.push_back(static_cast<double>(random() % 1'000) / 100);
  rows.observed_ms.push_back(0);
  return rows;
}

// Everything as it stands, against a rating of everybody from all rows.
bool same_as_whole(const PreparedCycle& prepared,
                   Store& store,
                   const StopSource& stop,
                   const std::vector<Rows>& changes,
                   const Standings& standings) {
  EvidenceBuilder builder(prepared.cycle);
  const Result<void> read =
      store.read_rows({prepared.cycle.agency, prepared.cycle.id},
                      [&](const std::string& source, Rows&& rows) -> Result<void> {
                        builder.add(source, std::move(rows));
                        return {};
                      });
  if (!read) return false;
  for (const Rows& rows : changes) builder.add(source_of_changes, rows);
  const Evidence evidence = builder.build();
  const Scores scores = required(
      Rater(prepared.cycle, prepared.methods, stop, {}).rate(evidence, 0, evidence.size(), false));
  ResultHash whole, kept;
  whole.add(evidence, scores);
  standings.each([&](const Evidence& people, const Scores& of) { kept.add(people, of); });
  return whole.hex() == kept.hex();
}

int run(const char* cycle_file, const char* database, std::size_t changes, bool check) {
  PluginRegistry registry;
  registry.load_folder(KINERJA_BUNDLED_DIR);
  const StopSource stop;
  const auto caller = call_plugins(registry, stop, [](std::int32_t, std::string_view) {});
  const Presets presets;
  Preparation ready = prepare_cycle(cycle_file, *caller, presets, InputFiles::may_be_absent);
  for (const Mistake& mistake : ready.mistakes)
    std::fprintf(stderr, "%s\n", mistake.message.en.c_str());
  if (!ready.prepared) return 1;
  const PreparedCycle& prepared = *ready.prepared;
  const Cycle& cycle = prepared.cycle;

  const auto store = required(Store::open(database));
  RatingOptions options;
  options.threads = 1;
  EvidenceLimits limits;
  limits.memory_bytes = std::size_t{12} << 30U;
  if (!required(store->has_rows({cycle.agency, cycle.id}))) {
    std::fprintf(stderr, "%s has no rows of this cycle; use `kinerja run` first\n", database);
    return 1;
  }
  const double before_opening = cpu_us();
  Standings standings = required(Standings::open(prepared, *store, stop, options, limits));
  const double opening = (cpu_us() - before_opening) / 1e6;

  std::vector<std::string> employees;
  standings.each([&](const Evidence& people, const Scores&) {
    for (std::size_t i = 0; i < people.size(); ++i) employees.emplace_back(people.employee[i]);
  });
  std::mt19937 random(seed);
  std::vector<Rows> made;
  std::vector<double> us;
  std::uint64_t moved = 0;
  for (std::size_t k = 0; k < warming_up + changes; ++k) {
    const std::string& employee = employees[random() % employees.size()];
    Rows rows =
        k % 2 == 0 ? sheet_about(cycle, employee, random) : measure_about(cycle, employee, random);
    const double begin = cpu_us();
    const StandingChange change = required(standings.take(source_of_changes, rows));
    if (change.rated.size() != 1) {
      std::fprintf(stderr, "a row about one person moved %zu\n", change.rated.size());
      return 1;
    }
    const auto unit = standings.unit(standings.of(employee)->unit);
    const double end = cpu_us();

    if (check) made.push_back(std::move(rows));
    if (k < warming_up) continue;
    us.push_back(end - begin);
    moved += change.moved.size();
  }
  std::sort(us.begin(), us.end());
  double sum = 0;
  for (const double each : us) sum += each;
  const bool same = !check || same_as_whole(prepared, *store, stop, made, standings);
  std::printf(
      "{\"people\": %zu, \"changes\": %zu, \"median_us\": %.1f, \"mean_us\": %.1f, "
      "\"p99_us\": %.1f, \"worst_us\": %.1f, \"moved\": %.2f, \"opening_s\": %.1f, "
      "\"peak_mib\": %.0f, \"same\": %s}\n",
      employees.size(),
      us.size(),
      us[us.size() / 2],
      sum / static_cast<double>(us.size()),
      us[us.size() * 99 / 100],
      us.back(),
      static_cast<double>(moved) / static_cast<double>(us.size()),
      opening,
      peak_mib(),
      !check ? "null"
      : same ? "true"
             : "false");
  return 0;
}

}  // namespace
}  // namespace kinerja::bench

int main(int argc, char** argv) {
  const bool check = argc > 1 && std::string_view(argv[argc - 1]) == "--check";
  const int words = check ? argc - 1 : argc;
  const std::size_t changes = words == 4 ? std::strtoul(argv[3], nullptr, 10) : 10'000;
  if (words < 3 || words > 4 || changes == 0) {
    std::fputs("kinerja_change_cost CYCLE DATABASE [CHANGES] [--check]\n", stderr);
    return 2;
  }
  return kinerja::bench::run(argv[1], argv[2], changes, check);
}
