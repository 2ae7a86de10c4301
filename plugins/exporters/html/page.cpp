#include "page.hpp"

#include "charts.hpp"
#include "escape.hpp"
#include "style.css.h"

namespace html_export {
namespace {

// Even if something slipped through the escaping, the browser would run and fetch nothing.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

// The line at the top and bottom of each printed sheet. CSS has no other way to name the page.
std::string sheet_style(const Site& site, const PageHead& head) {
  return "@page{@top-left{content:\"" + css_string(site.cycle.title) + "\"}@top-right{content:\"" +
         css_string(head.title) + "\"}@bottom-right{content:\"" + css_string(site.labels["SHEET"]) +
         " \" counter(page) \" / \" counter(pages)}}";
}

void write_head(HtmlText& html, const Site& site, const PageHead& head) {
  const Element element(html, "head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.line();
  html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  html.line();
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.line();
  html.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
  html.line();
  html.element("title", head.title + " \xC2\xB7 " + site.cycle.title);
  html.markup("<style>\n");
  html.markup(style_css);
  html.markup(sheet_style(site, head));
  html.markup("\n</style>\n");
}

void write_masthead(HtmlText& html, const Site& site, const PageHead& head) {
  const Element element(html, "header", {{"class", "masthead"}});
  if (!site.cycle.agency.empty()) html.element("p", site.cycle.agency, {{"class", "agency"}});
  html.element("p", site.cycle.title, {{"class", "cycle"}});
  html.element(
      "p", site.labels.period(site.cycle.from_day, site.cycle.to_day), {{"class", "period"}});
  if (head.crumbs.empty()) return;
  const Element nav(html, "nav", {{"aria-label", site.labels["WAY"]}});
  for (const Crumb& crumb : head.crumbs) {
    if (&crumb != &head.crumbs.front()) html.element("span", " / ", {{"aria-hidden", "true"}});
    html.element("a", crumb.text, {{"href", crumb.href}});
  }
}

void write_footer(HtmlText& html, const Site& site) {
  const Element footer(html, "footer");
  if (!site.cycle.legal_basis.empty()) {
    html.element("h2", site.labels["LEGAL_BASIS"]);
    const Element list(html, "ul");
    for (const std::string& line : site.cycle.legal_basis) html.element("li", line);
  }
  const Element proof(html, "p", {{"class", "proof"}});
  html.text(site.labels["PROOF"]);
  for (const auto& [label, hash] : {std::pair{"CONFIG_HASH", &site.cycle.config_hash},
                                    std::pair{"INPUT_HASH", &site.cycle.input_hash}}) {
    if (hash->empty()) continue;
    html.empty("br");
    html.text(site.labels[label]);
    html.text(" ");
    html.element("code", *hash);
  }
}

}  // namespace

std::string page(const Site& site, const PageHead& head, HtmlText body) {
  HtmlText html;
  html.markup("<!DOCTYPE html>\n");
  {
    const Element root(html, "html", {{"lang", site.labels.language()}});
    html.line();
    write_head(html, site, head);
    const Element element(html, "body", {{"class", head.kind}});
    html.line();
    write_patterns(html);
    write_masthead(html, site, head);
    {
      const Element main(html, "main");
      html.line();
      html.markup(body.take());
    }
    write_footer(html, site);
  }
  return html.take();
}

std::string score_text(const Site& site, std::optional<double> score) {
  return score ? site.numbers.shown(*score) : "\xE2\x80\x93";
}

std::string_view missing_text(const Site& site, kinerja_status status) {
  return site.labels[status < 0 ? "FAILED" : "MISSING"];
}

}  // namespace html_export
