#include <kinerja/abi.h>

#include "evidence/gather.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace kinerja {
namespace {

using PersonRef = RowRef<People>;

// Whether a row's dates let it count in the cycle's period.
bool counts(const Cycle& cycle, const PersonRef& ref) {
  const std::int32_t from = ref.rows->from_day[ref.row];
  const std::int32_t to = ref.rows->to_day[ref.row];
  return (from == KINERJA_NO_DAY || from <= cycle.to_day) &&
         (to == KINERJA_NO_DAY || to >= cycle.from_day);
}

// By the latest start; of equal ones the greater place, so that the order of files never matters
// within one source's key.
auto rank(const PersonRef& ref) {
  return std::tuple(
      ref.rows->from_day[ref.row], std::string_view(*ref.source), ref.rows->key[ref.row]);
}

// The row that counts of one employee who has several, in the order in which they came.
PersonRef current_row(const std::vector<PersonRef>& history, Evidence& evidence) {
  PersonRef current = history.front();
  for (std::size_t k = 1; k < history.size(); ++k) {
    const PersonRef& ref = history[k];
    const auto end = history.begin() + static_cast<std::ptrdiff_t>(k);
    const auto first = std::find_if(history.begin(), end, [&](const PersonRef& earlier) {
      return ref.keyless() && earlier.keyless() && rank(earlier) == rank(ref) &&
             earlier.rows->input == ref.rows->input;
    });
    if (first != end) {
      set_aside(ref,
                {},
                ref.rows->employee[ref.row],
                text("pegawai ini dengan tanggal mulai yang sama sudah ada di baris {}; hapus "
                     "salah satunya",
                     "this person with the same first day already stands in line {}; take one away",
                     {std::uint64_t{first->place().line}}),
                evidence);
      continue;
    }
    if (rank(current) <= rank(ref)) current = ref;  // of equals what a later file says
  }
  return current;
}

void add_person(const PersonRef& ref, Evidence& evidence) {
  const People& rows = *ref.rows;
  evidence.employee.push_back(rows.employee[ref.row]);
  evidence.name.push_back(rows.name[ref.row]);
  evidence.position.push_back(rows.position[ref.row]);
  evidence.superior.push_back(rows.superior[ref.row]);
  evidence.place.push_back(ref.place());
  const std::string_view unit = rows.unit[ref.row];
  const bool same = !evidence.group.empty() && evidence.unit[evidence.unit.size() - 1] == unit;
  evidence.group.push_back(evidence.group.empty() ? 0 : evidence.group.back() + (same ? 0 : 1));
  evidence.unit.push_back(unit);
  for (std::uint32_t k = rows.attr_begin[ref.row]; k < rows.attr_begin[ref.row + 1]; ++k) {
    evidence.attr_name.push_back(rows.attr_name[k]);
    evidence.attr_value.push_back(rows.attr_value[k]);
  }
  evidence.attr_begin.push_back(static_cast<std::uint32_t>(evidence.attr_name.size()));
}

}  // namespace

CurrentPeople current_people(const Cycle& cycle, const RowIndex<People>& rows, Evidence& evidence) {
  CurrentPeople current;
  std::map<std::uint32_t, std::vector<PersonRef>> histories;
  for (const PersonRef& ref : rows.refs()) {
    if (!counts(cycle, ref)) continue;
    const std::uint32_t known = current.find(ref.rows->employee[ref.row]);
    if (known == CurrentPeople::nobody) {
      current.add(ref);
      continue;
    }
    std::vector<PersonRef>& history = histories[known];
    if (history.empty()) history.push_back(current[known]);
    history.push_back(ref);
  }
  for (const auto& [place, history] : histories) current[place] = current_row(history, evidence);
  return current;
}

PersonIndex gather_people(const Cycle& cycle,
                          const RowIndex<People>& rows,
                          const SuperiorName& name_of,
                          Evidence& evidence) {
  std::vector<PersonRef> sorted = current_people(cycle, rows, evidence).take();
  std::sort(sorted.begin(), sorted.end(), [](const PersonRef& a, const PersonRef& b) {
    return std::pair(a.rows->unit[a.row], a.rows->employee[a.row]) <
           std::pair(b.rows->unit[b.row], b.rows->employee[b.row]);
  });
  for (const PersonRef& ref : sorted) add_person(ref, evidence);

  PersonIndex people(evidence);
  evidence.notes.resize(evidence.size());
  for (std::uint32_t i = 0; i < evidence.size(); ++i) {
    const std::string_view superior = evidence.superior[i];
    std::optional<std::string_view> name = std::string_view();
    if (!superior.empty()) {
      const std::uint32_t found = people.find(superior);
      if (found != PersonIndex::nobody)
        name = evidence.name[found];
      else
        name = name_of ? name_of(superior) : std::nullopt;
    }
    evidence.superior_name.push_back(name.value_or(std::string_view()));
    if (!name)
      evidence.notes[i].push_back(text("Atasan langsung {} tidak ada dalam data pegawai.",
                                       "The direct superior {} is not among the staff.",
                                       {superior}));
  }
  return people;
}

}  // namespace kinerja
