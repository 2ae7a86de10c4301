#include "column_line_chart.hpp"

#include <cstdio>

namespace xlsx_export {
namespace {

constexpr const char* column_colour = "5B9BD5";
constexpr const char* line_colour = "C55A11";

// The formulas hold sheet names of ours and cell names, nothing that XML would mind. The values
// themselves are left out: a reader of the file takes them from the cells.
void write_data(std::FILE* out, const lxw_chart_series& series) {
  std::fprintf(out,
               "<c:cat><c:strRef><c:f>%s</c:f></c:strRef></c:cat>"
               "<c:val><c:numRef><c:f>%s</c:f></c:numRef></c:val>",
               series.categories->formula,
               series.values->formula);
}

void begin_series(std::FILE* out, const lxw_chart_series& series, int index) {
  std::fprintf(out,
               "<c:ser><c:idx val=\"%d\"/><c:order val=\"%d\"/>"
               "<c:tx><c:strRef><c:f>%s</c:f></c:strRef></c:tx>",
               index,
               index,
               series.title.range->formula);
}

void write_columns(std::FILE* out, const lxw_chart_series& series) {
  std::fputs(
      "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>"
      "<c:varyColors val=\"0\"/>",
      out);
  begin_series(out, series, 0);
  std::fprintf(
      out,
      "<c:spPr><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></c:spPr>"
      "<c:invertIfNegative val=\"0\"/>"
      "<c:dLbls><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>"
      "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>"
      "</c:dLbls>",
      column_colour);
  write_data(out, series);
  std::fputs("</c:ser><c:gapWidth val=\"60\"/>", out);
}

void write_line(std::FILE* out, const lxw_chart_series& series, int index) {
  begin_series(out, series, index);
  std::fprintf(out,
               "<c:spPr><a:ln w=\"28575\"><a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></a:ln>"
               "</c:spPr><c:marker><c:symbol val=\"circle\"/><c:size val=\"6\"/><c:spPr>"
               "<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill></c:spPr></c:marker>",
               line_colour,
               line_colour);
  write_data(out, series);
  std::fputs("<c:smooth val=\"0\"/></c:ser>", out);
}

void end_chart(std::FILE* out, const lxw_chart& chart, const char* element) {
  std::fprintf(out,
               "<c:axId val=\"%u\"/><c:axId val=\"%u\"/></c:%s>",
               static_cast<unsigned>(chart.axis_id_1),
               static_cast<unsigned>(chart.axis_id_2),
               element);
}

// Takes the place of the library's own function, which it calls between layout and axes.
void write_both(lxw_chart* chart) {
  const lxw_chart_series* series = STAILQ_FIRST(chart->series_list);
  write_columns(chart->file, *series);
  end_chart(chart->file, *chart, "barChart");
  series = STAILQ_NEXT(series, list_pointers);
  if (series == nullptr) return;
  std::fputs("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>", chart->file);
  for (int index = 1; series != nullptr; ++index) {
    write_line(chart->file, *series, index);
    series = STAILQ_NEXT(series, list_pointers);
  }
  std::fputs("<c:marker val=\"1\"/>", chart->file);
  end_chart(chart->file, *chart, "lineChart");
}

}  // namespace

void draw_first_as_columns(lxw_chart* chart) {
  chart->write_chart_type = write_both;
}

}  // namespace xlsx_export
