#include "standing/subject_rows.hpp"

#include "running/append_rows.hpp"
#include "running/row_subject.hpp"
#include "storage/row_codec.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <iterator>
#include <type_traits>
#include <utility>

namespace kinerja {
namespace {

constexpr std::size_t smallest_table = 1'024;
constexpr std::size_t most_batches_in_memory = 64;  // of one subject

template <class Kind>
constexpr bool moves_scores =
    !std::is_same_v<Kind, Events> && !std::is_same_v<Kind, Spans>;  // no score sees these

std::uint64_t hash_of(std::uint8_t kind, std::string_view name) {
  return std::hash<std::string_view>{}(name) + kind;
}

std::uint64_t hash_of(std::string_view source, std::size_t kind, std::string_view key) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  return (std::hash<std::string_view>{}(source)*odd + kind) * odd +
         std::hash<std::string_view>{}(key);
}

template <class Kind>
std::size_t place_in_rows() {
  static const std::size_t place = Rows(std::in_place_type<Kind>).index();
  return place;
}

// The batch that goes on with rows of this kind from this source and input, or a new one. Rows with
// keys stay apart unless `join_keyed`: a key may be taken away from some of them.
template <class Kind>
Kind& open_batch(std::vector<SourcedRows>& to,
                 const std::string& source,
                 const Kind& rows,
                 bool join_keyed = false) {
  if (!to.empty() && to.back().source == source)
    if (Kind* const open = std::get_if<Kind>(&to.back().rows)) {
      const bool keyed = rows.key.strs().begin != nullptr;
      bool goes_on = open->input == rows.input && (open->key.strs().begin != nullptr) == keyed &&
                     (join_keyed || !keyed);
      if constexpr (std::is_same_v<Kind, Sheets>) goes_on = goes_on && open->aspect == rows.aspect;
      if (goes_on) return *open;
    }
  Kind fresh;
  fresh.input = rows.input;
  if constexpr (std::is_same_v<Kind, Sheets>) fresh.aspect = rows.aspect;
  to.push_back({source, Rows(std::move(fresh))});
  return std::get<Kind>(to.back().rows);
}

template <class Kind>
void append_run(Kind& to, const Kind& from, std::size_t first, std::size_t last) {
  if constexpr (std::is_same_v<Kind, People>)
    for (std::size_t row = first; row < last; ++row) append_person(to, from, row);
  else
    append_rows(to, from, first, last - first);
}

// The rows but those of one key.
template <class Kind>
Kind without(const Kind& rows, std::string_view key) {
  Kind left;
  left.input = rows.input;
  if constexpr (std::is_same_v<Kind, Sheets>) left.aspect = rows.aspect;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (rows.key[row] != key) append_run(left, rows, row, row + 1);
  return left;
}

}  // namespace

SubjectRows::Id SubjectRows::find(std::uint8_t kind, std::string_view name) const {
  if (places_.empty()) return nobody;
  const std::size_t mask = places_.size() - 1;
  for (std::size_t at = hash_of(kind, name) & mask; places_[at] != 0; at = (at + 1) & mask) {
    const Id id = places_[at] - 1;
    if (kinds_[id] == kind && names_[id] == name) return id;
  }
  return nobody;
}

SubjectRows::Id SubjectRows::id_of(std::uint8_t kind, std::string_view name) {
  if (const Id known = find(kind, name); known != nobody) return known;
  if (2 * (names_.size() + 1) > places_.size()) grow();
  const Id id = static_cast<Id>(names_.size());
  names_.push_back(name);
  kinds_.push_back(kind);
  packed_.push_back({});
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash_of(kind, name) & mask;
  while (places_[at] != 0) at = (at + 1) & mask;
  places_[at] = id + 1;
  return id;
}

void SubjectRows::grow() {
  places_.assign(std::max(smallest_table, 2 * places_.size()), 0);
  const std::size_t mask = places_.size() - 1;
  for (Id id = 0; id < names_.size(); ++id) {
    std::size_t at = hash_of(kinds_[id], names_[id]) & mask;
    while (places_[at] != 0) at = (at + 1) & mask;
    places_[at] = id + 1;
  }
}

