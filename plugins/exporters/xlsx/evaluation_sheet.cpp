// The evaluation: plan, figures with what proves them, feedback, both ratings, the predicate.

#include "blocks.hpp"
#include "cell_text.hpp"

#include <algorithm>
#include <set>

namespace xlsx_export {
namespace {

constexpr std::uint16_t feedback_column = 8;
constexpr double feedback_width = 30;
constexpr std::size_t most_lines = 28;  // what Excel's highest row shows

// Lines in as many texts as it takes for a row to show each whole.
std::vector<std::string> in_rows(const std::vector<std::string>& lines) {
  std::vector<std::string> rows;
  std::size_t used = most_lines;
  for (const std::string& line : lines) {
    const std::size_t needed = lines_in(line, feedback_width);
    if (used + needed > most_lines) {
      rows.emplace_back();
      used = 0;
    }
    used += needed;
    if (!rows.back().empty()) rows.back() += '\n';
    rows.back() += line;
  }
  return rows;
}

// Feedback about a goal or an aspect goes beside it once; the rest is left for the end.
class Feedback {
 public:
  Feedback(const Person& person, const Words& words) : person_(person), words_(words) {}

  std::vector<std::string> about(const std::vector<std::string_view>& names) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < person_.feedback.size(); ++i) {
      const Record& record = person_.feedback[i];
      const bool fits = std::find(names.begin(), names.end(), record.about) != names.end();
      if (!fits || record.about.empty() || !shown_.insert(i).second) continue;
      lines.push_back(record_line(record, words_));
    }
    return lines;
  }
  std::vector<std::string> rest() {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < person_.feedback.size(); ++i) {
      const Record& record = person_.feedback[i];
      if (shown_.count(i) != 0) continue;
      lines.push_back((record.about.empty() ? "" : record.about + " \xE2\x80\x93 ") +
                      record_line(record, words_));
    }
    return lines;
  }

 private:
  const Person& person_;
  const Words& words_;
  std::set<std::size_t> shown_;
};

// The first row is open and its other cells are written: fills in the feedback, and as many rows
// below as it needs.
void write_feedback(Sheet& sheet, const std::vector<std::string>& lines) {
  const std::vector<std::string> rows = in_rows(lines);
  sheet.text(feedback_column, rows.empty() ? "" : rows.front());
  sheet.next();
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::uint16_t column = 0; column < feedback_column; ++column) sheet.empty(column);
    sheet.text(feedback_column, rows[i]);
    sheet.next();
  }
}

void write_goals(Sheet& sheet, const Person& person, bool additional, Feedback& feedback) {
  write_goal_rows(sheet, person, additional, [&](const Goal& goal) {
    write_actual(sheet, 6, goal);
    sheet.text(7, goal.evidence);
    write_feedback(
        sheet, feedback.about({goal.title, goal.indicator, goal.title + ": " + goal.indicator}));
  });
}

void write_behaviours(Sheet& sheet, const Content& content, Feedback& feedback) {
  const Words& words = sheet.words();
  sheet.line(words["BEHAVIOUR"], section());
  sheet.text(0, words["NO"], heading());
  sheet.wide(1, 2, words["ASPECT"], heading());
  sheet.wide(3, 7, words["ANCHORS"], heading());
  sheet.text(feedback_column, words["FEEDBACK_HEAD"], heading());
  sheet.next();
  double number = 0;
  for (const Aspect& aspect : content.cycle.aspects) {
    sheet.number(0, ++number, centred());
    sheet.wide(1, 2, aspect.title);
    sheet.wide(3, 7, aspect.anchors);
    write_feedback(sheet, feedback.about({aspect.title}));
  }
}

void write_rating(Sheet& sheet, const std::string& label, const std::string& value) {
  sheet.wide(0, 4, label, section());
  sheet.wide(5, sheet.last_column(), value, bold());
  sheet.next();
}

void write_lines(Sheet& sheet, const std::string& title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  sheet.line(title, section());
  for (const std::string& line : lines) sheet.line(line, {});
}

}  // namespace

void write_evaluation(Book& book, const Words& words, const Content& content) {
  Sheet sheet(
      book, words, "Evaluasi", Page::landscape, {5, 23, 25, 11, 23, 15, 15, 20, feedback_width});
  write_title(sheet, content, {words["EVALUATION_TITLE"]});
  for (const Person* const person : content.members) {
    if (person != content.members.front()) sheet.page_break();
    Feedback feedback(*person, words);
    write_parties(sheet, content, *person, {1, 1, 2, 3, 4, 4, 8});
    sheet.next();
    sheet.line(words["RESULTS"], section());
    write_headings(sheet,
                   {"NO",
                    "LEADER_PLAN",
                    "PLAN",
                    "GOAL_ASPECT",
                    "INDICATOR",
                    "TARGET",
                    "ACTUAL",
                    "EVIDENCE",
                    "FEEDBACK_HEAD"});
    write_goals(sheet, *person, false, feedback);
    write_goals(sheet, *person, true, feedback);
    write_rating(sheet, words["RESULT_RATING"], rating_text(person->result, words));
    sheet.next();
    write_behaviours(sheet, content, feedback);
    write_rating(sheet, words["BEHAVIOUR_RATING"], rating_text(person->behaviour, words));
    write_rating(sheet, words["PREDICATE"], predicate_text(*person, words));
    sheet.next();
    write_lines(sheet, words["OTHER_FEEDBACK"], feedback.rest());
    write_lines(sheet, words["NOTES"], person->notes);
    write_signatures(sheet, content, *person, 4);
    sheet.next();
  }
  sheet.finish();
}

}  // namespace xlsx_export
