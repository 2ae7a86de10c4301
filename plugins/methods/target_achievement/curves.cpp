#include "curves.hpp"

#include <algorithm>

namespace achievement {

std::uint32_t GradeWords::place(const std::string& word) {
  const auto found = std::find(words_.begin(), words_.end(), word);
  const auto place = static_cast<std::uint32_t>(found - words_.begin());
  if (found == words_.end()) words_.push_back(word);
  return place;
}

Curve::Curve(const kinerja::MethodSetup& setup,
             const kinerja::Config& pieces,
             const std::string& where,
             GradeWords& words)
    : segments_(setup, pieces, where) {
  for (const std::string& word : segments_.grades()) grades_.push_back(words.place(word));
}

std::vector<GoalCurve> read_curves(const kinerja::MethodSetup& setup,
                                   const kinerja::Exact& floor,
                                   GradeWords& words) {
  std::vector<GoalCurve> curves;
  for (const kinerja::Config& item : setup.config()["curves"].items()) {
    const std::string where = kinerja::pointer_to("curves", curves.size());
    const int mistakes = setup.mistakes();
    GoalCurve next{AspectChoice(setup, item["aspects"], where + "/aspects"),
                   std::nullopt,
                   Curve(setup, item["segments"], where + "/segments", words)};
    if (item.has("less_is_better")) next.measure = measure_named(item.text("less_is_better"));
    if (mistakes == setup.mistakes() && !next.curve.at(floor))
      setup.mistake(where + "/segments",
                    "CURVE_STARTS_LATE: " + kinerja::number_text(floor.to_double()));
    curves.push_back(std::move(next));
  }
  return curves;
}

}  // namespace achievement
