#include "goal_bars.hpp"

#include "charts.hpp"

#include <algorithm>

namespace html_export {
namespace {

constexpr std::string_view bar_height = "26";

// Whether the goal was met, or why that cannot be said.
std::string_view verdict_key(const kinerja::GoalResult& goal) {
  if (!goal.actual) return "NO_DATA_YET";
  if (!goal.target) return "NO_TARGET";
  const double actual = *goal.actual;
  switch (goal.direction) {
    case KINERJA_LESS_IS_BETTER:
      return actual <= *goal.target ? "WITHIN_LIMIT" : "OVER_LIMIT";
    case KINERJA_RANGE_IS_BEST:
      if (actual < *goal.target) return "BELOW_RANGE";
      return actual <= goal.target_high.value_or(*goal.target) ? "INSIDE_RANGE" : "ABOVE_RANGE";
    default:
      return actual >= *goal.target ? "REACHED" : "NOT_REACHED";
  }
}

bool is_good(std::string_view verdict) {
  return verdict == "REACHED" || verdict == "WITHIN_LIMIT" || verdict == "INSIDE_RANGE";
}

// Lengths on the bar, as shares of its width.
class BarScale {
 public:
  explicit BarScale(const kinerja::GoalResult& goal)
      : longest_(1.15 * std::max({goal.actual.value_or(0),
                                  goal.target.value_or(0),
                                  goal.target_high.value_or(0)})) {}
  bool drawable() const { return longest_ > 0; }
  double share(double value) const { return std::clamp(value / longest_, 0.0, 1.0); }

 private:
  double longest_;
};

void write_rect(HtmlText& html,
                std::string_view style,
                double from,
                double to,
                std::string_view y,
                std::string_view height,
                std::string_view fill) {
  html.empty("rect",
             {{"class", style},
              {"x", percent(from)},
              {"y", y},
              {"width", percent(to - from)},
              {"height", height},
              {"fill", fill}});
}

void write_target_line(HtmlText& html, double at) {
  const std::string x = percent(at);
  html.empty("line", {{"class", "halo"}, {"x1", x}, {"x2", x}, {"y1", "0"}, {"y2", bar_height}});
  html.empty("line", {{"class", "target"}, {"x1", x}, {"x2", x}, {"y1", "0"}, {"y2", bar_height}});
}

void write_actual(HtmlText& html, const kinerja::GoalResult& goal, const BarScale& scale) {
  const double actual = scale.share(*goal.actual);
  const double limit = scale.share(goal.direction == KINERJA_RANGE_IS_BEST
                                       ? goal.target_high.value_or(goal.target.value_or(0))
                                       : goal.target.value_or(0));
  const bool over = goal.target && goal.direction != KINERJA_MORE_IS_BETTER && actual > limit;
  const double solid = over ? limit : actual;
  write_rect(html, "full", 0, solid, "6", "14", "currentColor");
  if (over) write_rect(html, "hatched", solid, actual, "6", "14", "url(#beyond)");
}

void write_bar(HtmlText& html, const Site& site, const kinerja::GoalResult& goal) {
  const BarScale scale(goal);
  if (goal.actual && !scale.drawable()) return;
  const Element svg(
      html,
      "svg",
      {{"class", "bar"}, {"width", "100%"}, {"height", bar_height}, {"aria-hidden", "true"}});
  if (!goal.actual) {
    write_rect(html, "hatched", 0, 1, "4", "18", "url(#missing)");
    html.element("text",
                 site.labels["NO_DATA"],
                 {{"class", "nodata"}, {"x", "50%"}, {"y", "17"}, {"text-anchor", "middle"}});
    return;
  }
  write_rect(html, "track", 0, 1, "6", "14", "none");
  if (goal.target && goal.direction == KINERJA_RANGE_IS_BEST) {
    const double high = goal.target_high.value_or(*goal.target);
    write_rect(html, "zone", scale.share(*goal.target), scale.share(high), "1", "24", "none");
  }
  write_actual(html, goal, scale);
  if (goal.target) write_target_line(html, scale.share(*goal.target));
  if (goal.target && goal.target_high && goal.direction == KINERJA_RANGE_IS_BEST) {
    write_target_line(html, scale.share(*goal.target_high));
  }
  html.empty("line", {{"class", "base"}, {"x1", "0"}, {"x2", "0"}, {"y1", "2"}, {"y2", "24"}});
}

// The target as the end of a sentence that begins with the actual, or as a sentence of its own.
std::string target_text(const Site& site, const kinerja::GoalResult& goal) {
  if (!goal.target) return std::string(site.labels["NO_TARGET"]);
  const bool alone = !goal.actual;
  const std::string target = site.numbers.shown(*goal.target);
  switch (goal.direction) {
    case KINERJA_LESS_IS_BETTER:
      return site.labels.with(alone ? "TARGET_LESS_ALONE" : "TARGET_LESS", target);
    case KINERJA_RANGE_IS_BEST:
      return site.labels.with(alone ? "TARGET_RANGE_ALONE" : "TARGET_RANGE",
                              target,
                              site.numbers.shown(goal.target_high.value_or(*goal.target)));
    default:
      return site.labels.with(alone ? "TARGET_MORE_ALONE" : "TARGET_MORE", target);
  }
}

void write_figures(HtmlText& html, const Site& site, const kinerja::GoalResult& goal) {
  const Element line(html, "p", {{"class", "goal-figures"}});
  if (goal.actual) {
    html.element("b", site.numbers.shown(*goal.actual));
    html.text(goal.unit.empty() ? " " : " " + std::string(goal.unit) + " ");
    html.element("span", target_text(site, goal), {{"class", "soft"}});
  } else {
    std::string target = target_text(site, goal);
    if (!goal.unit.empty()) target += " " + std::string(goal.unit);
    html.element("span", target, {{"class", "soft"}});
  }
}

void write_goal(HtmlText& html, const Site& site, const kinerja::GoalResult& goal) {
  const Element item(html, "li");
  {
    const Element head(html, "div", {{"class", "goal-head"}});
    html.element("h3", goal.title);
    const std::string_view verdict = verdict_key(goal);
    html.element(
        "p", site.labels[verdict], {{"class", is_good(verdict) ? "verdict good" : "verdict"}});
  }
  {
    const Element about(html, "p", {{"class", "indicator"}});
    html.text(goal.indicator);
    html.element(
        "span", site.labels.with("WEIGHT", site.numbers.shown(goal.weight)), {{"class", "tag"}});
    if ((goal.flags & KINERJA_EV_ADDITIONAL) != 0) {
      html.element("span", site.labels["ADDITIONAL"], {{"class", "tag"}});
    }
    if ((goal.flags & KINERJA_EV_DISPUTED) != 0) {
      html.element("span", site.labels["DISPUTED"], {{"class", "tag"}});
    }
  }
  write_bar(html, site, goal);
  write_figures(html, site, goal);
}

}  // namespace

void write_goals(HtmlText& html, const Site& site, const kinerja::PersonResult& person) {
  if (person.goals().empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["GOALS"]);
  html.element("p", site.labels["GOALS_ABOUT"], {{"class", "about"}});
  const Element list(html, "ul", {{"class", "goals"}});
  for (const kinerja::GoalResult& goal : person.goals()) write_goal(html, site, goal);
}

}  // namespace html_export
