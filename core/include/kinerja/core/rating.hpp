#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>
#include <kinerja/core/sha256.hpp>
#include <kinerja/core/stop.hpp>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace kinerja {

/// How work is cut and shared. Neither changes a bit of the results.
struct RatingOptions {
  unsigned threads = 0;              // 0: as many as the machine has
  std::size_t batch_people = 1'024;  // 0: all at once
  // Whether nodes may tell each other values in numbers where their methods can, which is quicker.
  // Then NodeScores::exact stays empty for those: false for whoever needs it.
  bool near = true;
};

/// People first to last.
struct PeopleRange {
  std::size_t first;
  std::size_t last;
};

/// A node's results for people first to last of the evidence.
struct NodeScores {
  std::vector<double> score;
  std::vector<std::int32_t> grade;   // place in the method's grades; -1: none
  std::vector<std::int32_t> status;  // a kinerja_status
  // The value behind a score where its shortest decimal is not it, as a fraction in lowest terms;
  // empty texts elsewhere, and no texts at all when nobody has one.
  std::vector<std::string> exact;
  // While nodes are being rated: the same as numbers, as in kinerja_rate_in; empty when nobody
  // reads them.
  std::vector<double> low, slack;

  /// Whether place i says the same as place k of `other`, bit for bit: 0 is not -0.
  bool same_bits(std::size_t i, const NodeScores& other, std::size_t k) const;
};

/// Why a node gave a person no score, or what else its method said of that person.
struct PersonReport {
  std::size_t person = 0;
  std::size_t node = 0;
  kinerja_status code = KINERJA_OK;
  Text message;
};

/// One step of a trail, its reference resolved to the whole evidence: goals and ratings are places
/// in its columns, inputs are nodes.
struct TrailStep {
  std::size_t person = 0;
  std::size_t node = 0;
  std::int32_t step = 0;
  std::int32_t ref_kind = KINERJA_REF_NONE;
  std::int64_t ref = -1;
  double a = 0;
  double b = 0;
  double result = 0;
};

/// Results of all nodes for a run of people.
struct Scores {
  std::size_t first = 0;              // person
  std::size_t last = 0;               // one past the last
  std::vector<NodeScores> nodes;      // as in the cycle file
  std::vector<PersonReport> reports;  // by person and node
  std::vector<TrailStep> trail;       // by person and node; empty unless asked for
};

/// Rates people by the cycle's graph: node after node, each over batches of people in parallel.
/// Borrows everything; `methods` has one instance for each node of the cycle.
class Rater {
 public:
  Rater(const Cycle& cycle,
        std::span<const std::unique_ptr<MethodInstance>> methods,
        const StopSource& stop,
        RatingOptions options);

  /// Called from one thread at a time with the number of people just rated by one node.
  using Progress = std::function<void(std::size_t people)>;

  /// Rates people first to last. When any node needs whole groups, the range must hold whole units.
  /// With a trail, the same scores and every step to them.
  Result<Scores> rate(const Evidence& evidence,
                      std::size_t first,
                      std::size_t last,
                      bool trail,
                      const Progress& progress = {}) const;

  /// The same for one person of whole evidence, with the trail of this person alone; where nodes
  /// need whole groups, the scores are those of the person's unit.
  Result<Scores> rate_with_trail_of(const Evidence& evidence, std::size_t person) const;

  /// The same for the cycle's result and the nodes that it depends on; all others stay missing.
  Result<Scores> rate_result(const Evidence& evidence, std::size_t first, std::size_t last) const;

  /// The two halves of rate(), for who keeps scores up to date. Own nodes look at a person's own
  /// figures alone; unit nodes see whole units, or read nodes that do. Both in the order of rating.
  std::span<const std::size_t> own_nodes() const { return own_nodes_; }
  std::span<const std::size_t> unit_nodes() const { return unit_nodes_; }
  /// Whether unit nodes can do without goals and ratings: rate_units() needs no evidence then but
  /// who is in which unit, and the attributes that these nodes read.
  bool units_take_inputs_alone() const;
  /// Rates by the own nodes alone; all others stay missing. Values behind scores stay as they were
  /// told to those who read them: NodeScores::low and slack are kept.
  Result<Scores> rate_own(const Evidence& evidence, std::size_t first, std::size_t last) const;
  /// Makes what own nodes know of some people exact, as a Rater that is not `near` tells it.
  using TellExactly = std::function<Result<void>(std::span<const PeopleRange> people)>;
  /// Rates all people of `scores`, which has the results of the own nodes, by the unit nodes.
  /// Without `tell`, own nodes are asked again, with this evidence.
  Result<void> rate_units(const Evidence& evidence,
                          Scores& scores,
                          const TellExactly& tell = {}) const;

  bool needs_whole_groups() const { return needs_whole_groups(cycle_.order); }
  bool result_needs_whole_groups() const { return needs_whole_groups(result_order_); }

 private:
  bool needs_whole_groups(std::span<const std::size_t> nodes) const;
  Result<Scores> rate_nodes(const Evidence& evidence,
                            std::span<const std::size_t> nodes,
                            std::size_t first,
                            std::size_t last,
                            bool trail,
                            const Progress& progress) const;

  const Cycle& cycle_;
  std::span<const std::unique_ptr<MethodInstance>> methods_;
  const StopSource& stop_;
  RatingOptions options_;
  Scores nothing_yet(std::size_t first, std::size_t last) const;

  std::vector<std::size_t> result_order_;  // the result and what it depends on, in order
  std::vector<std::size_t> own_nodes_, unit_nodes_;
  std::vector<std::vector<std::size_t>> inputs_;  // of each node
  // Whose results are told in numbers: all who read them can, and tell theirs in the same way.
  std::vector<bool> near_;
};

/// Rates some people (ascending places in the evidence) with their trail, in batches of whole units
/// that may hold others, too, and shows each batch.
Result<void> rate_with_trail(const Rater& rater,
                             const Evidence& evidence,
                             std::span<const std::size_t> people,
                             const std::function<void(const Scores& scores)>& each);

/// SHA-256 over the employee, node, score bits, grade and status of all results, part by part.
class ResultHash {
 public:
  void add(const Evidence& part, const Scores& scores);
  std::string hex() const { return hash_.hex(); }

 private:
  Sha256 hash_;
};
std::string hash_of(const Evidence& evidence, const Scores& scores);

}  // namespace kinerja
