#include "running/parted_rows.hpp"

#include "running/append_rows.hpp"
#include "running/row_subject.hpp"

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

constexpr std::size_t most_common_rows = 100'000;  // that each part is shown again
constexpr std::size_t rows_ahead = 16;             // whose people are fetched from memory
constexpr std::uint32_t common_part = UINT32_MAX;  // of rows about no person

// Whether rows of one batch can be added to another one.
template <class Kind>
bool go_on_alike(const Kind& batch, const Kind& rows) {
  if constexpr (std::is_same_v<Kind, Sheets>)
    if (batch.aspect != rows.aspect) return false;
  return batch.input == rows.input &&
         (batch.key.strs().begin == nullptr) == (rows.key.strs().begin == nullptr);
}

}  // namespace

PartedRows::PartedRows(const Cycle& cycle,
                       PartedPeople& people,
                       std::size_t buffered_bytes,
                       std::filesystem::path scratch)
    : cycle_(cycle),
      people_(people),
      buffered_bytes_(buffered_bytes),
      file_(std::move(scratch)),
      parts_(people.parts()) {}

std::uint32_t PartedRows::number_of(std::string_view source) {
  const auto at = std::find(sources_.begin(), sources_.end(), source);
  if (at != sources_.end()) return static_cast<std::uint32_t>(at - sources_.begin());
  sources_.emplace_back(source);
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

Result<void> PartedRows::add(std::string_view source, Rows rows) {
  if (size() == 1) {
    if (rows.index() != 0) whole_.push_back({std::string(source), std::move(rows)});
    return {};
  }
  return std::visit(
      [&](const auto& kind) -> Result<void> {
        using Kind = std::remove_cvref_t<decltype(kind)>;
        if constexpr (std::is_same_v<Kind, People> || std::is_same_v<Kind, Spans>)
          return {};
        else
          return route(number_of(source), kind);
      },
      rows);
}

template <class Kind>
Result<void> PartedRows::route(std::uint32_t source, const Kind& rows) {
  if (needs_whole_) return {};
  packer_.turn_to(source, rows);
  for (std::size_t first = 0; first < rows.size();) {
    const std::size_t last = RowSubject::end_of_run(rows, first);
    if (first + rows_ahead < rows.size())
      people_.expect(RowSubject::names(rows)[first + rows_ahead]);
    if (RowSubject::person(rows, first)) {
      const std::uint32_t part = people_.part_of(RowSubject::names(rows)[first]);
      if (shows_another_part(rows, first, last, part)) needs_whole_ = true;
      // Whom nobody knows is set aside by the first part.
      const std::uint32_t to = part == PartedPeople::nobody ? 0 : part;
      note_keys(source, rows, first, last, to);
      std::string& bytes = parts_[to].bytes;
      bytes_ -= bytes.size();
      packer_.put(first, last - first, bytes);
      bytes_ += bytes.size();
    } else {
      note_keys(source, rows, first, last, common_part);
      take_common(source, rows, first, last);
    }
    first = last;
  }
  if (common_rows_ > most_common_rows) needs_whole_ = true;
  // What grows step by step may have asked for twice of what it holds.
  return 2 * bytes_ > buffered_bytes_ ? spill() : Result<void>{};
}

// Whether one of the goals is about a person of another part than the employee's.
template <class Kind>
bool PartedRows::shows_another_part(const Kind& rows,
                                    std::size_t first,
                                    std::size_t last,
                                    std::uint32_t part) {
  if constexpr (std::is_same_v<Kind, Goals>) {
    if (rows.subject.strs().begin == nullptr) return false;
    for (std::size_t i = first; i < last; ++i)
      if (!rows.subject[i].empty() && rows.subject_kind[i] == KINERJA_SUBJECT_PERSON &&
          people_.part_of(rows.subject[i]) != part)
        return true;
  }
  return false;
}

// A key that was in another part replaces a row there, which that part cannot see.
template <class Kind>
void PartedRows::note_keys(std::uint32_t source,
                           const Kind& rows,
                           std::size_t first,
                           std::size_t last,
                           std::uint32_t part) {
  if (rows.key.strs().begin == nullptr) return;
  static const std::size_t kind = Rows(std::in_place_type<Kind>).index();
  for (std::size_t i = first; i < last && !needs_whole_; ++i)
    if (!keys_.note(sources_[source], kind, rows.key[i], part)) needs_whole_ = true;
}

// Adds to the newest batch, if it goes on in the same way.
template <class Kind>
void PartedRows::take_common(std::uint32_t source,
                             const Kind& rows,
                             std::size_t first,
                             std::size_t last) {
  common_rows_ += last - first;
  for (std::size_t i = first; i < last; ++i)
    common_lines_.emplace(sources_[source], rows.input, rows.origin[i]);
  Kind* open = common_.empty() || common_.back().source != sources_[source]
                   ? nullptr
                   : std::get_if<Kind>(&common_.back().rows);
  if (open == nullptr || !go_on_alike(*open, rows)) {
    Kind fresh;
    fresh.input = rows.input;
    if constexpr (std::is_same_v<Kind, Sheets>) fresh.aspect = rows.aspect;
    common_.push_back({sources_[source], std::move(fresh)});
    open = &std::get<Kind>(common_.back().rows);
  }
  append_rows(*open, rows, first, last - first);
}

Result<void> PartedRows::spill() {
  for (Runs& part : parts_) {
    if (part.bytes.empty()) continue;
    KINERJA_TRY(place, file_.write(part.bytes));
    part.spilled.push_back(place);
    part.bytes.clear();
  }
  bytes_ = 0;
  return {};
}

Result<std::vector<SourcedRows>> PartedRows::rows_of_part(std::size_t part) {
  std::vector<SourcedRows> all;
  for (auto& [source, people] : people_.rows_of(part)) all.push_back({source, std::move(people)});
  all.insert(all.end(), common_.begin(), common_.end());
  if (size() == 1)
    for (SourcedRows& batch : std::exchange(whole_, {})) all.push_back(std::move(batch));
  const Runs runs = std::exchange(parts_[part], {});
  RunReader reader(packer_.shapes(), packer_.words());
  const auto damaged = [] {
    return fail(Errc::internal,
                text("baris yang ditaruh sementara tidak terbaca lagi",
                     "rows that were put down for a while can't be read again"));
  };
  for (const SpillFile::Place& place : runs.spilled) {
    KINERJA_TRY(bytes, file_.read(place));
    if (!reader.read(bytes)) return damaged();
  }
  if (!reader.read(runs.bytes)) return damaged();
  for (UnpackedRows& batch : reader.take())
    all.push_back({sources_[batch.source], std::move(batch.rows)});
  return all;
}

Evidence PartedRows::build(std::size_t part, std::vector<SourcedRows> all) const {
  EvidenceBuilder builder(cycle_);
  for (SourcedRows& batch : all) builder.add(batch.source, std::move(batch.rows));
  Evidence evidence =
      builder.build([&](std::string_view employee) { return people_.name_of(employee); }, false);
  // What is shown to every part is set aside by the first one alone.
  if (part > 0)
    std::erase_if(evidence.set_aside, [&](const Quarantined& row) {
      return common_lines_.contains({row.source, row.input, row.origin});
    });
  return evidence;
}

Result<Evidence> PartedRows::build(std::size_t part) {
  KINERJA_TRY(all, rows_of_part(part));
  return build(part, std::move(all));
}

}  // namespace kinerja
