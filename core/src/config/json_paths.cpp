#include "config/json_paths.hpp"

#include "config/json_places.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace kinerja {
namespace {

namespace json = boost::json;

std::string without_escapes(std::string_view step) {
  std::string key;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escaped = step[i] == '~' && i + 1 < step.size();
    if (!escaped)
      key += step[i];
    else
      key += step[++i] == '1' ? '/' : '~';
  }
  return key;
}

void step_into(const FoundPlace& from, std::string_view step, std::vector<FoundPlace>& to) {
  const bool each = step == "*";
  if (json::object* object = from.value->if_object()) {
    if (each)
      for (auto& member : *object)
        to.push_back({below(from.pointer, member.key()), &member.value()});
    const std::string key = without_escapes(step);
    if (json::value* member = each ? nullptr : object->if_contains(key))
      to.push_back({below(from.pointer, key), member});
  } else if (json::array* list = from.value->if_array()) {
    std::size_t index = list->size();
    const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool is_index = read.ec == std::errc{} && read.ptr == step.data() + step.size();
    for (std::size_t i = 0; i < list->size(); ++i)
      if (each || (is_index && i == index)) to.push_back({below(from.pointer, i), &(*list)[i]});
  }
}

}  // namespace

std::vector<FoundPlace> find_places(json::value& root, std::string_view pattern) {
  std::vector<FoundPlace> found = {{"", &root}};
  if (!pattern.empty() && pattern.front() != '/') return {};
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    std::vector<FoundPlace> next;
    for (const FoundPlace& place : found) step_into(place, pattern.substr(0, end), next);
    found = std::move(next);
    pattern.remove_prefix(end);
  }
  return found;
}

bool is_at_or_below(std::string_view pointer, std::string_view parent) {
  return pointer.starts_with(parent) &&
         (pointer.size() == parent.size() || pointer[parent.size()] == '/');
}

}  // namespace kinerja
