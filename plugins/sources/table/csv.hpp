#pragma once

// Comma-separated values after RFC 4180, with any separator, LF, CR or CRLF as the line's end (also
// inside quotes, where each becomes one LF), and blank records left out.

#include "plain_records.hpp"
#include "records.hpp"

namespace kinerja::tables {

class CsvReader : public RecordReader {
 public:
  /// `first_line` is the number of the line that the first block begins with. Plain records go to
  /// `runs`, all others to `sink`, in the order of the input.
  CsvReader(
      std::string input, char separator, std::uint32_t first_line, RecordSink sink, RunSink runs);

  void take(std::string_view block) override;
  void finish() override;

 private:
  enum class At { field_start, plain, quoted, quote_in_quoted };

  void take_char(char c);
  void line_end(char c);
  std::size_t take_run(std::string_view rest);
  void append(std::string_view text);
  void end_field();
  void end_record();
  [[noreturn]] void refuse(std::string_view key, const std::string& value = {}) const;

  std::string input_;
  char separator_;
  RecordSink sink_;
  PlainRecords plain_;

  At at_ = At::field_start;
  bool after_return_ = false;
  std::uint32_t line_;
  std::uint32_t record_line_;
  std::uint32_t quote_line_ = 0;
  bool damaged_ = false;  // text behind a closing quote
  bool blank_ = true;     // nothing but blanks so far

  std::string text_;               // of the record, cells one behind the other
  std::vector<std::size_t> ends_;  // of each cell in text_
  std::size_t field_begin_ = 0;
  std::vector<Cell> cells_;
  const std::vector<std::string_view> no_names_;
};

/// The separator of a header: under it most of the wanted headers are found, and among equals it is
/// the most frequent one. `line` has no line end.
char find_separator(std::string_view line, const std::vector<std::string>& wanted);

}  // namespace kinerja::tables
