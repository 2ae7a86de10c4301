#include "running/built_parts.hpp"

#include "threads/behind.hpp"
#include "threads/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

namespace kinerja {
namespace {

constexpr std::uint32_t people_kind = 1U << 0U;  // place in Rows
constexpr std::uint32_t other_kinds = ~people_kind;

// What the program takes beside rows and people: plugins, the database's pages, the part at work.
constexpr std::size_t base_bytes = std::size_t{112} << 20U;
constexpr std::size_t person_bytes = 220;
constexpr std::size_t least_for_rows = std::size_t{16} << 20U;
constexpr std::size_t most_for_rows = std::size_t{256} << 20U;
// A part that is made before it is asked for, with twelve figures a year of each indicator.
constexpr std::size_t part_bytes = std::size_t{64} << 20U;
constexpr std::size_t most_parts_ahead = 16;
constexpr std::size_t most_waiting_batches = 4;  // for being sorted into parts

std::size_t parts_within(std::size_t bytes, unsigned threads) {
  // The one who asks for them is busy, too, but now and then waits for the disk.
  const std::size_t wanted = threads_for(threads);
  return wanted == 1 ? 0 : std::min({wanted, most_parts_ahead, bytes / part_bytes});
}

// What may be used beside the people.
struct Room {
  std::size_t rows_bytes = 0;   // for rows
  std::size_t parts_ahead = 0;  // parts that may be built before they are asked for
};

Result<Room> room_for(std::size_t people, const EvidenceLimits& limits) {
  const std::size_t memory_bytes = limits.memory_bytes;
  const std::size_t needed =
      base_bytes + people * (person_bytes + limits.kept_person_bytes) + least_for_rows;
  if (memory_bytes >= needed) {
    const std::size_t rest = memory_bytes - needed;
    const std::size_t rows = std::min(most_for_rows, rest + least_for_rows);
    return Room{rows, parts_within(rest + least_for_rows - rows, limits.threads)};
  }
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  return fail(Errc::invalid_config,
              text("{} pegawai tidak muat dalam {} MiB memori; beri sedikitnya {} MiB (--memory)",
                   "{} people do not fit in {} MiB of memory; give at least {} MiB (--memory)",
                   {std::uint64_t{people},
                    std::uint64_t{memory_bytes / mebibyte},
                    std::uint64_t{needed / mebibyte + 1}}));
}

}  // namespace

std::size_t parts_ahead(const EvidenceLimits& limits) {
  return parts_within(limits.memory_bytes - std::min(limits.memory_bytes, base_bytes),
                      limits.threads);
}

std::filesystem::path scratch_of(const Cycle& cycle) {
  std::error_code ec;
  return std::filesystem::is_directory(cycle.output, ec) ? cycle.output
                                                         : std::filesystem::temp_directory_path(ec);
}

Error nobody_there() {
  return fail(Errc::invalid_data,
              text("tidak ada pegawai pada masa penilaian ini; periksa sumber data pegawai",
                   "there are no people in this period; check the source of the staff"));
}

Result<BuiltParts> BuiltParts::of(const Cycle& cycle, Store& store, EvidenceLimits limits) {
  const CycleKey key{cycle.agency, cycle.id};
  if (needs_everybody(cycle)) limits.part_people = SIZE_MAX;
  for (;;) {
    auto parted = std::make_unique<Parted>(Parted{PartedPeople(cycle, limits.part_people), {}});
    PartedPeople& people = parted->people;
    KINERJA_CHECK(store.read_rows(
        key, people_kind, [&](const std::string& source, Rows&& batch) -> Result<void> {
          people.add(source, std::get<People>(std::move(batch)));
          return {};
        }));
    people.cut();
    KINERJA_TRY(room, room_for(people.size(), limits));
    PartedRows& rows = parted->rows.emplace(cycle, people, room.rows_bytes, scratch_of(cycle));
    std::atomic<bool> needs_whole = false;
    Behind<SourcedRows> sorter(
        limits.threads, most_waiting_batches, [&](SourcedRows batch) -> Result<void> {
          if (!needs_whole) KINERJA_CHECK(rows.add(batch.source, std::move(batch.rows)));
          needs_whole = rows.needs_whole();
          return {};
        });
    KINERJA_CHECK(store.read_rows(
        key, other_kinds, [&](const std::string& source, Rows&& batch) -> Result<void> {
          return needs_whole ? Result<void>{} : sorter.give({source, std::move(batch)});
        }));
    KINERJA_CHECK(sorter.finish());
    if (!rows.needs_whole()) return BuiltParts(std::move(parted), room.parts_ahead);
    limits.part_people = SIZE_MAX;
  }
}

BuiltParts::BuiltParts(std::unique_ptr<Parted> parted, std::size_t ahead)
    : parted_(std::move(parted)) {
  PartedRows& rows = *parted_->rows;
  const auto next = [count = rows.size(), part = std::size_t{0}]() mutable {
    return Result<std::optional<std::size_t>>(part < count ? std::optional(part++) : std::nullopt);
  };
  const auto build = [&rows](std::size_t part) { return rows.build(part); };
  parts_ = std::make_unique<Ahead<std::size_t, Evidence>>(ahead, next, build);
}

Result<std::optional<Evidence>> BuiltParts::next() {
  return parts_->next();
}

Result<std::optional<Evidence>> BuiltParts::next(const SeeRows& see) {
  PartedRows& parts = *parted_->rows;
  if (next_ == parts.size()) return std::optional<Evidence>();
  KINERJA_TRY(rows, parts.rows_of_part(next_));
  KINERJA_CHECK(see(next_, rows));
  return std::optional(parts.build(next_++, std::move(rows)));
}

}  // namespace kinerja
