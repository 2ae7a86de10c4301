#pragma once

#include <kinerja/core/following.hpp>
#include <kinerja/core/preparing.hpp>
#include <kinerja/core/rating.hpp>
#include <kinerja/core/store.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// A cycle with the evidence of its last run and the scores that come of it. Stays where it is:
/// much borrows from it.
class KeptCycle {
 public:
  KeptCycle(PreparedCycle prepared, std::unique_ptr<Store> store)
      : prepared_(std::move(prepared)), store_(std::move(store)) {}
  KeptCycle(const KeptCycle&) = delete;
  KeptCycle(KeptCycle&&) = delete;
  KeptCycle& operator=(const KeptCycle&) = delete;
  KeptCycle& operator=(KeptCycle&&) = delete;
  ~KeptCycle() = default;

  /// Builds the evidence from the ledger and rates everybody. An Error before the first run.
  Result<void> rate(const Workbench& bench);

  const Cycle& cycle() const { return prepared_.cycle; }
  const PreparedCycle& prepared() const { return prepared_; }
  Store& store() const { return *store_; }
  const Evidence& evidence() const { return evidence_; }
  const Scores& scores() const { return scores_; }
  const Rater& rater() const { return *rater_; }
  RatedCycle rated() const { return {prepared_.cycle, prepared_.methods, evidence_}; }
  /// What is no longer as the last run kept it; empty when all is.
  const std::vector<Text>& changed() const { return changed_; }

 private:
  PreparedCycle prepared_;
  std::unique_ptr<Store> store_;
  Evidence evidence_;
  std::optional<Rater> rater_;
  Scores scores_;
  std::vector<Text> changed_;
};

/// A kept cycle, or the exit code. Says on the console what has changed since the last run.
struct OpenedKept {
  std::unique_ptr<KeptCycle> kept;
  int exit_code = 0;
};
OpenedKept open_kept(const Workbench& bench);

/// The last run that was kept; an Error before the first one.
Result<RunRecord> last_run(const Cycle& cycle, Store& store);
/// What is no longer as the run kept it.
std::vector<Text> changes_since(const RunRecord& run,
                                const std::string& config_hash,
                                const std::string& result_hash);

boost::json::array to_json(const std::vector<Text>& texts);

/// The score for programs; null when there is none.
boost::json::value score_value(const Scores& scores, std::size_t node, std::size_t person);
/// The word of the grade in Indonesian; empty when there is none.
std::string grade_word(const RatedCycle& rated,
                       const Scores& scores,
                       std::size_t node,
                       std::size_t person);

}  // namespace kinerja
