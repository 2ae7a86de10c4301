#include "radar.hpp"

#include "charts.hpp"
#include "shared/aspect_means.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace html_export {
namespace {

using exporter_shared::aspect_means;

constexpr double middle_x = 180;
constexpr double middle_y = 140;
constexpr double radius = 100;
constexpr std::size_t label_width = 15;  // characters of a line

struct Point {
  double x;
  double y;
};

struct Series {
  std::string title;
  std::string style;  ///< class: colour, dashes and mark differ, so that no colour is needed
  std::map<std::uint32_t, double> means;
};

struct Radar {
  std::vector<std::uint32_t> aspects;
  std::vector<Series> series;
  double maximum;
};

Radar radar_of(const Site& site, const kinerja::PersonResult& person) {
  Radar radar{{}, {}, site.settings.radar_maximum};
  std::set<std::uint32_t> aspects;
  for (const std::uint32_t node : site.settings.radar) {
    Series series{site.cycle.node_titles[node],
                  "s" + std::to_string(radar.series.size()),
                  aspect_means(person, node)};
    for (const auto& [aspect, mean] : series.means) aspects.insert(aspect);
    radar.series.push_back(std::move(series));
  }
  radar.aspects.assign(aspects.begin(), aspects.end());
  return radar;
}

// The first axis points up, the others follow clockwise.
Point on_axis(const Radar& radar, std::size_t axis, double share) {
  const double turn =
      2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(radar.aspects.size());
  return {middle_x + std::sin(turn) * radius * share, middle_y - std::cos(turn) * radius * share};
}

std::string points_text(const std::vector<Point>& points) {
  std::string text;
  for (const Point& point : points) {
    if (!text.empty()) text += ' ';
    text += coordinate(point.x) + "," + coordinate(point.y);
  }
  return text;
}

void write_grid(HtmlText& html, const Radar& radar) {
  for (const double share : {0.25, 0.5, 0.75, 1.0}) {
    std::vector<Point> ring;
    for (std::size_t axis = 0; axis < radar.aspects.size(); ++axis) {
      ring.push_back(on_axis(radar, axis, share));
    }
    html.empty("polygon", {{"class", "grid"}, {"points", points_text(ring)}});
  }
  for (std::size_t axis = 0; axis < radar.aspects.size(); ++axis) {
    const Point end = on_axis(radar, axis, 1);
    html.empty("line",
               {{"class", "grid"},
                {"x1", coordinate(middle_x)},
                {"y1", coordinate(middle_y)},
                {"x2", coordinate(end.x)},
                {"y2", coordinate(end.y)}});
  }
}

// The scale stands beside the first axis.
void write_scale(HtmlText& html, const Site& site, const Radar& radar) {
  for (const double share : {0.5, 1.0}) {
    html.element("text",
                 site.numbers.shown(radar.maximum * share),
                 {{"class", "scale"},
                  {"x", coordinate(middle_x + 4)},
                  {"y", coordinate(middle_y - radius * share + 11)}});
  }
}

// Breaks a title between words into lines that fit beside the chart.
std::vector<std::string> lines_of(std::string_view title) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < title.size()) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    const std::string word(title.substr(at, end - at));
    if (!lines.empty() && lines.back().size() + 1 + word.size() <= label_width) {
      lines.back() += " " + word;
    } else if (!word.empty()) {
      lines.push_back(word);
    }
    at = end + 1;
  }
  return lines;
}

void write_axis_label(HtmlText& html,
                      const Radar& radar,
                      std::size_t axis,
                      std::string_view title) {
  constexpr double line_height = 13;
  const Point at = on_axis(radar, axis, 1.1);
  const std::vector<std::string> lines = lines_of(title);
  const double aside = at.x - middle_x;
  const std::string_view anchor = std::abs(aside) < 12 ? "middle" : aside > 0 ? "start" : "end";
  const double height = line_height * static_cast<double>(lines.size());
  const double up = (middle_y - at.y) / radius;  // 1.1 at the top, -1.1 at the bottom
  double y = at.y + 10 - height * (0.5 + std::clamp(up, -1.0, 1.0) * 0.5);
  const Element label(html, "text", {{"class", "axis"}, {"text-anchor", anchor}});
  for (const std::string& line : lines) {
    html.element("tspan", line, {{"x", coordinate(at.x)}, {"y", coordinate(y)}});
    y += line_height;
  }
}

