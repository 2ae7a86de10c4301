#include "index_page.hpp"

#include "guide_page.hpp"
#include "person_page.hpp"

namespace html_export {
namespace {

void write_unit(HtmlText& html, const Site& site, const UnitEntry& unit, int decimals) {
  const Element row(html, "tr");
  {
    const Element cell(html, "th", {{"scope", "row"}});
    const std::string_view name = display_unit(site, unit.name);
    if (unit.href.empty()) {
      html.element("span", name, {{"class", "name"}});
    } else {
      html.element("a", name, {{"class", "name"}, {"href", unit.href}});
    }
    for (const ListedPerson& person : unit.people) {
      const Element line(html, "span", {{"class", "below"}});
      html.element("a", person.name, {{"href", person.href}});
    }
  }
  html.element("td", site.numbers.count(unit.summary.people()), {{"class", "number"}});
  html.element("td", site.numbers.count(unit.summary.missing()), {{"class", "number"}});
  const std::optional<double> mean = unit.summary.mean();
  html.element(
      "td", mean ? site.numbers.fixed(*mean, decimals) : "\xE2\x80\x93", {{"class", "number"}});
}

void write_units(HtmlText& html, const Site& site, const std::vector<UnitEntry>& units) {
  std::vector<std::optional<double>> means;
  means.reserve(units.size());
  for (const UnitEntry& unit : units) means.push_back(unit.summary.mean());
  const int decimals = decimals_for(means);
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["UNITS"]);
  const Element table(html, "table", {{"class", "people"}});
  {
    const Element head(html, "thead");
    const Element row(html, "tr");
    html.element("th", site.labels["UNIT"], {{"scope", "col"}});
    for (const std::string_view key : {"PEOPLE", "WITHOUT_SHORT", "MEAN"}) {
      html.element("th", site.labels[key], {{"scope", "col"}, {"class", "number"}});
    }
  }
  const Element body(html, "tbody");
  for (const UnitEntry& unit : units) write_unit(html, site, unit, decimals);
}

void write_methods(HtmlText& html, const Site& site) {
  const Element section(html, "section", {{"class", "methods"}});
  html.line();
  html.element("h2", site.labels["METHODS"]);
  html.element("p", site.labels["METHODS_ABOUT"], {{"class", "about"}});
  const Element list(html, "dl");
  for (std::size_t node = 0; node < site.cycle.node_titles.size(); ++node) {
    html.element("dt", site.cycle.node_titles[node]);
    html.element("dd", site.cycle.node_methods[node]);
  }
}

}  // namespace

std::string index_page(const Site& site,
                       const std::vector<UnitEntry>& units,
                       const std::vector<std::vector<ListedPerson>>& lists) {
  ResultSummary all;
  for (const UnitEntry& unit : units) all.add(unit.summary);

  HtmlText html;
  {
    const Element head(html, "header");
    html.element("p", site.labels["INDEX_KICKER"], {{"class", "kicker"}});
    html.element("h1", site.labels["INDEX_TITLE"]);
    if (has_guide(site.cycle)) {
      const Element line(html, "p", {{"class", "guide-link"}});
      html.element("a", site.labels["GUIDE_TITLE"], {{"href", guide_href}});
    }
  }
  if (units.empty()) {
    html.element("p", site.labels["NOBODY"]);
  } else {
    write_summary(html, site, all);
    write_grade_bars(html, site, all);
    write_units(html, site, units);
    write_lists(html, site, lists, "", true);
  }
  write_methods(html, site);
  return page(site, {std::string(site.labels["INDEX_TITLE"]), "index", {}}, std::move(html));
}

}  // namespace html_export
