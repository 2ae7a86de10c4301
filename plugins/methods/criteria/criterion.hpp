#pragma once

// One published criterion: what it looks at, and its conditions, all of which must hold.

#include <kinerja/plugin.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kinerja::criteria {

struct Condition {
  enum class Kind { at_least, at_most, grade, word, other_word };
  Kind kind = Kind::at_least;
  Exact limit = {};                     // of a number; else how many words there are
  std::vector<bool> grades = {};        // by grade of the input: whether it is allowed
  std::vector<std::string> words = {};  // of an attribute: the allowed, or the forbidden ones
};

class Criterion {
 public:
  /// Reads the criterion that stands at the JSON Pointer `where`, and reports every mistake.
  Criterion(const MethodSetup& setup, const Config& config, const std::string& where);

  const std::string& name() const { return name_; }
  const std::vector<Condition>& conditions() const { return conditions_; }

  /// False while the input, or its grade where one is asked for, is missing.
  bool can_be_judged(const Employee& employee) const;

  /// Whether all conditions hold; one step each, whose result is `number`.
  bool met(const Employee& employee, int number, Trail& trail) const;

 private:
  void read_input(const MethodSetup& setup, const Config& config, const std::string& where);
  void read_attribute(const MethodSetup& setup, const Config& config, const std::string& where);
  void read_limits(const MethodSetup& setup,
                   const Config& config,
                   const std::string& where,
                   const std::string& prefix);
  void read_grades(const MethodSetup& setup,
                   const Config& config,
                   const std::string& where,
                   std::uint32_t input);
  static void refuse_keys(const MethodSetup& setup,
                          const Config& config,
                          const std::string& where,
                          const std::vector<std::string_view>& keys);
  bool input_met(const Employee& employee, int number, Trail& trail) const;
  bool attribute_met(const Employee& employee, int number, Trail& trail) const;
  static bool number_met(
      const Condition& condition, const Exact& value, Ref ref, int number, Trail& trail);

  std::string name_;
  bool of_input_ = true;     // else of an attribute
  std::uint32_t place_ = 0;  // of the input or attribute
  std::vector<Condition> conditions_;
};

}  // namespace kinerja::criteria
