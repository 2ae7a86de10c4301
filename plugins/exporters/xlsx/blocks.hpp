#pragma once

// Parts that several sheets share.

#include "people.hpp"
#include "sheet.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace xlsx_export {

constexpr std::uint32_t head_fill = 0xD9E2F3;
constexpr std::uint32_t section_fill = 0xF2F2F2;

inline Look bold() {
  Look look;
  look.bold = true;
  return look;
}
inline Look heading() {
  Look look = bold();
  look.align = Align::center;
  look.middle = true;
  look.fill = head_fill;
  return look;
}
inline Look section() {
  Look look = bold();
  look.fill = section_fill;
  return look;
}
inline Look centred() {
  Look look;
  look.align = Align::center;
  return look;
}
inline Look plain() {
  Look look;
  look.border = false;
  return look;
}

/// What a sheet is made from.
struct Content {
  const CycleText& cycle;
  const Settings& settings;
  const People& people;                ///< everybody, to find superiors and units
  std::vector<const Person*> members;  ///< whom this workbook is about
  std::string whom;                    ///< the unit, the person or the agency
};

/// Title, agency and period, whom it is about. They stay in view and are repeated in print.
void write_title(Sheet& sheet, const Content& content, const std::vector<std::string>& titles);

/// The parties beside each other: who is rated, and who rates. Takes six columns from `first`:
/// number, label and value of each; a part may be several columns wide.
struct PartyColumns {
  std::uint16_t left_label, left_label_end, left_value_end;
  std::uint16_t right_number, right_label, right_label_end, right_value_end;
};
void write_parties(Sheet& sheet,
                   const Content& content,
                   const Person& person,
                   const PartyColumns& columns);

/// Fields of a person in the order of the form: name, number, rank, position, unit.
std::vector<std::string> party_of(const Person& person);
/// The superior's; found among the people, or what the person's own row tells.
std::vector<std::string> superior_party_of(const Content& content, const Person& person);

/// Both sign: the rating one on the right. `left_end` is the last column of the left half.
void write_signatures(Sheet& sheet,
                      const Content& content,
                      const Person& person,
                      std::uint16_t left_end);

void write_legal_basis(Sheet& sheet, const Content& content);

void write_headings(Sheet& sheet, const std::vector<std::string_view>& keys);

/// Target or figure of a goal: a number with its unit, or a text where one number is not enough.
void write_target(Sheet& sheet, std::uint16_t column, const Goal& goal);
void write_actual(Sheet& sheet, std::uint16_t column, const Goal& goal);

/// The rating in words with its score, or that there is none.
std::string rating_text(const Rating& rating, const Words& words);

std::string predicate_text(const Person& person, const Words& words);

/// A record as a line: day, kind, text, state.
std::string record_line(const Record& record, const Words& words);

/// Goals of one kind in groups of one planned result.
std::vector<std::vector<const Goal*>> plans_of(const Person& person, bool additional);

/// The goals of one kind under their heading, a row each. Columns 0 to 5 are those of the plan;
/// `rest` writes what follows and ends the row.
void write_goal_rows(Sheet& sheet,
                     const Person& person,
                     bool additional,
                     const std::function<void(const Goal& goal)>& rest);

void write_skp(Book& book, const Words& words, const Content& content);
void write_annex(Book& book, const Words& words, const Content& content);
void write_evaluation(Book& book, const Words& words, const Content& content);
void write_quadrant(Book& book, const Words& words, const Content& content);
void write_distribution(Book& book, const Words& words, const Content& content);
void write_document(Book& book, const Words& words, const Content& content);

}  // namespace xlsx_export
