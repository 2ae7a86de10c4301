#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/cycle.hpp>
#include <kinerja/core/evidence.hpp>
#include <kinerja/core/rating.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

// What follows from a rating. Nothing here rates anybody: it selects, compares and describes what
// methods have said. Pure functions; [many].

namespace kinerja {

/// A cycle with what was rated by it. Borrows everything.
struct RatedCycle {
  const Cycle& cycle;
  std::span<const std::unique_ptr<MethodInstance>> methods;
  const Evidence& evidence;
};

/// What a node came to for a person: "Baik (85,5)", "85,5", "belum dapat dinilai".
Text outcome_text(const RatedCycle& rated,
                  const Scores& scores,
                  std::size_t node,
                  std::size_t person);

/// A goal or aspect in which a person stands out.
struct Finding {
  enum class Kind { strength, weakness } kind = Kind::strength;
  std::size_t node = 0;
  std::int32_t ref_kind = KINERJA_REF_NONE;  // KINERJA_REF_GOAL or KINERJA_REF_ASPECT
  std::size_t ref = 0;  // place in the evidence's goals; in the cycle's aspects
  double value = 0;     // how the person stands, on the node's scale
  double limit = 0;     // that made it a strength or a weakness
  Text what;
  std::vector<Text> evidence;  // figures, the superior's comments, entries; one line each
};

/// Strengths, strongest first, and then weaknesses, weakest first. `scores` hold the person with
/// the trail. What single colleagues, subordinates or citizens said is never among the evidence.
std::vector<Finding> findings_of(const RatedCycle& rated, const Scores& scores, std::size_t person);

/// A training with the day by which it is to be done.
struct PlannedTraining {
  Text about;  // the weakness
  Text title;
  std::int32_t due_day = 0;
};

/// For each weakness the training that names it best: its indicator, else its aspect, else all.
/// The same training is planned once.
std::vector<PlannedTraining> development_plan(const RatedCycle& rated,
                                              std::span<const Finding> findings);

/// A person's place in a list.
struct ListPlace {
  enum class Kind { listed, tied, excluded };
  std::size_t person = 0;
  std::uint32_t number = 0;  // from 1, ties share one; 0: excluded, or the list has no order
  Kind kind = Kind::listed;
  std::uint32_t sharing = 0;   // how many others have the same place
  std::uint32_t would_be = 0;  // excluded: the place among all; 0: a score to order by is missing
};

/// Everybody's places in the lists of follow_up: for each list unit by unit where it is one per
/// unit, the listed in their order, then the excluded. `scores` hold everybody.
std::vector<std::vector<ListPlace>> place_lists(const RatedCycle& rated, const Scores& scores);

/// Why somebody is in a list, shares a place or is out. `scores` hold the person; with a trail, the
/// sentences of the deciding node tell why somebody is out.
Text place_reason(const RatedCycle& rated,
                  const FollowUpList& list,
                  const ListPlace& place,
                  const Scores& scores);

/// The steps of guidance that were written down.
struct Guidance {
  std::vector<std::size_t> entries;  // places in the evidence's entries, by day
  bool closed = false;               // the last one says so
};
Guidance guidance_of(const Evidence& evidence, const FollowUpList& list, std::size_t person);

/// "2026-03-02 observasi (perhatian): ...": an entry in one line.
Text entry_line(const Evidence& evidence, std::size_t entry);
/// What an entry speaks of: the title of the goal or aspect, else the source's word.
Text entry_about(const Cycle& cycle, const Evidence& evidence, std::size_t entry);

}  // namespace kinerja
