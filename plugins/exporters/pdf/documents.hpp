#pragma once

#include "parties.hpp"
#include "pdf_file.hpp"

namespace pdf_export {

/// The plan: what is expected, before any result (RHK, indicators, targets, behaviour).
Document skp_document(const Kit& kit, const kinerja::PersonResult& person, const Parties& parties);

/// What came of it: ratings, predicate, the way there, strengths, plan, dialogue.
Document evaluation_document(const Kit& kit,
                             const kinerja::PersonResult& person,
                             const Parties& parties);

}  // namespace pdf_export
