// The form of the document: which member stands where. README.md promises this order.

#include "document.hpp"

#include <array>
#include <string>
#include <string_view>

namespace json_export {
namespace {

void write_day(JsonText& json, std::int32_t day) {
  if (day == KINERJA_NO_DAY) return json.null();
  json.text(kinerja::day_text(day));
}

std::string_view status_word(kinerja_status status) {
  if (status == KINERJA_OK) return "ok";
  return status < 0 ? "failed" : "missing";
}

std::string_view direction_word(std::uint8_t direction) {
  if (direction == KINERJA_LESS_IS_BETTER) return "less";
  return direction == KINERJA_RANGE_IS_BEST ? "range" : "more";
}

std::string_view role_word(std::int32_t role) {
  constexpr std::array<std::string_view, 5> words = {
      "self", "superior", "peer", "subordinate", "public"};
  const auto place = static_cast<std::size_t>(role);
  return place < words.size() ? words[place] : std::string_view{};
}

void write_scores(JsonText& json,
                  const kinerja::PersonResult& person,
                  const kinerja::CycleView& cycle) {
  json.key("scores").begin_object();
  for (std::uint32_t node = 0; node < cycle.nodes().size(); ++node) {
    json.key(cycle.nodes()[node]).begin_inline_object();
    json.key("score").number(person.score(node));
    const std::int32_t place = person.grade_place(node);
    json.key("grade");
    if (place >= 0) {
      json.text(person.grade(node));
    } else {
      json.null();
    }
    json.key("place").number(place >= 0 ? std::optional<double>(place) : std::nullopt);
    json.key("status").text(status_word(person.status(node)));
    json.end_object();
  }
  json.end_object();
}

void write_goals(JsonText& json, const kinerja::PersonResult& person) {
  json.key("goals").begin_array();
  for (const kinerja::GoalResult& goal : person.goals()) {
    json.begin_inline_object();
    json.key("title").text(goal.title);
    json.key("indicator").text(goal.indicator);
    json.key("unit").text(goal.unit);
    json.key("direction").text(direction_word(goal.direction));
    json.key("target").number(goal.target);
    json.key("target_high").number(goal.target_high);
    json.key("actual").number(goal.actual);
    json.key("weight").number(goal.weight);
    json.key("additional").truth((goal.flags & KINERJA_EV_ADDITIONAL) != 0);
    json.end_object();
  }
  json.end_array();
}

void write_ref(JsonText& json,
               const kinerja::TrailStep& step,
               const kinerja::PersonResult& person,
               const kinerja::CycleView& cycle) {
  json.key("ref");
  const auto ref = static_cast<std::uint32_t>(step.ref);
  json.begin_inline_object();
  switch (step.ref < 0 ? KINERJA_REF_NONE : step.ref_kind) {
    case KINERJA_REF_GOAL:
      json.key("goal").number(ref - person.first_goal());
      break;
    case KINERJA_REF_INPUT:
      if (ref < cycle.nodes().size()) json.key("node").text(cycle.nodes()[ref]);
      break;
    case KINERJA_REF_ASPECT:
      if (ref < cycle.aspects().size()) json.key("aspect").text(cycle.aspects()[ref]);
      break;
    case KINERJA_REF_ROLE:
      json.key("role").text(role_word(step.ref));
      break;
    default:
      break;
  }
  json.end_object();
}

void write_trail(JsonText& json,
                 const kinerja::PersonResult& person,
                 const kinerja::CycleView& cycle) {
  json.key("trail").begin_array();
  for (const kinerja::TrailStep& step : person.steps()) {
    json.begin_inline_object();
    json.key("node").text(cycle.nodes()[step.node]);
    json.key("step").number(step.id);
    write_ref(json, step, person, cycle);
    json.key("a").number(step.a);
    json.key("b").number(step.b);
    json.key("result").number(step.result);
    json.key("text").text(step.text);
    json.end_object();
  }
  json.end_array();
}

void write_nodes(JsonText& json, const kinerja::CycleView& cycle) {
  json.key("nodes").begin_array();
  for (std::uint32_t node = 0; node < cycle.nodes().size(); ++node) {
    json.begin_inline_object();
    json.key("name").text(cycle.nodes()[node]);
    json.key("title").text(cycle.node_titles()[node]);
    json.key("method").text(cycle.node_methods()[node]);
    json.end_object();
  }
  json.end_array();
}

void write_aspects(JsonText& json, const kinerja::CycleView& cycle) {
  json.key("aspects").begin_array();
  for (std::uint32_t aspect = 0; aspect < cycle.aspects().size(); ++aspect) {
    json.begin_inline_object();
    json.key("name").text(cycle.aspects()[aspect]);
    json.key("title").text(cycle.aspect_titles()[aspect]);
    json.key("min").number(cycle.aspect_min(aspect));
    json.key("max").number(cycle.aspect_max(aspect));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_cycle(JsonText& json, const kinerja::CycleView& cycle) {
  json.begin_object();
  json.key("id").text(cycle.id());
  json.key("title").text(cycle.title());
  json.key("agency").text(cycle.agency());
  json.key("language").text(cycle.language());
  write_day(json.key("from"), cycle.from_day());
  write_day(json.key("to"), cycle.to_day());
  json.key("legal_basis").begin_array();
  for (const std::string_view line : cycle.legal_basis()) json.text(line);
  json.end_array();
  json.key("result").text(cycle.nodes()[cycle.result_node()]);
  write_nodes(json, cycle);
  write_aspects(json, cycle);
  json.key("config_hash").text(cycle.config_hash());
  json.key("input_hash").text(cycle.input_hash());
  json.end_object();
}

void write_person(JsonText& json,
                  const kinerja::PersonResult& person,
                  const kinerja::CycleView& cycle,
                  bool with_trail) {
  json.begin_object();
  json.key("employee").text(person.employee());
  json.key("name").text(person.name());
  json.key("unit").text(person.unit());
  json.key("position").text(person.position());
  json.key("superior").text(person.superior());
  json.key("superior_name").text(person.superior_name());
  write_scores(json, person, cycle);
  write_goals(json, person);
  if (with_trail) write_trail(json, person, cycle);
  json.key("notes").begin_array();
  for (const std::string_view note : person.notes()) json.text(note);
  json.end_array();
  json.end_object();
}

}  // namespace json_export
