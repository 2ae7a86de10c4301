#include "lists.hpp"

#include <algorithm>

namespace html_export {
namespace {

std::string rule_text(const Site& site, const ListRule& rule) {
  std::string text = site.cycle.node_titles[rule.node];
  std::string grades;
  for (const std::string& grade : rule.grades) {
    if (!grades.empty()) grades += ", ";
    grades += grade;
  }
  if (!grades.empty()) text += ": " + grades;
  if (rule.at_most) {
    text += " \xC2\xB7 " + site.labels.with("AT_MOST", site.numbers.shown(*rule.at_most));
  }
  return text;
}

void write_table(HtmlText& html,
                 const Site& site,
                 const ListRule& rule,
                 const std::vector<ListedPerson>& people,
                 std::string_view up,
                 bool with_units) {
  std::vector<std::optional<double>> scores;
  scores.reserve(people.size());
  for (const ListedPerson& person : people) scores.push_back(person.score);
  const int decimals = decimals_for(scores);

  const Element table(html, "table", {{"class", "people"}});
  {
    const Element head(html, "thead");
    const Element row(html, "tr");
    html.element("th", site.labels["PERSON"], {{"scope", "col"}});
    html.element("th",
                 rule.node == site.cycle.result_node ? site.labels["SCORE"]
                                                     : site.cycle.node_titles[rule.node],
                 {{"scope", "col"}, {"class", "number"}});
    html.element("th", site.labels["GRADE"], {{"scope", "col"}});
  }
  const Element body(html, "tbody");
  for (const ListedPerson& person : people) {
    const Element row(html, "tr");
    {
      const Element cell(html, "th", {{"scope", "row"}});
      std::string below = person.name == person.employee ? "" : person.employee;
      if (with_units) below += (below.empty() ? "" : " \xC2\xB7 ") + person.unit;
      write_name(html,
                 person.name,
                 below,
                 person.href.empty() ? std::string{} : std::string(up) + person.href);
    }
    html.element("td", site.numbers.fixed(*person.score, decimals), {{"class", "number"}});
    html.element("td", person.grade.empty() ? "\xE2\x80\x93" : person.grade);
  }
}

}  // namespace

bool belongs(const ListRule& rule, const kinerja::PersonResult& person) {
  const std::optional<double> score = person.score(rule.node);
  if (!score || (rule.at_most && *score > *rule.at_most)) return false;
  return rule.grades.empty() ||
         std::find(rule.grades.begin(), rule.grades.end(), person.grade(rule.node)) !=
             rule.grades.end();
}

void write_lists(HtmlText& html,
                 const Site& site,
                 const std::vector<std::vector<ListedPerson>>& lists,
                 std::string_view up,
                 bool with_units) {
  for (std::size_t i = 0; i < site.settings.lists.size(); ++i) {
    const ListRule& rule = site.settings.lists[i];
    const Element section(html, "section");
    html.line();
    html.element("h2", rule.title);
    if (!rule.about.empty()) html.element("p", rule.about, {{"class", "about"}});
    html.element("p", site.labels.with("LIST_RULE", rule_text(site, rule)), {{"class", "rule"}});
    if (lists[i].empty()) {
      html.element("p", site.labels["LIST_EMPTY"], {{"class", "soft"}});
    } else {
      write_table(html, site, rule, lists[i], up, with_units);
    }
  }
}

void write_name(HtmlText& html,
                std::string_view name,
                std::string_view below,
                const std::string& href) {
  if (href.empty()) {
    html.element("span", name, {{"class", "name"}});
  } else {
    html.element("a", name, {{"class", "name"}, {"href", href}});
  }
  if (!below.empty()) html.element("span", below, {{"class", "below"}});
}

}  // namespace html_export
