#include "person_sections.hpp"

#include "person_page.hpp"
#include "shared/aspect_means.hpp"

#include <algorithm>

namespace html_export {
namespace {

using exporter_shared::aspect_means;

constexpr std::size_t most_strengths = 3;

struct AspectMean {
  std::uint32_t aspect;
  double mean;
};

// The method's id and version; the rest is a hash that the index page shows in full.
std::string_view short_method(std::string_view method) {
  const std::size_t id = method.find(' ');
  if (id == std::string_view::npos) return method;
  return method.substr(0, method.find(' ', id + 1));
}

void write_node_way(HtmlText& html,
                    const Site& site,
                    const kinerja::PersonResult& person,
                    std::uint32_t node) {
  const Element block(html, "section", {{"class", "way"}});
  {
    const Element head(html, "div", {{"class", "way-head"}});
    html.element("h3", site.cycle.node_titles[node]);
    const Element result(html, "p");
    if (person.score(node)) {
      html.element("b", score_text(site, person.score(node)));
      if (!person.grade(node).empty()) {
        html.text(" \xC2\xB7 ");
        html.text(person.grade(node));
      }
    } else {
      html.element("span", missing_text(site, person.status(node)), {{"class", "none"}});
    }
  }
  html.element("p", short_method(site.cycle.node_methods[node]), {{"class", "method"}});
  bool any = false;
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.node != node) continue;
    if (!any) html.begin("ol");
    any = true;
    html.element("li", step.text);
  }
  if (any) html.end();
}

void write_strengths(HtmlText& html, const Site& site, const std::vector<AspectMean>& strengths) {
  const Element half(html, "section");
  html.element("h3", site.labels["STRENGTHS"]);
  if (strengths.empty()) {
    html.element("p", site.labels["NO_STRENGTHS"], {{"class", "soft"}});
    return;
  }
  const Element list(html, "ul");
  for (const AspectMean& strength : strengths) {
    const Element item(html, "li");
    html.element("b", site.cycle.aspect_titles[strength.aspect]);
    html.element("span", site.numbers.shown(strength.mean), {{"class", "figure"}});
  }
}

void write_gaps(HtmlText& html,
                const Site& site,
                const ImproveRule& rule,
                const std::vector<AspectMean>& gaps) {
  const Element half(html, "section");
  html.element("h3", site.labels["TO_IMPROVE"]);
  if (gaps.empty()) {
    html.element(
        "p", site.labels.with("NO_GAPS", site.numbers.shown(rule.below)), {{"class", "soft"}});
    return;
  }
  const Element list(html, "ul");
  for (const AspectMean& gap : gaps) {
    const Element item(html, "li");
    html.element("b", site.cycle.aspect_titles[gap.aspect]);
    html.element("span", site.numbers.shown(gap.mean), {{"class", "figure"}});
    const auto training = rule.training.find(gap.aspect);
    if (training == rule.training.end()) continue;
    const Element proposal(html, "p", {{"class", "training"}});
    html.element("span", site.labels["TRAINING"], {{"class", "soft"}});
    html.text(" ");
    html.text(training->second);
  }
}

void write_signature(HtmlText& html,
                     const Site& site,
                     std::string_view role,
                     std::string_view name,
                     std::string_view number) {
  const Element box(html, "div");
  html.element("p", role);
  html.element("div", "", {{"class", "room"}});
  html.element("p", name, {{"class", "signer"}});
  const Element line(html, "p", {{"class", "soft"}});
  if (number.empty()) return;
  html.text(site.labels["EMPLOYEE"]);
  html.text(" ");
  html.text(number);
}

}  // namespace

void write_way(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (person.steps().empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["WAY_TO_RESULT"]);
  html.element("p", site.labels["WAY_ABOUT"], {{"class", "about"}});
  const Element ways(html, "div", {{"class", "ways"}});
  for (std::uint32_t node = 0; node < site.cycle.node_titles.size(); ++node) {
    write_node_way(html, site, person, node);
  }
}

void write_development(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (!site.settings.improve) return;
  const ImproveRule& rule = *site.settings.improve;
  std::vector<AspectMean> strengths;
  std::vector<AspectMean> gaps;
  for (const auto& [aspect, mean] : aspect_means(person, rule.node)) {
    (mean < rule.below ? gaps : strengths).push_back({aspect, mean});
  }
  if (strengths.empty() && gaps.empty()) return;
  // Aspects that are equal stay in the order of the cycle file.
  const auto higher = [](const AspectMean& a, const AspectMean& b) { return a.mean > b.mean; };
  std::stable_sort(strengths.begin(), strengths.end(), higher);
  std::stable_sort(
      gaps.begin(), gaps.end(), [&](const auto& a, const auto& b) { return higher(b, a); });
  if (strengths.size() > most_strengths) strengths.resize(most_strengths);

  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["DEVELOPMENT"]);
  html.element(
      "p",
      site.labels.with(
          "DEVELOPMENT_ABOUT", site.numbers.shown(rule.below), site.cycle.node_titles[rule.node]),
      {{"class", "about"}});
  const Element halves(html, "div", {{"class", "halves"}});
  write_strengths(html, site, strengths);
  write_gaps(html, site, rule, gaps);
}

void write_notes(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (person.notes().empty()) return;
  const Element section(html, "section", {{"class", "notes"}});
  html.line();
  html.element("h2", site.labels["NOTES"]);
  const Element list(html, "ul");
  for (const std::string_view note : person.notes()) html.element("li", note);
}

void write_signatures(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  const Element section(html, "section", {{"class", "signatures"}});
  html.line();
  html.element("h2", site.labels["SIGNATURES"], {{"class", "unseen"}});
  html.element("p", site.labels["PLACE_AND_DAY"], {{"class", "place"}});
  const Element boxes(html, "div", {{"class", "boxes"}});
  write_signature(
      html, site, site.labels["SIGN_EMPLOYEE"], display_name(person), person.employee());
  write_signature(
      html, site, site.labels["SIGN_SUPERIOR"], person.superior_name(), person.superior());
}

}  // namespace html_export
