#include <kinerja/core/days.hpp>
#include <kinerja/core/explaining.hpp>
#include <kinerja/core/following.hpp>
#include <kinerja/core/number.hpp>

#include "following/follow_words.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace kinerja {
namespace {

constexpr std::size_t max_measure_lines = 12;  // of one finding, the latest
constexpr std::size_t max_entry_lines = 10;

using Thing = std::pair<std::int32_t, std::size_t>;  // what a step points at

// How a person stands in each thing by the steps of one node; the last one about a thing counts.
std::map<Thing, double> standings(const RatedCycle& rated,
                                  std::span<const TrailStep> steps,
                                  std::size_t node) {
  std::map<Thing, double> all;
  for (const TrailStep& step : steps) {
    if (step.node != node || step.ref < 0) continue;
    if (!rated.methods[node]->steps()[static_cast<std::size_t>(step.step)].standing) continue;
    if (step.ref_kind != KINERJA_REF_GOAL && step.ref_kind != KINERJA_REF_ASPECT) continue;
    all[{step.ref_kind, static_cast<std::size_t>(step.ref)}] = step.result;
  }
  return all;
}

Text more_lines(std::size_t count) {
  return text("dan {} baris lain", "and {} more lines", {std::uint64_t{count}});
}

// Figures in a row that one text proves: the months of a form that was filed.
struct ProvenFigures {
  std::string proof;
  std::int32_t from_day = 0;
  std::int32_t to_day = 0;
  Text figures;
};

std::vector<Text> measure_lines(const GoalEvidence& goals, std::size_t goal) {
  std::vector<ProvenFigures> runs;
  for (std::uint32_t k = goals.measure_begin[goal]; k < goals.measure_begin[goal + 1]; ++k) {
    const UsedMeasure& measure = goals.measures[k];
    const std::string proof = one_line(goals.evidence_of(measure));
    if (!measure.counts || proof.empty()) continue;
    const Text figure = number_text(measure.value);
    if (runs.empty() || runs.back().proof != proof) {
      runs.push_back({proof, measure.from_day, measure.to_day, figure});
      continue;
    }
    runs.back().to_day = measure.to_day;
    runs.back().figures = text("{}; {}", "{}; {}", {runs.back().figures, figure});
  }
  std::vector<Text> lines;
  lines.reserve(runs.size());
  for (const ProvenFigures& run : runs)
    lines.push_back(text("{} sampai {}: {} ({})",
                         "{} to {}: {} ({})",
                         {iso_day(run.from_day), iso_day(run.to_day), run.figures, run.proof}));
  return lines;
}

void add_figures(const GoalEvidence& goals, std::size_t goal, std::vector<Text>& lines) {
  if ((goals.flags[goal] & KINERJA_EV_HAS_ACTUAL) == 0) return;
  const std::string unit = one_line(goals.unit_of_measure[goal]);
  lines.push_back(text("target {}, capaian {}{}",
                       "target {}, achieved {}{}",
                       {number_text(goals.target[goal]),
                        number_text(goals.actual[goal]),
                        unit.empty() ? unit : " " + unit}));
  const std::vector<Text> measures = measure_lines(goals, goal);
  const std::size_t left = measures.size() - std::min(measures.size(), max_measure_lines);
  lines.insert(lines.end(), measures.begin() + static_cast<std::ptrdiff_t>(left), measures.end());
  if (left > 0) lines.push_back(more_lines(left));
}

// What a rating's comment says of its aspect. The one comment of a sheet speaks of the whole sheet;
// it stands beside whichever aspect came first.
std::string_view comment_of(const RatingEvidence& ratings,
                            std::size_t first,
                            std::size_t last,
                            std::size_t rating) {
  std::string_view only;
  for (std::size_t k = first; k < last; ++k) {
    const std::string_view comment = ratings.comment(k);
    if (ratings.rater[k] != ratings.rater[rating] || comment.empty()) continue;
    if (!only.empty()) return ratings.comment(rating);
    only = comment;
  }
  return only;
}

void add_comments(const Evidence& evidence,
                  std::size_t person,
                  std::uint32_t aspect,
                  std::vector<Text>& lines) {
  const std::int64_t ratee = evidence.ratee(person, Ratee{});
  if (ratee < 0) return;
  const RatingEvidence& ratings = evidence.ratings;
  const auto first = static_cast<std::size_t>(ratings.begin[static_cast<std::size_t>(ratee)]);
  const auto last = static_cast<std::size_t>(ratings.begin[static_cast<std::size_t>(ratee) + 1]);
  for (std::size_t k = first; k < last; ++k) {
    if (ratings.role[k] != KINERJA_ROLE_SUPERIOR || ratings.aspect[k] != aspect) continue;
    const std::string comment = one_line(comment_of(ratings, first, last, k));
    if (!comment.empty()) lines.push_back(text("atasan: {}", "superior: {}", {comment}));
  }
}

bool speaks_of(const Evidence& evidence, std::size_t entry, const Thing& thing) {
  const EntryEvidence& entries = evidence.entries;
  if (thing.first == KINERJA_REF_ASPECT) return entries.aspect[entry] == thing.second;
  const std::uint32_t goal = entries.goal[entry];
  return goal != EntryEvidence::nothing &&
         evidence.goals.indicator[goal] == evidence.goals.indicator[thing.second];
}

void add_entries(const Evidence& evidence,
                 std::size_t person,
                 const Thing& thing,
                 std::vector<Text>& lines) {
  std::vector<std::size_t> found;
  for (std::size_t k = evidence.entries.begin[person]; k < evidence.entries.begin[person + 1]; ++k)
    if (speaks_of(evidence, k, thing)) found.push_back(k);
  const std::size_t left = found.size() - std::min(found.size(), max_entry_lines);
  for (std::size_t k = left; k < found.size(); ++k) lines.push_back(entry_line(evidence, found[k]));
  if (left > 0) lines.push_back(more_lines(left));
}

Finding finding(const RatedCycle& rated,
                Finding::Kind kind,
                const StandingLimit& limit,
                const Thing& thing,
                double value,
                std::size_t person) {
  const Evidence& evidence = rated.evidence;
  Finding found{kind, limit.node, thing.first, thing.second, value, limit.limit, {}, {}};
  if (thing.first == KINERJA_REF_GOAL) {
    found.what = goal_text(evidence, thing.second);
    add_figures(evidence.goals, thing.second, found.evidence);
    if (evidence.goals.aspect[thing.second] < rated.cycle.aspects.size())
      add_comments(evidence, person, evidence.goals.aspect[thing.second], found.evidence);
  } else {
    found.what = rated.cycle.aspects[thing.second].title;
    add_comments(evidence, person, static_cast<std::uint32_t>(thing.second), found.evidence);
  }
  add_entries(evidence, person, thing, found.evidence);
  return found;
}

}  // namespace

