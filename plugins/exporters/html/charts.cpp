#include "charts.hpp"

#include <kinerja/cpp/exporter.hpp>

#include <cmath>

namespace html_export {

std::string coordinate(double value) {
  return kinerja::number_text(std::round(value * 100) / 100);
}

std::string percent(double share) {
  return coordinate(share * 100) + "%";
}

void write_patterns(HtmlText& html) {
  // Not display:none, which would take the patterns away in some browsers.
  const Element svg(
      html,
      "svg",
      {{"class", "patterns"}, {"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}});
  const Element definitions(html, "defs");
  for (const std::string_view name : {"missing", "beyond"}) {
    const Element pattern(html,
                          "pattern",
                          {{"id", name},
                           {"class", name},
                           {"width", "7"},
                           {"height", "7"},
                           {"patternUnits", "userSpaceOnUse"},
                           {"patternTransform", "rotate(45)"}});
    html.empty("rect", {{"width", "7"}, {"height", "7"}});
    html.empty("line", {{"y2", "7"}});
  }
}

void write_share_bar(HtmlText& html, double share, bool missing) {
  const Element svg(
      html,
      "svg",
      {{"class", "bar"}, {"width", "100%"}, {"height", "18"}, {"aria-hidden", "true"}});
  html.empty("line", {{"class", "base"}, {"x1", "0"}, {"x2", "0"}, {"y1", "0"}, {"y2", "18"}});
  if (share <= 0) return;
  html.empty("rect",
             {{"class", missing ? "hatched" : "full"},
              {"y", "2"},
              {"width", percent(share)},
              {"height", "14"},
              {"fill", missing ? "url(#missing)" : "currentColor"}});
}

}  // namespace html_export
