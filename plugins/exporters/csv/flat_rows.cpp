#include "flat_rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace csv_export {
namespace {

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void begin_row(TableText& row, const kinerja::PersonResult& person, const Settings& settings) {
  if (!settings.people) return;
  row.text(person.employee());
  row.text(person.name());
}

// A number alone stays a number; with its unit, or as a range, it is a text.
void write_quantity(TableText& row,
                    std::optional<double> value,
                    std::optional<double> high,
                    std::string_view unit,
                    char decimal) {
  if (!value) return row.empty();
  if (!high && unit.empty()) return row.number(*value);
  std::string text = kinerja::number_text(*value);
  if (high) text += " - " + kinerja::number_text(*high);
  std::replace(text.begin(), text.end(), '.', decimal);
  if (!unit.empty()) text.append(" ").append(unit);
  row.text(text);
}

std::string one_line(std::string_view lines) {
  std::string text(lines);
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end)) {
    text.replace(end, 1, "; ");
  }
  return text;
}

// Feedback by what it is about, each subject in the order of its first entry.
class Feedback {
 public:
  Feedback(const kinerja::PersonResult& person, const Settings& settings) {
    for (const kinerja::Entry& entry : person.entries()) {
      if (!has(settings.feedback, entry.kind)) continue;
      const auto [place, fresh] = texts_.try_emplace(std::string(entry.about));
      if (fresh) subjects_.push_back(place->first);
      if (!place->second.empty()) place->second += "; ";
      place->second += kinerja::day_text(entry.day) + ": " + std::string(entry.text);
    }
  }

  /// Takes it out: feedback about a planned result stands beside its first indicator alone.
  std::string take(std::string_view subject) {
    const auto found = texts_.find(subject);
    if (subject.empty() || found == texts_.end()) return {};
    std::string text = std::move(found->second);
    texts_.erase(found);
    return text;
  }
  template <class Visit>
  void each_left(Visit&& visit) const {
    for (const std::string& subject : subjects_) {
      const auto found = texts_.find(subject);
      if (found != texts_.end()) visit(subject, found->second);
    }
  }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
  std::vector<std::string> subjects_;
};

}  // namespace

void write_evaluation(TableText& row,
                      const kinerja::PersonResult& person,
                      const Settings& settings,
                      const EvaluationWords& words) {
  Feedback feedback(person, settings);
  double number = 0;
  for (const kinerja::GoalResult& goal : person.goals()) {
    begin_row(row, person, settings);
    row.number(++number);
    row.text((goal.flags & KINERJA_EV_ADDITIONAL) != 0 ? words.additional : words.main);
    row.text(goal.parent);
    row.text(goal.title);
    row.text(goal.aspect);
    row.text(goal.indicator);
    write_quantity(row, goal.target, goal.target_high, goal.unit, settings.decimal);
    write_quantity(row, goal.actual, std::nullopt, goal.unit, settings.decimal);
    row.text(one_line(goal.evidence));
    std::string text = feedback.take(goal.title);
    const std::string of_indicator = feedback.take(goal.indicator);
    if (!text.empty() && !of_indicator.empty()) text += "; ";
    row.text(text + of_indicator);
    row.end_row();
  }
  feedback.each_left([&](const std::string& subject, const std::string& text) {
    begin_row(row, person, settings);
    row.empty();
    row.text(words.feedback);
    row.empty();
    row.empty();
    row.text(subject);
    for (int i = 0; i < 4; ++i) row.empty();
    row.text(text);
    row.end_row();
  });
}

void write_log(TableText& row, const kinerja::PersonResult& person, const Settings& settings) {
  for (const kinerja::Entry& entry : person.entries()) {
    if (!settings.entries.empty() && !has(settings.entries, entry.kind)) continue;
    begin_row(row, person, settings);
    row.text(kinerja::day_text(entry.day));
    row.text(entry.kind);
    row.text(entry.about);
    row.text(entry.text);
    if (entry.number != 0) {
      row.number(entry.number);
    } else {
      row.empty();  // nobody wrote down how long it took
    }
    row.text(entry.state);
    row.end_row();
  }
}

}  // namespace csv_export
