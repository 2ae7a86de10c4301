#pragma once

#include "composer.hpp"

namespace pdf_export {

/// Strengths and weaknesses with what is behind them, and the development plan.
void add_findings(Composer& composer, const kinerja::PersonResult& person);
/// Dialogue and other entries; the daily log as a count.
void add_entries(Composer& composer, const kinerja::PersonResult& person);
/// The results of earlier cycles beside this one's, when there are some.
void add_earlier(Composer& composer, const kinerja::PersonResult& person);
/// What was missing or not counted.
void add_notes(Composer& composer, const kinerja::PersonResult& person);
/// Room for what the employee has to say.
void add_comment(Composer& composer);
/// Legal basis, and the hashes that prove what the result was made from.
void add_proof(Composer& composer);

}  // namespace pdf_export
