#include "parties.hpp"

namespace pdf_export {
namespace {

// The values of these facts that are there, one after the other.
std::string joined(const kinerja::PersonResult& person, const std::vector<std::string>& facts) {
  std::string all;
  for (const std::string& name : facts) {
    const std::string_view value = person.fact(name);
    if (value.empty()) continue;
    if (!all.empty()) all += " / ";
    all += value;
  }
  return all;
}

void prefer(std::string& kept, std::string_view better) {
  if (!better.empty()) kept = better;
}

}  // namespace

Party party_of(const Kit& kit, const kinerja::PersonResult& person) {
  return {std::string(display_name(person)),
          std::string(person.employee()),
          joined(person, kit.settings.facts.rank),
          std::string(person.position()),
          std::string(person.unit())};
}

Parties parties_of(const Kit& kit, const kinerja::PersonResult& person, const PartyBook& unit) {
  Party superior;
  const auto known = unit.find(person.superior());
  if (known != unit.end()) superior = known->second;
  superior.number = person.superior();
  prefer(superior.name, person.superior_name());
  const FactNames& facts = kit.settings.facts;
  prefer(superior.rank, joined(person, facts.superior_rank));
  prefer(superior.position, person.fact(facts.superior_position));
  prefer(superior.unit, person.fact(facts.superior_unit));
  return {party_of(kit, person), superior};
}

}  // namespace pdf_export
