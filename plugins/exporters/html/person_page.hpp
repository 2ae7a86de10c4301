#pragma once

#include "page.hpp"

namespace html_export {

/// The page of one employee, ready to be printed and signed. Of other people it names nobody but
/// the superior. `unit_href` is empty when there are no unit pages.
std::string person_page(const Site& site,
                        const kinerja::PersonResult& person,
                        const std::string& unit_href);

/// What to call a person: the name, or the employee number where there is none.
std::string_view display_name(const kinerja::PersonResult& person);

/// What to call a unit, also one without a name.
std::string_view display_unit(const Site& site, std::string_view unit);

}  // namespace html_export
