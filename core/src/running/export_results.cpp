#include <kinerja/core/exporting.hpp>
#include <kinerja/core/running.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace kinerja {
namespace {

constexpr std::size_t export_batch_people = 1'024;

// The scores of some people out of those of all, as the run kept them.
Scores part_of(const Scores& all, std::size_t first, std::size_t last) {
  Scores part{first, last, {}, {}, {}};
  const auto from = static_cast<std::ptrdiff_t>(first - all.first);
  const auto to = static_cast<std::ptrdiff_t>(last - all.first);
  for (const NodeScores& node : all.nodes)
    part.nodes.push_back({{node.score.begin() + from, node.score.begin() + to},
                          {node.grade.begin() + from, node.grade.begin() + to},
                          {node.status.begin() + from, node.status.begin() + to},
                          {},
                          {},
                          {}});
  const auto before = [](const PersonReport& report, std::size_t person) {
    return report.person < person;
  };
  part.reports.assign(std::lower_bound(all.reports.begin(), all.reports.end(), first, before),
                      std::lower_bound(all.reports.begin(), all.reports.end(), last, before));
  return part;
}

// The first node that a recomputation with its trail did not give the bits that the run kept.
std::optional<std::size_t> node_that_differs(const Scores& whole, const Scores& part) {
  for (std::size_t k = 0; k < whole.nodes.size(); ++k) {
    const auto offset = static_cast<std::ptrdiff_t>(part.first - whole.first);
    const NodeScores &a = whole.nodes[k], &b = part.nodes[k];
    if (!std::equal(b.score.begin(), b.score.end(), a.score.begin() + offset) ||
        !std::equal(b.grade.begin(), b.grade.end(), a.grade.begin() + offset) ||
        !std::equal(b.status.begin(), b.status.end(), a.status.begin() + offset))
      return k;
  }
  return std::nullopt;
}

// The way to the scores of some people, which must be the scores that the run kept.
Result<Scores> explain_again(const Rater& rater,
                             const PreparedCycle& prepared,
                             const Evidence& evidence,
                             const Scores& kept,
                             std::size_t first,
                             std::size_t last) {
  KINERJA_TRY(scores, rater.rate(evidence, first, last, true));
  const auto node = node_that_differs(kept, scores);
  if (!node) return scores;
  return fail(Errc::differs,
              text("simpul \"{}\": {}: penjelasan tidak sama dengan nilai yang disimpan; "
                   "laporkan kepada pembuatnya",
                   "node \"{}\": {}: the explanation differs from the kept scores; tell its "
                   "author",
                   {prepared.cycle.nodes[*node].name, prepared.methods[*node]->info().id}));
}

// Two exporters that write one file would leave the later one's alone, and nobody would know.
Result<void> check_names(const Cycle& cycle,
                         std::span<const std::unique_ptr<StagedFolder>> staged) {
  std::map<std::string_view, std::size_t> writers;
  for (std::size_t k = 0; k < staged.size(); ++k)
    for (const std::string& name : staged[k]->written())
      if (const auto [at, fresh] = writers.try_emplace(name, k); !fresh)
        return fail(Errc::invalid_config,
                    text("pengekspor \"{}\" dan \"{}\" menulis berkas yang sama: {}",
                         "exporters \"{}\" and \"{}\" write the same file: {}",
                         {cycle.exporters[at->second].name, cycle.exporters[k].name, name}));
  return {};
}

}  // namespace

Result<std::vector<std::filesystem::path>> export_results(PreparedCycle& prepared,
                                                          const Evidence& evidence,
                                                          const RunOutcome& run,
                                                          Store& store,
                                                          const StopSource& stop,
                                                          RatingOptions options,
                                                          const ProgressLine& progress) {
  const Cycle& cycle = prepared.cycle;
  const Rater rater(cycle, prepared.methods, stop, options);
  KINERJA_TRY(earlier, read_earlier(cycle, evidence, store));
  const FollowUps follow_ups =
      follow_ups_of({cycle, prepared.methods, evidence}, run.scores, std::move(earlier));
  const CycleInfo info(
      cycle, prepared.methods, prepared.config_hash, evidence.hash, follow_ups.earlier);
  std::uint32_t needs = 0;
  for (const auto& exporter : prepared.exporters) needs |= exporter->needs();
  const bool explained = (needs & (KINERJA_NEEDS_TRAIL | KINERJA_NEEDS_FINDINGS)) != 0;
  std::vector<std::filesystem::path> files;
  std::vector<std::unique_ptr<StagedFolder>> staged;
  for (const ExporterUse& use : cycle.exporters) {
    KINERJA_TRY(folder, StagedFolder::make(cycle.output, use.name));
    staged.push_back(std::move(folder));
  }
  const auto in_exporter = [&](std::size_t k, Error error) {
    error.message = text(
        "pengekspor \"{}\": {}", "exporter \"{}\": {}", {cycle.exporters[k].name, error.message});
    return error;
  };

  // Batches end where units end, so that every exporter gets whole groups.
  for (std::size_t first = 0; first < evidence.size();) {
    if (stop.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
    const std::size_t last =
        evidence.end_of_group(std::min(evidence.size(), first + export_batch_people) - 1);
    KINERJA_TRY(scores,
                explained ? explain_again(rater, prepared, evidence, run.scores, first, last)
                          : Result<Scores>(part_of(run.scores, first, last)));
    const ExportBatch batch(cycle, info, prepared.methods, evidence, scores, follow_ups, needs);
    for (std::size_t k = 0; k < prepared.exporters.size(); ++k)
      if (auto done = prepared.exporters[k]->write(batch.get(), *staged[k]); !done)
        return in_exporter(k, std::move(done).error());
    first = last;
    if (progress) progress({Progress::Stage::exports, "", last, evidence.size()});
  }
  for (std::size_t k = 0; k < prepared.exporters.size(); ++k)
    if (auto done = prepared.exporters[k]->finish(*staged[k]); !done)
      return in_exporter(k, std::move(done).error());
  if (stop.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
  KINERJA_CHECK(check_names(cycle, staged));
  for (std::size_t k = 0; k < staged.size(); ++k) {
    auto names = staged[k]->publish();
    if (!names) return in_exporter(k, std::move(names).error());
    for (const std::string& name : *names) files.push_back(cycle.output / name);
  }
  return files;
}

}  // namespace kinerja
