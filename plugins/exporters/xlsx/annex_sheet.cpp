// The annex: what is needed for the plan, how one answers for it, what follows; then what is
// planned for the person's development.

#include "blocks.hpp"

namespace xlsx_export {
namespace {

void write_part(Sheet& sheet, const std::string& title, const std::vector<std::string>& texts) {
  sheet.line(title, section());
  if (texts.empty()) sheet.line(sheet.words()["NOT_RECORDED"], {});
  double number = 0;
  for (const std::string& text : texts) {
    sheet.number(0, ++number, centred());
    sheet.wide(1, sheet.last_column(), text);
    sheet.next();
  }
}

}  // namespace

void write_annex(Book& book, const Words& words, const Content& content) {
  Sheet sheet(book, words, "Lampiran", Page::portrait, {5, 20, 26, 5, 20, 26});
  write_title(sheet, content, {words["ANNEX_TITLE_LINE"]});
  for (const Person* const person : content.members) {
    if (person != content.members.front()) sheet.page_break();
    write_parties(sheet, content, *person, {1, 1, 2, 3, 4, 4, 5});
    sheet.next();
    for (const AnnexPart& part : content.settings.annex) {
      const auto found = person->annex.find(part.entries);
      write_part(sheet,
                 part.title,
                 found == person->annex.end() ? std::vector<std::string>{} : found->second);
    }
    write_part(sheet, words["DEVELOPMENT_PLAN"], person->plan);
    write_signatures(sheet, content, *person, 2);
    sheet.next();
  }
  sheet.finish();
}

}  // namespace xlsx_export
