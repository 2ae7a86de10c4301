#include "config/words.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/utf8.hpp>

#include <algorithm>

namespace kinerja {
namespace {

constexpr std::size_t max_shown_characters = 60;
constexpr std::size_t max_listed_words = 12;

// A configuration may come from anywhere; its words shall not move the cursor of a terminal.
std::string printable(std::string_view words) {
  std::string clean(words);
  std::replace_if(
      clean.begin(),
      clean.end(),
      [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; },
      ' ');
  return clean;
}

}  // namespace

std::string in_quotes(std::string_view word) {
  return '"' + printable(shortened(word, max_shown_characters)) + '"';
}

std::string in_quotes(const std::vector<std::string_view>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size() && i < max_listed_words; ++i)
    list += (i == 0 ? "" : ", ") + in_quotes(words[i]);
  return words.size() > max_listed_words ? list + ", …" : list;
}

std::string shown(const boost::json::value& value) {
  if (const auto* words = value.if_string()) return in_quotes({words->data(), words->size()});
  return printable(shortened(canonical_json(value), max_shown_characters));
}

Text kind_name(const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      return text("null", "null");
    case boost::json::kind::bool_:
      return text("true/false", "true/false");
    case boost::json::kind::string:
      return text("teks", "a text");
    case boost::json::kind::array:
      return text("daftar [ ]", "a list [ ]");
    case boost::json::kind::object:
      return text("objek { }", "an object { }");
    case boost::json::kind::double_:
      return text("angka", "a number");
    default:
      return text("angka bulat", "a whole number");
  }
}

Text suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  if (known.empty()) return {};
  const std::string_view near = did_you_mean(word, known);
  if (!near.empty()) return text(" Maksud Anda {}?", " Did you mean {}?", {in_quotes(near)});
  return text(" Yang ada: {}.", " There is: {}.", {in_quotes(known)});
}

}  // namespace kinerja
