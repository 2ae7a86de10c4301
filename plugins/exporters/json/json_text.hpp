#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace json_export {

/// Writes JSON piece by piece. Objects and arrays stand one member a line, or on one line where
/// "inline" says so; the caller closes what it opened.
class JsonText {
 public:
  /// `depth`: how many levels around this text are already open.
  explicit JsonText(std::size_t depth = 0) : depth_(depth) {}

  JsonText& key(std::string_view name);

  void begin_object() { begin('{', false); }
  void begin_array() { begin('[', false); }
  void begin_inline_object() { begin('{', true); }
  void end_object() { end('}'); }
  void end_array() { end(']'); }

  void text(std::string_view text);
  void number(double value);
  void number(std::optional<double> value);
  void truth(bool value) { plain(value ? "true" : "false"); }
  void null() { plain("null"); }

  std::string take() { return std::move(out_); }
  /// Puts the next value on a new line behind a comma, or without one when `first`.
  void begin_item(bool first);

 private:
  void begin(char bracket, bool one_line);
  void end(char bracket);
  void plain(std::string_view text);
  void before_value();
  void line();

  std::string out_;
  std::size_t depth_;
  std::size_t inline_depth_ = 0;  // brackets open on this line
  bool first_ = true;             // nothing stands in the innermost bracket yet
  bool keyed_ = true;             // the place for a value is prepared
};

}  // namespace json_export
