#pragma once

// What the sheets say about people: copies, because a superior may come in a later batch than those
// whom he or she rates, and the host's texts die with each batch.

#include "settings.hpp"
#include "words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xlsx_export {

struct Goal {
  std::string title;
  std::string indicator;
  std::string aspect;
  std::string parent;
  std::string evidence;
  std::string unit;
  std::optional<double> target;
  std::optional<double> target_high;
  std::optional<double> actual;
  bool less_is_better = false;
  bool additional = false;
};

struct Record {
  std::int32_t day;
  std::string kind;
  std::string about;
  std::string text;
  std::string state;
};

struct Rating {
  std::string word;  ///< empty when there is none
  std::optional<double> score;
  int level = -1;  ///< 0 below, 1 at, 2 above expectation
};

/// What the distribution says about the person's unit.
struct Distribution {
  std::map<std::string, double> curve;  ///< height by grade
  std::string verdict;
  std::vector<std::string> sentences;
};

struct Person {
  std::string employee;
  std::string name;
  std::string unit;
  std::string position;
  std::string superior;
  std::string superior_name;
  std::string rank;  ///< "Penata, III/c"
  std::string organisation;
  std::vector<Goal> goals;
  Rating result;
  Rating behaviour;
  Rating predicate;
  std::vector<Record> feedback;
  std::map<std::string, std::vector<std::string>> annex;  ///< texts by kind
  std::vector<Record> expectations;
  std::vector<std::string> recommendations;
  std::vector<std::string> plan;  ///< of development
  std::vector<std::string> notes;
  Distribution distribution;
};

struct Aspect {
  std::string title;
  std::string anchors;  ///< a line each
};

/// The cycle, copied likewise.
struct CycleText {
  CycleText() = default;
  CycleText(const kinerja::CycleView& cycle, const Settings& settings);

  std::string id;
  std::string title;
  std::string agency;
  std::int32_t from_day = 0;
  std::int32_t to_day = 0;
  std::string result_title;
  std::string behaviour_title;
  std::vector<std::string> legal_basis;
  std::vector<std::string> predicates;  ///< lowest first
  std::vector<Aspect> aspects;
  std::string config_hash;
  std::string input_hash;
};

Person person_of(const kinerja::PersonResult& person,
                 const kinerja::CycleView& cycle,
                 const Settings& settings,
                 const Words& words);

/// Everybody, and by employee number.
class People {
 public:
  void add(Person person);
  const std::vector<Person>& all() const { return all_; }
  /// Null when the superior is not among the people.
  const Person* superior_of(const Person& person) const;
  std::vector<const Person*> of_unit(std::string_view unit) const;

 private:
  std::vector<Person> all_;
  std::map<std::string, std::size_t, std::less<>> by_employee_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_unit_;
};

}  // namespace xlsx_export
