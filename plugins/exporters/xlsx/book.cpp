#include "book.hpp"

#include <kinerja/cpp/base.hpp>

#include "archive_check.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace xlsx_export {
namespace {

constexpr const char* font_name =
    "Arial";  // one that LibreOffice has letters of the same width for

}  // namespace

void check(lxw_error error, std::string_view what) {
  if (error == LXW_NO_ERROR) return;
  throw kinerja::Failure(KINERJA_E_IO,
                         "NOT_WRITTEN: " + std::string(what) + ": " + lxw_strerror(error));
}

Book::MemoryFile::MemoryFile() : descriptor_(memfd_create("kinerja-xlsx", MFD_CLOEXEC)) {
  if (descriptor_ < 0) {
    throw kinerja::Failure(KINERJA_E_IO,
                           std::string("NOT_WRITTEN: memfd: ") + std::strerror(errno));
  }
}

Book::MemoryFile::~MemoryFile() {
  close(descriptor_);
}

std::string Book::MemoryFile::bytes() const {
  std::string out;
  std::array<char, 65536> block{};
  while (true) {
    const ssize_t got =
        pread(descriptor_, block.data(), block.size(), static_cast<off_t>(out.size()));
    if (got == 0) return out;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      throw kinerja::Failure(KINERJA_E_IO,
                             std::string("NOT_WRITTEN: memfd: ") + std::strerror(errno));
    }
    out.append(block.data(), static_cast<std::size_t>(got));
  }
}

Book::Book(const std::string& title, const std::string& agency, std::int32_t day)
    : book_(workbook_new(file_.path().c_str())) {
  if (!book_) throw kinerja::Failure(KINERJA_E_MEMORY, "NOT_WRITTEN: workbook");
  // The workbook's own format: its font is what columns are measured in.
  lxw_format* const normal = STAILQ_FIRST(book_->formats);
  format_set_font_name(normal, font_name);
  format_set_font_size(normal, 10);
  std::string title_copy = title;
  std::string agency_copy = agency;
  lxw_doc_properties properties{};
  properties.title = title_copy.data();
  properties.company = agency_copy.data();
  constexpr std::int64_t seconds_a_day = 86400;
  properties.created = static_cast<time_t>(day) * seconds_a_day;
  check(workbook_set_properties(book_.get(), &properties), title);
}

lxw_format* Book::format(const Look& look) {
  lxw_format*& format = formats_[look];
  if (format != nullptr) return format;
  format = workbook_add_format(book_.get());
  if (format == nullptr) throw kinerja::Failure(KINERJA_E_MEMORY, "NOT_WRITTEN: format");
  format_set_font_name(format, font_name);
  format_set_font_size(format, look.size);
  if (look.bold) format_set_bold(format);
  if (look.italic) format_set_italic(format);
  if (look.border) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0x7F7F7F);
  }
  format_set_text_wrap(format);
  format_set_align(format, look.middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  format_set_align(format,
                   look.align == Align::center  ? LXW_ALIGN_CENTER
                   : look.align == Align::right ? LXW_ALIGN_RIGHT
                                                : LXW_ALIGN_LEFT);
  if (look.fill != 0) format_set_bg_color(format, look.fill);
  if (!look.number.empty()) format_set_num_format(format, look.number.c_str());
  return format;
}

std::string Book::take() {
  formats_.clear();
  check(workbook_close(book_.release()), "workbook");
  std::string bytes = file_.bytes();
  const std::string damaged = damaged_part(bytes);
  if (!damaged.empty()) throw kinerja::Failure(KINERJA_E_IO, "NOT_WRITTEN: " + damaged);
  return bytes;
}

}  // namespace xlsx_export
