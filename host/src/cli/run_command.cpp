#include <kinerja/core/number.hpp>
#include <kinerja/core/running.hpp>

#include "cli/commands.hpp"
#include "cli/progress_bar.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <chrono>

namespace kinerja {
namespace {

struct Finished {
  RunOutcome outcome;
  std::vector<std::filesystem::path> files;
};

// What the sources bring now or, to rate the same again, what they brought before.
Result<void> bring_evidence(const Workbench& bench,
                            PreparedCycle& prepared,
                            Store& store,
                            const ProgressLine& progress,
                            Intake& intake) {
  const EvidenceLimits limits = evidence_limits(bench.arguments);
  if (bench.arguments.command == Command::run)
    return take_in(prepared, store, bench.stop, progress, intake, limits);
  const Cycle& cycle = prepared.cycle;
  KINERJA_TRY(has_rows, store.has_rows({cycle.agency, cycle.id}));
  if (!has_rows)
    return fail(Errc::not_found,
                text("belum ada data yang dibaca; jalankan `kinerja run` dahulu",
                     "no data were read yet; use `kinerja run` first"));
  KINERJA_TRY(kept, kept_evidence(cycle, store));
  if (kept) {
    intake.evidence = *std::move(kept);
    return {};
  }
  // Other aspects or another period: the same rows are other evidence.
  KINERJA_TRY(built, keep_evidence(cycle, store, limits, intake.unused));
  intake.evidence = std::move(built);
  return {};
}

Result<Finished> work(const Workbench& bench,
                      PreparedCycle& prepared,
                      Store& store,
                      Intake& intake,
                      ProgressBar& bar) {
  const ProgressLine progress = [&](Progress at) {
    if (at.stage != Progress::Stage::rows) at.total = intake.evidence.people;
    bar.show(at);
  };
  const RatingOptions options = rating_options(bench.arguments);
  KINERJA_CHECK(bring_evidence(bench, prepared, store, progress, intake));
  const SnapshotRecord& kept = intake.evidence;
  Exports exports(prepared, kept.input_hash, store, bench.stop, options, progress);
  KINERJA_TRY(outcome,
              rate_and_keep(
                  prepared,
                  kept.input_hash,
                  parts_of(store, kept),
                  store,
                  bench.stop,
                  options,
                  progress,
                  [&](const Evidence& part, const Scores& scores) { exports.write(part, scores); },
                  evidence_limits(bench.arguments)));
  KINERJA_TRY(files, exports.finish());
  return Finished{std::move(outcome), std::move(files)};
}

// Puts the file in the place of the input's name: that is what a person opens.
void name_files(const Cycle& cycle, std::vector<Quarantined>& rows) {
  for (Quarantined& row : rows)
    for (const SourceUse& source : cycle.sources)
      for (const NamedInput& input : source.inputs)
        if (source.name == row.source && input.name == row.input)
          row.input = input.shown_from(cycle.file.parent_path());
}

// People by grade of the cycle's result, highest grade first; the last entry has none.
std::vector<std::pair<std::string, std::uint64_t>> distribution(const Console& console,
                                                                const PreparedCycle& prepared,
                                                                const Finished& finished) {
  const RunOutcome& outcome = finished.outcome;
  const auto& grades = prepared.methods[prepared.cycle.result_node]->grades();
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  std::uint64_t graded = 0;
  for (std::size_t k = grades.size(); k-- > 0;) {
    counts.emplace_back(console.say(grades[k].text), outcome.by_grade[k]);
    graded += outcome.by_grade[k];
  }
  if (grades.empty()) {  // the result is a number alone
    counts.emplace_back(console.say("bernilai", "with a score"), outcome.rated);
    counts.emplace_back(console.say("tanpa nilai", "without a score"),
                        outcome.record.people - outcome.rated);
    return counts;
  }
  counts.emplace_back(console.say("tanpa predikat", "without a grade"),
                      outcome.record.people - graded);
  return counts;
}

void show(const Console& console,
          const PreparedCycle& prepared,
          const Intake& intake,
          const Finished& finished,
          const std::filesystem::path& database,
          double seconds) {
  console.heading(console.say(prepared.cycle.title));
  std::vector<std::vector<std::string>> rows = {{console.say("sumber", "source"),
                                                 console.say("baris", "rows"),
                                                 console.say("karantina", "quarantine")}};
  for (const SourceCount& count : intake.counts)
    rows.push_back({count.source, std::to_string(count.rows), std::to_string(count.quarantined)});
  console.table(rows, {false, true, true});
  console.quarantine(intake.unused);

  console.line();
  console.heading(console.say("Hasil: ", "Result: ") +
                  console.say(prepared.cycle.nodes[prepared.cycle.result_node].title));
  rows.clear();
  for (const auto& [grade, count] : distribution(console, prepared, finished))
    rows.push_back({grade, std::to_string(count)});
  console.table(rows, {false, true});

  console.line();
  std::vector<std::filesystem::path> roots;
  for (const auto& file : finished.files)
    if (file.parent_path() == prepared.cycle.output) roots.push_back(file);
  for (const auto& file : roots)
    console.line(console.say("ditulis: ", "written: ") + file.string());
  if (finished.files.size() > roots.size())
    console.line(console.say("dan berkas lain di sana: ", "and more files there: ") +
                 std::to_string(finished.files.size() - roots.size()));
  console.line(console.say("basis data: ", "database: ") + database.string());
  console.line(std::to_string(intake.evidence.people) + console.say(" pegawai, ", " people, ") +
               console.say(number_text(seconds, 2)) + console.say(" detik", " seconds"));
}

boost::json::object to_json(const Console& console,
                            const PreparedCycle& prepared,
                            const Intake& intake,
                            const Finished& finished,
                            const std::filesystem::path& database) {
  boost::json::array sources, unused, files;
  for (const SourceCount& count : intake.counts)
    sources.push_back(boost::json::object{
        {"source", count.source}, {"rows", count.rows}, {"quarantined", count.quarantined}});
  for (const Quarantined& row : intake.unused) unused.push_back(kinerja::to_json(row));
  for (const auto& file : finished.files) files.emplace_back(file.string());
  boost::json::object grades;
  for (const auto& [grade, count] : distribution(console, prepared, finished))
    grades[grade] = count;
  const RunRecord& run = finished.outcome.record;
  return {{"ok", true},
          {"cycle", prepared.cycle.id},
          {"run", run.id},
          {"people", run.people},
          {"config_hash", run.config_hash},
          {"input_hash", run.input_hash},
          {"result_hash", run.result_hash},
          {"sources", std::move(sources)},
          {"unused_rows", std::move(unused)},
          {"grades", std::move(grades)},
          {"files", std::move(files)},
          {"database", database.string()}};
}

}  // namespace

int run_command(const Workbench& bench) {
  const auto began = std::chrono::steady_clock::now();
  OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  PreparedCycle& prepared = *opened.prepared;
  const std::filesystem::path database = database_of(bench.arguments, prepared.cycle);
  std::error_code ec;
  std::filesystem::create_directories(std::filesystem::absolute(database).parent_path(), ec);
  auto store = Store::open(database);
  if (!store) return bench.console.fail(store.error());

  ProgressBar bar(bench.console);
  Intake intake;
  auto finished = work(bench, prepared, **store, intake, bar);
  bar.clear();
  name_files(prepared.cycle, intake.unused);
  if (!finished) return bench.console.fail(finished.error(), intake.unused);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  show(bench.console, prepared, intake, *finished, database, seconds);
  bench.console.answer(to_json(bench.console, prepared, intake, *finished, database));
  return 0;
}

}  // namespace kinerja
