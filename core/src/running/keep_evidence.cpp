#include <kinerja/core/running.hpp>
#include <kinerja/core/sha256.hpp>

#include "evidence/evidence_hash.hpp"
#include "running/built_parts.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace kinerja {
namespace {

// What evidence is built from: the rows that count and the settings that it depends on.
Result<std::string> content_of(const Cycle& cycle, Store& store) {
  KINERJA_TRY(rows, store.content({cycle.agency, cycle.id}));
  Sha256 hash;
  const auto add = [&](std::string_view part) {
    hash.add(std::to_string(part.size()) + ":");
    hash.add(part);
  };
  const auto number = [&](double value) {
    add(std::to_string(std::bit_cast<std::uint64_t>(value)));
  };
  add("evidence 1");  // changes with what is gathered from rows
  add(rows);
  number(cycle.from_day);
  number(cycle.to_day);
  for (const Aspect& aspect : cycle.aspects) {
    add(aspect.name);
    number(aspect.min);
    number(aspect.max);
  }
  return hash.hex();
}

// Evidence that was kept before of the same content: only what was set aside is wanted of it.
Result<void> read_again(const SnapshotRecord& kept, Store& store, std::vector<Quarantined>& unfit) {
  for (std::uint64_t k = 0; k < kept.parts; ++k) {
    KINERJA_TRY(part, store.snapshot_part(kept.id, k));
    unfit.insert(unfit.end(), part.set_aside.begin(), part.set_aside.end());
  }
  return {};
}

Result<SnapshotRecord> build_and_save(const Cycle& cycle,
                                      std::string content,
                                      Store& store,
                                      const EvidenceLimits& limits,
                                      std::vector<Quarantined>& unfit) {
  SnapshotRecord snapshot;
  snapshot.key = {cycle.agency, cycle.id};
  snapshot.content = std::move(content);
  KINERJA_TRY(parts, BuiltParts::of(cycle, store, limits));
  EvidenceHash hash;
  KINERJA_CHECK(store.save_snapshot(snapshot, [&](Evidence& part) -> Result<bool> {
    KINERJA_TRY(built, parts.next());
    if (!built) {
      snapshot.input_hash = hash.hex();
      return false;
    }
    part = *std::move(built);
    hash.add(part);
    unfit.insert(unfit.end(), part.set_aside.begin(), part.set_aside.end());
    return true;
  }));
  return snapshot;
}

}  // namespace

Result<SnapshotRecord> keep_evidence(const Cycle& cycle,
                                     Store& store,
                                     EvidenceLimits limits,
                                     std::vector<Quarantined>& aside) {
  KINERJA_TRY(content, content_of(cycle, store));
  KINERJA_TRY(kept, store.snapshot({cycle.agency, cycle.id}, content));
  std::vector<Quarantined> unfit;
  // What is damaged is made again from the rows, and replaced.
  const bool whole = kept && read_again(*kept, store, unfit);
  if (!whole) unfit.clear();
  KINERJA_TRY(snapshot,
              whole ? Result<SnapshotRecord>(*kept)
                    : build_and_save(cycle, std::move(content), store, limits, unfit));
  std::stable_sort(unfit.begin(), unfit.end(), [](const Quarantined& a, const Quarantined& b) {
    return std::tie(a.source, a.input, a.origin, a.column, a.raw) <
           std::tie(b.source, b.input, b.origin, b.column, b.raw);
  });
  aside.insert(aside.end(), unfit.begin(), unfit.end());
  if (snapshot.people == 0) return nobody_there();
  return snapshot;
}

Result<std::optional<SnapshotRecord>> kept_evidence(const Cycle& cycle, Store& store) {
  KINERJA_TRY(content, content_of(cycle, store));
  return store.snapshot({cycle.agency, cycle.id}, content);
}

Result<bool> same_evidence(const Cycle& a, const Cycle& b, Store& store) {
  KINERJA_TRY(of_a, content_of(a, store));
  KINERJA_TRY(of_b, content_of(b, store));
  return of_a == of_b;
}

}  // namespace kinerja
