#include "cli/explanation_parts.hpp"

#include <kinerja/core/days.hpp>
#include <kinerja/core/number.hpp>
#include <kinerja/rows.h>

#include <algorithm>
#include <map>
#include <set>

namespace kinerja {
namespace {

constexpr std::size_t max_terms = 12;  // of a sum that is written out

Text with_unit(const Text& number, std::string_view unit) {
  return unit.empty() ? number : text("{} {}", "{} {}", {number, unit});
}

Text target_text(const GoalEvidence& goals, std::size_t k) {
  const std::string_view unit = goals.unit_of_measure[k];
  if ((goals.flags[k] & KINERJA_EV_HAS_TARGET) == 0) return {};
  if ((goals.flags[k] & KINERJA_EV_HAS_TARGET_HIGH) != 0)
    return with_unit(text("{} sampai {}", "{} to {}", {goals.target[k], goals.target_high[k]}),
                     unit);
  const Text number = with_unit(number_text(goals.target[k]), unit);
  return goals.direction[k] == KINERJA_LESS_IS_BETTER
             ? text("{} (makin kecil makin baik)", "{} (less is better)", {number})
             : number;
}

Text rule_text(std::uint8_t rule) {
  switch (rule) {
    case KINERJA_AGGREGATE_MEAN:
      return text("rata-rata", "mean");
    case KINERJA_AGGREGATE_LAST:
      return text("terakhir", "last");
    case KINERJA_AGGREGATE_MIN:
      return text("terkecil", "least");
    case KINERJA_AGGREGATE_MAX:
      return text("terbesar", "greatest");
    default:
      return text("jumlah", "sum");
  }
}

// "jumlah(10; 12; 9) = 31"
Text formula_text(const GoalEvidence& goals, std::size_t k) {
  Text terms;
  std::size_t count = 0;
  for (std::uint32_t m = goals.measure_begin[k]; m < goals.measure_begin[k + 1]; ++m) {
    if (!goals.measures[m].counts) continue;
    const Text number = number_text(goals.measures[m].value);
    if (count < max_terms) {
      terms.id += (count == 0 ? "" : "; ") + number.id;
      terms.en += (count == 0 ? "" : "; ") + number.en;
    }
    ++count;
  }
  if (count == 0) return {};
  if (count > max_terms) {
    terms.id += "; ...";
    terms.en += "; ...";
  }
  return text(
      "{}({}) = {}", "{}({}) = {}", {rule_text(goals.aggregate[k]), terms, goals.actual[k]});
}

bool is_named(std::uint8_t role, bool raters) {
  return raters || role == KINERJA_ROLE_SELF || role == KINERJA_ROLE_SUPERIOR;
}

void add_ratee(const Explanation& explanation,
               std::size_t ratee,
               const Text& about,
               std::vector<RatingLine>& lines) {
  const RatingEvidence& ratings = explanation.evidence.ratings;
  std::map<std::uint8_t, std::set<std::uint32_t>> group_raters;
  std::map<std::uint8_t, std::set<std::uint32_t>> group_inputs;
  std::map<std::uint8_t, RatingLine> groups;
  for (auto k = static_cast<std::size_t>(ratings.begin[ratee]);
       k < static_cast<std::size_t>(ratings.begin[ratee + 1]);
       ++k) {
    const std::uint8_t role = ratings.role[k];
    const Text who = text("{}{}", "{}{}", {role_text(role), about});
    if (is_named(role, explanation.raters)) {
      lines.push_back({who,
                       explanation.prepared.cycle.aspects[ratings.aspect[k]].title,
                       number_text(ratings.score[k]),
                       1,
                       place_text(explanation, ratings.place(k))});
      continue;
    }
    RatingLine& group = groups[role];
    group.who = who;
    group_raters[role].insert(ratings.rater[k]);
    group_inputs[role].insert(ratings.place(k).input);
  }
  for (auto& [role, group] : groups) {
    group.count = group_raters[role].size();
    // The files alone: a line would lead to the rater.
    for (const std::uint32_t input : group_inputs[role])
      group.places += (group.places.empty() ? "" : "; ") + file_text(explanation, input);
    lines.push_back(std::move(group));
  }
}

}  // namespace

std::string file_text(const Explanation& explanation, std::uint32_t input) {
  const InputName& name = explanation.evidence.inputs[input];
  const Cycle& cycle = explanation.prepared.cycle;
  for (const SourceUse& source : cycle.sources)
    for (const NamedInput& known : source.inputs)
      if (source.name == name.source && known.name == name.input)
        return known.shown_from(cycle.file.parent_path());
  return name.source + "/" + name.input;
}

std::string place_text(const Explanation& explanation, const RowPlace& place) {
  return file_text(explanation, place.input) + ":" + std::to_string(place.line);
}

std::string places_text(const Explanation& explanation, std::vector<RowPlace> places) {
  const auto key = [](const RowPlace& place) { return std::pair(place.input, place.line); };
  std::sort(places.begin(), places.end(), [&](const RowPlace& a, const RowPlace& b) {
    return key(a) < key(b);
  });
  std::string all;
  for (std::size_t k = 0; k < places.size();) {
    std::size_t end = k + 1;  // lines that follow each other are told as one range
    while (end < places.size() && places[end].input == places[k].input &&
           places[end].line <= places[end - 1].line + 1)
      ++end;
    const bool same_file = k > 0 && places[k].input == places[k - 1].input;
    all += same_file ? "," : (k == 0 ? "" : "; ") + file_text(explanation, places[k].input) + ":";
    all += std::to_string(places[k].line);
    if (places[end - 1].line > places[k].line) all += "-" + std::to_string(places[end - 1].line);
    k = end;
  }
  return all;
}

std::vector<GoalRow> goal_rows(const Explanation& explanation) {
  const GoalEvidence& goals = explanation.evidence.goals;
  std::vector<GoalRow> rows;
  for (auto k = static_cast<std::size_t>(goals.begin[explanation.person]);
       k < static_cast<std::size_t>(goals.begin[explanation.person + 1]);
       ++k) {
    GoalRow row{k,
                goal_text(explanation.evidence, k),
                target_text(goals, k),
                {},
                formula_text(goals, k),
                place_text(explanation, goals.place[k]),
                {}};
    if ((goals.flags[k] & KINERJA_EV_HAS_ACTUAL) != 0)
      row.actual = with_unit(number_text(goals.actual[k]), goals.unit_of_measure[k]);
    std::vector<RowPlace> measures;
    for (std::uint32_t m = goals.measure_begin[k]; m < goals.measure_begin[k + 1]; ++m)
      measures.push_back(goals.measures[m].place);
    row.measure_places = places_text(explanation, std::move(measures));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<RatingLine> rating_lines(const Explanation& explanation) {
  std::vector<RatingLine> lines;
  std::set<std::int64_t> seen;
  for (const NodeUse& node : explanation.prepared.cycle.nodes) {
    const std::int64_t ratee = explanation.evidence.ratee(explanation.person, node.ratee);
    if (ratee < 0 || !seen.insert(ratee).second) continue;
    Text about;
    if (node.ratee.kind == Ratee::Kind::unit)
      about = text(" tentang unit", " about the unit");
    else if (node.ratee.kind == Ratee::Kind::attribute)
      about = text(" tentang {}",
                   " about {}",
                   {explanation.evidence.attribute(explanation.person, node.ratee.attribute)});
    add_ratee(explanation, static_cast<std::size_t>(ratee), about, lines);
  }
  return lines;
}

}  // namespace kinerja
