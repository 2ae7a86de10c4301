#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace kinerja {

enum class Language { indonesian, english };

/// A sentence for people in both languages. Indonesian comes first, English stands beside it.
struct Text {
  std::string id;
  std::string en;

  const std::string& in(Language language) const { return language == Language::english ? en : id; }
  friend bool operator==(const Text&, const Text&) = default;
};

/// One value to be put into a sentence.
class TextArg {
 public:
  // Call sites list plain values, so all of these convert on their own.
  // NOLINTBEGIN(google-explicit-constructor)
  TextArg(std::string_view text) : both_{std::string(text), std::string(text)} {}
  TextArg(const char* text) : TextArg(std::string_view(text)) {}
  TextArg(const std::string& text) : TextArg(std::string_view(text)) {}
  TextArg(Text both) : both_(std::move(both)) {}
  TextArg(int value) : TextArg(std::to_string(value)) {}
  TextArg(std::int64_t value) : TextArg(std::to_string(value)) {}
  TextArg(std::uint64_t value) : TextArg(std::to_string(value)) {}
  TextArg(std::uint32_t value) : TextArg(std::to_string(value)) {}
  /// Shortest decimal, with a decimal comma in Indonesian.
  TextArg(double value);
  // NOLINTEND(google-explicit-constructor)

  const Text& both() const { return both_; }

 private:
  Text both_;
};

/// Fills each "{}" of both templates with the arguments in order.
Text text(std::string_view id, std::string_view en, std::initializer_list<TextArg> args = {});

/// The same words in both languages: a name, a path, a quotation.
Text verbatim(std::string_view words);

/// `words` with every run of spaces and line breaks as one space: a title that broke in its cell.
std::string one_line(std::string_view words);

}  // namespace kinerja