std::uint32_t SubjectRows::number_of(const std::string& source) {
  const auto at = std::find(sources_.begin(), sources_.end(), source);
  if (at == sources_.end()) sources_.push_back(source);
  return static_cast<std::uint32_t>(std::find(sources_.begin(), sources_.end(), source) -
                                    sources_.begin());
}

template <class Kind>
void SubjectRows::sort_in(const std::string& source,
                          const Kind& rows,
                          bool all_kinds,
                          Batches& to) {
  for (std::size_t first = 0; first < rows.size();) {
    const std::size_t last = RowSubject::end_of_run(rows, first);
    if (all_kinds || RowSubject::person(rows, first)) {
      const Id id = id_of(RowSubject::kind(rows, first), RowSubject::names(rows)[first]);
      std::vector<SourcedRows>& batches = to[id];
      if (batches.empty()) touched_.about.push_back(id);
      append_run(open_batch(batches, source, rows), rows, first, last);
      note_keys(source, rows, first, last, id, to);
    }
    first = last;
  }
}

// A key that stood in a row about another subject is gone from there. Where only the hashes are
// equal, nothing is taken away: rows_of() compares the keys.
template <class Kind>
void SubjectRows::note_keys(const std::string& source,
                            const Kind& rows,
                            std::size_t first,
                            std::size_t last,
                            Id id,
                            const Batches& fresh) {
  if (rows.key.strs().begin == nullptr) return;
  const std::size_t kind = place_in_rows<Kind>();
  for (std::size_t row = first; row < last; ++row) {
    const std::string_view key = rows.key[row];
    const std::uint64_t hash = hash_of(source, kind, key);
    const auto [from, to] = by_key_.equal_range(hash);
    bool known = false;
    for (auto at = from; at != to; ++at) {
      known = known || at->second == id;
      if (at->second != id) lose(at->second, {source, kind, std::string(key), 0}, fresh);
    }
    if (!known) by_key_.emplace(hash, id);
  }
}

void SubjectRows::lose(Id id, Replaced row, const Batches& fresh) {
  row.batches = batches_of(id, fresh);
  std::vector<Replaced>& lost = replaced_[id];
  const auto known = std::find_if(lost.begin(), lost.end(), [&](const Replaced& one) {
    return one.source == row.source && one.kind == row.kind && one.key == row.key;
  });
  if (known != lost.end() && known->batches == row.batches) return;
  touched_.losers.push_back(id);
  if (known == lost.end())
    lost.push_back(std::move(row));
  else
    known->batches = row.batches;
}

std::size_t SubjectRows::batches_of(Id id, const Batches& fresh) const {
  std::size_t batches = packed_[id].batches;
  for (const Batches* rows : {&since_, &fresh})
    if (const auto found = rows->find(id); found != rows->end()) batches += found->second.size();
  return batches;
}

Result<void> SubjectRows::pack(std::span<const SourcedRows> batches, bool all_kinds) {
  Batches fresh;
  touched_ = {};
  for (const SourcedRows& batch : batches)
    std::visit(
        [&](const auto& rows) {
          if constexpr (moves_scores<std::remove_cvref_t<decltype(rows)>>)
            sort_in(batch.source, rows, all_kinds, fresh);
        },
        batch.rows);
  std::string all;
  std::vector<std::pair<Id, Packed>> places;
  for (const auto& [id, own] : fresh) {
    if (packed_[id].size > 0) {  // met before: it goes on in memory
      std::vector<SourcedRows>& more = since_[id];
      more.insert(more.end(), own.begin(), own.end());
      continue;
    }
    KINERJA_TRY(bytes, packed(own));
    places.emplace_back(id,
                        Packed{all.size(),
                               static_cast<std::uint32_t>(bytes.size()),
                               static_cast<std::uint32_t>(own.size())});
    all += bytes;
  }
  KINERJA_TRY(written, file_.write(all));
  for (const auto& [id, place] : places)
    packed_[id] = {written.offset + place.offset, place.size, place.batches};
  return {};
}

