// The figures of goals themselves, not their share of a target: counts, points, days, yes or no.

#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using kinerja::Exact;

class Figures : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{"id.kinerja.figures", "NAME", "ABOUT", schema_json};
  static constexpr kinerja::Step steps[] = {
      {"absent", KINERJA_REF_GOAL, "STEP_ABSENT"},
      {"figure", KINERJA_REF_GOAL, "STEP_FIGURE"},
      {"factor", KINERJA_REF_GOAL, "STEP_FACTOR"},
      {"sum", KINERJA_REF_NONE, "STEP_SUM"},
      {"mean", KINERJA_REF_NONE, "STEP_MEAN"},
      {"largest", KINERJA_REF_NONE, "STEP_LARGEST"},
      {"smallest", KINERJA_REF_NONE, "STEP_SMALLEST"},
      {"raised", KINERJA_REF_NONE, "STEP_RAISED"},
      {"capped", KINERJA_REF_NONE, "STEP_CAPPED"},
      {"rounded", KINERJA_REF_NONE, "STEP_ROUNDED"},
  };

  explicit Figures(const kinerja::MethodSetup& setup)
      : indicators_(setup.config()["indicators"].texts()),
        combine_(setup.config().text("combine", "sum")),
        only_listed_(setup.config().truth("only_listed", false)),
        minimum_(optional_number(setup, "minimum")),
        maximum_(optional_number(setup, "maximum")),
        skip_(setup.config().text("missing", "missing") == "skip"),
        use_share_(setup.config().truth("use_share", true)),
        decimals_(setup.config().integer("decimals", -1)) {
    read_aspects(setup);
    read_factors(setup);
    if (minimum_ && maximum_ && *maximum_ < *minimum_)
      setup.mistake("/minimum",
                    "LIMITS_REVERSED: " + kinerja::number_text(minimum_->to_finite_double()));
  }

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    std::vector<Exact> figures;
    std::vector<std::string_view> missing;
    for (const kinerja::Goal& goal : employee.goals()) {
      if (!counts(goal)) continue;
      if (goal.has_actual()) {
        figures.push_back(figure_of(goal, trail));
      } else {
        missing.push_back(goal.indicator());
        trail.step("absent", goal, 0, 0, 0);
      }
    }
    if (figures.empty() && missing.empty()) return kinerja::Score::missing("NO_GOALS");
    if (!missing.empty() && (!skip_ || figures.empty())) {
      // Goals come in the order of the evidence, which shall not show in a reason.
      std::sort(missing.begin(), missing.end());
      missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
      return kinerja::Score::missing("FIGURES_MISSING: " + kinerja::listed(missing));
    }
    return kinerja::Score(finish(combined(figures, trail), trail));
  }

  std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t) const { return goals + 4; }

 private:
  static std::optional<Exact> optional_number(const kinerja::MethodSetup& setup, const char* key) {
    if (!setup.config().has(key)) return std::nullopt;
    return Exact(setup.config().number(key, 0));
  }

  void read_aspects(const kinerja::MethodSetup& setup) {
    const std::vector<std::string> aspects = setup.config()["aspects"].texts();
    for (std::size_t i = 0; i < aspects.size(); ++i) {
      const int place = setup.aspects().find(aspects[i]);
      if (place < 0)
        setup.mistake(
            kinerja::pointer_to("aspects", i),
            "ASPECT_UNKNOWN: " + aspects[i] + " (" + kinerja::listed(setup.aspects()) + ")");
      else
        aspects_.push_back(static_cast<std::uint32_t>(place));
    }
  }

  void read_factors(const kinerja::MethodSetup& setup) {
    for (const auto& [indicator, factor] : setup.config()["factors"].members()) {
      const Exact per(factor.number("per", 1));
      if (per.is_zero())
        setup.mistake(kinerja::pointer_to("factors", indicator, "per"), "PER_ZERO: " + indicator);
      else
        factors_.emplace(indicator, Exact(factor.number("times", 1)) / per);
      if (!indicators_.empty() && !is_in(indicators_, indicator))
        setup.mistake(kinerja::pointer_to("factors", indicator), "FACTOR_UNUSED: " + indicator);
    }
    if (only_listed_ && factors_.empty()) setup.mistake("/only_listed", "NOTHING_LISTED");
  }

  template <class List, class Item>
  static bool is_in(const List& list, const Item& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  }

  bool counts(const kinerja::Goal& goal) const {
    if (!aspects_.empty() && !is_in(aspects_, goal.aspect())) return false;
    if (!indicators_.empty() && !is_in(indicators_, goal.indicator())) return false;
    return !only_listed_ || factors_.find(goal.indicator()) != factors_.end();
  }

  Exact figure_of(const kinerja::Goal& goal, kinerja::Trail& trail) const {
    const Exact actual = goal.value();
    const auto listed = factors_.find(goal.indicator());
    Exact factor = listed == factors_.end() ? Exact(1) : listed->second;
    if (use_share_) {
      if (goal.share() < 0)
        throw kinerja::Failure(KINERJA_E_INPUT, "SHARE_NEGATIVE: " + std::string(goal.indicator()));
      factor *= Exact(goal.share());
    }
    Exact figure = actual * factor;
    trail.step(factor == 1 ? "figure" : "factor", goal, actual, factor, figure);
    return figure;
  }

  Exact combined(const std::vector<Exact>& figures, kinerja::Trail& trail) const {
    Exact sum;
    for (const Exact& figure : figures) sum += figure;
    Exact result = sum;
    if (combine_ == "mean") result = sum / figures.size();
    if (combine_ == "largest") result = *std::max_element(figures.begin(), figures.end());
    if (combine_ == "smallest") result = *std::min_element(figures.begin(), figures.end());
    trail.step(combine_, kinerja::Ref::none(), sum, figures.size(), result);
    return result;
  }

  // Limits, then rounding.
  Exact finish(Exact value, kinerja::Trail& trail) const {
    const auto becomes = [&](std::string_view step, const Exact& b, const Exact& result) {
      trail.step(step, kinerja::Ref::none(), value, b, result);
      value = result;
    };
    if (minimum_ && value < *minimum_) becomes("raised", *minimum_, *minimum_);
    if (maximum_ && value > *maximum_) becomes("capped", *maximum_, *maximum_);
    if (const Exact rounded = value.rounded(decimals_); rounded != value)
      becomes("rounded", decimals_, rounded);
    return value;
  }

  std::vector<std::uint32_t> aspects_;                 // empty: all goals
  std::vector<std::string> indicators_;                // empty: all goals
  std::string combine_;                                // also the name of its step
  std::map<std::string, Exact, std::less<>> factors_;  // by indicator
  bool only_listed_;
  std::optional<Exact> minimum_;
  std::optional<Exact> maximum_;
  bool skip_;
  bool use_share_;
  int decimals_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.methods.figures", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, Figures)
