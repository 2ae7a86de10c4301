#include "blocks.hpp"

#include <algorithm>

namespace xlsx_export {

void write_title(Sheet& sheet, const Content& content, const std::vector<std::string>& titles) {
  const Words& words = sheet.words();
  Look look = plain();
  look.bold = true;
  look.align = Align::center;
  look.size = 13;
  for (const std::string& title : titles) {
    sheet.line(title, look);
    look.size = 11;
  }
  look.bold = false;
  look.size = 10;
  sheet.line(content.cycle.agency + " \xC2\xB7 " + words["PERIOD"] + " " +
                 words.period(content.cycle.from_day, content.cycle.to_day),
             look);
  sheet.line(content.whom, look);
  sheet.end_head();
}

std::vector<std::string> party_of(const Person& person) {
  return {person.name, person.employee, person.rank, person.position, person.unit};
}

std::vector<std::string> superior_party_of(const Content& content, const Person& person) {
  if (const Person* const superior = content.people.superior_of(person)) return party_of(*superior);
  return {person.superior_name, person.superior, "", "", ""};
}

void write_parties(Sheet& sheet,
                   const Content& content,
                   const Person& person,
                   const PartyColumns& c) {
  const Words& words = sheet.words();
  sheet.text(0, words["NO"], heading());
  sheet.wide(c.left_label, c.left_value_end, words["RATED_PARTY"], heading());
  sheet.text(c.right_number, words["NO"], heading());
  sheet.wide(c.right_label, c.right_value_end, words["RATING_PARTY"], heading());
  sheet.next();
  const std::vector<std::string> left = party_of(person);
  const std::vector<std::string> right = superior_party_of(content, person);
  constexpr const char* labels[] = {"NAME_LABEL", "NIP", "RANK", "POSITION", "UNIT"};
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto number = static_cast<double>(i + 1);
    sheet.number(0, number, centred());
    sheet.wide(c.left_label, c.left_label_end, words[labels[i]]);
    sheet.wide(static_cast<std::uint16_t>(c.left_label_end + 1), c.left_value_end, left[i]);
    sheet.number(c.right_number, number, centred());
    sheet.wide(c.right_label, c.right_label_end, words[labels[i]]);
    sheet.wide(static_cast<std::uint16_t>(c.right_label_end + 1), c.right_value_end, right[i]);
    sheet.next();
  }
}

void write_signatures(Sheet& sheet,
                      const Content& content,
                      const Person& person,
                      std::uint16_t left_end) {
  const Words& words = sheet.words();
  Look look = plain();
  look.align = Align::center;
  const auto right = static_cast<std::uint16_t>(left_end + 1);
  const auto pair = [&](std::string_view on_left, std::string_view on_right, const Look& with) {
    sheet.wide(0, left_end, on_left, with);
    sheet.wide(right, sheet.last_column(), on_right, with);
    sheet.next();
  };
  const std::vector<std::string> rating = superior_party_of(content, person);
  const std::string place =
      content.settings.place.empty() ? words["PLACE_DOTS"] : content.settings.place;
  constexpr std::uint32_t rows = 9;
  sheet.keep_together(rows);
  sheet.next();
  pair("", place + ", " + words["DATE_DOTS"], look);
  pair(words["RATED_PARTY"], words["RATING_PARTY"], look);
  for (int i = 0; i < 3; ++i) sheet.next();
  look.bold = true;
  const auto or_dots = [&](const std::string& text) {
    return text.empty() ? words["NAME_DOTS"] : text;
  };
  pair(or_dots(person.name), or_dots(rating[0]), look);
  look.bold = false;
  pair(words["NIP"] + " " + person.employee, words["NIP"] + " " + or_dots(rating[1]), look);
}

void write_legal_basis(Sheet& sheet, const Content& content) {
  if (content.cycle.legal_basis.empty()) return;
  Look look = plain();
  look.italic = true;
  look.size = 8;
  sheet.next();
  std::string text = sheet.words()["LEGAL_BASIS"];
  for (const std::string& line : content.cycle.legal_basis) text += "\n- " + line;
  sheet.line(text, look);
}

void write_headings(Sheet& sheet, const std::vector<std::string_view>& keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    sheet.text(static_cast<std::uint16_t>(i), sheet.words()[keys[i]], heading());
  }
  sheet.next();
}

namespace {

void write_quantity(
    Sheet& sheet, std::uint16_t column, double value, const Goal& goal, std::string_view before) {
  Look look;
  look.number = quantity_format(value, goal.unit, before);
  sheet.number(column, value, look);
}

}  // namespace

void write_target(Sheet& sheet, std::uint16_t column, const Goal& goal) {
  const Words& words = sheet.words();
  if (!goal.target) return sheet.text(column, words["NO_TARGET"]);
  if (goal.target_high) {
    return sheet.text(column,
                      words.number(*goal.target) + " \xE2\x80\x93 " +
                          words.number(*goal.target_high) + " " + goal.unit);
  }
  write_quantity(sheet, column, *goal.target, goal, goal.less_is_better ? words["AT_MOST"] : "");
}

void write_actual(Sheet& sheet, std::uint16_t column, const Goal& goal) {
  if (!goal.actual) return sheet.text(column, sheet.words()["NO_DATA"]);
  write_quantity(sheet, column, *goal.actual, goal, "");
}

std::string rating_text(const Rating& rating, const Words& words) {
  if (rating.word.empty() && !rating.score) return words["NONE_YET"];
  if (rating.word.empty()) return words.number(*rating.score);
  if (!rating.score) return rating.word;
  return rating.word + " (" + words["SCORE"] + " " + words.number(*rating.score) + ")";
}

// A predicate's number is often its place among the words, which says nothing beside the word.
std::string predicate_text(const Person& person, const Words& words) {
  return person.predicate.word.empty() ? rating_text(person.predicate, words)
                                       : person.predicate.word;
}

std::string record_line(const Record& record, const Words& words) {
  std::string kind = record.kind;
  std::replace(kind.begin(), kind.end(), '_', ' ');
  std::string line = words.day(record.day) + ", " + kind;
  if (!record.state.empty()) line += " (" + record.state + ")";
  return line + ": " + record.text;
}

std::vector<std::vector<const Goal*>> plans_of(const Person& person, bool additional) {
  std::vector<std::vector<const Goal*>> plans;
  for (const Goal& goal : person.goals) {
    if (goal.additional != additional) continue;
    const auto same = std::find_if(plans.begin(), plans.end(), [&](const auto& plan) {
      return plan.front()->title == goal.title;
    });
    if (same == plans.end()) {
      plans.push_back({&goal});
    } else {
      same->push_back(&goal);
    }
  }
  return plans;
}

void write_goal_rows(Sheet& sheet,
                     const Person& person,
                     bool additional,
                     const std::function<void(const Goal& goal)>& rest) {
  const Words& words = sheet.words();
  sheet.line(words[additional ? "PART_ADDITIONAL" : "PART_MAIN"], section());
  const auto plans = plans_of(person, additional);
  if (plans.empty()) sheet.line(words["NO_GOALS"], {});
  double number = 0;
  for (const std::vector<const Goal*>& plan : plans) {
    ++number;
    for (const Goal* const goal : plan) {
      const bool first = goal == plan.front();
      if (first) {
        sheet.number(0, number, centred());
      } else {
        sheet.empty(0);
      }
      sheet.text(1, first ? goal->parent : "");
      sheet.text(2, first ? goal->title : "");
      sheet.text(3, goal->aspect);
      sheet.text(4, goal->indicator);
      write_target(sheet, 5, *goal);
      rest(*goal);
    }
  }
}

}  // namespace xlsx_export
