#pragma once

#include <string>
#include <string_view>

namespace csv_export {

struct TableForm {
  char separator;
  char decimal;
  bool keep_digits;
};

/// Text of a table by RFC 4180, cell by cell.
class TableText {
 public:
  explicit TableText(TableForm form) : form_(form) {}

  /// Text from people: what a spreadsheet would take for a formula gets an apostrophe.
  void text(std::string_view text);
  void number(double value);
  void empty() { next(); }
  void end_row();

  const std::string& str() const { return out_; }

 private:
  void next();
  void quoted(std::string_view text);

  TableForm form_;
  std::string out_;
  bool row_begun_ = false;
};

}  // namespace csv_export
