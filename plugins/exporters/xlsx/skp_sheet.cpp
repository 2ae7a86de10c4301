// The plan: the quantitative form for administrators and functional officers, PermenPANRB 6/2022.

#include "blocks.hpp"

namespace xlsx_export {
namespace {

void write_behaviours(Sheet& sheet, const Content& content, const Person& person) {
  const Words& words = sheet.words();
  sheet.line(words["BEHAVIOUR"], section());
  sheet.text(0, words["NO"], heading());
  sheet.text(1, words["ASPECT"], heading());
  sheet.wide(2, 3, words["ANCHORS"], heading());
  sheet.wide(4, 5, words["EXPECTATION"], heading());
  sheet.next();
  double number = 0;
  for (const Aspect& aspect : content.cycle.aspects) {
    std::string expectation;
    for (const Record& record : person.expectations) {
      if (record.about != aspect.title) continue;
      if (!expectation.empty()) expectation += '\n';
      expectation += record.text;
    }
    sheet.number(0, ++number, centred());
    sheet.text(1, aspect.title);
    sheet.wide(2, 3, aspect.anchors);
    sheet.wide(4, 5, expectation);
    sheet.next();
  }
}

}  // namespace

void write_skp(Book& book, const Words& words, const Content& content) {
  Sheet sheet(book, words, "SKP", Page::landscape, {5, 32, 34, 14, 32, 28});
  write_title(sheet, content, {words["SKP_TITLE"], words["SKP_FORM"]});
  for (const Person* const person : content.members) {
    if (person != content.members.front()) sheet.page_break();
    write_parties(sheet, content, *person, {1, 1, 2, 3, 4, 4, 5});
    sheet.next();
    sheet.line(words["RESULTS"], section());
    write_headings(sheet, {"NO", "LEADER_PLAN", "PLAN", "GOAL_ASPECT", "INDICATOR", "TARGET"});
    for (const bool additional : {false, true})
      write_goal_rows(sheet, *person, additional, [&](const Goal&) { sheet.next(); });
    sheet.next();
    write_behaviours(sheet, content, *person);
    write_signatures(sheet, content, *person, 2);
    write_legal_basis(sheet, content);
    sheet.next();
  }
  sheet.finish();
}

}  // namespace xlsx_export
