#include "standing/unit_table.hpp"

#include <kinerja/abi.h>

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

template <class T>
void insert_at(std::vector<T>& column, std::size_t at, T value) {
  column.insert(column.begin() + static_cast<std::ptrdiff_t>(at), std::move(value));
}

template <class T>
void erase_at(std::vector<T>& column, std::size_t at) {
  if (!column.empty()) column.erase(column.begin() + static_cast<std::ptrdiff_t>(at));
}

// Puts a value where it belongs; columns that nobody needed yet are made when somebody does.
template <class T>
void set_if_any(std::vector<T>& to,
                std::size_t at,
                std::size_t n,
                const std::vector<T>& from,
                std::size_t row) {
  const T value = from.empty() ? T() : from[row];
  if (to.empty() && value == T()) return;
  if (to.empty()) to.resize(n);
  to[at] = value;
}

void set_values_behind(
    NodeScores& to, std::size_t at, std::size_t n, const NodeScores& from, std::size_t row) {
  set_if_any(to.exact, at, n, from.exact, row);
  // Both or none: where they are empty, nothing was told in numbers.
  if (!from.slack.empty() && to.slack.empty()) to.low.resize(n), to.slack.resize(n);
  if (to.slack.empty()) return;
  to.low[at] = from.slack.empty() ? 0 : from.low[row];
  to.slack[at] = from.slack.empty() ? 0 : from.slack[row];
}

}  // namespace

UnitTable::UnitTable(std::size_t nodes) {
  scores_.nodes.resize(nodes);
}

std::size_t UnitTable::lower_bound(std::string_view employee) const {
  std::size_t first = 0, last = size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (people_.employee[middle] < employee)
      first = middle + 1;
    else
      last = middle;
  }
  return first;
}

std::optional<std::size_t> UnitTable::place_of(std::string_view employee) const {
  const std::size_t at = lower_bound(employee);
  if (at == size() || people_.employee[at] != employee) return std::nullopt;
  return at;
}

void UnitTable::add_person(const UnitNeeds& needs,
                           const Evidence& from,
                           std::size_t person,
                           Evidence& to) const {
  to.employee.push_back(from.employee[person]);
  to.unit.push_back(from.unit[person]);
  to.group.push_back(0);
  for (std::uint32_t k = from.attr_begin[person]; k < from.attr_begin[person + 1]; ++k)
    if (needs.attributes.contains(from.attr_name[k])) {
      to.attr_name.push_back(from.attr_name[k]);
      to.attr_value.push_back(from.attr_value[k]);
    }
  to.attr_begin.push_back(static_cast<std::uint32_t>(to.attr_name.size()));
}

bool UnitTable::knows(const UnitNeeds& needs,
                      std::size_t place,
                      const Evidence& from,
                      std::size_t person) const {
  return std::all_of(needs.attributes.begin(), needs.attributes.end(), [&](const auto& name) {
    return people_.attribute(place, name) == from.attribute(person, name);
  });
}

void UnitTable::rebuild(const UnitNeeds& needs,
                        std::size_t at,
                        std::size_t instead,
                        const Evidence* from,
                        std::size_t person) {
  Evidence again;
  for (std::size_t i = 0; i < at; ++i) add_person(needs, people_, i, again);
  if (from != nullptr) add_person(needs, *from, person, again);
  for (std::size_t i = at + instead; i < people_.size(); ++i) add_person(needs, people_, i, again);
  people_ = std::move(again);
  scores_.last = people_.size();
}

void UnitTable::put(const UnitNeeds& needs,
                    const Evidence& from,
                    std::size_t person,
                    const Scores& own) {
  const std::string_view employee = from.employee[person];
  const std::size_t at = lower_bound(employee);
  const bool there = at < size() && people_.employee[at] == employee;
  if (!there && at == size()) {  // most often, when all are put in one after the other
    add_person(needs, from, person, people_);
    scores_.last = people_.size();
  } else if (!there || !knows(needs, at, from, person)) {
    rebuild(needs, at, there ? 1 : 0, &from, person);
  }
  const std::size_t row = person - own.first;
  for (std::size_t k = 0; k < scores_.nodes.size(); ++k) {
    NodeScores& to = scores_.nodes[k];
    const NodeScores& node = own.nodes[k];
    if (!there) {
      insert_at(to.score, at, 0.0);
      insert_at(to.grade, at, -1);
      insert_at(to.status, at, std::int32_t{KINERJA_MISSING});
      if (!to.exact.empty()) insert_at(to.exact, at, std::string());
      if (!to.slack.empty()) insert_at(to.low, at, 0.0), insert_at(to.slack, at, 0.0);
    }
    if (there && !needs.own[k]) continue;
    to.score[at] = node.score[row];
    to.grade[at] = node.grade[row];
    to.status[at] = node.status[row];
    if (needs.told[k]) set_values_behind(to, at, size(), node, row);
  }
}

void UnitTable::remove(const UnitNeeds& needs, std::string_view employee) {
  const auto at = place_of(employee);
  if (!at) return;
  rebuild(needs, *at, 1, nullptr, 0);
  for (NodeScores& node : scores_.nodes) {
    for (auto* column : {&node.score, &node.low, &node.slack}) erase_at(*column, *at);
    for (auto* column : {&node.grade, &node.status}) erase_at(*column, *at);
    erase_at(node.exact, *at);
  }
}

void UnitTable::tell_exactly(const UnitNeeds& needs, std::size_t place, const Scores& exact) {
  for (std::size_t k = 0; k < scores_.nodes.size(); ++k)
    if (needs.told[k]) set_values_behind(scores_.nodes[k], place, size(), exact.nodes[k], 0);
}

}  // namespace kinerja
