// Sums, products and extremes of other nodes: coefficients times percentages, deductions, caps.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using kinerja::Exact;

class Arithmetic : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.arithmetic", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"absent", KINERJA_REF_INPUT, "STEP_ABSENT"},
      {"value", KINERJA_REF_INPUT, "STEP_VALUE"},
      {"factor", KINERJA_REF_INPUT, "STEP_FACTOR"},
      {"sum", KINERJA_REF_NONE, "STEP_SUM"},
      {"product", KINERJA_REF_NONE, "STEP_PRODUCT"},
      {"largest", KINERJA_REF_INPUT, "STEP_LARGEST"},
      {"smallest", KINERJA_REF_INPUT, "STEP_SMALLEST"},
      {"plus", KINERJA_REF_NONE, "STEP_PLUS"},
      {"times", KINERJA_REF_NONE, "STEP_TIMES"},
      {"divided", KINERJA_REF_NONE, "STEP_DIVIDED"},
      {"raised", KINERJA_REF_NONE, "STEP_RAISED"},
      {"capped", KINERJA_REF_NONE, "STEP_CAPPED"},
      {"rounded", KINERJA_REF_NONE, "STEP_ROUNDED"},
      {"grade", KINERJA_REF_GRADE, "STEP_GRADE"},
  };

  explicit Arithmetic(const kinerja::MethodSetup& setup)
      : operation_(operation_of(setup.config().text("operation"))),
        constant_(optional_number(setup, "constant")),
        divisor_(setup.config().number("divide_by", 1)),
        minimum_(optional_number(setup, "minimum")),
        maximum_(optional_number(setup, "maximum")),
        skip_(setup.config().text("missing", "missing") == "skip"),
        decimals_(setup.config().integer("decimals", -1)) {
    const kinerja::TextView inputs = setup.inputs();
    if (inputs.size() == 0) setup.mistake("", "NO_INPUTS");
    for (std::uint32_t i = 0; i < inputs.size(); ++i) names_.emplace_back(inputs[i]);
    factors_.assign(inputs.size(), Exact(1));
    for (const auto& [name, factor] : setup.config()["factors"].members()) {
      if (const int place = inputs.find(name); place >= 0)
        factors_[static_cast<std::size_t>(place)] = Exact(factor.number());
      else
        setup.mistake(kinerja::pointer_to("factors", name),
                      "INPUT_UNKNOWN: " + kinerja::listed(inputs));
    }
    if (picks() && constant_) setup.mistake("/constant", "CONSTANT_UNUSED");
    if (divisor_.is_zero()) setup.mistake("/divide_by", "DIVIDE_BY_ZERO");
    if (minimum_ && maximum_ && *maximum_ < *minimum_)
      setup.mistake("/minimum",
                    "LIMITS_REVERSED: " + kinerja::number_text(minimum_->to_finite_double()));
    if (picks()) read_common_grades(setup);
  }

  const std::vector<std::string>& grades() const { return grades_; }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    std::vector<std::string_view> missing;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (employee.input(i).has()) continue;
      missing.push_back(names_[i]);
      trail.step("absent", employee.input(i), 0, 0, 0);
    }
    if (!missing.empty() && (!skip_ || missing.size() == names_.size()))
      return kinerja::Score::missing("INPUTS_MISSING: " + kinerja::listed(missing));

    int grade = -1;
    const Exact combined = picks() ? pick(employee, trail, grade) : accumulate(employee, trail);
    const Exact score = finish(combined, trail);
    if (grade >= 0)
      trail.step("grade", kinerja::Ref::grade(static_cast<std::uint32_t>(grade)), score, 0, score);
    return kinerja::Score(score, grade);
  }

  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    constexpr std::uint32_t after_the_inputs = 6;
    return static_cast<std::uint32_t>(names_.size()) + after_the_inputs;
  }

 private:
  enum class Operation { sum, product, largest, smallest };

  static Operation operation_of(std::string_view word) {
    if (word == "product") return Operation::product;
    if (word == "largest") return Operation::largest;
    return word == "smallest" ? Operation::smallest : Operation::sum;
  }

  static std::optional<Exact> optional_number(const kinerja::MethodSetup& setup, const char* key) {
    if (!setup.config().has(key)) return std::nullopt;
    return Exact(setup.config().number(key, 0));
  }

  bool picks() const {
    return operation_ == Operation::largest || operation_ == Operation::smallest;
  }

  // Grades are handed on where all inputs speak of the same ones.
  void read_common_grades(const kinerja::MethodSetup& setup) {
    for (std::uint32_t i = 0; i < setup.inputs().size(); ++i) {
      const kinerja::TextView words = setup.input_grades(i);
      std::vector<std::string> own;
      for (std::uint32_t k = 0; k < words.size(); ++k) own.emplace_back(words[k]);
      if (i == 0) grades_ = own;
      if (own != grades_) {
        grades_.clear();
        return;
      }
    }
  }

  // One input times its factor.
  Exact part_of(const kinerja::Input& input, kinerja::Trail& trail) const {
    const Exact value = input.value();
    const Exact& factor = factors_[input.index()];
    Exact part = value * factor;
    trail.step(factor == 1 ? "value" : "factor", input, value, factor, part);
    return part;
  }

  Exact accumulate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    const bool adds = operation_ == Operation::sum;
    Exact total = adds ? 0 : 1;
    int count = 0;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const kinerja::Input input = employee.input(i);
      if (!input.has()) continue;
      const Exact part = part_of(input, trail);
      total = adds ? total + part : total * part;
      ++count;
    }
    trail.step(adds ? "sum" : "product", kinerja::Ref::none(), count, 0, total);
    if (!constant_) return total;
    Exact with_constant = adds ? total + *constant_ : total * *constant_;
    trail.step(adds ? "plus" : "times", kinerja::Ref::none(), total, *constant_, with_constant);
    return with_constant;
  }

  // Of equal parts the one with the grade further in the same direction counts, so that the order
  // of the inputs decides nothing.
  Exact pick(const kinerja::Employee& employee, kinerja::Trail& trail, int& grade) const {
    const bool up = operation_ == Operation::largest;
    std::optional<Exact> best;
    std::uint32_t chosen = 0;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const kinerja::Input input = employee.input(i);
      if (!input.has()) continue;
      const Exact part = part_of(input, trail);
      const int own = grades_.empty() ? -1 : input.grade();
      const bool further = up ? own > grade : own < grade;
      if (best && (up ? part < *best : part > *best)) continue;
      if (best && part == *best && !further) continue;
      best = part;
      chosen = i;
      grade = own;
    }
    trail.step(up ? "largest" : "smallest", employee.input(chosen), 0, 0, *best);
    return *best;
  }

  // Division, limits and rounding, in this order.
  Exact finish(Exact value, kinerja::Trail& trail) const {
    const auto becomes = [&](std::string_view step, const Exact& b, const Exact& result) {
      trail.step(step, kinerja::Ref::none(), value, b, result);
      value = result;
    };
    if (divisor_ != 1) becomes("divided", divisor_, value / divisor_);
    if (minimum_ && value < *minimum_) becomes("raised", *minimum_, *minimum_);
    if (maximum_ && value > *maximum_) becomes("capped", *maximum_, *maximum_);
    if (const Exact rounded = value.rounded(decimals_); rounded != value)
      becomes("rounded", decimals_, rounded);
    return value;
  }

  Operation operation_;
  std::optional<Exact> constant_;
  Exact divisor_;
  std::optional<Exact> minimum_;
  std::optional<Exact> maximum_;
  bool skip_;
  int decimals_;
  std::vector<Exact> factors_;  // by input
  std::vector<std::string> names_;
  std::vector<std::string> grades_;  // of all inputs; empty: no grade is handed on
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.arithmetic", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Arithmetic)
