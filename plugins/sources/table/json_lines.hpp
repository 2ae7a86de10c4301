#pragma once

// JSON Lines: one object a line. A line that is none, or has a nested value in a column, is one bad
// record; the others go on. Numbers stay the text that they were, so no digit is lost.

#include "records.hpp"

#include <deque>

namespace kinerja::tables {

class JsonLinesReader : public RecordReader {
 public:
  JsonLinesReader(std::string input, std::uint32_t first_line, RecordSink sink);

  void take(std::string_view block) override;
  void finish() override;

 private:
  void end_line();

  std::string input_;
  std::uint32_t line_;
  RecordSink sink_;
  std::string text_;  // of the line so far
};

/// The members of one object, in order; the inside of nested values is skipped. False, with
/// the place of the fault counted from 1, for what is no object. Borrows the line.
class JsonObject {
 public:
  bool read(std::string_view line);

  std::size_t bad_byte() const { return bad_byte_; }
  const std::vector<std::string_view>& names() const { return names_; }
  const std::vector<Cell>& cells() const { return cells_; }
  /// Each value as it stands in the line, also those that no cell can hold.
  const std::vector<std::string_view>& raws() const { return raws_; }

 private:
  bool member();
  bool value(Cell& cell);
  bool text(std::string& out);
  bool escape(std::string& out);
  bool hex(unsigned& code);
  bool number(Cell& cell);
  bool word(std::string_view expected);
  bool nested(std::size_t depth);
  void blanks();
  bool next_is(char c);

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t bad_byte_ = 0;
  std::vector<std::string_view> names_;
  std::vector<Cell> cells_;
  std::vector<std::string_view> raws_;
  std::deque<std::string> texts_;  // a deque: texts keep their place when more come
};

}  // namespace kinerja::tables
