#pragma once

#include "page.hpp"

namespace html_export {

// What follows from a person's result. Each writes nothing when there is nothing to tell.

/// Strengths and weaknesses with what is behind them, and the development plan.
void write_findings(HtmlText& html, const Site& site, const kinerja::PersonResult& person);
/// The places in the cycle's lists, with the reason.
void write_places(HtmlText& html, const Site& site, const kinerja::PersonResult& person);
/// Dialogue, observations and guidance by day; the daily log as a count.
void write_entries(HtmlText& html, const Site& site, const kinerja::PersonResult& person);
/// Earlier cycles beside this one.
void write_earlier(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

}  // namespace html_export
