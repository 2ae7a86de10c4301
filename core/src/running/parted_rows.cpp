#include "running/parted_rows.hpp"

#include "running/append_rows.hpp"
#include "running/row_subject.hpp"
#include "storage/row_codec.hpp"

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

constexpr std::size_t piece_rows = 4'096;
constexpr std::size_t most_common_rows = 100'000;  // that each part is shown again
constexpr std::size_t bytes_of_row = 80;           // about, in memory
constexpr std::size_t bytes_of_score = 12;         // likewise, of a sheet
constexpr std::uint32_t common_part = UINT32_MAX;  // of rows about no person

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
    if (rows.index() != 0) parts_[0].push_back({number_of(source), std::move(rows)});
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
  for (std::size_t first = 0; first < rows.size();) {
    const std::size_t last = RowSubject::end_of_run(rows, first);
    if (!RowSubject::person(rows, first)) {
      common_rows_ += last - first;
      for (std::size_t i = first; i < last; ++i)
        common_lines_.emplace(sources_[source], rows.input, rows.origin[i]);
      note_keys(source, rows, first, last, common_part);
      take(common_, source, rows, first, last - first);
    } else {
      const std::uint32_t part = people_.part_of(RowSubject::names(rows)[first]);
      if constexpr (std::is_same_v<Kind, Goals>)
        for (std::size_t i = first; i < last; ++i)
          if (!rows.subject[i].empty() && rows.subject_kind[i] == KINERJA_SUBJECT_PERSON &&
              people_.part_of(rows.subject[i]) != part)
            needs_whole_ = true;
      // Whom nobody knows is set aside by the first part.
      const std::uint32_t to = part == PartedPeople::nobody ? 0 : part;
      note_keys(source, rows, first, last, to);
      take(parts_[to], source, rows, first, last - first);
    }
    first = last;
  }
  if (common_rows_ > most_common_rows) needs_whole_ = true;
  return bytes_ > buffered_bytes_ ? spill() : Result<void>{};
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

// Adds to the newest piece of its kind and source, if there is one that goes on in the same way.
template <class Kind>
void PartedRows::take(
    Pieces& to, std::uint32_t source, const Kind& rows, std::size_t first, std::size_t n) {
  std::size_t row_bytes = bytes_of_row;
  if constexpr (std::is_same_v<Kind, Sheets>) row_bytes += rows.aspect.size() * bytes_of_score;
  bytes_ += n * row_bytes;
  Kind* open = nullptr;
  for (auto piece = to.rbegin(); piece != to.rend() && piece->source == source; ++piece) {
    Rows* const in_memory = std::get_if<Rows>(&piece->rows);
    open = in_memory == nullptr ? nullptr : std::get_if<Kind>(in_memory);
    if (open != nullptr || in_memory == nullptr) break;
  }
  const auto keyless = [](const Kind& some) { return some.key.strs().begin == nullptr; };
  bool goes_on = open != nullptr && open->size() + n <= piece_rows && open->input == rows.input &&
                 keyless(*open) == keyless(rows);
  if constexpr (std::is_same_v<Kind, Sheets>) goes_on = goes_on && open->aspect == rows.aspect;
  if (!goes_on) {
    Kind fresh;
    fresh.input = rows.input;
    if constexpr (std::is_same_v<Kind, Sheets>) fresh.aspect = rows.aspect;
    to.push_back({source, Rows(std::move(fresh))});
    open = &std::get<Kind>(std::get<Rows>(to.back().rows));
  }
  append_rows(*open, rows, first, n);
}

Result<void> PartedRows::spill() {
  for (Pieces& part : parts_)
    for (Piece& piece : part) {
      const Rows* const rows = std::get_if<Rows>(&piece.rows);
      if (rows == nullptr) continue;
      KINERJA_TRY(blob, encode_rows(*rows));
      KINERJA_TRY(place, file_.write(blob));
      piece.rows = place;
    }
  bytes_ = 0;
  return {};
}

Result<Rows> PartedRows::rows_of(Piece& piece) const {
  if (Rows* const rows = std::get_if<Rows>(&piece.rows)) return std::move(*rows);
  KINERJA_TRY(blob, file_.read(std::get<SpillFile::Place>(piece.rows)));
  return decode_rows(blob);
}

Result<std::vector<SourcedRows>> PartedRows::rows_of_part(std::size_t part) {
  std::vector<SourcedRows> all;
  for (auto& [source, people] : people_.rows_of(part)) all.push_back({source, std::move(people)});
  for (const Piece& piece : common_)
    all.push_back({sources_[piece.source], std::get<Rows>(piece.rows)});
  for (Piece& piece : std::exchange(parts_[part], {})) {
    KINERJA_TRY(rows, rows_of(piece));
    all.push_back({sources_[piece.source], std::move(rows)});
  }
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
