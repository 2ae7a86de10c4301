#include "cli/kept_cycle.hpp"

#include <kinerja/core/explaining.hpp>
#include <kinerja/core/running.hpp>

namespace kinerja {

Result<void> KeptCycle::rate(const Workbench& bench) {
  const Cycle& cycle = prepared_.cycle;
  KINERJA_TRY(run, last_run(cycle, *store_));
  KINERJA_TRY(evidence, build_evidence(cycle, *store_));
  evidence_ = std::move(evidence);
  rater_.emplace(cycle, prepared_.methods, bench.stop, exact_rating_options(bench.arguments));
  KINERJA_TRY(scores, rater_->rate(evidence_, 0, evidence_.size(), false));
  scores_ = std::move(scores);
  changed_ = changes_since(run, prepared_.config_hash, hash_of(evidence_, scores_));
  return {};
}

Result<RunRecord> last_run(const Cycle& cycle, Store& store) {
  KINERJA_TRY(run, store.latest_run({cycle.agency, cycle.id}));
  if (run) return *std::move(run);
  return fail(Errc::not_found,
              text("belum ada hasil yang disimpan; jalankan `kinerja run` dahulu",
                   "no results are kept yet; use `kinerja run` first"));
}

std::vector<Text> changes_since(const RunRecord& run,
                                const std::string& config_hash,
                                const std::string& result_hash) {
  std::vector<Text> changed;
  if (run.config_hash != config_hash)
    changed.push_back(text("berkas siklus berubah sejak perhitungan terakhir",
                           "the cycle file has changed since the last run"));
  if (run.result_hash != result_hash)
    changed.push_back(text("nilainya kini lain daripada yang disimpan; jalankan `kinerja run`",
                           "the scores are not those that were kept; use `kinerja run`"));
  return changed;
}

OpenedKept open_kept(const Workbench& bench) {
  OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return {nullptr, opened.exit_code};
  auto store = open_database(bench.arguments, opened.prepared->cycle);
  if (!store) return {nullptr, bench.console.fail(store.error())};
  auto kept = std::make_unique<KeptCycle>(std::move(*opened.prepared), std::move(*store));
  if (auto rated = kept->rate(bench); !rated)
    return {nullptr, bench.console.fail(std::move(rated).error())};
  for (const Text& change : kept->changed()) bench.console.line("! " + bench.console.say(change));
  return {std::move(kept), 0};
}

boost::json::array to_json(const std::vector<Text>& texts) {
  boost::json::array all;
  for (const Text& one : texts)
    all.push_back(boost::json::object{{"text", one.id}, {"text_en", one.en}});
  return all;
}

boost::json::value score_value(const Scores& scores, std::size_t node, std::size_t person) {
  const std::size_t i = person - scores.first;
  return scores.nodes[node].status[i] == KINERJA_OK
             ? boost::json::value(scores.nodes[node].score[i])
             : boost::json::value(nullptr);
}

std::string grade_word(const RatedCycle& rated,
                       const Scores& scores,
                       std::size_t node,
                       std::size_t person) {
  return TrailWords(rated.cycle, rated.methods, rated.evidence)
      .grade(node, scores.nodes[node].grade[person - scores.first])
      .id;
}

}  // namespace kinerja
