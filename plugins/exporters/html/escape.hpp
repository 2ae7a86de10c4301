#pragma once

#include <string>
#include <string_view>

namespace html_export {

/// Appends `text` so that it is text and nothing else, in HTML and in XML, also inside quotes.
void append_escaped(std::string& out, std::string_view text);

/// `text` as the inside of a quoted CSS string that may stand in a style element.
std::string css_string(std::string_view text);

}  // namespace html_export
