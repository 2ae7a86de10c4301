#pragma once

#include <kinerja/core/rating.hpp>

#include "rating/rate_batch.hpp"

#include <mutex>
#include <vector>

namespace kinerja {

/// Cuts people into batches; with whole groups, each batch ends where a unit ends.
std::vector<PeopleRange> cut(const Evidence& evidence,
                             PeopleRange people,
                             std::size_t size,
                             bool whole_groups);

/// What a Rater knows, for those who rate for it. Borrows.
struct RatingBench {
  const Cycle& cycle;
  std::span<const std::unique_ptr<MethodInstance>> methods;
  const StopSource& stop;
  const RatingOptions& options;
  const std::vector<std::vector<std::size_t>>& inputs;  // of each node
  const std::vector<bool>& near;                        // of each node
  bool trail;
  const Rater::TellExactly* tell_own = nullptr;  // instead of asking own nodes again
  std::span<const std::size_t> own = {};         // the nodes that it tells of

  bool whole_groups(std::size_t node) const {
    return (methods[node]->info().flags & KINERJA_INFO_WHOLE_GROUP) != 0;
  }
  bool near_node(std::size_t node) const { return near[node] && !trail; }
};

/// Rates people by one node and puts the results into scores. Where a method asks for inputs that
/// are known, it makes the nodes before it tell them, and rates those people once more.
class NodeRating {
 public:
  NodeRating(const RatingBench& bench, const Evidence& evidence, Scores& scores)
      : bench_(bench), evidence_(evidence), scores_(scores) {}

  Result<void> rate(std::size_t node, const Rater::Progress& progress);

 private:
  using Ranges = std::vector<PeopleRange>;

  RateBatch columns(std::size_t node, const PeopleRange& people, bool near) const;
  Result<RatedBatch> rate_batch(std::size_t node, const RateBatch& batch) const;
  Error about(std::size_t node, Error error) const;
  void keep(std::size_t node, const PeopleRange& people, RatedBatch& rated);
  void keep_words(std::size_t node, const PeopleRange& people, RatedBatch& rated);
  void keep_trail(std::size_t node,
                  const PeopleRange& people,
                  const RateBatch& batch,
                  const RatedBatch& rated);
  void note_asking(const PeopleRange& people, const RatedBatch& rated, Ranges& asking) const;

  // In node_asking.cpp.
  Result<void> answer(std::size_t node, Ranges asking);
  Ranges settled(std::size_t node, Ranges ranges) const;
  void want_inputs(std::size_t node, const Ranges& people, std::vector<Ranges>& wanted) const;
  Result<void> make_exact(std::size_t node, const Ranges& people);
  Result<void> rate_again(std::size_t node, const Ranges& people);
  Result<void> each_batch(std::size_t node,
                          const Ranges& people,
                          const std::function<Result<void>(const PeopleRange& people)>& work) const;
  std::size_t at(std::size_t person) const { return person - scores_.first; }

  const RatingBench& bench_;
  const Evidence& evidence_;
  Scores& scores_;
  // Guards fractions, reports, trail, progress; the score columns of batches are disjoint.
  std::mutex mutex_;
};

}  // namespace kinerja
