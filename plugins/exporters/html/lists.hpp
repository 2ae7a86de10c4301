#pragma once

#include "page.hpp"

namespace html_export {

/// One person on a list, copied so that the index page can still name them.
struct ListedPerson {
  std::string name;
  std::string employee;
  std::string unit;
  std::string href;             ///< from the folder's top; empty: no page
  std::optional<double> score;  ///< of the list's node
  std::string grade;            ///< of the list's node, or else of the result
};

bool belongs(const ListRule& rule, const kinerja::PersonResult& person);

/// The lists of the settings with the people on each; `lists[i]` belongs to the i-th rule. `up` is
/// the way from this page to the folder's top.
void write_lists(HtmlText& html,
                 const Site& site,
                 const std::vector<std::vector<ListedPerson>>& lists,
                 std::string_view up,
                 bool with_units);

/// A name with its number below, linked where there is a page.
void write_name(HtmlText& html,
                std::string_view name,
                std::string_view below,
                const std::string& href);

}  // namespace html_export
