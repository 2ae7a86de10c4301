// How many people of a unit have which predicate, beside the guide's curve of SE MenPANRB 3/2023.

#include "blocks.hpp"
#include "column_line_chart.hpp"

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
    if (!person->distribution.sentences.empty() || !person->distribution.curve.empty())
      return person->distribution;
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

void add_series(lxw_chart* chart, const Table& table, std::uint16_t column) {
  constexpr const char* here = "Pola Distribusi";
  lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
  if (series == nullptr) throw kinerja::Failure(KINERJA_E_MEMORY, "NOT_WRITTEN: chart");
  chart_series_set_categories(series, here, table.first_row, 0, table.last_row, 0);
  chart_series_set_values(series, here, table.first_row, column, table.last_row, column);
  chart_series_set_name_range(series, here, table.first_row - 1, column);
}

void write_chart(Sheet& sheet, const Table& table, const std::string& unit) {
  lxw_chart* const chart = workbook_add_chart(sheet.book().raw(), LXW_CHART_COLUMN);
  if (chart == nullptr) throw kinerja::Failure(KINERJA_E_MEMORY, "NOT_WRITTEN: chart");
  add_series(chart, table, 2);
  if (table.curve) add_series(chart, table, 4);
  draw_first_as_columns(chart);
  chart_title_set_name(chart, unit.c_str());
  lxw_chart_font font{};
  font.size = 11;
  chart_title_set_name_font(chart, &font);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
  chart_axis_set_min(chart->y_axis, 0);
  chart_axis_set_num_format(chart->y_axis, "0%");
  lxw_chart_options options{};
  options.x_scale = 1.2;
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
