#pragma once

#include "page.hpp"

namespace html_export {

/// How the result came about: the sentences of the trail, by node.
void write_way(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

/// Strengths, and what to improve with which training, by the setting `improve`.
void write_development(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

/// What was missing, not counted or refused.
void write_notes(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

/// Room for two signatures.
void write_signatures(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

}  // namespace html_export
