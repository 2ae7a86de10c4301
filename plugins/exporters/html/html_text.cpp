#include "html_text.hpp"

#include "escape.hpp"

#include <algorithm>
#include <array>

namespace html_export {
namespace {

// After these a line end is only for the reader of the source.
bool ends_line(std::string_view tag) {
  constexpr std::array<std::string_view, 25> blocks = {
      "html",  "head",  "body",  "header", "main",   "footer", "nav",  "article", "section",
      "h1",    "h2",    "h3",    "p",      "dl",     "div",    "ol",   "ul",      "li",
      "table", "thead", "tbody", "tr",     "figure", "svg",    "title"};
  return std::find(blocks.begin(), blocks.end(), tag) != blocks.end();
}

}  // namespace

void HtmlText::open_tag(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
  }
}

void HtmlText::begin(std::string_view tag, Attributes attributes) {
  open_tag(tag, attributes);
  out_ += '>';
  open_.emplace_back(tag);
}

void HtmlText::end() {
  const std::string tag = std::move(open_.back());
  open_.pop_back();
  out_ += "</";
  out_ += tag;
  out_ += '>';
  if (ends_line(tag)) line();
}

void HtmlText::empty(std::string_view tag, Attributes attributes) {
  open_tag(tag, attributes);
  out_ += "/>";
}

void HtmlText::text(std::string_view text) {
  append_escaped(out_, text);
}

void HtmlText::element(std::string_view tag, std::string_view text, Attributes attributes) {
  begin(tag, attributes);
  append_escaped(out_, text);
  end();
}

}  // namespace html_export
