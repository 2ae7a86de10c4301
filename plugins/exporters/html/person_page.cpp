#include "person_page.hpp"

#include "follow_up.hpp"
#include "goal_bars.hpp"
#include "person_sections.hpp"
#include "radar.hpp"

namespace html_export {
namespace {

void write_fact(HtmlText& html, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  const Element pair(html, "div");
  html.element("dt", label);
  html.element("dd", value);
}

void write_person_head(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  const Element header(html, "header", {{"class", "person-head"}});
  html.element("p", site.labels["PERSON_KICKER"], {{"class", "kicker"}});
  html.element("h1", display_name(person));
  const Element facts(html, "dl", {{"class", "facts"}});
  write_fact(html, site.labels["EMPLOYEE"], person.employee());
  write_fact(html, site.labels["POSITION"], person.position());
  write_fact(html, site.labels["UNIT"], display_unit(site, person.unit()));
  write_fact(html,
             site.labels["SUPERIOR"],
             person.superior_name().empty() ? person.superior() : person.superior_name());
}

// A number without needless zeros, whose decimal mark still stands below that of its neighbours.
void write_aligned(HtmlText& html, const Site& site, double value, int decimals) {
  const std::string full = site.numbers.fixed(value, decimals);
  const std::string shown = site.numbers.shown(value);
  const Element cell(html, "td", {{"class", "number"}});
  html.text(shown);
  if (shown.size() >= full.size()) return;
  html.element("span", full.substr(shown.size()), {{"class", "pad"}, {"aria-hidden", "true"}});
}

void write_node_row(HtmlText& html,
                    const Site& site,
                    const kinerja::PersonResult& person,
                    std::uint32_t node,
                    int decimals) {
  const Element row(
      html, "tr", {{"class", node == site.cycle.result_node ? "final" : "component"}});
  html.element("th", site.cycle.node_titles[node], {{"scope", "row"}});
  if (person.score(node)) {
    write_aligned(html, site, *person.score(node), decimals);
    html.element("td", person.grade(node));
  } else {
    html.element("td", "\xE2\x80\x93", {{"class", "number none"}});
    html.element("td", missing_text(site, person.status(node)), {{"class", "none"}});
  }
}

void write_result(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  const std::uint32_t result = site.cycle.result_node;
  const Element section(html, "section", {{"class", "result"}});
  html.line();
  {
    const Element verdict(html, "div", {{"class", "verdict-box"}});
    html.element("h2", site.cycle.node_titles[result]);
    if (!person.score(result)) {
      html.element("p", missing_text(site, person.status(result)), {{"class", "grade absent"}});
      html.element("p", site.labels["MISSING_ABOUT"], {{"class", "score"}});
    } else {
      const std::string score = score_text(site, person.score(result));
      const bool graded = !person.grade(result).empty();
      html.element("p", graded ? person.grade(result) : score, {{"class", "grade"}});
      if (graded) {
        const Element line(html, "p", {{"class", "score"}});
        html.text(site.labels["SCORE"]);
        html.text(" ");
        html.element("b", score);
      }
    }
  }
  std::vector<std::optional<double>> scores;
  for (std::uint32_t node = 0; node < site.cycle.node_titles.size(); ++node) {
    scores.push_back(person.score(node));
  }
  const int decimals = decimals_for(scores);
  const Element table(html, "table", {{"class", "nodes"}});
  {
    const Element head(html, "thead");
    const Element row(html, "tr");
    html.element("th", site.labels["COMPONENT"], {{"scope", "col"}});
    html.element("th", site.labels["SCORE"], {{"scope", "col"}, {"class", "number"}});
    html.element("th", site.labels["GRADE"], {{"scope", "col"}});
  }
  const Element body(html, "tbody");
  for (std::uint32_t node = 0; node < site.cycle.node_titles.size(); ++node) {
    write_node_row(html, site, person, node, decimals);
  }
}

}  // namespace

std::string_view display_name(const kinerja::PersonResult& person) {
  return person.name().empty() ? person.employee() : person.name();
}

std::string_view display_unit(const Site& site, std::string_view unit) {
  return unit.empty() ? site.labels["NO_UNIT"] : unit;
}

std::string person_page(const Site& site,
                        const kinerja::PersonResult& person,
                        const std::string& unit_href) {
  HtmlText html;
  {
    const Element article(html, "article");
    html.line();
    write_person_head(html, site, person);
    write_result(html, site, person);
    write_notes(html, site, person);
    write_goals(html, site, person);
    write_radar(html, site, person);
    write_way(html, site, person);
    // The settings' own rule stands in for a cycle that does not say what a strength is.
    if (person.findings().empty()) write_development(html, site, person);
    write_findings(html, site, person);
    write_places(html, site, person);
    write_entries(html, site, person);
    write_earlier(html, site, person);
    write_signatures(html, site, person);
  }
  PageHead head{std::string(display_name(person)), "person", {}};
  if (!unit_href.empty()) {
    head.crumbs = {{std::string(site.labels["INDEX"]), "../index.html"},
                   {std::string(display_unit(site, person.unit())), unit_href}};
  }
  return page(site, head, std::move(html));
}

}  // namespace html_export
