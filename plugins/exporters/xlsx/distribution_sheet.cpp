// How many people of a unit have which predicate, beside the guide's curve of SE MenPANRB 3/2023.

#include "blocks.hpp"

#include <map>

namespace xlsx_export {
namespace {

struct Table {
  std::uint32_t first_row;
  std::uint32_t last_row;
  bool curve;
};

std::vector<std::string> units_of(const Content& content) {
  std::vector<std::string> units;
  for (const Person* const person : content.members) {
    if (units.empty() || units.back() != person->unit) units.push_back(person->unit);
  }
  return units;
}

// The first member for whom the distribution said something: it says the same of all.
Distribution distribution_of(const std::vector<const Person*>& members) {
  for (const Person* const person : members) {
    if (!person->distribution.sentences.empty()) return person->distribution;
  }
  return {};
}

Table write_table(Sheet& sheet,
                  const Content& content,
                  const std::vector<const Person*>& members,
                  const Distribution& distribution) {
  std::map<std::string, double> count;
  double graded = 0;
  for (const Person* const person : members) {
    if (person->predicate.word.empty()) continue;
    ++count[person->predicate.word];
    ++graded;
  }
  double curve_sum = 0;
  for (const auto& [grade, height] : distribution.curve) curve_sum += height;
  write_headings(sheet, {"PREDICATE", "COUNT", "SHARE", "CURVE_HEIGHT", "CURVE_SHARE"});
  Look percent;
  percent.number = "0.0%";
  Table table{sheet.row(), sheet.row(), curve_sum > 0};
  for (const std::string& grade : content.cycle.predicates) {
    sheet.text(0, grade);
    sheet.number(1, count[grade]);
    if (graded > 0) {
      sheet.number(2, count[grade] / graded, percent);
    } else {
      sheet.empty(2);
    }
    const auto height = distribution.curve.find(grade);
    if (curve_sum > 0 && height != distribution.curve.end()) {
      sheet.number(3, height->second);
      sheet.number(4, height->second / curve_sum, percent);
    } else {
      sheet.empty(3);
      sheet.empty(4);
    }
    table.last_row = sheet.row();
    sheet.next();
  }
  const double ungraded = static_cast<double>(members.size()) - graded;
  if (ungraded > 0) {
    sheet.text(0, sheet.words()["WITHOUT_PREDICATE"]);
    sheet.number(1, ungraded);
    sheet.next();
  }
  return table;
}

// The library has no chart of columns and lines together. In a line chart, thick error bars that
// reach down to nothing are columns.
void draw_columns(lxw_chart_series* series) {
  lxw_chart_line hidden{};
  hidden.none = LXW_TRUE;
  chart_series_set_line(series, &hidden);
  lxw_chart_fill fill{};
  fill.color = 0x5B9BD5;
  lxw_chart_line edge{};
  edge.color = 0x5B9BD5;
  chart_series_set_marker_type(series, LXW_CHART_MARKER_SQUARE);
  chart_series_set_marker_size(series, 7);
  chart_series_set_marker_fill(series, &fill);
  chart_series_set_marker_line(series, &edge);
  lxw_series_error_bars* const bars = series->y_error_bars;
  chart_series_set_error_bars(bars, LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE, 100);
  chart_series_set_error_bars_direction(bars, LXW_CHART_ERROR_BAR_DIR_MINUS);
  chart_series_set_error_bars_endcap(bars, LXW_CHART_ERROR_BAR_NO_CAP);
  lxw_chart_line thick{};
  thick.color = 0x5B9BD5;
  thick.width = 32;
  chart_series_set_error_bars_line(bars, &thick);
  lxw_chart_font font{};
  font.size = 9;
  chart_series_set_labels(series);
  chart_series_set_labels_font(series, &font);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
}

void draw_curve(lxw_chart_series* series) {
  lxw_chart_line line{};
  line.color = 0xC55A11;
  line.width = 2.25;
  lxw_chart_fill fill{};
  fill.color = 0xC55A11;
  chart_series_set_line(series, &line);
  chart_series_set_smooth(series, LXW_TRUE);
  chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
  chart_series_set_marker_size(series, 6);
  chart_series_set_marker_fill(series, &fill);
}

lxw_chart_series* add_series(lxw_chart* chart,
                             const Table& table,
                             std::uint16_t column,
                             const std::string& name) {
  constexpr const char* here = "Pola Distribusi";
  lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
  if (series == nullptr) throw kinerja::Failure(KINERJA_E_MEMORY, "NOT_WRITTEN: chart");
  chart_series_set_categories(series, here, table.first_row, 0, table.last_row, 0);
  chart_series_set_values(series, here, table.first_row, column, table.last_row, column);
  chart_series_set_name(series, name.c_str());
  return series;
}

void write_chart(Sheet& sheet, const Table& table, const std::string& unit) {
  const Words& words = sheet.words();
  lxw_chart* const chart = workbook_add_chart(sheet.book().raw(), LXW_CHART_LINE);
  if (chart == nullptr) throw kinerja::Failure(KINERJA_E_MEMORY, "NOT_WRITTEN: chart");
  draw_columns(add_series(chart, table, 2, words["SHARE"]));
  if (table.curve) draw_curve(add_series(chart, table, 4, words["CURVE_SHARE"]));
  chart_title_set_name(chart, unit.c_str());
  lxw_chart_font font{};
  font.size = 11;
  chart_title_set_name_font(chart, &font);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  chart_axis_set_min(chart->y_axis, 0);
  chart_axis_set_num_format(chart->y_axis, "0%");
  lxw_chart_options options{};
  options.x_scale = 1.35;
  options.y_scale = 1.15;
  check(worksheet_insert_chart_opt(sheet.raw(), sheet.row(), 0, chart, &options), unit);
  constexpr int rows = 18;  // below the chart
  for (int i = 0; i < rows; ++i) sheet.next();
}

}  // namespace

void write_distribution(Book& book, const Words& words, const Content& content) {
  Sheet sheet(book, words, "Pola Distribusi", Page::portrait, {26, 14, 14, 16, 18});
  write_title(sheet, content, {words["DISTRIBUTION_TITLE"]});
  bool first = true;
  for (const std::string& unit : units_of(content)) {
    if (!first) sheet.page_break();
    first = false;
    const std::vector<const Person*> members = content.people.of_unit(unit);
    const Distribution distribution = distribution_of(members);
    sheet.line(unit, section());
    for (const Person* const person : members) {
      if (person->organisation.empty()) continue;
      sheet.line(words["ORGANISATION"] + ": " + person->organisation, {});
      break;
    }
    const Table table = write_table(sheet, content, members, distribution);
    sheet.next();
    if (table.last_row > table.first_row) write_chart(sheet, table, unit);
    if (!distribution.verdict.empty()) sheet.line(distribution.verdict, bold());
    for (const std::string& sentence : distribution.sentences) sheet.line(sentence, {});
    if (distribution.sentences.empty()) sheet.line(words["NO_GUIDE"], plain());
    sheet.next();
  }
  sheet.finish();
}

}  // namespace xlsx_export
