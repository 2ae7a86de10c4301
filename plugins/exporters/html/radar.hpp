#pragma once

#include "page.hpp"

namespace html_export {

/// The aspects as the nodes of the setting `radar` saw them: a chart where there are three aspects
/// or more, and always a table with the same figures. Nothing when no node has any.
void write_radar(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

}  // namespace html_export
