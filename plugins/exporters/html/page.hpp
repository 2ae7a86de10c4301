#pragma once

#include "cycle_facts.hpp"
#include "html_text.hpp"
#include "settings.hpp"
#include "shared/labels.hpp"
#include "shared/numbers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace html_export {

using exporter_shared::decimals_for;
using exporter_shared::Labels;
using exporter_shared::Numbers;

/// What every page is made with. Borrows from the exporter.
struct Site {
  const Settings& settings;
  const Labels& labels;
  const Numbers& numbers;
  const CycleFacts& cycle;
};

/// A step of the way from the index to a page.
struct Crumb {
  std::string text;
  std::string href;
};

struct PageHead {
  std::string title;      ///< of the window, and at the top of each printed sheet
  std::string_view kind;  ///< class of the body
  std::vector<Crumb> crumbs;
};

/// A whole document: head, masthead, `body` as main part, and the footer with the legal basis and
/// the hashes that prove what it was made from.
std::string page(const Site& site, const PageHead& head, HtmlText body);

/// A score as people read it, or a dash.
std::string score_text(const Site& site, std::optional<double> score);

/// Why there is no grade or score: not yet, or not computable.
std::string_view missing_text(const Site& site, kinerja_status status);

}  // namespace html_export
