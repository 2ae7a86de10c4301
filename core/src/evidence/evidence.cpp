#include <kinerja/abi.h>
#include <kinerja/core/evidence.hpp>

#include <algorithm>

namespace kinerja {

std::int64_t Evidence::find(std::string_view employee_number) const {
  for (std::size_t i = 0; i < size(); ++i)
    if (employee[i] == employee_number) return static_cast<std::int64_t>(i);
  return -1;
}

std::string_view Evidence::attribute(std::size_t person, std::string_view wanted) const {
  for (std::uint32_t k = attr_begin[person]; k < attr_begin[person + 1]; ++k)
    if (attr_name[k] == wanted) return attr_value[k];
  return {};
}

std::size_t Evidence::begin_of_group(std::size_t person) const {
  return static_cast<std::size_t>(
      std::lower_bound(
          group.begin(), group.begin() + static_cast<std::ptrdiff_t>(person), group[person]) -
      group.begin());
}

std::size_t Evidence::end_of_group(std::size_t person) const {
  return static_cast<std::size_t>(
      std::upper_bound(
          group.begin() + static_cast<std::ptrdiff_t>(person), group.end(), group[person]) -
      group.begin());
}

std::int64_t Evidence::ratee(std::size_t person, const Ratee& whose) const {
  if (whose.kind == Ratee::Kind::person)
    return person < ratings.of_person.size() ? ratings.of_person[person] : -1;
  const bool by_unit = whose.kind == Ratee::Kind::unit;
  const int kind = by_unit ? KINERJA_SUBJECT_UNIT : KINERJA_SUBJECT_SERVICE_POINT;
  const auto found = ratings.others.find(
      {static_cast<std::uint8_t>(kind),
       std::string(by_unit ? unit[person] : attribute(person, whose.attribute))});
  return found == ratings.others.end() ? -1 : static_cast<std::int64_t>(found->second);
}

}  // namespace kinerja
