#include "composer.hpp"
#include "documents.hpp"
#include "evaluation_sections.hpp"
#include "follow_up_sections.hpp"

namespace pdf_export {

Document evaluation_document(const Kit& kit,
                             const kinerja::PersonResult& person,
                             const Parties& parties) {
  Composer composer(kit, a4_upright);
  composer.title(kit.labels["EVALUATION_TITLE"]);
  composer.parties(parties);
  add_ratings(composer, person);
  add_goals(composer, person);
  add_aspects(composer, person);
  add_way(composer, person);
  add_findings(composer, person);
  add_entries(composer, person);
  add_earlier(composer, person);
  add_notes(composer, person);
  add_comment(composer);
  composer.signatures(parties, true);
  add_proof(composer);
  return {a4_upright,
          std::move(composer).pages(),
          std::string(kit.labels["EVALUATION_FOOT"]),
          subject_of(kit, person)};
}

}  // namespace pdf_export
