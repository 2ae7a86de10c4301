#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>
#include <kinerja/core/text.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Where a command speaks: tables and sentences for a person, one JSON document for a program.
/// Colour and progress on a terminal only.
class Console {
 public:
  Console(Language language, bool json);

  Language language() const { return language_; }
  bool json() const { return json_; }
  bool errors_on_terminal() const { return errors_on_terminal_; }

  std::string say(std::string_view id, std::string_view en) const {
    return std::string(language_ == Language::english ? en : id);
  }
  const std::string& say(const Text& text) const { return text.in(language_); }

  /// A line for people; nothing with --json.
  void line(std::string_view words = {}) const;
  void heading(std::string_view words) const;
  /// Rows of cells, aligned by what people see of them; numbers to the right where `right` says so.
  void table(const std::vector<std::vector<std::string>>& rows,
             const std::vector<bool>& right) const;

  /// Says, now to people and in every answer to programs, that plugins run which nobody vouches
  /// for.
  void warn_of_unsigned(std::vector<std::string> plugins);

  /// The answer for programs; nothing without --json.
  void answer(const boost::json::object& document) const;

  /// Says what went wrong, for people or programs, and which rows could not be used. Always 1, the
  /// exit code of failed work.
  int fail(const Error& error, const std::vector<Quarantined>& unused = {}) const;
  int fail(const std::vector<Mistake>& mistakes) const;

  /// Names the rows that were not used, the first of them with their place and reason.
  void quarantine(const std::vector<Quarantined>& rows) const;

  std::string bold(std::string_view words) const;

 private:
  Language language_;
  bool json_;
  bool output_on_terminal_;
  bool errors_on_terminal_;
  std::vector<std::string> unsigned_;
};

/// Rows of the quarantine for programs.
boost::json::value to_json(const Quarantined& row);

}  // namespace kinerja
