#include <kinerja/core/running.hpp>

#include "running/built_parts.hpp"

#include <utility>

namespace kinerja {

bool needs_everybody(const Cycle& cycle) {
  return !cycle.follow_up.lists.empty() || !cycle.follow_up.earlier.empty() ||
         cycle.follow_up.distribution.has_value();
}

Result<Evidence> build_evidence(const Cycle& cycle, Store& store) {
  EvidenceBuilder builder(cycle);
  KINERJA_CHECK(store.read_rows({cycle.agency, cycle.id},
                                [&](const std::string& source, Rows&& rows) -> Result<void> {
                                  builder.add(source, std::move(rows));
                                  return {};
                                }));
  Evidence evidence = builder.build();
  if (evidence.size() == 0) return nobody_there();
  return evidence;
}

NextPart parts_of(Store& store, const SnapshotRecord& snapshot) {
  return [&store,
          id = snapshot.id,
          parts = snapshot.parts,
          next = std::uint64_t{0}]() mutable -> Result<EvidenceLater> {
    if (next == parts) return EvidenceLater();
    return store.packed_part(id, next++);
  };
}

NextPart all_of(Evidence evidence) {
  auto all = std::make_shared<Evidence>(std::move(evidence));
  return [all]() mutable -> Result<EvidenceLater> {
    if (all == nullptr) return EvidenceLater();
    return EvidenceLater([all = std::move(all)]() -> Result<Evidence> { return std::move(*all); });
  };
}

Result<NextPart> built_parts(const Cycle& cycle, Store& store, EvidenceLimits limits) {
  KINERJA_TRY(built, BuiltParts::of(cycle, store, limits));
  auto parts = std::make_shared<BuiltParts>(std::move(built));
  return NextPart([parts]() -> Result<EvidenceLater> {
    KINERJA_TRY(part, parts->next());
    if (!part) return EvidenceLater();
    return all_of(*std::move(part))();
  });
}

Result<NextPart> current_parts(const Cycle& cycle, Store& store, EvidenceLimits limits) {
  KINERJA_TRY(kept, kept_evidence(cycle, store));
  if (kept) return parts_of(store, *kept);
  return built_parts(cycle, store, limits);
}

}  // namespace kinerja
