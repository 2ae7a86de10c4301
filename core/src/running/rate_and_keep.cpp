#include <kinerja/core/running.hpp>
#include <kinerja/core/version.hpp>

#include "base/wall_clock.hpp"
#include "running/built_parts.hpp"
#include "running/rated_parts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

// Hands rated parts on in batches.
class PartBatches {
 public:
  PartBatches(const PreparedCycle& prepared,
              RatedParts& parts,
              const PartRated& rated,
              RunOutcome& out)
      : result_node_(prepared.cycle.result_node), parts_(parts), rated_(rated), out_(out) {
    out_.by_grade.resize(prepared.methods[result_node_]->grades().size());
  }

  Result<bool> next(ResultBatch& batch) {
    while (!part_ || kept_ == part_->evidence.size()) {
      part_.reset();
      KINERJA_TRY(part, parts_.next());
      if (!part) {
        out_.record.result_hash = hash_.hex();
        return false;
      }
      part_ = std::move(part);
      take_part();
    }
    const std::size_t first = kept_;
    kept_ = std::min(part_->evidence.size(), first + max_batch_employees);
    batch = batch_of(part_->evidence, part_->scores, first, kept_);
    return true;
  }

 private:
  void take_part() {
    const auto& [evidence, scores] = *part_;
    kept_ = 0;
    hash_.add(evidence, scores);
    out_.record.people += evidence.size();
    const NodeScores& result = scores.nodes[result_node_];
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      if (result.status[i] == KINERJA_OK) ++out_.rated;
      if (result.grade[i] >= 0) ++out_.by_grade[static_cast<std::size_t>(result.grade[i])];
    }
    if (rated_) rated_(evidence, scores);
  }

  std::size_t result_node_;
  RatedParts& parts_;
  const PartRated& rated_;
  RunOutcome& out_;
  ResultHash hash_;
  std::optional<RatedPart> part_;
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
                                 const PartRated& rated,
                                 const EvidenceLimits& limits) {
  RunOutcome out{record_of(prepared, input_hash), {}, 0};
  RatedParts::PeopleLine told;
  if (progress)
    told = [&](std::uint64_t people) { progress({Progress::Stage::people, "", people, 0}); };
  RatedParts parts(prepared, next, stop, options, parts_ahead(limits), std::move(told));
  PartBatches batches(prepared, parts, rated, out);
  KINERJA_TRY(id,
              store.save_run(out.record, [&](ResultBatch& batch) { return batches.next(batch); }));
  out.record.id = id;
  return out;
}

}  // namespace kinerja
