#pragma once

#include "page.hpp"

namespace html_export {

/// What was achieved of each goal, in words and as a bar against its target.
void write_goals(HtmlText& html, const Site& site, const kinerja::PersonResult& person);

}  // namespace html_export
