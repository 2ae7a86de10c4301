#include <kinerja/core/running.hpp>
#include <kinerja/core/sha256.hpp>

#include "evidence/evidence_hash.hpp"
#include "running/parted_people.hpp"
#include "running/parted_rows.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace kinerja {
namespace {

constexpr std::uint32_t people_kind = 1U << 0U;  // place in Rows
constexpr std::uint32_t other_kinds = ~people_kind;

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

Error nobody_there() {
  return fail(Errc::invalid_data,
              text("tidak ada pegawai pada masa penilaian ini; periksa sumber data pegawai",
                   "there are no people in this period; check the source of the staff"));
}

std::filesystem::path scratch_of(const Cycle& cycle) {
  std::error_code ec;
  return std::filesystem::is_directory(cycle.output, ec) ? cycle.output
                                                         : std::filesystem::temp_directory_path(ec);
}

// The rows of a cycle in parts; in one part where rows were met that need it.
Result<void> part_rows(const Cycle& cycle,
                       Store& store,
                       EvidenceLimits limits,
                       std::optional<PartedPeople>& people,
                       std::optional<PartedRows>& rows) {
  const CycleKey key{cycle.agency, cycle.id};
  if (needs_everybody(cycle)) limits.part_people = SIZE_MAX;
  for (;;) {
    people.emplace(cycle, limits.part_people);
    KINERJA_CHECK(store.read_rows(
        key, people_kind, [&](const std::string& source, Rows&& batch) -> Result<void> {
          people->add(source, std::get<People>(std::move(batch)));
          return {};
        }));
    people->cut();
    rows.emplace(cycle, *people, limits.buffered_bytes, scratch_of(cycle));
    KINERJA_CHECK(store.read_rows(
        key, other_kinds, [&](const std::string& source, Rows&& batch) -> Result<void> {
          return rows->needs_whole() ? Result<void>{} : rows->add(source, std::move(batch));
        }));
    if (!rows->needs_whole()) return {};
    limits.part_people = SIZE_MAX;
  }
}

}  // namespace

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

Result<SnapshotRecord> keep_evidence(const Cycle& cycle,
                                     Store& store,
                                     EvidenceLimits limits,
                                     std::vector<Quarantined>& aside) {
  SnapshotRecord snapshot;
  snapshot.key = {cycle.agency, cycle.id};
  KINERJA_TRY(content, content_of(cycle, store));
  snapshot.content = std::move(content);
  std::optional<PartedPeople> people;
  std::optional<PartedRows> rows;
  KINERJA_CHECK(part_rows(cycle, store, limits, people, rows));

  EvidenceHash hash;
  std::vector<Quarantined> unfit;
  std::size_t next = 0;
  KINERJA_CHECK(store.save_snapshot(snapshot, [&](Evidence& part) -> Result<bool> {
    if (next == rows->size()) {
      snapshot.input_hash = hash.hex();
      return false;
    }
    KINERJA_TRY(built, rows->build(next++));
    part = std::move(built);
    hash.add(part);
    unfit.insert(unfit.end(), part.set_aside.begin(), part.set_aside.end());
    return true;
  }));
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

}  // namespace kinerja
