#include "running/parted_people.hpp"

#include "evidence/gather.hpp"
#include "running/append_rows.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace kinerja {
namespace {

using PersonRef = RowRef<People>;

// Whether two rows can stand in one batch.
bool go_on_alike(const PersonRef& a, const PersonRef& b) {
  return *a.source == *b.source && a.rows->input == b.rows->input && a.keyless() == b.keyless();
}

TextColumn gathered(std::span<const PersonRef> refs, TextColumn People::*column) {
  std::size_t size = 0;
  for (const PersonRef& ref : refs) size += (ref.rows->*column)[ref.row].size();
  std::string bytes;
  std::vector<std::uint32_t> begin, end;
  bytes.reserve(size);
  begin.reserve(refs.size());
  end.reserve(refs.size());
  for (const PersonRef& ref : refs) {
    begin.push_back(static_cast<std::uint32_t>(bytes.size()));
    bytes.append((ref.rows->*column)[ref.row]);
    end.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  return {std::move(bytes), std::move(begin), std::move(end)};
}

template <class T>
void gather(std::span<const PersonRef> refs, Column<T> People::*column, Column<T>& to) {
  for (const PersonRef& ref : refs) to.push_back((ref.rows->*column)[ref.row]);
}

// The rows of one source and input as one batch, column by column.
People gathered(std::span<const PersonRef> refs) {
  People people;
  people.input = refs[0].rows->input;
  for (TextColumn People::*const column : {&People::key,
                                           &People::employee,
                                           &People::name,
                                           &People::unit,
                                           &People::position,
                                           &People::superior})
    people.*column = gathered(refs, column);
  gather(refs, &People::origin, people.origin);
  gather(refs, &People::from_day, people.from_day);
  gather(refs, &People::to_day, people.to_day);
  for (const PersonRef& ref : refs) append_attributes(people, *ref.rows, ref.row);
  return people;
}

}  // namespace

void PartedPeople::add(std::string_view source, People rows) {
  if (rows.size() == 0) return;
  people_ += rows.size();
  batches_.emplace_back(source, std::move(rows));
}

void PartedPeople::cut() {
  rows_.reserve(people_);
  for (const auto& [source, batch] : batches_) rows_.add(source, 0, batch);
  Evidence passing;  // what it sets aside is set aside again by the part
  current_ = current_people(cycle_, rows_, passing);
  cut_units();
  sort_rows();
}

// Units in the order of their names; a part ends with the unit that fills it.
void PartedPeople::cut_units() {
  std::unordered_map<std::string_view, std::uint32_t> number_of;
  std::vector<std::string_view> names;
  std::vector<std::size_t> people;
  std::vector<std::uint32_t> unit_of(current_.size());
  for (std::size_t k = 0; k < current_.size(); ++k) {
    const std::string_view unit = current_[k].rows->unit[current_[k].row];
    const auto [at, fresh] = number_of.try_emplace(unit, static_cast<std::uint32_t>(names.size()));
    if (fresh) names.push_back(unit), people.push_back(0);
    unit_of[k] = at->second;
    ++people[at->second];
  }
  std::vector<std::uint32_t> order(names.size());
  for (std::uint32_t k = 0; k < order.size(); ++k) order[k] = k;
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return names[a] < names[b]; });
  std::vector<std::uint32_t> part_of_unit(names.size());
  std::uint32_t part = 0;
  std::size_t in_part = 0;
  for (const std::uint32_t unit : order) {
    if (in_part >= part_people_) ++part, in_part = 0;
    part_of_unit[unit] = part;
    in_part += people[unit];
  }
  parts_ = std::size_t{part} + 1;
  part_of_.resize(current_.size());
  for (std::size_t k = 0; k < current_.size(); ++k) part_of_[k] = part_of_unit[unit_of[k]];
}

void PartedPeople::sort_rows() {
  const std::vector<RowRef<People>>& refs = rows_.refs();
  std::vector<std::uint32_t> part(refs.size());
  first_.assign(parts_ + 1, 0);
  for (std::size_t k = 0; k < refs.size(); ++k) {
    const std::uint32_t found = part_of(refs[k].rows->employee[refs[k].row]);
    part[k] = found == nobody ? 0 : found;
    ++first_[part[k] + 1];
  }
  for (std::size_t k = 0; k < parts_; ++k) first_[k + 1] += first_[k];
  sorted_.resize(refs.size());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t k = 0; k < refs.size(); ++k) sorted_[next[part[k]]++] = k;
}

std::uint32_t PartedPeople::part_of(std::string_view employee) {
  // To look at the one behind is worth it only where that is the one, mostly.
  const std::uint32_t found = strewn_ ? current_.find(employee) : current_.find(employee, last_);
  strewn_ = found != last_ + 1;
  if (found != nobody) last_ = found;
  return found == nobody ? nobody : part_of_[found];
}

std::optional<std::string_view> PartedPeople::name_of(std::string_view employee) const {
  const std::uint32_t found = current_.find(employee);
  if (found == nobody) return std::nullopt;
  return current_[found].rows->name[current_[found].row];
}

std::vector<std::pair<std::string, People>> PartedPeople::rows_of(std::size_t part) const {
  std::vector<PersonRef> refs;
  for (std::uint32_t k = first_[part]; k < first_[part + 1]; ++k)
    refs.push_back(rows_.refs()[sorted_[k]]);
  std::vector<std::pair<std::string, People>> batches;
  for (std::size_t first = 0, last = 0; first < refs.size(); first = last) {
    while (last < refs.size() && go_on_alike(refs[first], refs[last])) ++last;
    batches.emplace_back(*refs[first].source,
                         gathered(std::span(refs).subspan(first, last - first)));
  }
  return batches;
}

}  // namespace kinerja
