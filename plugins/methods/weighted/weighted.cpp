// The weighted mean of other nodes, such as 60 percent results and 40 percent behaviour.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <string>
#include <vector>

namespace {

class Weighted : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.weighted", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"part", KINERJA_REF_INPUT, "STEP_PART"},
      {"absent", KINERJA_REF_INPUT, "STEP_ABSENT"},
      {"score", KINERJA_REF_NONE, "STEP_SCORE"},
      {"capped", KINERJA_REF_NONE, "STEP_CAPPED"},
  };

  explicit Weighted(const kinerja::MethodSetup& setup)
      : total_(setup.config().number("total", 100)),
        renormalise_(setup.config().text("missing", "missing") == "renormalise"),
        capped_(setup.config().has("maximum")),
        maximum_(setup.config().number("maximum", 0)),
        decimals_(setup.config().integer("decimals", -1)) {
    const kinerja::TextView inputs = setup.inputs();
    if (inputs.size() == 0) setup.mistake("", "NO_INPUTS");
    weights_.resize(inputs.size());
    for (std::uint32_t i = 0; i < inputs.size(); ++i) names_.emplace_back(inputs[i]);
    read_weights(setup);
  }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    kinerja::Exact present;
    std::vector<std::string_view> missing;
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
      if (employee.input(i).has()) {
        present += weights_[i];
      } else {
        missing.push_back(names_[i]);
        trail.step("absent", employee.input(i), weights_[i], 0, 0);
      }
    }
    if (!missing.empty() && (!renormalise_ || present.is_zero()))
      return kinerja::Score::missing("INPUTS_MISSING: " + kinerja::listed(missing));

    kinerja::Exact sum;
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
      const kinerja::Input input = employee.input(i);
      if (!input.has()) continue;
      const kinerja::Exact score = input.value();
      const kinerja::Exact in_use = missing.empty() ? weights_[i] : weights_[i] * total_ / present;
      const kinerja::Exact part = score * in_use / total_;
      trail.step("part", input, score, in_use, part);
      sum += part;
    }
    const bool over = capped_ && sum > maximum_;
    const kinerja::Exact score = (over ? maximum_ : sum).rounded(decimals_);
    if (over)
      trail.step("capped", kinerja::Ref::none(), sum, maximum_, score);
    else
      trail.step("score", kinerja::Ref::none(), sum, total_, score);
    return kinerja::Score{score};
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    return static_cast<std::uint32_t>(weights_.size()) + 1;
  }

 private:
  void read_weights(const kinerja::MethodSetup& setup) {
    const kinerja::TextView inputs = setup.inputs();
    std::vector<bool> given(inputs.size());
    kinerja::Exact sum;
    for (const auto& [name, setting] : setup.config()["weights"].members()) {
      const kinerja::Exact weight(setting.number());
      const std::string where = kinerja::pointer_to("weights", name);
      sum += weight;
      if (weight.sign() <= 0)
        setup.mistake(where, "WEIGHT_NOT_POSITIVE: " + kinerja::number_text(setting.number()));
      if (const int place = inputs.find(name); place >= 0) {
        given[static_cast<std::size_t>(place)] = true;
        weights_[static_cast<std::size_t>(place)] = weight;
      } else {
        setup.mistake(where, "INPUT_UNKNOWN: " + kinerja::listed(inputs));
      }
    }
    for (std::uint32_t i = 0; i < inputs.size(); ++i)
      if (!given[i]) setup.mistake("/weights", "WEIGHT_ABSENT: " + std::string(inputs[i]));
    if (total_.sign() <= 0)
      setup.mistake("/total", "WEIGHT_NOT_POSITIVE: " + shown(total_));
    else if (sum != total_)
      setup.mistake("/weights", "WEIGHTS_SUM: " + shown(sum) + " / " + shown(total_));
  }

  static std::string shown(const kinerja::Exact& number) {
    return kinerja::number_text(number.to_finite_double());
  }

  kinerja::Exact total_;
  bool renormalise_;
  bool capped_;
  kinerja::Exact maximum_;
  int decimals_;
  std::vector<kinerja::Exact> weights_;  // by input
  std::vector<std::string> names_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.weighted", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Weighted)