Result<std::string> SubjectRows::packed(const std::vector<SourcedRows>& batches) {
  std::string bytes;
  for (const SourcedRows& batch : batches) {
    KINERJA_TRY(blob, encode_rows(batch.rows));
    for (const std::uint32_t number :
         {number_of(batch.source), static_cast<std::uint32_t>(blob.size())})
      bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    bytes += blob;
  }
  return bytes;
}

Result<void> SubjectRows::unpack(std::string_view bytes, std::vector<SourcedRows>& to) const {
  while (!bytes.empty()) {
    std::uint32_t source = 0, size = 0;
    std::memcpy(&source, bytes.data(), sizeof source);
    std::memcpy(&size, bytes.data() + sizeof source, sizeof size);
    bytes.remove_prefix(sizeof source + sizeof size);
    KINERJA_TRY(rows, decode_rows(bytes.substr(0, size)));
    to.push_back({sources_[source], std::move(rows)});
    bytes.remove_prefix(size);
  }
  return {};
}

Result<SubjectRows::Touched> SubjectRows::add(const std::string& source, const Rows& rows) {
  for (const auto& [id, batches] : newest_)
    if (since_[id].size() > most_batches_in_memory) KINERJA_CHECK(pack_again(id));
  newest_.clear();
  Batches fresh;
  touched_ = {};
  std::visit(
      [&](const auto& kind) {
        if constexpr (moves_scores<std::remove_cvref_t<decltype(kind)>>)
          sort_in(source, kind, true, fresh);
      },
      rows);
  for (auto& [id, own] : fresh) {
    newest_[id] = own.size();
    std::vector<SourcedRows>& more = since_[id];
    std::move(own.begin(), own.end(), std::back_inserter(more));
  }
  for (std::vector<Id>* ids : {&touched_.about, &touched_.losers}) {
    std::sort(ids->begin(), ids->end());
    ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
  }
  std::erase_if(touched_.losers, [&](Id id) {
    return std::binary_search(touched_.about.begin(), touched_.about.end(), id);
  });
  return touched_;
}

// Whoever gets row after row would cost more with each of them.
Result<void> SubjectRows::pack_again(Id id) {
  KINERJA_TRY(all, rows_of(id));
  std::vector<SourcedRows> joined;
  for (const SourcedRows& batch : all)
    std::visit(
        [&](const auto& rows) {
          if (rows.size() > 0)
            append_run(open_batch(joined, batch.source, rows, true), rows, 0, rows.size());
        },
        batch.rows);
  KINERJA_TRY(bytes, packed(joined));
  KINERJA_TRY(place, file_.write(bytes));
  packed_[id] = {place.offset,
                 static_cast<std::uint32_t>(place.size),
                 static_cast<std::uint32_t>(joined.size())};
  since_.erase(id);
  replaced_.erase(id);  // what they took away is not there any more
  return {};
}

Result<std::vector<SourcedRows>> SubjectRows::rows_before(Id id) const {
  KINERJA_TRY(all, rows_of(id));
  const auto newest = newest_.find(id);
  if (newest != newest_.end()) all.resize(all.size() - newest->second);
  return all;
}

Result<std::vector<SourcedRows>> SubjectRows::rows_of(Id id) const {
  std::vector<SourcedRows> all;
  if (packed_[id].size > 0) {
    KINERJA_TRY(bytes, file_.read({packed_[id].offset, packed_[id].size}));
    KINERJA_CHECK(unpack(bytes, all));
  }
  if (const auto since = since_.find(id); since != since_.end())
    all.insert(all.end(), since->second.begin(), since->second.end());
  const auto replaced = replaced_.find(id);
  if (replaced == replaced_.end()) return all;
  for (const Replaced& row : replaced->second)
    for (std::size_t k = 0; k < std::min(row.batches, all.size()); ++k)
      if (all[k].source == row.source && all[k].rows.index() == row.kind)
        std::visit([&](auto& rows) { rows = without(rows, row.key); }, all[k].rows);
  return all;
}

}  // namespace kinerja
