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

// What is there once the first part is: some of it is read for the people of that part.
struct Exports::Begun {
  FollowUps follow_ups;
  std::unique_ptr<CycleInfo> info;
  std::uint32_t needs = 0;
  std::vector<std::unique_ptr<StagedFolder>> staged;
};

Exports::Exports(PreparedCycle& prepared,
                 std::string input_hash,
                 Store& store,
                 const StopSource& stop,
                 RatingOptions options,
                 ProgressLine progress)
    : prepared_(prepared),
      input_hash_(std::move(input_hash)),
      store_(store),
      stop_(stop),
      progress_(std::move(progress)),
      rater_(prepared.cycle, prepared.methods, stop, options) {}

Exports::~Exports() = default;

Error Exports::in_exporter(std::size_t exporter, Error error) const {
  error.message = text("pengekspor \"{}\": {}",
                       "exporter \"{}\": {}",
                       {prepared_.cycle.exporters[exporter].name, error.message});
  return error;
}

void Exports::write(const Evidence& part, const Scores& scores) {
  if (error_) return;
  Result<void> done = begun_ == nullptr ? begin(part, scores) : Result<void>{};
  if (done) done = write_batches(part, scores);
  if (!done) error_ = std::move(done).error();
}

Result<void> Exports::begin(const Evidence& part, const Scores& scores) {
  const Cycle& cycle = prepared_.cycle;
  begun_ = std::make_unique<Begun>();
  KINERJA_TRY(earlier, read_earlier(cycle, part, store_));
  begun_->follow_ups = follow_ups_of({cycle, prepared_.methods, part}, scores, std::move(earlier));
  begun_->info = std::make_unique<CycleInfo>(
      cycle, prepared_.methods, prepared_.config_hash, input_hash_, begun_->follow_ups.earlier);
  for (const auto& exporter : prepared_.exporters) begun_->needs |= exporter->needs();
  for (const ExporterUse& use : cycle.exporters) {
    KINERJA_TRY(folder, StagedFolder::make(cycle.output, use.name));
    begun_->staged.push_back(std::move(folder));
  }
  return {};
}

// Batches end where units end, so that every exporter gets whole groups.
Result<void> Exports::write_batches(const Evidence& part, const Scores& kept) {
  const Cycle& cycle = prepared_.cycle;
  const bool explained = (begun_->needs & (KINERJA_NEEDS_TRAIL | KINERJA_NEEDS_FINDINGS)) != 0;
  for (std::size_t first = 0; first < part.size();) {
    if (stop_.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
    const std::size_t last =
        part.end_of_group(std::min(part.size(), first + export_batch_people) - 1);
    KINERJA_TRY(scores,
                explained ? explain_again(rater_, prepared_, part, kept, first, last)
                          : Result<Scores>(part_of(kept, first, last)));
    const ExportBatch batch(
        cycle, *begun_->info, prepared_.methods, part, scores, begun_->follow_ups, begun_->needs);
    for (std::size_t k = 0; k < prepared_.exporters.size(); ++k)
      if (auto done = prepared_.exporters[k]->write(batch.get(), *begun_->staged[k]); !done)
        return in_exporter(k, std::move(done).error());
    people_ += last - first;
    first = last;
    if (progress_) progress_({Progress::Stage::exports, "", people_, 0});
  }
  return {};
}

Result<std::vector<std::filesystem::path>> Exports::finish() {
  if (error_) return *error_;
  if (begun_ == nullptr) return std::vector<std::filesystem::path>();
  const Cycle& cycle = prepared_.cycle;
  for (std::size_t k = 0; k < prepared_.exporters.size(); ++k)
    if (auto done = prepared_.exporters[k]->finish(*begun_->staged[k]); !done)
      return in_exporter(k, std::move(done).error());
  if (stop_.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
  KINERJA_CHECK(check_names(cycle, begun_->staged));
  std::vector<std::filesystem::path> files;
  for (std::size_t k = 0; k < begun_->staged.size(); ++k) {
    auto names = begun_->staged[k]->publish();
    if (!names) return in_exporter(k, std::move(names).error());
    for (const std::string& name : *names) files.push_back(cycle.output / name);
  }
  return files;
}

}  // namespace kinerja
