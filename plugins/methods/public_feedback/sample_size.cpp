#include "sample_size.hpp"

#include <string>
#include <vector>

namespace feedback {

SampleSize::SampleSize(const kinerja::MethodSetup& setup)
    : up_(setup.config().text("sample_rounding", "nearest") == "up") {
  const kinerja::Config config = setup.config();
  if (config.truth("sample_table", true)) read_points(setup);
  const kinerja::Config formula = config["sample_formula"];
  const kinerja::Exact proportion(formula.number("proportion", 0.5));
  const kinerja::Exact error(formula.number("error", 0.05));
  if (proportion >= 1)
    setup.mistake("/sample_formula/proportion",
                  "PROPORTION_TOO_LARGE: " + kinerja::number_text(proportion.to_double()));
  spread_ = kinerja::Exact(formula.number("chi_square", 3.841)) * proportion * (1 - proportion);
  error_squared_ = error * error;
  if (!config.has("population")) return;
  const int place = setup.attributes().find(config.text("population"));
  if (place < 0)
    setup.mistake("/population",
                  "ATTRIBUTE_UNKNOWN: " + config.text("population") + " (" +
                      kinerja::listed(setup.attributes()) + ")");
  else
    population_ = static_cast<std::uint32_t>(place);
}

void SampleSize::read_points(const kinerja::MethodSetup& setup) {
  const std::vector<kinerja::Config> lines = setup.config()["sample_points"].items();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<kinerja::Config> line = lines[i].items();
    const kinerja::Exact population(line[0].number());
    const kinerja::Exact sample(line[1].number());
    const std::string where = kinerja::pointer_to("sample_points", i);
    if (sample > population)
      setup.mistake(where, "SAMPLE_ABOVE_POPULATION: " + kinerja::number_text(line[1].number()));
    if (!points_.emplace(population, sample).second)
      setup.mistake(where, "POPULATION_TWICE: " + kinerja::number_text(line[0].number()));
  }
}

// n = X2 N P(1-P) / (d2 (N-1) + X2 P(1-P))
kinerja::Exact SampleSize::by_formula(const kinerja::Exact& population) const {
  if (population.is_zero()) return {};
  return spread_ * population / (error_squared_ * (population - 1) + spread_);
}

kinerja::Exact SampleSize::needed(const kinerja::Exact& population, kinerja::Trail& trail) const {
  if (const auto listed = points_.find(population); listed != points_.end()) {
    trail.step("sample_listed", kinerja::Ref::none(), population, points_.size(), listed->second);
    return listed->second;
  }
  const kinerja::Exact exact = by_formula(population);
  trail.step("sample_formula", kinerja::Ref::none(), population, points_.size(), exact);
  const kinerja::Exact near = exact.rounded(0);
  return up_ && near < exact ? near + 1 : near;
}

void SampleSize::tell(const kinerja::Employee& employee,
                      int respondents,
                      kinerja::Trail& trail) const {
  if (!population_ || !trail.on()) return;
  const kinerja::Attribute attribute = employee.attribute(*population_);
  if (!attribute.has()) {
    trail.step("population_missing", attribute, respondents, 0, 0);
    return;
  }
  const kinerja::Exact population =
      attribute.is_number() ? kinerja::Exact(attribute.number()) : kinerja::Exact(-1);
  if (population.sign() < 0 || population.rounded(0) != population) {
    trail.step("population_odd", attribute, respondents, 0, 0);
    return;
  }
  const kinerja::Exact sample = needed(population, trail);
  trail.step("sample", attribute, respondents, population, sample);
  const kinerja::Exact lacking = sample - respondents;
  trail.step(lacking.sign() > 0 ? "sample_short" : "sample_enough",
             attribute,
             respondents,
             sample,
             lacking.sign() > 0 ? lacking : kinerja::Exact());
}

}  // namespace feedback
