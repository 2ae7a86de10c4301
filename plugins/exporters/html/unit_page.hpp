#pragma once

#include "grade_bars.hpp"
#include "lists.hpp"

namespace html_export {

/// One unit: its people, neighbours in the results, and what its page shows of them.
struct UnitPeople {
  std::string name;
  std::string slug;
  std::vector<kinerja::PersonResult> people;
  std::vector<std::string> hrefs;  ///< of their pages, from the folder's top; empty: none
  ResultSummary summary;
  std::vector<std::vector<ListedPerson>> lists;
};

std::string unit_page(const Site& site, const UnitPeople& unit);

}  // namespace html_export
