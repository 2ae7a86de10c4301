#pragma once

#include "kit.hpp"

#include <map>
#include <string>

namespace pdf_export {

/// Who signs.
struct Party {
  std::string name;
  std::string number;
  std::string rank;
  std::string position;
  std::string unit;
};

struct Parties {
  Party employee;
  Party superior;
};

/// What is known of people by their number. Only of one unit, since the host hands over unit by
/// unit: a superior of another unit is known by the facts of the employee alone.
using PartyBook = std::map<std::string, Party, std::less<>>;

Party party_of(const Kit& kit, const kinerja::PersonResult& person);
Parties parties_of(const Kit& kit, const kinerja::PersonResult& person, const PartyBook& unit);

}  // namespace pdf_export
