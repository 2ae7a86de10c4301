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
  const auto [kind, ratee_name] = [&]() -> std::pair<int, std::string_view> {
    switch (whose.kind) {
      case Ratee::Kind::unit:
        return {KINERJA_SUBJECT_UNIT, unit[person]};
      case Ratee::Kind::attribute:
        return {KINERJA_SUBJECT_SERVICE_POINT, attribute(person, whose.attribute)};
      default:
        return {KINERJA_SUBJECT_PERSON, employee[person]};
    }
  }();
  const auto found =
      ratings.ratees.find({static_cast<std::uint8_t>(kind), std::string(ratee_name)});
  return found == ratings.ratees.end() ? -1 : static_cast<std::int64_t>(found->second);
}

}  // namespace kinerja