// A mark of its own for each series: disc, square, triangle, diamond, and so on.
void write_mark(HtmlText& html, std::size_t series, Point p) {
  const auto at = [&](double x, double y) { return Point{p.x + x, p.y + y}; };
  std::vector<Point> corners;
  switch (series % 4) {
    case 1:
      corners = {at(-3.5, -3.5), at(3.5, -3.5), at(3.5, 3.5), at(-3.5, 3.5)};
      break;
    case 2:
      corners = {at(0, -4.5), at(4.5, 3.5), at(-4.5, 3.5)};
      break;
    case 3:
      corners = {at(0, -5), at(5, 0), at(0, 5), at(-5, 0)};
      break;
    default:
      html.empty(
          "circle",
          {{"class", "mark"}, {"cx", coordinate(p.x)}, {"cy", coordinate(p.y)}, {"r", "3.75"}});
      return;
  }
  html.empty("polygon", {{"class", "mark"}, {"points", points_text(corners)}});
}

// A whole series is a polygon. One with gaps is drawn only between neighbours that are known:
// missing is not zero.
void write_series(HtmlText& html, const Radar& radar, std::size_t index) {
  const Series& series = radar.series[index];
  const std::size_t axes = radar.aspects.size();
  std::vector<std::optional<Point>> points(axes);
  for (std::size_t axis = 0; axis < axes; ++axis) {
    const auto mean = series.means.find(radar.aspects[axis]);
    if (mean == series.means.end()) continue;
    points[axis] = on_axis(radar, axis, std::clamp(mean->second / radar.maximum, 0.0, 1.0));
  }
  const Element group(html, "g", {{"class", series.style}});
  if (series.means.size() == axes) {
    std::vector<Point> all;
    all.reserve(axes);
    for (const std::optional<Point>& point : points) all.push_back(*point);
    html.empty("polygon", {{"class", "series"}, {"points", points_text(all)}});
  } else {
    for (std::size_t axis = 0; axis < axes; ++axis) {
      const std::optional<Point>& from = points[axis];
      const std::optional<Point>& to = points[(axis + 1) % axes];
      if (!from || !to) continue;
      html.empty("polyline", {{"class", "series"}, {"points", points_text({*from, *to})}});
    }
  }
  for (const std::optional<Point>& point : points) {
    if (point) write_mark(html, index, *point);
  }
}

void write_chart(HtmlText& html, const Site& site, const Radar& radar) {
  const Element svg(html,
                    "svg",
                    {{"class", "radar"},
                     {"viewBox", "0 0 360 284"},
                     {"role", "img"},
                     {"aria-label", site.labels["RADAR_ABOUT"]}});
  write_grid(html, radar);
  for (std::size_t axis = 0; axis < radar.aspects.size(); ++axis) {
    write_axis_label(html, radar, axis, site.cycle.aspect_titles[radar.aspects[axis]]);
  }
  for (std::size_t i = 0; i < radar.series.size(); ++i) write_series(html, radar, i);
  write_scale(html, site, radar);
}

// The sample of a series' line and mark, for the head of its column: the table is the legend.
void write_sample(HtmlText& html, const Radar& radar, std::size_t index) {
  const Element svg(
      html,
      "svg",
      {{"class", "sample"}, {"width", "34"}, {"height", "12"}, {"aria-hidden", "true"}});
  const Element group(html, "g", {{"class", radar.series[index].style}});
  html.empty("line", {{"class", "series"}, {"x1", "1"}, {"y1", "6"}, {"x2", "33"}, {"y2", "6"}});
  write_mark(html, index, {17, 6});
}

void write_figures(HtmlText& html, const Site& site, const Radar& radar, bool charted) {
  std::vector<std::optional<double>> all;
  for (const Series& series : radar.series) {
    for (const auto& [aspect, mean] : series.means) all.emplace_back(mean);
  }
  const int decimals = decimals_for(all);

  const Element table(html, "table", {{"class", "figures"}});
  {
    const Element head(html, "thead");
    const Element row(html, "tr");
    html.element("th", site.labels["ASPECT"], {{"scope", "col"}});
    for (std::size_t i = 0; i < radar.series.size(); ++i) {
      const Element cell(html, "th", {{"scope", "col"}, {"class", "number"}});
      if (charted) write_sample(html, radar, i);
      html.text(radar.series[i].title);
    }
  }
  const Element body(html, "tbody");
  for (const std::uint32_t aspect : radar.aspects) {
    const Element row(html, "tr");
    html.element("th", site.cycle.aspect_titles[aspect], {{"scope", "row"}});
    for (const Series& series : radar.series) {
      const auto mean = series.means.find(aspect);
      const bool known = mean != series.means.end();
      html.element("td",
                   known ? site.numbers.fixed(mean->second, decimals)
                         : std::string(site.labels["MISSING_SHORT"]),
                   {{"class", known ? "number" : "number none"}});
    }
  }
}

}  // namespace

void write_radar(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  const Radar radar = radar_of(site, person);
  if (radar.aspects.empty()) return;
  const bool charted = radar.aspects.size() >= 3;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["ASPECTS"]);
  const Element figure(html, "div", {{"class", charted ? "aspects" : "aspects plain"}});
  if (charted) write_chart(html, site, radar);
  write_figures(html, site, radar, charted);
}

}  // namespace html_export
