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
  struct State {
    std::uint64_t next = 0;
    Evidence part;
  };
  auto state = std::make_shared<State>();
  return [&store, snapshot, state]() -> Result<const Evidence*> {
    if (state->next == snapshot.parts) return nullptr;
    KINERJA_TRY(part, store.snapshot_part(snapshot.id, state->next));
    ++state->next;
    state->part = std::move(part);
    return &state->part;
  };
}

NextPart all_of(const Evidence& evidence) {
  return [&evidence, given = false]() mutable -> Result<const Evidence*> {
    return std::exchange(given, true) ? nullptr : &evidence;
  };
}

Result<NextPart> built_parts(const Cycle& cycle, Store& store, EvidenceLimits limits) {
  struct State {
    BuiltParts parts;
    std::optional<Evidence> part;
  };
  KINERJA_TRY(parts, BuiltParts::of(cycle, store, limits));
  auto state = std::make_shared<State>(State{std::move(parts), {}});
  return NextPart([state]() -> Result<const Evidence*> {
    KINERJA_TRY(part, state->parts.next());
    state->part = std::move(part);
    return state->part ? &*state->part : nullptr;
  });
}

Result<NextPart> current_parts(const Cycle& cycle, Store& store, EvidenceLimits limits) {
  KINERJA_TRY(kept, kept_evidence(cycle, store));
  if (kept) return parts_of(store, *kept);
  return built_parts(cycle, store, limits);
}

}  // namespace kinerja
