// The quadrant: nine cells, and in each the people who stand there. Then one row a person.

#include "blocks.hpp"

#include <algorithm>
#include <array>

namespace xlsx_export {
namespace {

using Cell = std::vector<const Person*>;
using Cells = std::array<std::array<Cell, levels>, levels>;  // [result][behaviour]

constexpr std::array<std::uint32_t, 5> fills = {0xF4B6B6, 0xF9D3B4, 0xFFF0B3, 0xD5EBC6, 0xA9D18E};

constexpr std::array<const char*, levels> result_keys = {
    "LEVEL_BELOW", "LEVEL_MEETS", "LEVEL_ABOVE"};

// Red for the lowest predicate, green for the highest; none for one that the cycle does not know.
std::uint32_t fill_of(const std::vector<std::string>& predicates, const std::string& word) {
  const auto found = std::find(predicates.begin(), predicates.end(), word);
  if (found == predicates.end() || predicates.size() < 2) return section_fill;
  const auto place = static_cast<std::size_t>(found - predicates.begin());
  return fills[place * (fills.size() - 1) / (predicates.size() - 1)];
}

std::string name_of(const Person& person) {
  return person.name.empty() ? person.employee : person.name;
}

// A result level: a row of predicates with counts, then a row for each name of the fullest cell.
void write_level(Sheet& sheet, const Content& content, const Cells& cells, std::size_t result) {
  const Words& words = sheet.words();
  std::size_t most = 0;
  Look side = heading();
  sheet.text(0, words[result_keys[result]], side);
  for (std::size_t behaviour = 0; behaviour < levels; ++behaviour) {
    const Cell& cell = cells[result][behaviour];
    const std::string& predicate = content.settings.cells[result][behaviour];
    Look look = heading();
    look.fill = fill_of(content.cycle.predicates, predicate);
    sheet.text(static_cast<std::uint16_t>(1 + behaviour),
               predicate + "\n" + std::to_string(cell.size()) + " " + words["PEOPLE"],
               look);
    most = std::max(most, cell.size());
  }
  sheet.least_lines(3);
  sheet.next();
  for (std::size_t i = 0; i < std::max<std::size_t>(most, 1); ++i) {
    sheet.empty(0);
    for (std::size_t behaviour = 0; behaviour < levels; ++behaviour) {
      const Cell& cell = cells[result][behaviour];
      const std::string& predicate = content.settings.cells[result][behaviour];
      std::string text;
      if (i < cell.size()) {
        text = name_of(*cell[i]);
        const std::string& own = cell[i]->predicate.word;
        if (own != predicate) text += " (" + (own.empty() ? words["NONE_YET"] : own) + ")";
      }
      Look look = centred();
      if (!cell.empty()) look.fill = fill_of(content.cycle.predicates, predicate);
      sheet.text(static_cast<std::uint16_t>(1 + behaviour), text, look);
    }
    sheet.next();
  }
}

void write_people(Sheet& sheet, const Content& content) {
  const Words& words = sheet.words();
  sheet.page_break();
  write_headings(sheet, {"NAME_LABEL", "NIP", "RESULT_RATING", "BEHAVIOUR_RATING", "PREDICATE"});
  for (const Person* const person : content.members) {
    sheet.text(0, person->name);
    sheet.text(1, person->employee);
    sheet.text(2, rating_text(person->result, words));
    sheet.text(3, rating_text(person->behaviour, words));
    Look look = bold();
    if (!person->predicate.word.empty()) {
      look.fill = fill_of(content.cycle.predicates, person->predicate.word);
    }
    sheet.text(4, predicate_text(*person, words), look);
    sheet.next();
  }
}

}  // namespace

void write_quadrant(Book& book, const Words& words, const Content& content) {
  Sheet sheet(book, words, "Kuadran", Page::landscape, {34, 30, 30, 30, 20});
  write_title(sheet, content, {words["QUADRANT_TITLE"]});
  Cells cells;
  std::size_t outside = 0;
  for (const Person* const person : content.members) {
    const int result = person->result.level;
    const int behaviour = person->behaviour.level;
    if (result < 0 || behaviour < 0) {
      ++outside;
    } else {
      cells[static_cast<std::size_t>(result)][static_cast<std::size_t>(behaviour)].push_back(
          person);
    }
  }
  sheet.text(0, words["QUADRANT_AXES"], heading());
  for (std::size_t behaviour = 0; behaviour < levels; ++behaviour) {
    sheet.text(static_cast<std::uint16_t>(1 + behaviour), words[result_keys[behaviour]], heading());
  }
  sheet.next();
  for (std::size_t result = levels; result-- > 0;) write_level(sheet, content, cells, result);
  if (outside > 0) {
    sheet.line(std::to_string(outside) + " " + words["WITHOUT_LEVELS"], plain());
  }
  sheet.next();
  write_people(sheet, content);
  sheet.finish();
}

}  // namespace xlsx_export
