#pragma once

// The steps of building evidence. Each takes the rows that count and adds its columns.

#include <kinerja/core/evidence.hpp>

#include "evidence/current_people.hpp"
#include "evidence/employee_places.hpp"
#include "evidence/row_index.hpp"

#include <string>
#include <string_view>

namespace kinerja {

/// Finds people by employee number. Borrows the evidence.
class PersonIndex {
 public:
  static constexpr std::uint32_t nobody = EmployeePlaces::nobody;

  explicit PersonIndex(const Evidence& evidence) : employees_(evidence.employee) {
    for (std::uint32_t i = 0; i < evidence.size(); ++i) places_.add(employees_[i], i);
  }
  std::uint32_t find(std::string_view employee) const {
    return places_.find(
        employee, [&](std::uint32_t i) { return detail::same_text(employees_[i], employee); });
  }

 private:
  const TextColumn& employees_;
  EmployeePlaces places_;
};

/// Looks people up; rows that come person by person cost one look-up a person.
class PersonFinder {
 public:
  static constexpr std::uint32_t nobody = PersonIndex::nobody;

  explicit PersonFinder(const PersonIndex& people) : people_(people) {}
  std::uint32_t find(std::string_view employee) {
    if (detail::same_text(employee, last_)) return last_place_;
    last_ = employee;
    return last_place_ = people_.find(employee);
  }

 private:
  const PersonIndex& people_;
  std::string_view last_{};
  std::uint32_t last_place_ = nobody;
};

/// The row that counts of each employee; a repeat without a key is set aside.
CurrentPeople current_people(const Cycle& cycle, const RowIndex<People>& rows, Evidence& evidence);

PersonIndex gather_people(const Cycle& cycle,
                          const RowIndex<People>& rows,
                          const SuperiorName& name_of,
                          Evidence& evidence);

void gather_goals(const Cycle& cycle,
                  const RowIndex<Goals>& goals,
                  const RowIndex<Measures>& measures,
                  const PersonIndex& people,
                  Evidence& evidence);

void gather_ratings(const Cycle& cycle,
                    const RowIndex<Ratings>& ratings,
                    const RowIndex<Sheets>& sheets,
                    const PersonIndex& people,
                    Evidence& evidence);

void gather_entries(const Cycle& cycle,
                    const RowIndex<Events>& events,
                    const PersonIndex& people,
                    Evidence& evidence);

/// Puts a row aside that fits nothing: it stays visible, with its reason.
template <class Kind>
void set_aside(const RowRef<Kind>& ref,
               std::string_view column,
               std::string_view raw,
               Text reason,
               Evidence& evidence) {
  evidence.set_aside.push_back({*ref.source,
                                ref.rows->input,
                                ref.rows->origin[ref.row],
                                std::string(column),
                                std::string(raw),
                                std::move(reason.id),
                                std::move(reason.en)});
}

/// A row without a key that repeats an earlier one: dropped when it says the same, else set aside.
template <class Kind>
void drop_repeat(const RowRef<Kind>& first,
                 const RowRef<Kind>& repeat,
                 std::string_view whom,
                 Evidence& evidence) {
  if (same_content(first, repeat)) return;
  set_aside(repeat,
            {},
            whom,
            text("baris {} sudah memuat data ini dengan isi lain; hapus yang salah",
                 "line {} already has this row with other content; take the wrong one away",
                 {std::uint64_t{first.place().line}}),
            evidence);
}

inline Text unknown_person(std::string_view employee) {
  return text("pegawai \"{}\" tidak ada dalam data pegawai; periksa NIP atau tambahkan orangnya",
              "employee \"{}\" is not among the staff; check the number or add the person",
              {employee});
}

}  // namespace kinerja
