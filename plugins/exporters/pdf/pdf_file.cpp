#include "pdf_file.hpp"

#include "printable.hpp"

#include <algorithm>
#include <cairo-pdf.h>
#include <chrono>
#include <new>
#include <utility>

namespace pdf_export {
namespace {

constexpr double foot_size = 7.5;
constexpr double number_width = 90;
constexpr double foot_ink = 0.25;

std::string iso_midnight(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
         "T00:00:00Z";
}

std::string one_line(std::string_view text) {
  std::string line = printable(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

PdfFile::PdfFile(const Kit& kit, const FileFacts& facts)
    : kit_(&kit),
      surface_(cairo_pdf_surface_create_for_stream(&append, this, 595.28, 841.89)),
      cairo_(cairo_create(surface_.get())) {
  cairo_surface_t* const pdf = surface_.get();
  const std::string day = iso_midnight(facts.day);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, one_line(facts.title).c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, one_line(facts.author).c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "kinerja");
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, day.c_str());
  check();
}

// Called from within cairo, through which no exception may pass.
cairo_status_t PdfFile::append(void* self, const unsigned char* bytes, unsigned int size) {
  try {
    static_cast<PdfFile*>(self)->bytes_.append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::exception&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void PdfFile::check() const {
  for (const cairo_status_t status :
       {cairo_surface_status(surface_.get()), cairo_status(cairo_.get())}) {
    if (status == CAIRO_STATUS_SUCCESS) continue;
    if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
    throw kinerja::Failure(KINERJA_E_INTERNAL,
                           std::string("CAIRO: ") + cairo_status_to_string(status));
  }
}

void PdfFile::add(const Document& document) {
  const std::string link = "page=" + std::to_string(pages_ + 1);
  cairo_pdf_surface_add_outline(surface_.get(),
                                CAIRO_PDF_OUTLINE_ROOT,
                                one_line(document.subject).c_str(),
                                link.c_str(),
                                CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (std::size_t page = 0; page < document.pages.size(); ++page) {
    cairo_pdf_surface_set_size(surface_.get(), document.paper.width, document.paper.height);
    for (const Placed& placed : document.pages[page]) {
      placed.box->draw(cairo_.get(), placed.x, placed.y, placed.box->height());
    }
    draw_foot(document, page);
    cairo_show_page(cairo_.get());
    ++pages_;
  }
  check();
}

void PdfFile::draw_foot(const Document& document, std::size_t page) {
  const Paper& paper = document.paper;
  const double top = paper.height - paper.margin;
  cairo_set_source_rgb(cairo_.get(), foot_ink, foot_ink, foot_ink);
  cairo_set_line_width(cairo_.get(), 0.4);
  cairo_move_to(cairo_.get(), paper.margin, top);
  cairo_line_to(cairo_.get(), paper.width - paper.margin, top);
  cairo_stroke(cairo_.get());

  TextStyle style{foot_size};
  style.ink = foot_ink;
  const TextBox left(kit_->fonts,
                     one_line(document.title + " \xC2\xB7 " + document.subject),
                     style,
                     paper.text_width() - number_width);
  left.draw(cairo_.get(), paper.margin, top + 4, left.height());
  style.align = Align::right;
  const std::string number =
      kit_->labels.with("PAGE_OF", std::to_string(page + 1), std::to_string(document.pages.size()));
  const TextBox right(kit_->fonts, number, style, number_width);
  right.draw(cairo_.get(), paper.width - paper.margin - number_width, top + 4, right.height());
}

std::string PdfFile::finish() {
  cairo_.reset();
  cairo_surface_finish(surface_.get());
  const cairo_status_t status = cairo_surface_status(surface_.get());
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  if (status != CAIRO_STATUS_SUCCESS) {
    throw kinerja::Failure(KINERJA_E_INTERNAL,
                           std::string("CAIRO: ") + cairo_status_to_string(status));
  }
  return std::move(bytes_);
}

}  // namespace pdf_export
