#include <kinerja/core/running.hpp>
#include <kinerja/core/version.hpp>

#include "base/wall_clock.hpp"

#include <algorithm>

namespace kinerja {
namespace {

ResultBatch batch_of(const Evidence& evidence,
                     const Scores& scores,
                     std::size_t first,
                     std::size_t last) {
  ResultBatch batch;
  for (std::size_t i = first; i < last; ++i) batch.employee.push_back(evidence.employee[i]);
  const auto from = static_cast<std::ptrdiff_t>(first);
  const auto to = static_cast<std::ptrdiff_t>(last);
  for (const NodeScores& node : scores.nodes)
    batch.nodes.push_back({{node.score.begin() + from, node.score.begin() + to},
                           {node.grade.begin() + from, node.grade.begin() + to},
                           {node.status.begin() + from, node.status.begin() + to}});
  return batch;
}

RunRecord record_of(const PreparedCycle& prepared, const std::string& input_hash) {
  const Cycle& cycle = prepared.cycle;
  RunRecord record;
  record.key = {cycle.agency, cycle.id};
  record.made_ms = now_ms();
  record.host_version = std::string(host_version);
  record.config_hash = prepared.config_hash;
  record.input_hash = input_hash;
  record.config = cycle.canonical;
  record.result_node = cycle.nodes[cycle.result_node].name;
  for (std::size_t k = 0; k < cycle.nodes.size(); ++k) {
    const ComponentInfo& info = prepared.methods[k]->info();
    ComponentStamp stamp{
        cycle.nodes[k].name, info.id, info.plugin_id, info.plugin_version, info.plugin_sha256, {}};
    for (const GradeWord& grade : prepared.methods[k]->grades())
      stamp.grades.push_back(grade.text.id);
    record.components.push_back(std::move(stamp));
  }
  return record;
}

// Rates one part after the other and hands it on in batches.
class PartRater {
 public:
  PartRater(const PreparedCycle& prepared,
            const NextPart& next,
            const Rater& rater,
            const ProgressLine& progress,
            const PartRated& rated,
            RunOutcome& out)
      : prepared_(prepared),
        next_(next),
        rater_(rater),
        progress_(progress),
        rated_(rated),
        out_(out) {
    out_.by_grade.resize(prepared.methods[prepared.cycle.result_node]->grades().size());
  }

  Result<bool> next(ResultBatch& batch) {
    while (part_ == nullptr || kept_ == part_->size()) {
      KINERJA_TRY(part, next_());
      part_ = part;
      if (part_ == nullptr) {
        out_.record.result_hash = hash_.hex();
        return false;
      }
      KINERJA_CHECK(rate());
    }
    const std::size_t first = kept_;
    kept_ = std::min(part_->size(), first + max_batch_employees);
    batch = batch_of(*part_, scores_, first, kept_);
    return true;
  }

 private:
  Result<void> rate() {
    const Cycle& cycle = prepared_.cycle;
    std::uint64_t done = 0;  // people times nodes
    const auto told = [&](std::size_t people) {
      done += people;
      if (progress_)
        progress_({Progress::Stage::people, "", out_.record.people + done / cycle.nodes.size(), 0});
    };
    KINERJA_TRY(scores, rater_.rate(*part_, 0, part_->size(), false, told));
    scores_ = std::move(scores);
    kept_ = 0;
    hash_.add(*part_, scores_);
    out_.record.people += part_->size();
    const NodeScores& result = scores_.nodes[cycle.result_node];
    for (std::size_t i = 0; i < part_->size(); ++i) {
      if (result.status[i] == KINERJA_OK) ++out_.rated;
      if (result.grade[i] >= 0) ++out_.by_grade[static_cast<std::size_t>(result.grade[i])];
    }
    if (rated_) rated_(*part_, scores_);
    return {};
  }

  const PreparedCycle& prepared_;
  const NextPart& next_;
  const Rater& rater_;
  const ProgressLine& progress_;
  const PartRated& rated_;
  RunOutcome& out_;
  ResultHash hash_;
  const Evidence* part_ = nullptr;
  Scores scores_;
  std::size_t kept_ = 0;  // people of the part that were handed on
};

}  // namespace

Result<RunOutcome> rate_and_keep(const PreparedCycle& prepared,
                                 const std::string& input_hash,
                                 const NextPart& next,
                                 Store& store,
                                 const StopSource& stop,
                                 RatingOptions options,
                                 const ProgressLine& progress,
                                 const PartRated& rated) {
  RunOutcome out{record_of(prepared, input_hash), {}, 0};
  const Rater rater(prepared.cycle, prepared.methods, stop, options);
  PartRater parts(prepared, next, rater, progress, rated, out);
  KINERJA_TRY(id,
              store.save_run(out.record, [&](ResultBatch& batch) { return parts.next(batch); }));
  out.record.id = id;
  return out;
}

}  // namespace kinerja
