#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace html_export {

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Writes elements that are closed in the order they were opened, and text that is always escaped.
/// What comes out is HTML and well-formed XML at once.
class HtmlText {
 public:
  void begin(std::string_view tag, Attributes attributes = {});
  void end();
  /// An element that can hold nothing, such as <br/>, or one of a drawing. Not for others: HTML
  /// takes <div/> for the beginning of one.
  void empty(std::string_view tag, Attributes attributes = {});
  void text(std::string_view text);
  /// An element that holds one text.
  void element(std::string_view tag, std::string_view text, Attributes attributes = {});
  void line() { out_ += '\n'; }
  /// Markup that is known to be whole: from constants, or from another HtmlText.
  void markup(std::string_view markup) { out_ += markup; }

  std::string take() { return std::move(out_); }

 private:
  void open_tag(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

/// An element that lasts as long as this object.
class Element {
 public:
  Element(HtmlText& html, std::string_view tag, Attributes attributes = {}) : html_(html) {
    html_.begin(tag, attributes);
  }
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;
  Element(Element&&) = delete;
  Element& operator=(Element&&) = delete;
  ~Element() { html_.end(); }

 private:
  HtmlText& html_;
};

}  // namespace html_export
