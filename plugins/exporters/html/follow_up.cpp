#include "follow_up.hpp"

#include <algorithm>

namespace html_export {
namespace {

constexpr std::string_view daily_log = "log_harian";
constexpr std::string_view dash = "\xE2\x80\x93";

void write_lines(HtmlText& html, std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end != 0) html.element("p", lines.substr(0, end), {{"class", "behind"}});
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
  }
}

void write_half(HtmlText& html,
                const Site& site,
                const kinerja::PersonResult& person,
                bool strengths) {
  const Element half(html, "section");
  html.element("h3", site.labels[strengths ? "STRENGTHS" : "TO_IMPROVE"]);
  const auto findings = person.findings();
  const auto wanted = [&](const kinerja::Finding& one) { return one.strength == strengths; };
  if (std::none_of(findings.begin(), findings.end(), wanted)) {
    html.element("p", site.labels[strengths ? "NO_STRENGTH" : "NO_WEAKNESS"], {{"class", "soft"}});
    return;
  }
  const Element list(html, "ul");
  for (const kinerja::Finding& finding : findings) {
    if (!wanted(finding)) continue;
    const Element item(html, "li");
    html.element("span", site.numbers.shown(finding.value), {{"class", "figure"}});
    html.element("b", finding.text);
    const std::string limit = site.labels.with(strengths ? "STRENGTH_FROM" : "WEAKNESS_BELOW",
                                               site.numbers.shown(finding.limit),
                                               site.cycle.node_titles[finding.node]);
    html.element("p", limit, {{"class", "behind soft"}});
    write_lines(html, finding.evidence);
  }
}

void write_plan(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (person.actions().empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["PLAN"]);
  const Element list(html, "ul", {{"class", "events"}});
  for (const kinerja::PlannedAction& action : person.actions()) {
    const Element item(html, "li");
    html.element("p", site.labels.with("DUE", site.labels.day(action.due)), {{"class", "when"}});
    const Element what(html, "div");
    html.element("b", action.text);
    html.element("p", site.labels.with("FOR", action.about), {{"class", "behind soft"}});
  }
}

std::string kind_words(std::string_view kind) {
  std::string words(kind);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

void write_entry(HtmlText& html, const Site& site, const kinerja::Entry& entry) {
  const Element item(html, "li");
  html.element("p", site.labels.day(entry.day), {{"class", "when"}});
  const Element what(html, "div");
  html.element("b", kind_words(entry.kind));
  if (!entry.about.empty()) html.element("span", " \xC2\xB7 " + std::string(entry.about));
  if (!entry.state.empty()) {
    html.element("span", " \xC2\xB7 " + std::string(entry.state), {{"class", "soft"}});
  }
  write_lines(html, entry.text);
}

void write_cell(HtmlText& html,
                const Site& site,
                std::optional<double> score,
                std::string_view grade) {
  if (!score) {
    html.element("td", dash, {{"class", "number none"}});
    return;
  }
  const Element cell(html, "td", {{"class", "number"}});
  html.text(site.numbers.shown(*score));
  if (!grade.empty()) html.element("span", grade, {{"class", "below"}});
}

}  // namespace

void write_findings(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (!person.findings().empty()) {
    const Element section(html, "section");
    html.line();
    html.element("h2", site.labels["FINDINGS"]);
    const Element halves(html, "div", {{"class", "halves"}});
    write_half(html, site, person, true);
    write_half(html, site, person, false);
  }
  write_plan(html, site, person);
}

void write_places(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (person.places().empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["PLACES"]);
  const Element list(html, "ul", {{"class", "places"}});
  for (const kinerja::ListPlace& place : person.places()) {
    const Element item(html, "li");
    html.element("b", site.cycle.list_titles[place.list]);
    const char* const key = place.kind == KINERJA_PLACE_EXCLUDED ? "PLACE_EXCLUDED"
                            : place.number == 0                  ? "PLACE_LISTED"
                            : place.kind == KINERJA_PLACE_TIED   ? "PLACE_TIED"
                                                                 : "PLACE_NUMBER";
    html.element("span", " \xC2\xB7 " + site.labels.with(key, site.numbers.count(place.number)));
    write_lines(html, place.reason);
  }
}

void write_entries(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (person.entries().empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["ENTRIES"]);
  html.element("p", site.labels["ENTRIES_ABOUT"], {{"class", "about"}});
  std::size_t logs = 0;
  double minutes = 0;
  bool listed = false;
  for (const kinerja::Entry& entry : person.entries()) {
    if (entry.kind == daily_log) {
      ++logs;
      minutes += entry.number;
      continue;
    }
    if (!listed) html.begin("ul", {{"class", "events"}});
    listed = true;
    write_entry(html, site, entry);
  }
  if (listed) html.end();
  if (logs == 0) return;
  html.element("p",
               site.labels.with("DAILY_LOG", site.numbers.count(logs), site.numbers.shown(minutes)),
               {{"class", "soft log"}});
}

void write_earlier(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  const std::vector<std::string>& titles = site.cycle.earlier_titles;
  if (titles.empty()) return;
  const auto cycles = static_cast<std::uint32_t>(titles.size());
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["EARLIER"]);
  // Wide when there are many cycles: it scrolls by itself, and the page does not.
  const Element frame(html, "div", {{"class", "wide"}});
  const Element table(html, "table", {{"class", "people"}});
  {
    const Element head(html, "thead");
    const Element row(html, "tr");
    html.element("th", site.labels["COMPONENT"], {{"scope", "col"}});
    for (std::uint32_t e = cycles; e-- > 0;) {
      html.element("th", titles[e], {{"scope", "col"}, {"class", "number title"}});
    }
    html.element("th", site.labels["NOW"], {{"scope", "col"}, {"class", "number title"}});
  }
  const Element body(html, "tbody");
  for (std::uint32_t node = 0; node < site.cycle.node_titles.size(); ++node) {
    const Element row(
        html, "tr", {{"class", node == site.cycle.result_node ? "final" : "component"}});
    html.element("th", site.cycle.node_titles[node], {{"scope", "row"}});
    for (std::uint32_t e = cycles; e-- > 0;) {
      write_cell(html, site, person.earlier_score(e, node), person.earlier_grade(e, node));
    }
    write_cell(html, site, person.score(node), person.grade(node));
  }
}

}  // namespace html_export
