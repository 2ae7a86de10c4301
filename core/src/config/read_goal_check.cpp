#include "config/cycle_parts.hpp"
#include "config/follow_up_schema.hpp"
#include "config/schema_check.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace kinerja {
namespace {

namespace json = boost::json;

// Goals are compared in lower case; words of the rule have ASCII letters only.
std::vector<std::string> lower_words(const json::object& parent, std::string_view key) {
  std::vector<std::string> words;
  const auto* list = parent.if_contains(key);
  if (list == nullptr || !list->is_array()) return words;
  for (const auto& item : list->get_array()) {
    if (!item.is_string()) continue;
    std::string word(item.get_string());
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

GoalCheckWords read_goal_check(const json::object& root, MistakeList& mistakes) {
  json::value section = object_in(root, "goal_check");
  std::vector<Schema::Fault> faults;
  const json::value schema = json::parse(goal_check_schema_json);
  check_value(schema.get_object(), section, {"/goal_check", verbatim("\"goal_check\"")}, faults);
  for (Schema::Fault& fault : faults) mistakes.add(fault.pointer, std::move(fault.message));
  return {lower_words(section.get_object(), "activity_words"),
          lower_words(section.get_object(), "absolute_words")};
}

}  // namespace kinerja
