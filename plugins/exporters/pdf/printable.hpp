#pragma once

#include <string>
#include <string_view>

namespace pdf_export {

/// `text`, which is UTF-8, as cairo takes it and paper shows it: a space for a control character
/// other than a line break, U+FFFD for what Unicode keeps free of characters, places to break words
/// that are longer than any line.
std::string printable(std::string_view text);

}  // namespace pdf_export
