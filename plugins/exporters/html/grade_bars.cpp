#include "grade_bars.hpp"

#include "charts.hpp"

#include <algorithm>

namespace html_export {
namespace {

void write_row(HtmlText& html,
               const Site& site,
               std::string_view label,
               std::size_t count,
               const ResultSummary& summary,
               bool missing) {
  std::size_t most = summary.missing();
  for (const auto& [place, grade] : summary.grades()) most = std::max(most, grade.second);
  const Element row(html, "tr");
  html.element("th", label, {{"scope", "row"}});
  {
    const Element cell(html, "td", {{"class", "drawn"}});
    write_share_bar(
        html, most == 0 ? 0 : static_cast<double>(count) / static_cast<double>(most), missing);
  }
  html.element("td", site.numbers.count(count), {{"class", "number"}});
  const double share = 100 * static_cast<double>(count) / static_cast<double>(summary.people());
  html.element("td", site.numbers.fixed(share, 0) + "%", {{"class", "number soft"}});
}

void write_figure(HtmlText& html, std::string_view label, std::string_view value) {
  const Element pair(html, "div");
  html.element("dt", label);
  html.element("dd", value);
}

}  // namespace

void ResultSummary::add(const kinerja::PersonResult& person, std::uint32_t node) {
  ++people_;
  const std::optional<double> score = person.score(node);
  if (!score) return;
  ++with_score_;
  sum_ += *score;
  if (person.grade_place(node) < 0) return;
  auto& [word, count] = grades_[person.grade_place(node)];
  word = person.grade(node);
  ++count;
}

void ResultSummary::add(const ResultSummary& other) {
  people_ += other.people_;
  with_score_ += other.with_score_;
  sum_ += other.sum_;
  for (const auto& [place, grade] : other.grades_) {
    auto& [word, count] = grades_[place];
    word = grade.first;
    count += grade.second;
  }
}

std::optional<double> ResultSummary::mean() const {
  if (with_score_ == 0) return std::nullopt;
  return sum_ / static_cast<double>(with_score_);
}

void write_grade_bars(HtmlText& html, const Site& site, const ResultSummary& summary) {
  if (summary.people() == 0 || summary.grades().empty()) return;
  const Element section(html, "section");
  html.line();
  html.element("h2", site.labels["DISTRIBUTION"]);
  const Element table(html, "table", {{"class", "bars"}});
  {
    const Element head(html, "thead", {{"class", "unseen"}});
    const Element row(html, "tr");
    html.element("th", site.labels["GRADE"], {{"scope", "col"}});
    html.element("th", site.labels["SHARE"], {{"scope", "col"}});
    html.element("th", site.labels["PEOPLE"], {{"scope", "col"}});
    html.element("th", site.labels["PERCENT"], {{"scope", "col"}});
  }
  const Element body(html, "tbody");
  for (auto grade = summary.grades().rbegin(); grade != summary.grades().rend(); ++grade) {
    write_row(html, site, grade->second.first, grade->second.second, summary, false);
  }
  if (summary.missing() > 0) {
    write_row(html, site, site.labels["MISSING"], summary.missing(), summary, true);
  }
}

void write_summary(HtmlText& html, const Site& site, const ResultSummary& summary) {
  const Element list(html, "dl", {{"class", "summary"}});
  write_figure(html, site.labels["PEOPLE"], site.numbers.count(summary.people()));
  write_figure(html, site.labels["WITH_RESULT"], site.numbers.count(summary.with_score()));
  write_figure(html, site.labels["WITHOUT_RESULT"], site.numbers.count(summary.missing()));
  write_figure(html, site.labels["MEAN"], score_text(site, summary.mean()));
}

}  // namespace html_export
