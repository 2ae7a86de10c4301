#include "aspect_panel.hpp"

namespace raters {

using kinerja::Constant;
using kinerja::Exact;

AspectPanel::AspectPanel(const kinerja::MethodSetup& setup)
    : renormalises_(setup.config().text("missing_aspect", "renormalise") == "renormalise"),
      chosen_(setup.aspects().size()),
      weights_(setup.aspects().size()),
      slopes_(setup.aspects().size()),
      offsets_(setup.aspects().size()) {
  for (std::uint32_t i = 0; i < setup.aspects().size(); ++i)
    names_.emplace_back(setup.aspects()[i]);
  read_weights(setup);
  read_conversion(setup);
}

void AspectPanel::read_weights(const kinerja::MethodSetup& setup) {
  const auto given = setup.config()["aspects"].members();
  if (given.empty()) {
    chosen_.assign(names_.size(), 1);
    weights_.assign(names_.size(), Constant(Exact(1)));
    count_ = names_.size();
    if (count_ == 0) setup.mistake("/aspects", "NO_ASPECTS");
    return;
  }
  const Exact first(given.front().second.number());
  for (const auto& [name, setting] : given) {
    const std::string where = kinerja::pointer_to("aspects", name);
    const Exact weight(setting.number());
    const int place = setup.aspects().find(name);
    if (weight.sign() <= 0)
      setup.mistake(where, "WEIGHT_NOT_POSITIVE: " + kinerja::number_text(setting.number()));
    if (place < 0) {
      setup.mistake(where, "ASPECT_UNKNOWN: " + kinerja::listed(names_));
      continue;
    }
    chosen_[static_cast<std::size_t>(place)] = 1;
    weights_[static_cast<std::size_t>(place)] = Constant(weight);
    equal_weights_ = equal_weights_ && weight == first;
    ++count_;
  }
}

void AspectPanel::read_conversion(const kinerja::MethodSetup& setup) {
  const kinerja::Config config = setup.config();
  const bool range = config.text("conversion", "percent_of_max") == "range";
  const Exact low(config.number("output_min", 0));
  const Exact high(config.number("output_max", 100));
  if (range && high <= low)
    setup.mistake("/output_max", "OUTPUT_EMPTY: " + kinerja::number_text(high.to_double()));
  constexpr std::uint32_t none = UINT32_MAX;
  std::uint32_t first = none;
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    if (!has(i)) continue;
    const Exact from(setup.aspect_min(i));
    const Exact to(setup.aspect_max(i));
    if (range ? to <= from : to.sign() <= 0) {
      setup.mistake("/conversion", "SCALE_UNFIT: " + names_[i]);
    } else if (range) {
      const Exact slope = (high - low) / (to - from);
      slopes_[i] = Constant(slope);
      offsets_[i] = Constant(low - from * slope);
    } else {
      slopes_[i] = Constant(Exact(100) / to);
    }
    if (first == none) first = i;
    uniform_ = uniform_ && equal_weights_ && slopes_[i].exact() == slopes_[first].exact() &&
               offsets_[i].exact() == offsets_[first].exact();
  }
}

}  // namespace raters
