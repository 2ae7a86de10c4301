#pragma once

// One workbook in memory. libxlsxwriter wants a file to write to; it gets one that has no name on
// any disk, so that nothing of it is left behind whatever happens.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <xlsxwriter.h>

namespace xlsx_export {

enum class Align { left, center, right };

/// How a cell looks. Equal looks share one format of the workbook.
struct Look {
  bool bold = false;
  bool italic = false;
  bool border = true;
  Align align = Align::left;
  bool middle = false;  ///< in the height of the row; else at its top
  double size = 10;
  std::uint32_t fill = 0;   ///< colour, 0: none
  std::string number = {};  ///< number format; empty: general

  auto key() const { return std::tie(bold, italic, border, align, middle, size, fill, number); }
  bool operator<(const Look& other) const { return key() < other.key(); }
};

class Book {
 public:
  /// `day` is the day of creation that the file tells, so that the same results give the same
  /// bytes.
  Book(const std::string& title, const std::string& agency, std::int32_t day);

  lxw_workbook* raw() { return book_.get(); }
  lxw_format* format(const Look& look);
  /// The bytes of the finished file. The workbook is gone after this.
  std::string take();

 private:
  class MemoryFile {
   public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile(MemoryFile&&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
    std::string bytes() const;

   private:
    int descriptor_;
  };
  struct Discard {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };

  MemoryFile file_;
  std::unique_ptr<lxw_workbook, Discard> book_;
  std::map<Look, lxw_format*> formats_;  // the workbook's
};

/// Throws when the library says no.
void check(lxw_error error, std::string_view what);

}  // namespace xlsx_export
