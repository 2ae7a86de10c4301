#include "config/json_places.hpp"

#include <kinerja/core/utf8.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

namespace kinerja {
namespace {

// Walks over a text known to be well formed, so it looks only for where things begin and end. Its
// depth is the parser's depth, which is bounded.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  std::vector<JsonPlace> walk() {
    skip_blank();
    value("", "", 0, at_);
    return std::move(places_);
  }

 private:
  char now() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blank() {
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (rest.starts_with("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else if (std::string_view(" \t\r\n,").find(rest.front()) != std::string_view::npos) {
        ++at_;
      } else {
        return;
      }
    }
  }

  void value(std::string pointer, std::string key, std::size_t parent, std::size_t key_begin) {
    const std::size_t place = places_.size();
    places_.push_back({std::move(pointer), std::move(key), parent, key_begin, at_, at_});
    if (now() == '{' || now() == '[')
      container(place, now() == '{' ? '}' : ']');
    else if (now() == '"')
      skip_string();
    else
      at_ = std::min(text_.find_first_of(" \t\r\n,]}/", at_), text_.size());
    places_[place].end = at_;
  }

  void container(std::size_t place, char close) {
    ++at_;
    skip_blank();
    for (std::size_t index = 0; at_ < text_.size() && now() != close; ++index) {
      const std::size_t begin = at_;
      std::string key = close == '}' ? take_key() : std::string();
      std::string pointer =
          close == '}' ? below(places_[place].pointer, key) : below(places_[place].pointer, index);
      value(std::move(pointer), std::move(key), place, begin);
      skip_blank();
    }
    if (at_ < text_.size()) ++at_;
  }

  std::string take_key() {
    const std::size_t begin = at_;
    skip_string();
    const std::string_view quoted = text_.substr(begin, at_ - begin);
    skip_blank();
    if (now() == ':') ++at_;
    skip_blank();
    if (quoted.find('\\') == std::string_view::npos)
      return std::string(quoted.substr(1, quoted.size() - 2));
    return std::string(boost::json::parse(quoted).as_string());
  }

  void skip_string() {
    for (++at_; at_ < text_.size() && now() != '"'; ++at_)
      if (now() == '\\') ++at_;
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<JsonPlace> places_;
};

}  // namespace

LineColumn line_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(character_count(before.substr(line_begin))) + 1};
}

std::string below(std::string_view pointer, std::string_view key) {
  std::string longer = std::string(pointer) + '/';
  for (const char c : key) {
    if (c == '~')
      longer += "~0";
    else if (c == '/')
      longer += "~1";
    else
      longer += c;
  }
  return longer;
}

std::string below(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + '/' + std::to_string(index);
}

std::vector<JsonPlace> json_places(std::string_view text) {
  return Walker(text).walk();
}

const JsonPlace& nearest_place(const std::vector<JsonPlace>& places, std::string_view pointer) {
  assert(!places.empty());
  const JsonPlace* nearest = &places.front();
  for (const JsonPlace& place : places) {
    const bool leads_there =
        pointer.starts_with(place.pointer) &&
        (pointer.size() == place.pointer.size() || pointer[place.pointer.size()] == '/');
    if (leads_there && place.pointer.size() >= nearest->pointer.size()) nearest = &place;
  }
  return *nearest;
}

std::vector<RepeatedKey> repeated_keys(const std::vector<JsonPlace>& places) {
  std::vector<RepeatedKey> repeated;
  // By parent and pointer: below an earlier repeat the same pointers come again, with another
  // parent.
  std::map<std::pair<std::size_t, std::string_view>, std::size_t> seen;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto [known, is_new] = seen.try_emplace({places[i].parent, places[i].pointer}, i);
    if (!is_new) repeated.push_back({known->second, i});
  }
  return repeated;
}

}  // namespace kinerja
