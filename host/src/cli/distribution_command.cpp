#include <kinerja/core/comparing.hpp>
#include <kinerja/core/config.hpp>
#include <kinerja/core/explaining.hpp>
#include <kinerja/core/number.hpp>

#include "cli/kept_cycle.hpp"

#include <algorithm>
#include <map>

namespace kinerja {
namespace {

constexpr std::size_t bar_cells = 30;  // for all people of a unit

/// What the guide's node said of each unit.
using Guides = std::map<std::string, std::vector<Text>, std::less<>>;

// The guide's node says the same of all members of a unit, so its first one is asked.
Result<Guides> guides_of(const KeptCycle& kept) {
  Guides guides;
  const auto node = kept.cycle().follow_up.distribution;
  if (!node) return guides;
  const Evidence& evidence = kept.evidence();
  std::vector<std::size_t> firsts;
  for (std::size_t i = 0; i < evidence.size(); i = evidence.end_of_group(i)) firsts.push_back(i);
  const TrailWords words(kept.cycle(), kept.prepared().methods, evidence);
  KINERJA_CHECK(rate_with_trail(kept.rater(), evidence, firsts, [&](const Scores& scores) {
    for (std::size_t i = scores.first; i < scores.last; i = evidence.end_of_group(i)) {
      std::vector<Text>& guide = guides[std::string(evidence.unit[i])];
      for (const TrailStep& step : scores.trail)
        if (step.person == i && step.node == *node) guide.push_back(words.sentence(step));
      for (const PersonReport& report : scores.reports)
        if (report.person == i && report.node == *node) guide.push_back(report.message);
    }
  }));
  return guides;
}

std::string bar(std::size_t count, std::size_t all) {
  const std::size_t cells = all == 0 ? 0 : (count * bar_cells + all - 1) / all;
  std::string out;
  for (std::size_t k = 0; k < cells; ++k) out += "█";
  return out;
}

void show_unit(const Console& console,
               const KeptCycle& kept,
               const GroupFigures& unit,
               const Guides& guides) {
  console.line();
  console.heading(unit.title + " (" + std::to_string(unit.people) +
                  console.say(" pegawai)", " people)"));
  const auto& grades = kept.prepared().methods[kept.cycle().result_node]->grades();
  std::vector<std::vector<std::string>> rows;
  for (std::size_t k = unit.grades.size(); k-- > 0;)
    rows.push_back({console.say(grades[k].text),
                    std::to_string(unit.grades[k]),
                    bar(unit.grades[k], unit.people)});
  if (unit.ungraded > 0)
    rows.push_back({console.say("tanpa predikat", "without a grade"),
                    std::to_string(unit.ungraded),
                    bar(unit.ungraded, unit.people)});
  console.table(rows, {false, true, false});
  if (const auto guide = guides.find(unit.name); guide != guides.end())
    for (const Text& sentence : guide->second) console.line("  - " + console.say(sentence));
}

std::vector<std::string> figures_row(const Console& console, const GroupFigures& group) {
  const bool any = group.rated > 0;
  return {group.name,
          group.title == group.name ? "" : group.title,
          std::to_string(group.people),
          std::to_string(group.rated),
          any ? console.say(number_text(group.mean, 2)) : "-",
          any ? console.say(number_text(group.spread, 2)) : "-"};
}

void show_calibration(const Console& console,
                      const std::string& title,
                      const GroupFigures& agency,
                      const std::vector<GroupFigures>& groups) {
  console.line();
  console.heading(title);
  std::vector<std::vector<std::string>> rows = {{"",
                                                 "",
                                                 console.say("pegawai", "people"),
                                                 console.say("bernilai", "with a score"),
                                                 console.say("rata-rata", "mean"),
                                                 console.say("sebaran", "spread")}};
  for (const GroupFigures& group : groups) rows.push_back(figures_row(console, group));
  rows.push_back(figures_row(console, agency));
  rows.back()[0] = console.say("seluruh instansi", "the whole agency");
  console.table(rows, {false, false, true, true, true, true});
}

boost::json::object to_json(const KeptCycle& kept,
                            const GroupFigures& group,
                            const Guides& guides) {
  const auto& methods = kept.prepared().methods;
  const auto& words = methods[kept.cycle().result_node]->grades();
  boost::json::object grades;
  for (std::size_t k = 0; k < group.grades.size(); ++k) grades[words[k].text.id] = group.grades[k];
  const bool any = group.rated > 0;
  boost::json::object out = {{"name", group.name},
                             {"title", group.title},
                             {"people", group.people},
                             {"rated", group.rated},
                             {"grades", std::move(grades)},
                             {"ungraded", group.ungraded},
                             {"mean", any ? boost::json::value(group.mean) : nullptr},
                             {"spread", any ? boost::json::value(group.spread) : nullptr}};
  if (const auto guide = guides.find(group.name); guide != guides.end())
    out["guide"] = kinerja::to_json(guide->second);
  return out;
}

Error no_such_unit(const std::vector<GroupFigures>& units, std::string_view wanted) {
  std::vector<std::string_view> names;
  names.reserve(units.size());
  for (const GroupFigures& unit : units) names.emplace_back(unit.name);
  const std::string_view near = did_you_mean(wanted, names);
  const Text hint =
      near.empty() ? Text{} : text("; maksud Anda \"{}\"?", "; did you mean \"{}\"?", {near});
  return fail(Errc::not_found,
              text("tidak ada unit \"{}\" pada siklus ini{}",
                   "there is no unit \"{}\" in this cycle{}",
                   {wanted, hint}));
}

void show(const Console& console,
          const KeptCycle& kept,
          const Calibration& figures,
          const Guides& guides,
          bool with_superiors) {
  console.heading(console.say(kept.cycle().title));
  const bool has_grades = !figures.agency.grades.empty();
  if (has_grades)
    for (const GroupFigures& unit : figures.units) show_unit(console, kept, unit, guides);
  if (has_grades && !kept.cycle().follow_up.distribution)
    console.line("\n" + console.say("Tanpa pola distribusi: berkas siklus tidak menyebut "
                                    "\"follow_up\", \"distribution\".",
                                    "Without a guide: the cycle file names no "
                                    "\"follow_up\", \"distribution\"."));
  show_calibration(console,
                   console.say("Kalibrasi tiap unit", "Calibration by unit"),
                   figures.agency,
                   figures.units);
  if (with_superiors)
    show_calibration(console,
                     console.say("Kalibrasi tiap atasan", "Calibration by superior"),
                     figures.agency,
                     figures.superiors);
}

}  // namespace

int distribution_command(const Workbench& bench) {
  const Console& console = bench.console;
  const OpenedKept opened = open_kept(bench);
  if (!opened.kept) return opened.exit_code;
  const KeptCycle& kept = *opened.kept;
  Calibration figures = calibration_of(kept.rated(), kept.scores());
  const std::string& wanted = bench.arguments.unit;
  if (!wanted.empty()) {
    auto& units = figures.units;
    const auto found = std::find_if(
        units.begin(), units.end(), [&](const GroupFigures& unit) { return unit.name == wanted; });
    if (found == units.end()) return console.fail(no_such_unit(units, wanted));
    units = {*found};
  }
  const auto guides = guides_of(kept);
  if (!guides) return console.fail(guides.error());
  show(console, kept, figures, *guides, wanted.empty());
  boost::json::array units, superiors;
  for (const GroupFigures& unit : figures.units) units.push_back(to_json(kept, unit, *guides));
  if (wanted.empty())
    for (const GroupFigures& superior : figures.superiors)
      superiors.push_back(to_json(kept, superior, {}));
  console.answer({{"ok", true},
                  {"cycle", kept.cycle().id},
                  {"agency", to_json(kept, figures.agency, {})},
                  {"units", std::move(units)},
                  {"superiors", std::move(superiors)},
                  {"changed", kinerja::to_json(kept.changed())}});
  return 0;
}

}  // namespace kinerja
