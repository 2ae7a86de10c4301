#include <kinerja/core/running.hpp>
#include <kinerja/core/version.hpp>

#include <chrono>

namespace kinerja {
namespace {

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Result<RunOutcome> rate_and_keep(const PreparedCycle& prepared,
                                 const Evidence& evidence,
                                 Store& store,
                                 const StopSource& stop,
                                 RatingOptions options,
                                 const ProgressLine& progress) {
  const Cycle& cycle = prepared.cycle;
  const Rater rater(cycle, prepared.methods, stop, options);
  std::uint64_t done = 0;  // people times nodes
  KINERJA_TRY(scores, rater.rate(evidence, 0, evidence.size(), false, [&](std::size_t people) {
    done += people;
    if (progress)
      progress({Progress::Stage::people, "", done / cycle.nodes.size(), evidence.size()});
  }));

  RunRecord record;
  record.key = {cycle.agency, cycle.id};
  record.made_ms = now_ms();
  record.host_version = std::string(host_version);
  record.config_hash = prepared.config_hash;
  record.input_hash = evidence.hash;
  record.result_hash = hash_of(cycle, evidence, scores);
  record.config = cycle.canonical;
  record.result_node = cycle.nodes[cycle.result_node].name;
  record.people = evidence.size();
  for (std::size_t k = 0; k < cycle.nodes.size(); ++k) {
    const ComponentInfo& info = prepared.methods[k]->info();
    record.components.push_back(
        {cycle.nodes[k].name, info.id, info.plugin_id, info.plugin_version, info.plugin_sha256});
  }

  std::size_t person = 0, node = 0;
  const auto next = [&](ResultRow& row) {
    if (person == evidence.size()) return false;
    const NodeScores& of_node = scores.nodes[node];
    row.employee = std::string(evidence.employee[person]);
    row.node = cycle.nodes[node].name;
    row.score = of_node.score[person];
    row.grade = of_node.grade[person];
    row.status = of_node.status[person];
    row.grade_text =
        row.grade < 0
            ? ""
            : prepared.methods[node]->grades()[static_cast<std::size_t>(row.grade)].text.id;
    if (++node == cycle.nodes.size()) {
      node = 0;
      ++person;
    }
    return true;
  };
  KINERJA_TRY(id, store.save_run(record, next));
  record.id = id;
  return RunOutcome{std::move(record), std::move(scores)};
}

}  // namespace kinerja
