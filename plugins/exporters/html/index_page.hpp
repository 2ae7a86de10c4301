#pragma once

#include "grade_bars.hpp"
#include "lists.hpp"

namespace html_export {

/// What the index page keeps of each unit.
struct UnitEntry {
  std::string name;
  std::string href;  ///< empty: no unit pages
  ResultSummary summary;
  std::vector<ListedPerson> people;  ///< only where there is no unit page to list them
};

std::string index_page(const Site& site,
                       const std::vector<UnitEntry>& units,
                       const std::vector<std::vector<ListedPerson>>& lists);

}  // namespace html_export
