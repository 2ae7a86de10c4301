#include <kinerja/core/number.hpp>
#include <kinerja/core/running.hpp>

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace kinerja {
namespace {

constexpr std::size_t max_shown = 20;

std::string value_text(double score, std::int32_t grade, std::int32_t status) {
  return status == KINERJA_OK ? shortest(score) + " (" + std::to_string(grade) + ")"
                              : "status " + std::to_string(status);
}

std::vector<Text> changes(const PreparedCycle& prepared,
                          const Evidence& evidence,
                          const RunRecord& run) {
  std::vector<Text> changed;
  if (run.input_hash != evidence.hash)
    changed.push_back(text("data masukan berubah sejak perhitungan terakhir",
                           "the inputs have changed since the last run"));
  if (run.config_hash != prepared.config_hash)
    changed.push_back(text("berkas siklus berubah sejak perhitungan terakhir",
                           "the cycle file has changed since the last run"));
  for (const ComponentStamp& stamp : run.components) {
    const NodeUse* node = prepared.cycle.node(stamp.name);
    if (node == nullptr) continue;
    const ComponentInfo& info =
        prepared.methods[static_cast<std::size_t>(node - prepared.cycle.nodes.data())]->info();
    if (info.plugin_sha256 != stamp.sha256)
      changed.push_back(text("plugin {} untuk simpul \"{}\" berubah: dulu {} ({}), kini {} ({})",
                             "plugin {} of node \"{}\" has changed: was {} ({}), is {} ({})",
                             {stamp.plugin,
                              stamp.name,
                              stamp.version,
                              std::string_view(stamp.sha256).substr(0, 12),
                              info.plugin_version,
                              std::string_view(info.plugin_sha256).substr(0, 12)}));
  }
  return changed;
}

// Compares what was kept of some employees with what was computed.
void compare(const ResultBatch& batch,
             const Cycle& cycle,
             const Scores& scores,
             const std::unordered_map<std::string_view, std::size_t>& people,
             Verification& out) {
  const std::vector<ComponentStamp>& stamps = out.run.components;
  for (std::size_t k = 0; k < std::min(stamps.size(), batch.nodes.size()); ++k) {
    const NodeResults& kept = batch.nodes[k];
    const NodeUse* use = cycle.node(stamps[k].name);
    for (std::size_t row = 0; row < batch.employee.size(); ++row) {
      ++out.compared;
      const std::string_view employee = batch.employee[row];
      std::string computed = "-";
      if (const auto person = people.find(employee); person != people.end() && use != nullptr) {
        const NodeScores& node = scores.nodes[static_cast<std::size_t>(use - cycle.nodes.data())];
        const std::size_t i = person->second;
        if (std::bit_cast<std::uint64_t>(node.score[i]) ==
                std::bit_cast<std::uint64_t>(kept.score[row]) &&
            node.grade[i] == kept.grade[row] && node.status[i] == kept.status[row])
          continue;
        computed = value_text(node.score[i], node.grade[i], node.status[i]);
      }
      ++out.different;
      if (out.shown.size() < max_shown)
        out.shown.push_back({std::string(employee),
                             stamps[k].name,
                             value_text(kept.score[row], kept.grade[row], kept.status[row]),
                             std::move(computed)});
    }
  }
}

}  // namespace

Result<Verification> verify(const PreparedCycle& prepared,
                            Store& store,
                            const StopSource& stop,
                            RatingOptions options) {
  const Cycle& cycle = prepared.cycle;
  KINERJA_TRY(latest, store.latest_run({cycle.agency, cycle.id}));
  if (!latest)
    return fail(Errc::not_found,
                text("belum ada hasil yang disimpan; jalankan `kinerja run` dahulu",
                     "no results are kept yet; use `kinerja run` first"));
  KINERJA_TRY(evidence, build_evidence(cycle, store));
  const Rater rater(cycle, prepared.methods, stop, options);
  KINERJA_TRY(scores, rater.rate(evidence, 0, evidence.size(), false));

  Verification out{*latest, 0, 0, {}, changes(prepared, evidence, *latest)};
  std::unordered_map<std::string_view, std::size_t> people;
  for (std::size_t i = 0; i < evidence.size(); ++i) people.emplace(evidence.employee[i], i);
  KINERJA_CHECK(store.read_results(latest->id, [&](const ResultBatch& batch) -> Result<void> {
    compare(batch, cycle, scores, people, out);
    return {};
  }));
  const std::uint64_t expected = evidence.size() * cycle.nodes.size();
  if (out.compared != expected)
    out.changed.push_back(text("jumlah hasil berbeda: disimpan {}, dihitung {}",
                               "the number of results differs: kept {}, computed {}",
                               {out.compared, expected}));
  return out;
}

}  // namespace kinerja
