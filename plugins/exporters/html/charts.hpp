#pragma once

#include "html_text.hpp"

#include <string>
#include <string_view>

namespace html_export {

/// A coordinate with at most two decimals, so that the last bits of a sine never show in the file.
std::string coordinate(double value);

/// A share from 0 to 1 as "63.25%".
std::string percent(double share);

/// The fills that all charts of a page use: "missing" is hatched lightly, "beyond" darkly.
void write_patterns(HtmlText& html);

/// One bar of `share` (0 to 1) of the width; hatched when it stands for what is missing. Drawn in
/// percent of the width, so that lines stay sharp on every screen.
void write_share_bar(HtmlText& html, double share, bool missing);

}  // namespace html_export
