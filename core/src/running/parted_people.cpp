#include "running/parted_people.hpp"

#include "evidence/gather.hpp"
#include "running/append_rows.hpp"

#include <algorithm>
#include <unordered_map>

namespace kinerja {

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
  const std::uint32_t found = current_.find(employee, last_);
  if (found != nobody) last_ = found;
  return found == nobody ? nobody : part_of_[found];
}

std::optional<std::string_view> PartedPeople::name_of(std::string_view employee) const {
  const std::uint32_t found = current_.find(employee);
  if (found == nobody) return std::nullopt;
  return current_[found].rows->name[current_[found].row];
}

std::vector<std::pair<std::string, People>> PartedPeople::rows_of(std::size_t part) const {
  std::vector<std::pair<std::string, People>> batches;
  for (std::uint32_t k = first_[part]; k < first_[part + 1]; ++k) {
    const RowRef<People>& ref = rows_.refs()[sorted_[k]];
    const bool goes_on = !batches.empty() && batches.back().first == *ref.source &&
                         batches.back().second.input == ref.rows->input &&
                         (batches.back().second.key.strs().begin == nullptr) == ref.keyless();
    if (!goes_on) batches.emplace_back(*ref.source, People{}).second.input = ref.rows->input;
    append_person(batches.back().second, *ref.rows, ref.row);
  }
  return batches;
}

}  // namespace kinerja
