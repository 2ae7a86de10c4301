#include "kit.hpp"

namespace pdf_export {

std::string score_text(const Kit& kit, std::optional<double> score) {
  return score ? kit.numbers.shown(*score) : std::string(dash);
}

bool is_word(const Kit& kit, std::uint32_t node) {
  return kit.settings.quadrant && node == kit.settings.predicate;
}

std::string_view or_dash(std::string_view text) {
  return text.empty() ? dash : text;
}

std::string_view display_name(const kinerja::PersonResult& person) {
  return person.name().empty() ? person.employee() : person.name();
}

std::string subject_of(const Kit& kit, const kinerja::PersonResult& person) {
  return std::string(display_name(person)) + " \xC2\xB7 " + std::string(kit.labels["EMPLOYEE"]) +
         " " + std::string(person.employee());
}

}  // namespace pdf_export
