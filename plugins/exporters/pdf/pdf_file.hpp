#pragma once

#include "flow.hpp"
#include "handles.hpp"
#include "kit.hpp"

#include <string>

namespace pdf_export {

/// Pages of one person, numbered by themselves: they are signed and filed alone.
struct Document {
  Paper paper;
  std::vector<Page> pages;
  std::string title;    ///< of the form
  std::string subject;  ///< whose it is: the left side of the foot, and the outline
};

struct FileFacts {
  std::string title;
  std::string author;
  std::int32_t day;  ///< the last of the period: the same results give the same bytes on any day
};

/// One PDF file, made in memory; its bytes leave through the host.
class PdfFile {
 public:
  PdfFile(const Kit& kit, const FileFacts& facts);
  // cairo holds its address.
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  PdfFile(PdfFile&&) = delete;
  PdfFile& operator=(PdfFile&&) = delete;
  ~PdfFile() = default;

  void add(const Document& document);
  /// The bytes. Nothing can be added any more.
  std::string finish();

 private:
  static cairo_status_t append(void* self, const unsigned char* bytes, unsigned int size);
  void check() const;
  void draw_foot(const Document& document, std::size_t page);

  const Kit* kit_;
  std::string bytes_;
  Surface surface_;
  Cairo cairo_;
  int pages_ = 0;
};

}  // namespace pdf_export
