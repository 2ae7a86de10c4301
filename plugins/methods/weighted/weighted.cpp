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
  static constexpr bool inputs_alone = true;
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

  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    std::vector<std::string_view> missing;
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
      if (employee.input(i).has()) continue;
      missing.push_back(names_[i]);
      trail.step("absent", employee.input(i), weights_[i].as<Number>(), 0, 0);
    }
    Number divisor = total_.as<Number>();
    if (!missing.empty()) {
      divisor = present_weight<Number>(employee);
      if (!renormalise_ || divisor.is_zero())
        return kinerja::Score::missing("INPUTS_MISSING: " + kinerja::listed(missing));
    }

    Number parts;
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
      const kinerja::Input input = employee.input(i);
      if (!input.has()) continue;
      const Number score = input.value<Number>();
      const Number part = score * weights_[i].as<Number>();
      parts += part;
      if (!trail.on()) continue;
      const Number in_use = weights_[i].as<Number>() * total_.as<Number>() / divisor;
      trail.step("part", input, score, in_use, part / divisor);
    }
    const Number sum = parts / divisor;
    const Number& maximum = maximum_.as<Number>();
    const bool over = capped_ && sum > maximum;
    const Number score = (over ? maximum : sum).rounded(decimals_);
    if (over)
      trail.step("capped", kinerja::Ref::none(), sum, maximum, score);
    else
      trail.step("score", kinerja::Ref::none(), sum, total_.as<Number>(), score);
    return kinerja::Score{score};
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    return static_cast<std::uint32_t>(weights_.size()) + 1;
  }

 private:
  template <class Number>
  Number present_weight(const kinerja::Employee& employee) const {
    Number present;
    for (std::uint32_t i = 0; i < weights_.size(); ++i)
      if (employee.input(i).has()) present += weights_[i].as<Number>();
    return present;
  }

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
        weights_[static_cast<std::size_t>(place)] = kinerja::Constant(weight);
      } else {
        setup.mistake(where, "INPUT_UNKNOWN: " + kinerja::listed(inputs));
      }
    }
    for (std::uint32_t i = 0; i < inputs.size(); ++i)
      if (!given[i]) setup.mistake("/weights", "WEIGHT_ABSENT: " + std::string(inputs[i]));
    if (total_.exact().sign() <= 0)
      setup.mistake("/total", "WEIGHT_NOT_POSITIVE: " + shown(total_.exact()));
    else if (sum != total_.exact())
      setup.mistake("/weights", "WEIGHTS_SUM: " + shown(sum) + " / " + shown(total_.exact()));
  }

  static std::string shown(const kinerja::Exact& number) {
    return kinerja::number_text(number.to_finite_double());
  }

  kinerja::Constant total_;
  bool renormalise_;
  bool capped_;
  kinerja::Constant maximum_;
  int decimals_;
  std::vector<kinerja::Constant> weights_;  // by input
  std::vector<std::string> names_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.weighted", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Weighted)
