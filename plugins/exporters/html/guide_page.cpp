#include "guide_page.hpp"

#include <algorithm>

namespace html_export {
namespace {

template <class Lists>
bool any_filled(const Lists& lists) {
  return std::any_of(lists.begin(), lists.end(), [](const auto& list) { return !list.empty(); });
}

void write_nodes(HtmlText& html, const Site& site) {
  if (!any_filled(site.cycle.guides)) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["GUIDE_NODES"]);
  for (std::size_t node = 0; node < site.cycle.guides.size(); ++node) {
    if (site.cycle.guides[node].empty()) continue;
    const Element block(html, "section", {{"class", "way"}});
    {
      const Element head(html, "div", {{"class", "way-head"}});
      html.element("h3", site.cycle.node_titles[node]);
      if (node == site.cycle.result_node) html.element("p", site.labels["GUIDE_RESULT"]);
    }
    const Element list(html, "ul", {{"class", "guide-lines"}});
    for (const std::string& line : site.cycle.guides[node]) html.element("li", line);
  }
}

void write_anchors(HtmlText& html, const Site& site) {
  if (!any_filled(site.cycle.anchors)) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["GUIDE_ANCHORS"]);
  html.element("p", site.labels["GUIDE_ANCHORS_ABOUT"], {{"class", "about"}});
  for (std::size_t aspect = 0; aspect < site.cycle.anchors.size(); ++aspect) {
    if (site.cycle.anchors[aspect].empty()) continue;
    const Element block(html, "section", {{"class", "way"}});
    html.element("h3", site.cycle.aspect_titles[aspect]);
    const Element list(html, "dl", {{"class", "anchors"}});
    for (const AnchorFacts& anchor : site.cycle.anchors[aspect]) {
      html.element("dt", site.numbers.shown(anchor.score));
      html.element("dd", anchor.text);
    }
  }
}

void write_list_rules(HtmlText& html, const Site& site) {
  if (site.cycle.list_titles.empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["GUIDE_LISTS"]);
  for (std::size_t list = 0; list < site.cycle.list_titles.size(); ++list) {
    const Element block(html, "section", {{"class", "way"}});
    html.element("h3", site.cycle.list_titles[list]);
    if (!site.cycle.list_abouts[list].empty()) {
      html.element("p", site.cycle.list_abouts[list], {{"class", "rule-text"}});
    }
  }
}

}  // namespace

bool has_guide(const CycleFacts& cycle) {
  return any_filled(cycle.guides) || any_filled(cycle.anchors);
}

std::string guide_page(const Site& site) {
  HtmlText html;
  {
    const Element head(html, "header");
    html.element("p", site.labels["GUIDE_KICKER"], {{"class", "kicker"}});
    html.element("h1", site.labels["GUIDE_TITLE"]);
  }
  write_nodes(html, site);
  write_anchors(html, site);
  write_list_rules(html, site);
  PageHead head{std::string(site.labels["GUIDE_TITLE"]), "guide", {}};
  head.crumbs = {{std::string(site.labels["INDEX"]), "index.html"}};
  return page(site, head, std::move(html));
}

}  // namespace html_export
