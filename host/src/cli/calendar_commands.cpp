#include <kinerja/core/calendar.hpp>
#include <kinerja/core/days.hpp>
#include <kinerja/core/guide.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace kinerja {
namespace {

// A calendar rule by its name, read from its preset.
template <class Rule>
Result<Rule> find_rule(const Workbench& bench,
                       Preset::Kind kind,
                       ReadRule<Rule> (*read)(const Preset& preset)) {
  const std::string& id = bench.arguments.preset;
  const Preset* preset = bench.presets.find(id);
  if (preset == nullptr || preset->kind != kind)
    return fail(Errc::not_found, no_such_preset(bench.presets, id, kind));
  ReadRule<Rule> rule = read(*preset);
  if (!rule.rule)
    return fail(
        Errc::invalid_config,
        text("{}: /config{}: {}",
             "{}: /config{}: {}",
             {preset->file.string(), rule.faults.front().pointer, rule.faults.front().message}));
  return *rule.rule;
}

void show_sources(const Workbench& bench) {
  const Console& console = bench.console;
  const Preset& preset = *bench.presets.find(bench.arguments.preset);
  console.line();
  for (const LegalBasis& basis : preset.legal_basis)
    console.line(console.say(legal_basis_text(basis)));
  for (const Text& open : preset.open) console.line("- " + console.say(open));
}

std::string title_of(const Workbench& bench) {
  return bench.console.say(bench.presets.find(bench.arguments.preset)->title);
}

std::string day_text(const Console& console, int weekday) {
  static constexpr std::array<const char*, 7> names = {
      "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};
  return console.say(names[static_cast<std::size_t>(weekday)], weekday_name(weekday));
}

int show_week(const Workbench& bench, const WorkWeek& week) {
  const Console& console = bench.console;
  std::vector<std::vector<std::string>> rows = {{console.say("hari", "day"),
                                                 console.say("mulai", "start"),
                                                 console.say("selesai", "end"),
                                                 console.say("istirahat", "break"),
                                                 console.say("menit kerja", "net minutes")}};
  boost::json::array days;
  std::optional<int> before_friday;
  bool same_before_friday = true;
  for (int i = 0; i < 7; ++i) {
    const auto& day = week.days[static_cast<std::size_t>(i)];
    if (!day) continue;
    const std::string rest =
        clock_text(day->break_from) + "-" + clock_text(day->break_from + day->break_minutes);
    rows.push_back({day_text(console, i),
                    clock_text(day->start),
                    clock_text(day->end),
                    day->break_minutes == 0 ? "-" : rest,
                    std::to_string(day->net_minutes())});
    days.push_back(boost::json::object{{"day", weekday_name(i)},
                                       {"start", clock_text(day->start)},
                                       {"end", clock_text(day->end)},
                                       {"break_from", clock_text(day->break_from)},
                                       {"break_minutes", day->break_minutes},
                                       {"net_minutes", day->net_minutes()}});
    constexpr int friday = 4;
    if (i >= friday) continue;
    same_before_friday =
        same_before_friday && before_friday.value_or(day->break_minutes) == day->break_minutes;
    before_friday = day->break_minutes;
  }
  boost::json::object answer = {{"ok", true},
                                {"rule", bench.arguments.preset},
                                {"ramadan", bench.arguments.ramadan},
                                {"net_minutes", week.net_minutes},
                                {"start", clock_text(week.start)},
                                {"days", std::move(days)}};
  if (before_friday && same_before_friday) answer["break_mon_thu"] = *before_friday;
  if (week.days[4]) answer["break_fri"] = week.days[4]->break_minutes;
  console.answer(answer);
  console.heading(title_of(bench));
  console.table(rows, {false, false, false, false, true});
  console.line(console.say("Seminggu: ", "A week: ") + std::to_string(week.net_minutes) +
               console.say(" menit kerja.", " minutes of work."));
  show_sources(bench);
  return 0;
}

int show_day(const Workbench& bench, const WorkWeek& week) {
  const Console& console = bench.console;
  const Arguments& arguments = bench.arguments;
  const int weekday = *weekday_named(arguments.weekday);
  const auto& day = week.days[static_cast<std::size_t>(weekday)];
  if (!day)
    return console.fail(fail(Errc::invalid_data,
                             text("Hari ini bukan hari kerja menurut {}.",
                                  "This is no working day by {}.",
                                  {arguments.preset})));
  const int in = arguments.in.empty() ? day->start : *parse_clock(arguments.in);
  const int out = arguments.out.empty() ? day->end : *parse_clock(arguments.out);
  if (out < in)
    return console.fail(fail(Errc::invalid_data,
                             text("Jam pulang {} sebelum jam masuk {}. Periksa keduanya.",
                                  "The time out {} is before the time in {}. Check both.",
                                  {clock_text(out), clock_text(in)})));
  const int net = day->net_minutes(in, out);
  console.answer({{"ok", true},
                  {"rule", arguments.preset},
                  {"day", weekday_name(weekday)},
                  {"ramadan", arguments.ramadan},
                  {"in", clock_text(in)},
                  {"out", clock_text(out)},
                  {"net_minutes", net},
                  {"of_minutes", day->net_minutes()}});
  console.heading(title_of(bench));
  console.line(console.say(text(
      "{} {}-{}: {} menit kerja dari {}.",
      "{} {}-{}: {} minutes of work of {}.",
      {day_text(console, weekday), clock_text(in), clock_text(out), net, day->net_minutes()})));
  show_sources(bench);
  return 0;
}

void show_deadline(const Workbench& bench,
                   const DeadlineRule& rule,
                   std::int32_t last,
                   std::optional<int> day) {
  const Console& console = bench.console;
  const bool working = rule.count == DeadlineRule::Count::working;
  const Text unit =
      working ? text("hari kerja", "working days") : text("hari kalender", "calendar days");
  console.heading(title_of(bench));
  console.line(console.say(text("Mulai {}, {} {}: paling lambat {} ({}).",
                                "From {}, {} {}: {} ({}) at the latest.",
                                {bench.arguments.from,
                                 rule.days,
                                 unit,
                                 iso_day(last),
                                 day_text(console, weekday_of(last))})));
  if (day) {
    const bool in_time = *parse_day(bench.arguments.filed) <= last;
    const Text words = in_time ? text("tepat waktu", "in time") : text("terlambat", "too late");
    console.line(console.say(text("Diajukan {}, hari ke-{}: {}.",
                                  "Filed on {}, day {}: {}.",
                                  {bench.arguments.filed, *day, words})));
  }
  show_sources(bench);
}

}  // namespace

int calendar_deadline_command(const Workbench& bench) {
  const Arguments& arguments = bench.arguments;
  const Console& console = bench.console;
  const auto rule = find_rule(bench, Preset::Kind::deadline, read_deadline_rule);
  if (!rule) return console.fail(rule.error());
  const auto holidays =
      arguments.holidays ? read_holidays(*arguments.holidays) : Result<Holidays>(Holidays{});
  if (!holidays) return console.fail(holidays.error());
  const std::int32_t from = *parse_day(arguments.from);
  const auto last = last_day(*rule, from, *holidays);
  if (!last) return console.fail(last.error());
  const bool working = rule->count == DeadlineRule::Count::working;
  boost::json::object answer = {{"ok", true},
                                {"rule", arguments.preset},
                                {"from", arguments.from},
                                {"count", working ? "working" : "calendar"},
                                {"limit_days", rule->days},
                                {"last_day", iso_day(*last)}};
  std::optional<int> day;
  if (!arguments.filed.empty()) {
    const std::int32_t filed = *parse_day(arguments.filed);
    const auto counted = day_of_count(*rule, from, filed, *holidays);
    if (!counted) return console.fail(counted.error());
    day = *counted;
    answer["filed"] = arguments.filed;
    answer["days"] = *counted;
    answer["in_time"] = filed <= *last;
  }
  console.answer(answer);
  show_deadline(bench, *rule, *last, day);
  return 0;
}

int calendar_hours_command(const Workbench& bench) {
  const auto hours = find_rule(bench, Preset::Kind::working_hours, read_working_hours);
  if (!hours) return bench.console.fail(hours.error());
  const WorkWeek& week = bench.arguments.ramadan ? hours->ramadan : hours->ordinary;
  return bench.arguments.weekday.empty() ? show_week(bench, week) : show_day(bench, week);
}

}  // namespace kinerja
