#include <kinerja/abi.h>

#include "evidence/gather.hpp"

#include <algorithm>
#include <numeric>

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

// The row of each employee that counts: the latest start; of equal ones the greater place, so that
// the order of files never matters within one source's key.
std::unordered_map<std::string_view, PersonRef> current_rows(const Cycle& cycle,
                                                             const RowIndex<People>& rows) {
  std::unordered_map<std::string_view, PersonRef> current;
  for (const PersonRef& ref : rows.refs()) {
    if (!counts(cycle, ref)) continue;
    const auto [at, fresh] = current.try_emplace(ref.rows->employee[ref.row], ref);
    if (fresh) continue;
    const auto rank = [](const PersonRef& r) {
      return std::tuple(r.rows->from_day[r.row], std::string_view(*r.source), r.rows->key[r.row]);
    };
    if (rank(at->second) < rank(ref)) at->second = ref;
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

PersonIndex gather_people(const Cycle& cycle, const RowIndex<People>& rows, Evidence& evidence) {
  std::vector<PersonRef> sorted;
  for (const auto& [employee, ref] : current_rows(cycle, rows)) sorted.push_back(ref);
  std::sort(sorted.begin(), sorted.end(), [](const PersonRef& a, const PersonRef& b) {
    return std::pair(a.rows->unit[a.row], a.rows->employee[a.row]) <
           std::pair(b.rows->unit[b.row], b.rows->employee[b.row]);
  });
  for (const PersonRef& ref : sorted) add_person(ref, evidence);

  PersonIndex people;
  for (std::uint32_t i = 0; i < evidence.size(); ++i) people.emplace(evidence.employee[i], i);
  evidence.notes.resize(evidence.size());
  for (std::uint32_t i = 0; i < evidence.size(); ++i) {
    const std::string_view superior = evidence.superior[i];
    const auto found = people.find(superior);
    evidence.superior_name.push_back(found == people.end() ? std::string_view{}
                                                           : evidence.name[found->second]);
    if (!superior.empty() && found == people.end())
      evidence.notes[i].push_back(text("Atasan langsung {} tidak ada dalam data pegawai.",
                                       "The direct superior {} is not among the staff.",
                                       {superior}));
  }
  return people;
}

}  // namespace kinerja
