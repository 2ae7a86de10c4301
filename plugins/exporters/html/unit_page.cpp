#include "unit_page.hpp"

#include "person_page.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace html_export {
namespace {

// By place where there is one, those without a place last; else as the host sorted them.
std::vector<std::size_t> order_of(const Site& site, const UnitPeople& unit) {
  std::vector<std::size_t> order(unit.people.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!site.settings.place) return order;
  const auto place = [&](std::size_t i) {
    return unit.people[i]
        .score(*site.settings.place)
        .value_or(std::numeric_limits<double>::infinity());
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return place(a) < place(b);
  });
  return order;
}

void write_table_head(HtmlText& html, const Site& site) {
  const Element head(html, "thead");
  const Element row(html, "tr");
  if (site.settings.place) {
    html.element("th", site.labels["PLACE"], {{"scope", "col"}, {"class", "number"}});
  }
  html.element("th", site.labels["PERSON"], {{"scope", "col"}});
  html.element("th", site.labels["SCORE"], {{"scope", "col"}, {"class", "number"}});
  html.element("th", site.labels["GRADE"], {{"scope", "col"}});
}

void write_table_row(HtmlText& html,
                     const Site& site,
                     const kinerja::PersonResult& person,
                     const std::string& href,
                     int decimals) {
  const std::uint32_t node = site.cycle.result_node;
  const Element row(html, "tr");
  if (site.settings.place) {
    html.element("td", score_text(site, person.score(*site.settings.place)), {{"class", "number"}});
  }
  {
    const Element cell(html, "th", {{"scope", "row"}});
    std::string below(person.name().empty() ? std::string_view{} : person.employee());
    if (!person.position().empty()) {
      below += (below.empty() ? "" : " \xC2\xB7 ") + std::string(person.position());
    }
    write_name(html, display_name(person), below, href.empty() ? href : "../" + href);
  }
  if (const std::optional<double> score = person.score(node)) {
    html.element("td", site.numbers.fixed(*score, decimals), {{"class", "number"}});
    html.element("td", person.grade(node).empty() ? "\xE2\x80\x93" : person.grade(node));
  } else {
    html.element("td", "\xE2\x80\x93", {{"class", "number none"}});
    html.element("td", missing_text(site, person.status(node)), {{"class", "none"}});
  }
}

void write_people(HtmlText& html, const Site& site, const UnitPeople& unit) {
  std::vector<std::optional<double>> scores;
  for (const kinerja::PersonResult& person : unit.people) {
    scores.push_back(person.score(site.cycle.result_node));
  }
  const int decimals = decimals_for(scores);
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["PEOPLE_TABLE"]);
  const Element table(html, "table", {{"class", "people"}});
  write_table_head(html, site);
  const Element body(html, "tbody");
  for (const std::size_t i : order_of(site, unit)) {
    write_table_row(html, site, unit.people[i], unit.hrefs[i], decimals);
  }
}

}  // namespace

std::string unit_page(const Site& site, const UnitPeople& unit) {
  const std::string title(display_unit(site, unit.name));
  HtmlText html;
  {
    const Element head(html, "header");
    html.element("p", site.labels["UNIT_KICKER"], {{"class", "kicker"}});
    html.element("h1", title);
  }
  write_summary(html, site, unit.summary);
  write_grade_bars(html, site, unit.summary);
  write_people(html, site, unit);
  write_lists(html, site, unit.lists, "../", false);
  const PageHead head{title, "unit", {{std::string(site.labels["INDEX"]), "../index.html"}}};
  return page(site, head, std::move(html));
}

}  // namespace html_export
