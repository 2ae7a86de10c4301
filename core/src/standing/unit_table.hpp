#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/rating.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// How a cycle's nodes hang together, as far as tables of units must know.
struct UnitNeeds {
  std::vector<bool> own;   // of each node: whether it looks at a person's own figures alone
  std::vector<bool> told;  // of each node: whether it does, and a unit node reads it
  std::set<std::string, std::less<>> attributes = {};  // that unit nodes read
};

/// The people of one unit, by number, and their scores. Its evidence has employees, unit and the
/// attributes that unit nodes read; there are no goals and no ratings in it.
class UnitTable {
 public:
  explicit UnitTable(std::size_t nodes);

  std::size_t size() const { return people_.size(); }
  const Evidence& people() const { return people_; }
  const Scores& scores() const { return scores_; }
  Scores& scores() { return scores_; }
  std::optional<std::size_t> place_of(std::string_view employee) const;

  /// Puts a person in with all results, or the new own results of one who is there. `from` has the
  /// person at `person`, and `own` the results of people of `from`.
  void put(const UnitNeeds& needs, const Evidence& from, std::size_t person, const Scores& own);
  void remove(const UnitNeeds& needs, std::string_view employee);
  /// The values behind a person's results, exactly.
  void tell_exactly(const UnitNeeds& needs, std::size_t place, const Scores& exact);

 private:
  std::size_t lower_bound(std::string_view employee) const;
  bool knows(const UnitNeeds& needs,
             std::size_t place,
             const Evidence& from,
             std::size_t person) const;
  // The people again, with `from`'s person at place `at` instead of the next `instead` people.
  void rebuild(const UnitNeeds& needs,
               std::size_t at,
               std::size_t instead,
               const Evidence* from,
               std::size_t person);
  void add_person(const UnitNeeds& needs,
                  const Evidence& from,
                  std::size_t person,
                  Evidence& to) const;

  Evidence people_;
  Scores scores_;
};

}  // namespace kinerja
