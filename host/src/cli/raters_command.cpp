#include <kinerja/core/explaining.hpp>
#include <kinerja/core/number.hpp>
#include <kinerja/core/rater_diagnostics.hpp>

#include "cli/kept_cycle.hpp"

#include <cmath>
#include <optional>

namespace kinerja {
namespace {

constexpr double notable_leniency = 10;  // percent of the scale
constexpr double narrow_share = 0.5;     // of what all raters of the role do

std::string shown(const Console& console, const std::optional<double>& value) {
  return value ? console.say(number_text(*value, 1)) : "-";
}

// A difference keeps its sign, or nobody sees which way it points.
std::string signed_words(const Console& console, const std::optional<double>& value) {
  return (value && *value > 0 ? "+" : "") + shown(console, value);
}

bool narrow(const std::optional<double>& own, const std::optional<double>& all) {
  return own && all && *own < *all * narrow_share;
}

// What is worth a talk; none of it says that a mark is wrong.
Text remark(const RaterFigures& rater, const RoleFigures& role) {
  if (rater.leniency && *rater.leniency >= notable_leniency)
    return text("lebih longgar daripada penilai lain", "more lenient than the others");
  if (rater.leniency && *rater.leniency <= -notable_leniency)
    return text("lebih ketat daripada penilai lain", "stricter than the others");
  if (narrow(rater.spread, role.spread))
    return text("nilainya hampir sama untuk semua", "nearly the same mark for all");
  if (narrow(rater.halo, role.halo))
    return text("aspek hampir tidak dibedakan", "aspects are hardly told apart");
  return {};
}

std::string name_of(const Evidence& evidence, const std::string& rater) {
  const std::int64_t person = evidence.find(rater);
  return person < 0 ? "" : std::string(evidence.name[static_cast<std::size_t>(person)]);
}

void show(const Console& console, const Evidence& evidence, const RoleFigures& role) {
  console.line();
  console.heading(console.say(text("Penilai: {}", "Raters: {}", {role_text(role.role)})));
  std::vector<std::vector<std::string>> rows = {{console.say("penilai", "rater"),
                                                 console.say("nama", "name"),
                                                 console.say("dinilai", "ratees"),
                                                 console.say("rata-rata", "mean"),
                                                 console.say("kelonggaran", "leniency"),
                                                 console.say("sebaran", "spread"),
                                                 console.say("halo", "halo"),
                                                 ""}};
  for (const RaterFigures& rater : role.raters)
    rows.push_back({rater.rater,
                    name_of(evidence, rater.rater),
                    std::to_string(rater.ratees),
                    shown(console, rater.mean),
                    signed_words(console, rater.leniency),
                    shown(console, rater.spread),
                    shown(console, rater.halo),
                    console.say(remark(rater, role))});
  rows.push_back({console.say("semua", "all"),
                  "",
                  "",
                  shown(console, role.spread ? std::optional(role.mean) : std::nullopt),
                  "",
                  shown(console, role.spread),
                  shown(console, role.halo),
                  ""});
  console.table(rows, {false, false, true, true, true, true, true, false});
  if (role.left_out > 0)
    console.line("  " + std::to_string(role.left_out) +
                 console.say(" penilai tidak ditampilkan: yang dinilai kurang dari ",
                             " raters are not shown: they rated fewer than ") +
                 std::to_string(min_ratees));
}

boost::json::value json_of(const std::optional<double>& value) {
  return value ? boost::json::value(*value) : boost::json::value(nullptr);
}

boost::json::object to_json(const Evidence& evidence, const RoleFigures& role) {
  boost::json::array raters;
  for (const RaterFigures& rater : role.raters)
    raters.push_back(boost::json::object{{"rater", rater.rater},
                                         {"name", name_of(evidence, rater.rater)},
                                         {"ratees", rater.ratees},
                                         {"marks", rater.marks},
                                         {"mean", rater.mean},
                                         {"leniency", json_of(rater.leniency)},
                                         {"spread", json_of(rater.spread)},
                                         {"halo", json_of(rater.halo)},
                                         {"remark", remark(rater, role).id}});
  return {{"role", role_text(role.role).id},
          {"mean", role.mean},
          {"spread", json_of(role.spread)},
          {"halo", json_of(role.halo)},
          {"left_out", role.left_out},
          {"raters", std::move(raters)}};
}

}  // namespace

int raters_command(const Workbench& bench) {
  const OpenedKept opened = open_kept(bench);
  if (!opened.kept) return opened.exit_code;
  const KeptCycle& kept = *opened.kept;
  std::vector<std::uint8_t> roles = {KINERJA_ROLE_SUPERIOR};
  if (bench.arguments.raters)
    roles = {KINERJA_ROLE_SUPERIOR, KINERJA_ROLE_PEER, KINERJA_ROLE_SUBORDINATE};
  const auto figures = rater_diagnostics(kept.cycle(), kept.evidence(), roles);
  const Console& console = bench.console;
  console.heading(console.say(kept.cycle().title));
  console.line(
      console.say("Angka dalam persen skala aspek; petunjuk untuk dialog dan kalibrasi, "
                  "bukan bagian dari nilai.",
                  "Figures in percent of the aspects' scales; hints for a talk and for "
                  "calibration, no part of a score."));
  boost::json::array all;
  for (const RoleFigures& role : figures) {
    show(console, kept.evidence(), role);
    all.push_back(to_json(kept.evidence(), role));
  }
  console.answer({{"ok", true},
                  {"cycle", kept.cycle().id},
                  {"roles", std::move(all)},
                  {"changed", kinerja::to_json(kept.changed())}});
  return 0;
}

}  // namespace kinerja