std::vector<Finding> findings_of(const RatedCycle& rated,
                                 const Scores& scores,
                                 std::size_t person) {
  const FollowUpPlan& plan = rated.cycle.follow_up;
  const auto steps = steps_of(scores, person);
  std::vector<Finding> all;
  const auto select = [&](Finding::Kind kind, std::span<const StandingLimit> limits) {
    const bool strength = kind == Finding::Kind::strength;
    const auto first = static_cast<std::ptrdiff_t>(all.size());
    for (const StandingLimit& limit : limits)
      for (const auto& [thing, value] : standings(rated, steps, limit.node))
        if (strength ? value >= limit.limit : value < limit.limit)
          all.push_back(finding(rated, kind, limit, thing, value, person));
    // By the distance from the limit: nodes may have different scales.
    std::stable_sort(all.begin() + first, all.end(), [&](const Finding& a, const Finding& b) {
      const double above_a = a.value - a.limit, above_b = b.value - b.limit;
      return strength ? above_a > above_b : above_a < above_b;
    });
  };
  select(Finding::Kind::strength, plan.strengths);
  select(Finding::Kind::weakness, plan.weaknesses);
  return all;
}

std::vector<PlannedTraining> development_plan(const RatedCycle& rated,
                                              std::span<const Finding> findings) {
  std::vector<PlannedTraining> plan;
  std::vector<const Training*> planned;
  const auto training_about = [&](std::string_view about) -> const Training* {
    for (const Training& training : rated.cycle.follow_up.trainings)
      if (!about.empty() && training.about == about) return &training;
    return nullptr;
  };
  for (const Finding& finding : findings) {
    if (finding.kind != Finding::Kind::weakness) continue;
    const GoalEvidence& goals = rated.evidence.goals;
    const Training* training = nullptr;
    if (finding.ref_kind == KINERJA_REF_GOAL) {
      training = training_about(rated.evidence.indicators[goals.indicator[finding.ref]]);
      if (training == nullptr) training = training_about(goals.aspect_name[finding.ref]);
    } else {
      training = training_about(rated.cycle.aspects[finding.ref].name);
    }
    if (training == nullptr) training = training_about("*");
    if (training == nullptr) continue;
    if (std::find(planned.begin(), planned.end(), training) != planned.end()) continue;
    planned.push_back(training);
    plan.push_back({finding.what, training->title, rated.cycle.to_day + training->within_days});
  }
  return plan;
}

}  // namespace kinerja
