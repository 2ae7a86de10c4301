#include "running/built_parts.hpp"

#include <algorithm>
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

Result<std::size_t> room_for_rows(std::size_t people, const EvidenceLimits& limits) {
  const std::size_t memory_bytes = limits.memory_bytes;
  const std::size_t needed =
      base_bytes + people * (person_bytes + limits.kept_person_bytes) + least_for_rows;
  if (memory_bytes >= needed)
    return std::min(most_for_rows, memory_bytes - needed + least_for_rows);
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  return fail(Errc::invalid_config,
              text("{} pegawai tidak muat dalam {} MiB memori; beri sedikitnya {} MiB (--memory)",
                   "{} people do not fit in {} MiB of memory; give at least {} MiB (--memory)",
                   {std::uint64_t{people},
                    std::uint64_t{memory_bytes / mebibyte},
                    std::uint64_t{needed / mebibyte + 1}}));
}

}  // namespace

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
    KINERJA_TRY(room, room_for_rows(people.size(), limits));
    PartedRows& rows = parted->rows.emplace(cycle, people, room, scratch_of(cycle));
    KINERJA_CHECK(store.read_rows(
        key, other_kinds, [&](const std::string& source, Rows&& batch) -> Result<void> {
          return rows.needs_whole() ? Result<void>{} : rows.add(source, std::move(batch));
        }));
    if (!rows.needs_whole()) return BuiltParts(std::move(parted));
    limits.part_people = SIZE_MAX;
  }
}

Result<std::optional<Evidence>> BuiltParts::next(const SeeRows& see) {
  PartedRows& parts = *parted_->rows;
  if (next_ == parts.size()) return std::optional<Evidence>();
  KINERJA_TRY(rows, parts.rows_of_part(next_));
  if (see) KINERJA_CHECK(see(next_, rows));
  return std::optional(parts.build(next_++, std::move(rows)));
}

}  // namespace kinerja
