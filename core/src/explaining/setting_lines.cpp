#include "explaining/setting_lines.hpp"

#include <kinerja/core/number.hpp>

#include <boost/json/array.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace kinerja {
namespace {

namespace json = boost::json;

const json::object& object_at(const json::object& parent, std::string_view key) {
  static const json::object empty;
  const auto* value = parent.if_contains(key);
  return value != nullptr && value->is_object() ? value->get_object() : empty;
}

// The schema of a member: its own, or the one for members that have none.
const json::object& schema_of(const json::object& schema, std::string_view key) {
  const json::object& properties = object_at(schema, "properties");
  return properties.contains(key) ? object_at(properties, key)
                                  : object_at(schema, "additionalProperties");
}

bool is_empty(const json::value& value) {
  return value.is_null() || (value.is_array() && value.get_array().empty()) ||
         (value.is_object() && value.get_object().empty());
}

// Scalars, and lists of them, fit into a line with others.
bool is_short(const json::value& value) {
  const auto* list = value.if_array();
  return list == nullptr ? !value.is_object()
                         : std::none_of(list->begin(), list->end(), [](const json::value& item) {
                             return item.is_structured();
                           });
}

bool all_short(const json::object& object) {
  return std::all_of(
      object.begin(), object.end(), [](const auto& member) { return is_short(member.value()); });
}

Text joined(const std::vector<Text>& parts, std::string_view between) {
  Text all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    all.id += std::string(i == 0 ? "" : between) + parts[i].id;
    all.en += std::string(i == 0 ? "" : between) + parts[i].en;
  }
  return all;
}

std::optional<double> from_of(const json::value& item) {
  const auto* object = item.if_object();
  const auto* from = object == nullptr ? nullptr : object->if_contains("from");
  if (from == nullptr || !from->is_number()) return std::nullopt;
  return from->to_number<double>();
}

bool begins_above(const json::value& item) {
  const auto* above = item.is_object() ? item.get_object().if_contains("above") : nullptr;
  return above != nullptr && *above == true;
}

// "90 sampai di bawah 110": items with a "from" are ranges, each up to the next one's begin.
Text range_of(const json::array& list, std::size_t i) {
  const auto from = from_of(list[i]);
  std::size_t next = i + 1;
  while (next < list.size() && (!from_of(list[next]) || from_of(list[next]) == from)) ++next;
  const bool open_end = next == list.size();
  const bool next_above = !open_end && begins_above(list[next]);
  if (!from && open_end) return {};
  const double to = open_end ? 0 : *from_of(list[next]);
  if (!from)
    return next_above ? text("sampai {}", "up to {}", {to}) : text("di bawah {}", "below {}", {to});
  const Text begin =
      begins_above(list[i]) ? text("di atas {}", "above {}", {*from}) : text("{}", "{}", {*from});
  if (open_end) return begins_above(list[i]) ? begin : text("{} ke atas", "{} and above", {*from});
  return next_above ? text("{} sampai {}", "{} to {}", {begin, to})
                    : text("{} sampai di bawah {}", "{} to below {}", {begin, to});
}

// Titles end with a note in brackets for those who write settings; inside a line it is in the way.
Text without_note(Text title) {
  title.id = title.id.substr(0, title.id.find(" ("));
  title.en = title.en.substr(0, title.en.find(" ("));
  return title;
}

}  // namespace

std::vector<Text> SettingLines::lines(const json::object& schema, const json::object& config) {
  lines_.clear();
  members(schema, config, 0);
  return std::move(lines_);
}

void SettingLines::members(const json::object& schema, const json::object& object, int depth) {
  // In the order of the schema, which is the author's; what it does not list comes after.
  const json::object& properties = object_at(schema, "properties");
  for (const auto& property : properties)
    if (const auto* value = object.if_contains(property.key()))
      setting(title_of(schema, property.key()), property.value().get_object(), *value, depth);
  for (const auto& member : object)
    if (!properties.contains(member.key()))
      setting(
          title_of(schema, member.key()), schema_of(schema, member.key()), member.value(), depth);
}

