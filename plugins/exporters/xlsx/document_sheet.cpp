// The document of the evaluation, which both parties sign.

#include "blocks.hpp"

namespace xlsx_export {
namespace {

void write_party(Sheet& sheet,
                 double number,
                 const std::string& title,
                 const std::vector<std::string>& fields) {
  constexpr const char* labels[] = {"NAME_LABEL", "NIP", "RANK", "POSITION", "UNIT"};
  sheet.number(0, number, [] {
    Look look = section();
    look.align = Align::center;
    return look;
  }());
  sheet.wide(1, sheet.last_column(), title, section());
  sheet.next();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    sheet.empty(0);
    sheet.text(1, sheet.words()[labels[i]]);
    sheet.wide(2, sheet.last_column(), fields[i]);
    sheet.next();
  }
}

void write_field(Sheet& sheet,
                 const std::string& label,
                 const std::string& value,
                 const Look& look) {
  sheet.empty(0);
  sheet.text(1, label);
  sheet.wide(2, sheet.last_column(), value, look);
  sheet.next();
}

void write_day(Sheet& sheet, const std::string& label, std::int32_t day) {
  sheet.empty(0);
  sheet.text(1, label);
  sheet.wide(2, sheet.last_column(), "");
  sheet.date(2, day);
  sheet.next();
}

void write_outcome(Sheet& sheet, const Content& content, const Person& person) {
  const Words& words = sheet.words();
  Look number = section();
  number.align = Align::center;
  sheet.number(0, 4, number);
  sheet.wide(1, sheet.last_column(), words["EVALUATION"], section());
  sheet.next();
  const auto or_dash = [](const std::string& text) { return text.empty() ? "\xE2\x80\x93" : text; };
  write_field(sheet, words["ORGANISATION"], or_dash(person.organisation), {});
  if (content.settings.distribution) {
    write_field(sheet, words["DISTRIBUTION"], or_dash(person.distribution.verdict), {});
  }
  write_field(sheet, words["RESULT_RATING"], rating_text(person.result, words), {});
  write_field(sheet, words["BEHAVIOUR_RATING"], rating_text(person.behaviour, words), {});
  write_field(sheet, words["PREDICATE"], predicate_text(person, words), bold());
}

void write_recommendation(Sheet& sheet, const Person& person) {
  const Words& words = sheet.words();
  Look number = section();
  number.align = Align::center;
  sheet.number(0, 5, number);
  sheet.wide(1, sheet.last_column(), words["RECOMMENDATION_LINE"], section());
  sheet.next();
  std::vector<std::string> lines = person.recommendations;
  lines.insert(lines.end(), person.plan.begin(), person.plan.end());
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  sheet.empty(0);
  sheet.wide(1, sheet.last_column(), text);
  sheet.least_lines(4);
  sheet.next();
}

void write_trace(Sheet& sheet, const Content& content) {
  Look look = plain();
  look.italic = true;
  look.size = 7;
  sheet.line(
      sheet.words()["HASHES"] + " " + content.cycle.config_hash + "; " + content.cycle.input_hash,
      look);
}

}  // namespace

void write_document(Book& book, const Words& words, const Content& content) {
  Sheet sheet(book, words, "Dokumen Evaluasi", Page::portrait, {5, 32, 30, 32});
  write_title(sheet, content, {words["DOCUMENT_TITLE"]});
  for (const Person* const person : content.members) {
    if (person != content.members.front()) sheet.page_break();
    write_party(sheet, 1, words["RATED_PARTY"], party_of(*person));
    write_party(sheet, 2, words["RATING_PARTY"], superior_party_of(content, *person));
    Look number = section();
    number.align = Align::center;
    sheet.number(0, 3, number);
    sheet.wide(1, sheet.last_column(), words["PERIOD"], section());
    sheet.next();
    write_day(sheet, words["FROM"], content.cycle.from_day);
    write_day(sheet, words["TO"], content.cycle.to_day);
    for (const Record& record : person->feedback) {
      if (record.kind == "dialog") write_day(sheet, words["DIALOG_DAY"], record.day);
    }
    write_outcome(sheet, content, *person);
    write_recommendation(sheet, *person);
    write_signatures(sheet, content, *person, 1);
    write_legal_basis(sheet, content);
    write_trace(sheet, content);
  }
  sheet.finish();
}

}  // namespace xlsx_export
