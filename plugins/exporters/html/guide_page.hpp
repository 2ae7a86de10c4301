#pragma once

#include "page.hpp"

#include <string>

namespace html_export {

inline constexpr std::string_view guide_href = "panduan.html";

/// Whether the cycle says how anybody is measured.
bool has_guide(const CycleFacts& cycle);

/// How one is measured: each component, what behaviour shows which score. It names nobody.
std::string guide_page(const Site& site);

}  // namespace html_export