void SettingLines::setting(const Text& title,
                           const json::object& schema,
                           const json::value& value,
                           int depth) {
  if (is_empty(value)) return;
  const bool one_line = value.is_object() ? all_short(value.get_object()) : is_short(value);
  if (one_line) return add(depth, text("{}: {}", "{}: {}", {title, in_words(schema, value)}));
  add(depth, text("{}:", "{}:", {title}));
  if (value.is_object()) return members(schema, value.get_object(), depth + 1);
  items(object_at(schema, "items"), value.get_array(), depth + 1);
}

void SettingLines::items(const json::object& schema, const json::array& list, int depth) {
  const bool ranges = std::any_of(
      list.begin(), list.end(), [](const json::value& item) { return from_of(item).has_value(); });
  for (std::size_t i = 0; i < list.size(); ++i)
    item(ranges ? range_of(list, i) : Text{}, schema, list[i], depth);
}

void SettingLines::item(const Text& range,
                        const json::object& schema,
                        const json::value& value,
                        int depth) {
  if (!value.is_object()) return add(depth, in_words(schema, value));
  std::vector<Text> parts;
  if (const auto* grade = value.get_object().if_contains("grade"); grade && grade->is_string())
    parts.push_back(name_of_(grade->get_string()));
  json::object longer;
  for (const auto& member : value.get_object()) {
    const std::string_view key = member.key();
    const bool told = !range.id.empty() && (key == "from" || key == "above");
    if (told || key == "grade" || is_empty(member.value())) continue;
    if (is_short(member.value()))
      parts.push_back(text(
          "{} {}",
          "{} {}",
          {without_note(title_of(schema, key)), in_words(schema_of(schema, key), member.value())}));
    else
      longer[key] = member.value();
  }
  const Text words = joined(parts, "; ");
  if (range.id.empty())
    add(depth, words.id.empty() ? verbatim("•") : words);
  else
    add(depth, text("{}: {}", "{}: {}", {range, words}));
  members(schema, longer, depth + 1);
}

void SettingLines::add(int depth, const Text& line) {
  const std::string begin =
      depth == 0 ? "" : std::string(2 * (static_cast<std::size_t>(depth) - 1), ' ') + "- ";
  lines_.push_back({begin + line.id, begin + line.en});
}

Text SettingLines::title_of(const json::object& schema, std::string_view key) const {
  const json::object& properties = object_at(schema, "properties");
  if (!properties.contains(key)) return name_of_(key);
  const auto* title = object_at(properties, key).if_contains("title");
  return title != nullptr && title->is_string() ? texts_.find(title->get_string()) : verbatim(key);
}

// What a plugin calls one choice of a setting with the title KEY: its text KEY.choice.
Text SettingLines::choice_text(const json::object& schema, std::string_view choice) const {
  const auto* title = schema.if_contains("title");
  if (title == nullptr || !title->is_string()) return {};
  const std::string key = std::string(title->get_string()) + "." + std::string(choice);
  const Text words = texts_.find(key);
  return words.id == key ? Text{} : words;
}

Text SettingLines::in_words(const json::object& schema, const json::value& value) const {
  if (value.is_bool()) return value.get_bool() ? text("ya", "yes") : text("tidak", "no");
  if (value.is_number()) return number_text(value.to_number<double>());
  if (value.is_string()) {
    const Text choice = choice_text(schema, value.get_string());
    return choice.id.empty() ? name_of_(value.get_string()) : choice;
  }
  std::vector<Text> parts;
  if (const auto* list = value.if_array()) {
    for (const auto& item : *list) {
      const Text choice = item.is_string() ? choice_text(schema, item.get_string()) : Text{};
      parts.push_back(choice.id.empty() ? in_words(object_at(schema, "items"), item) : choice);
    }
    return joined(parts, ", ");
  }
  if (!value.is_object()) return verbatim("-");
  const json::object& object = value.get_object();
  const bool numbers = std::all_of(
      object.begin(), object.end(), [](const auto& member) { return member.value().is_number(); });
  for (const auto& member : object)
    parts.push_back(text(numbers ? "{} {}" : "{}: {}",
                         numbers ? "{} {}" : "{}: {}",
                         {title_of(schema, member.key()),
                          in_words(schema_of(schema, member.key()), member.value())}));
  return joined(parts, numbers ? ", " : "; ");
}

}  // namespace kinerja
