// The predicate of PermenPANRB 6/2022: result and behaviour, each below, at or above expectation,
// meet in one of nine cells.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<const char*, 3> level_names = {"below", "meets", "above"};

/// How an input becomes a level 0, 1 or 2.
struct Scale {
  kinerja::Constant meets;
  kinerja::Constant above;
  std::vector<int> level_of_grade;  // by grade of the input; empty: the limits above count
};

class Quadrant : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.quadrant", "NAME", "ABOUT", schema_json};
  static constexpr bool inputs_alone = true;
  static constexpr kinerja::Step steps[] = {
      {"below", KINERJA_REF_INPUT, "STEP_BELOW"},
      {"meets", KINERJA_REF_INPUT, "STEP_MEETS"},
      {"above", KINERJA_REF_INPUT, "STEP_ABOVE"},
      {"below_by_grade", KINERJA_REF_INPUT, "STEP_BELOW_BY_GRADE"},
      {"meets_by_grade", KINERJA_REF_INPUT, "STEP_MEETS_BY_GRADE"},
      {"above_by_grade", KINERJA_REF_INPUT, "STEP_ABOVE_BY_GRADE"},
      {"cell", KINERJA_REF_GRADE, "STEP_CELL"},
  };

  explicit Quadrant(const kinerja::MethodSetup& setup) : order_(setup.config()["order"].texts()) {
    const kinerja::TextView inputs = setup.inputs();
    if (inputs.size() != 2) setup.mistake("", "TWO_INPUTS: " + std::to_string(inputs.size()));
    for (const char* const kind : {"levels", "grade_levels"})
      for (const auto& [name, setting] : setup.config()[kind].members())
        if (inputs.find(name) < 0)
          setup.mistake(kinerja::pointer_to(kind, name),
                        "INPUT_UNKNOWN: " + kinerja::listed(inputs));
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
      names_.emplace_back(inputs[i]);
      scales_.push_back(read_scale(setup, i));
    }
    read_order(setup);
    read_cells(setup);
  }

  const std::vector<std::string>& grades() const { return order_; }

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    for (std::uint32_t i = 0; i < 2; ++i)
      if (!employee.input(i).has()) return kinerja::Score::missing("INPUT_MISSING: " + names_[i]);
    std::array<std::size_t, 2> level{};
    for (std::uint32_t i = 0; i < 2; ++i) {
      const std::optional<std::size_t> found =
          find_level<Number>(employee.input(i), scales_[i], trail);
      if (!found) return kinerja::Score::missing("GRADE_MISSING: " + names_[i]);
      level[i] = *found;
    }
    const int place = cells_[level[0]][level[1]];
    trail.step("cell",
               kinerja::Ref::grade(static_cast<std::uint32_t>(place)),
               level[0] + 1,
               level[1] + 1,
               place + 1);
    return kinerja::Score(place + 1, place);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const { return 3; }

 private:
  template <class Number>
  static std::optional<std::size_t> find_level(const kinerja::Input& input,
                                               const Scale& scale,
                                               kinerja::Trail& trail) {
    if (!scale.level_of_grade.empty()) {
      const int grade = input.grade();
      if (grade < 0 || grade >= static_cast<int>(scale.level_of_grade.size())) return std::nullopt;
      const int level = scale.level_of_grade[static_cast<std::size_t>(grade)];
      static constexpr const char* by_grade[] = {
          "below_by_grade", "meets_by_grade", "above_by_grade"};
      trail.step(by_grade[level], input, input.score(), grade + 1, level + 1);
      return static_cast<std::size_t>(level);
    }
    const Number score = input.value<Number>();
    const Number& meets = scale.meets.as<Number>();
    const Number& above = scale.above.as<Number>();
    const std::size_t level = score < meets ? 0 : (score < above ? 1 : 2);
    trail.step(level_names[level], input, score, level == 2 ? above : meets, level + 1);
    return level;
  }

  static Scale read_scale(const kinerja::MethodSetup& setup, std::uint32_t i) {
    const std::string name(setup.inputs()[i]);
    const kinerja::Config limits = setup.config()["levels"][name.c_str()];
    const kinerja::Config grades = setup.config()["grade_levels"][name.c_str()];
    Scale scale;
    if (limits.present() == grades.present()) {
      setup.mistake("", (limits.present() ? "LEVELS_TWICE: " : "LEVELS_ABSENT: ") + name);
      return scale;
    }
    if (grades.present()) {
      scale.level_of_grade = read_grades(setup, i, grades);
      return scale;
    }
    scale.meets = kinerja::Constant(limits.number("meets", 0));
    scale.above = kinerja::Constant(limits.number("above", 0));
    if (scale.above.exact() <= scale.meets.exact())
      setup.mistake(kinerja::pointer_to("levels", name, "above"), "LEVELS_NOT_ASCENDING: " + name);
    return scale;
  }

  static std::vector<int> read_grades(const kinerja::MethodSetup& setup,
                                      std::uint32_t i,
                                      const kinerja::Config& grades) {
    const kinerja::TextView words = setup.input_grades(i);
    const std::string name(setup.inputs()[i]);
    constexpr int not_given = -1;
    std::vector<int> levels(words.size(), not_given);
    for (int level = 0; level < 3; ++level)
      for (const std::string& word : grades[level_names[static_cast<std::size_t>(level)]].texts()) {
        const int place = words.find(word);
        const std::string where =
            kinerja::pointer_to("grade_levels", name, level_names[static_cast<std::size_t>(level)]);
        if (place < 0) {
          setup.mistake(where, "GRADE_UNKNOWN: " + word + " (" + kinerja::listed(words) + ")");
        } else if (levels[static_cast<std::size_t>(place)] != not_given) {
          setup.mistake(where, "GRADE_TWICE: " + word);
        } else {
          levels[static_cast<std::size_t>(place)] = level;
        }
      }
    for (std::uint32_t k = 0; k < words.size(); ++k)
      if (levels[k] == not_given)
        setup.mistake(kinerja::pointer_to("grade_levels", name),
                      "GRADE_ABSENT: " + std::string(words[k]));
    if (words.size() == 0)
      setup.mistake(kinerja::pointer_to("grade_levels", name), "NO_GRADES: " + name);
    return levels;
  }

  void read_order(const kinerja::MethodSetup& setup) const {
    for (std::size_t i = 0; i < order_.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (order_[i] == order_[k])
          setup.mistake(kinerja::pointer_to("order", i), "GRADE_TWICE: " + order_[i]);
  }

  void read_cells(const kinerja::MethodSetup& setup) {
    for (std::size_t result = 0; result < 3; ++result)
      for (std::size_t behaviour = 0; behaviour < 3; ++behaviour) {
        const char* const row = level_names[result];
        const char* const column = level_names[behaviour];
        const std::string word = setup.config()["cells"][row].text(column);
        int place = static_cast<int>(order_.size()) - 1;
        while (place >= 0 && order_[static_cast<std::size_t>(place)] != word) --place;
        if (place < 0)
          setup.mistake(kinerja::pointer_to("cells", row, column),
                        "CELL_UNKNOWN: " + word + " (" + kinerja::listed(order_) + ")");
        cells_[result][behaviour] = place;
      }
  }

  std::vector<std::string> order_;  // the grades, lowest first
  std::vector<std::string> names_;
  std::vector<Scale> scales_;                     // by input
  std::array<std::array<int, 3>, 3> cells_ = {};  // [result][behaviour]: place in order_
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.quadrant", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Quadrant)
