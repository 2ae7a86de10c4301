#pragma once

// What a percentage is worth: lines of straight pieces for the goals of certain aspects, and the
// words that stand on the pieces.

#include <kinerja/cpp/segments.hpp>

#include "aspect_choice.hpp"
#include "goal_percent.hpp"

#include <optional>
#include <string>
#include <vector>

namespace achievement {

/// All words of the settings, each once, in the order in which they were named.
class GradeWords {
 public:
  std::uint32_t place(const std::string& word);
  const std::vector<std::string>& all() const { return words_; }

 private:
  std::vector<std::string> words_;
};

/// A line, and what it says of a number.
class Curve {
 public:
  template <class Number>
  struct Worth {
    Number value;
    std::optional<Number> from;          // where the piece begins; none: it is the lowest
    std::optional<std::uint32_t> grade;  // among the node's words
  };

  Curve() = default;
  Curve(const kinerja::MethodSetup& setup,
        const kinerja::Config& pieces,
        const std::string& where,
        GradeWords& words);

  bool empty() const { return segments_.empty(); }
  /// None below the lowest piece.
  template <class Number>
  std::optional<Worth<Number>> at(const Number& x) const {
    const auto found = segments_.at(x);
    if (!found) return std::nullopt;
    Worth<Number> worth{found->value, std::nullopt, std::nullopt};
    if (const auto& from = segments_.from_constant(found->index))
      worth.from = from->template as<Number>();
    if (found->grade >= 0) worth.grade = grades_[static_cast<std::size_t>(found->grade)];
    return worth;
  }

 private:
  kinerja::Segments segments_;
  std::vector<std::uint32_t> grades_;  // by the grades of the segments
};

/// The curve of some goals, and how these are measured.
struct GoalCurve {
  AspectChoice goals;
  std::optional<Measure> measure;  // none: as all goals
  Curve curve;
};

/// Reads the setting `curves`. A percentage is never below `floor`, so each line must reach there.
std::vector<GoalCurve> read_curves(const kinerja::MethodSetup& setup,
                                   const kinerja::Exact& floor,
                                   GradeWords& words);

}  // namespace achievement
