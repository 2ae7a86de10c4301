#include <kinerja/core/number.hpp>
#include <kinerja/core/running.hpp>

#include "evidence/evidence_hash.hpp"
#include "running/built_parts.hpp"
#include "running/rated_parts.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {
namespace {

constexpr std::size_t max_shown = 20;

std::vector<Text> changes(const PreparedCycle& prepared,
                          const std::string& input_hash,
                          const RunRecord& run) {
  std::vector<Text> changed;
  if (run.input_hash != input_hash)
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

// What all nodes of the run said of one employee.
struct Outcome {
  double score = 0;
  std::int32_t grade = -1;
  std::int32_t status = KINERJA_MISSING;

  // Bit for bit: a NaN is itself, and 0 is not -0.
  bool same_bits(const Outcome& other) const {
    return std::bit_cast<std::uint64_t>(score) == std::bit_cast<std::uint64_t>(other.score) &&
           grade == other.grade && status == other.status;
  }
};

std::string value_text(const Outcome& outcome) {
  return outcome.status == KINERJA_OK
             ? shortest(outcome.score) + " (" + std::to_string(outcome.grade) + ")"
             : "status " + std::to_string(outcome.status);
}

using Outcomes = std::vector<std::optional<Outcome>>;  // as the nodes of the run; nothing: no node

// People as they are computed again, one after the other.
class Recomputed {
 public:
  Recomputed(const PreparedCycle& prepared,
             const StopSource& stop,
             const RatingOptions& options,
             std::size_t ahead,
             NextPart next)
      : parts_(prepared, std::move(next), stop, options, ahead) {}

  /// Whether there is one more; takes the next part when it has to.
  Result<bool> ready() {
    while (!part_ || at_ == part_->evidence.size()) {
      part_.reset();
      KINERJA_TRY(part, parts_.next());
      if (!part) return false;
      hash_.add(part->evidence);
      part_ = std::move(part);
      at_ = 0;
    }
    return true;
  }
  std::string_view employee() const { return part_->evidence.employee[at_]; }
  Outcome outcome(std::size_t node) const {
    const NodeScores& of = part_->scores.nodes[node];
    return {of.score[at_], of.grade[at_], of.status[at_]};
  }
  void advance() { ++at_, ++people_; }

  std::uint64_t people() const { return people_; }
  /// Of all evidence that was shown.
  std::string input_hash() const { return hash_.hex(); }

 private:
  RatedParts parts_;
  EvidenceHash hash_;
  std::optional<RatedPart> part_;
  std::size_t at_ = 0;
  std::uint64_t people_ = 0;
};

// Kept and computed results stand in the same order unless the people have changed; those that do
// not meet at once wait here for their other half.
class Comparison {
 public:
  Comparison(const Cycle& cycle, Verification& out) : out_(out) {
    for (const ComponentStamp& stamp : out.run.components) {
      const NodeUse* use = cycle.node(stamp.name);
      nodes_.push_back(use == nullptr ? no_node
                                      : static_cast<std::size_t>(use - cycle.nodes.data()));
    }
  }

  Result<void> take(const ResultBatch& batch, Recomputed& computed) {
    for (std::size_t row = 0; row < batch.employee.size(); ++row) {
      KINERJA_TRY(more, computed.ready());
      const std::string_view employee = batch.employee[row];
      if (more && computed.employee() == employee) {
        compare(employee, kept_of(batch, row), computed_of(computed));
        computed.advance();
        continue;
      }
      meet(kept_, computed_, employee, kept_of(batch, row), true);
      if (more) take_computed(computed);
    }
    return {};
  }
  Result<void> take_rest(Recomputed& computed) {
    for (;;) {
      KINERJA_TRY(more, computed.ready());
      if (!more) break;
      take_computed(computed);
    }
    for (const auto& [employee, outcomes] : kept_)
      compare(employee, outcomes, Outcomes(nodes_.size()));
    return {};
  }

 private:
  using Waiting = std::map<std::string, Outcomes, std::less<>>;
  static constexpr std::size_t no_node = SIZE_MAX;

  Outcomes kept_of(const ResultBatch& batch, std::size_t row) const {
    Outcomes all(nodes_.size());
    for (std::size_t k = 0; k < std::min(all.size(), batch.nodes.size()); ++k) {
      const NodeResults& node = batch.nodes[k];
      all[k] = Outcome{node.score[row], node.grade[row], node.status[row]};
    }
    return all;
  }
  Outcomes computed_of(const Recomputed& computed) const {
    Outcomes all(nodes_.size());
    for (std::size_t k = 0; k < all.size(); ++k)
      if (nodes_[k] != no_node) all[k] = computed.outcome(nodes_[k]);
    return all;
  }
  void take_computed(Recomputed& computed) {
    meet(computed_, kept_, computed.employee(), computed_of(computed), false);
    computed.advance();
  }
  void meet(
      Waiting& own, Waiting& others, std::string_view employee, Outcomes outcomes, bool is_kept) {
    const auto other = others.find(employee);
    if (other == others.end()) {
      own.emplace(employee, std::move(outcomes));
      return;
    }
    compare(employee, is_kept ? outcomes : other->second, is_kept ? other->second : outcomes);
    others.erase(other);
  }
  void compare(std::string_view employee, const Outcomes& kept, const Outcomes& computed) {
    for (std::size_t k = 0; k < nodes_.size(); ++k) {
      if (!kept[k]) continue;
      ++out_.compared;
      if (computed[k] && computed[k]->same_bits(*kept[k])) continue;
      ++out_.different;
      if (out_.shown.size() < max_shown)
        out_.shown.push_back({std::string(employee),
                              out_.run.components[k].name,
                              value_text(*kept[k]),
                              computed[k] ? value_text(*computed[k]) : "-"});
    }
  }

  Verification& out_;
  std::vector<std::size_t> nodes_;  // of each node of the run the cycle's, or no_node
  Waiting kept_, computed_;
};

Result<NextPart> parts_from(VerifyFrom from,
                            const Cycle& cycle,
                            Store& store,
                            const EvidenceLimits& limits) {
  if (from == VerifyFrom::ledger) return built_parts(cycle, store, limits);
  KINERJA_TRY(kept, kept_evidence(cycle, store));
  if (kept) return parts_of(store, *kept);
  return fail(Errc::not_found,
              text("bukti dari data yang kini berlaku tidak tersimpan; periksa dari buku besar, "
                   "atau jalankan `kinerja run`",
                   "no evidence is kept of the data that count now; verify from the ledger, or use "
                   "`kinerja run`"));
}

}  // namespace

Result<Verification> verify(const PreparedCycle& prepared,
                            Store& store,
                            const StopSource& stop,
                            RatingOptions options,
                            VerifyFrom from,
                            EvidenceLimits limits) {
  const Cycle& cycle = prepared.cycle;
  KINERJA_TRY(latest, store.latest_run({cycle.agency, cycle.id}));
  if (!latest)
    return fail(Errc::not_found,
                text("belum ada hasil yang disimpan; jalankan `kinerja run` dahulu",
                     "no results are kept yet; use `kinerja run` first"));
  KINERJA_TRY(parts, parts_from(from, cycle, store, limits));
  // Parts that are built from the ledger are there ahead of their rating as it is.
  const std::size_t ahead = from == VerifyFrom::ledger ? 0 : parts_ahead(limits);
  Recomputed computed(prepared, stop, options, ahead, std::move(parts));
  Verification out{*latest, 0, 0, {}, {}};
  Comparison comparison(cycle, out);
  KINERJA_CHECK(store.read_results(
      latest->id, [&](const ResultBatch& batch) { return comparison.take(batch, computed); }));
  KINERJA_CHECK(comparison.take_rest(computed));

  out.changed = changes(prepared, computed.input_hash(), *latest);
  const std::uint64_t expected = computed.people() * cycle.nodes.size();
  if (out.compared != expected)
    out.changed.push_back(text("jumlah hasil berbeda: disimpan {}, dihitung {}",
                               "the number of results differs: kept {}, computed {}",
                               {out.compared, expected}));
  return out;
}

}  // namespace kinerja
