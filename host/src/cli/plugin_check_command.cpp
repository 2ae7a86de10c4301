#include <kinerja/core/checking.hpp>

#include "cli/bundled_plugins.hpp"
#include "cli/commands.hpp"

#include <algorithm>
#include <iostream>

namespace kinerja {
namespace {

using checking::Fault;
using checking::Outcome;
using checking::Report;
using checking::TestResult;

std::string outcome_text(const Console& console, Outcome outcome) {
  switch (outcome) {
    case Outcome::ok:
      return "ok";
    case Outcome::warning:
      return console.say("peringatan", "warning");
    case Outcome::failed:
      return console.say("GAGAL", "FAILED");
    default:
      return console.say("tidak diuji", "not run");
  }
}

void show_tests(const Console& console, const Report& report) {
  std::vector<std::vector<std::string>> rows = {{console.say("tingkat", "level"),
                                                 console.say("uji", "test"),
                                                 console.say("komponen", "component"),
                                                 console.say("hasil", "outcome"),
                                                 console.say("yang ditanyakan", "what it asks")}};
  for (const TestResult& one : report.results)
    rows.push_back({std::to_string(one.level),
                    one.test,
                    one.component.empty() ? console.say(kind_text(one.kind)) : one.component,
                    outcome_text(console, one.outcome),
                    console.say(one.asks)});
  console.table(rows, {true});
}

void show_fault(const Console& console, const Fault& fault) {
  if (!fault.did.en.empty())
    console.line("  " + console.say("yang dilakukan: ", "done:     ") + console.say(fault.did));
  console.line("  " + console.say("yang diharapkan: ", "expected: ") + console.say(fault.expected));
  console.line("  " + console.say("yang terjadi:    ", "came:     ") + console.say(fault.came));
}

// What a plugin wrote may be long and anything; its end is what a failed assertion leaves.
void show_said(const Console& console, const std::string& said) {
  constexpr std::size_t most = 800;
  if (said.empty()) return;
  console.line("  " + console.say("yang ditulis plugin:", "what the plugin wrote:"));
  console.line("    " + (said.size() > most ? said.substr(said.size() - most) : said));
}

// What could not be asked of a component mostly has one reason.
void show_not_run(const Console& console, const Report& report) {
  std::string last;
  for (const TestResult& one : report.results) {
    if (one.outcome != Outcome::not_run || one.notes.empty()) continue;
    const std::string line =
        outcome_text(console, one.outcome) + " (" +
        (one.component.empty() ? console.say(kind_text(one.kind)) : one.component) +
        "): " + console.say(one.notes.front());
    if (line == last) continue;
    console.line();
    console.line(line);
    last = line;
  }
}

void show_details(const Console& console, const Report& report) {
  for (const TestResult& one : report.results) {
    if (one.faults.empty() && one.warnings.empty()) continue;
    console.line();
    console.heading(outcome_text(console, one.outcome) + ": " + one.test +
                    (one.component.empty() ? "" : " (" + one.component + ")"));
    for (const Fault& fault : one.faults) show_fault(console, fault);
    for (const Fault& warning : one.warnings) show_fault(console, warning);
    if (!one.faults.empty()) show_said(console, one.said);
    if (!one.replay.empty()) console.line("  " + console.say("ulangi: ", "replay: ") + one.replay);
  }
}

void show_levels(const Console& console, const Report& report) {
  console.line();
  console.heading(console.say(text("{} {}: tingkat {} dari {} yang diminta",
                                   "{} {}: level {} of {} that were asked",
                                   {report.plugin_id.empty() ? report.file : report.plugin_id,
                                    report.plugin_version,
                                    report.reached,
                                    report.asked})));
  console.line(console.say(
      text("Daftar izin perlu tingkat {}; metode penilaian sebaiknya {}. Benih {}.",
           "An allow-list needs level {}; rating methods should have {}. Seed {}.",
           {checking::level_for_allow_list, checking::level_for_methods, report.seed})));
}

// One line a test on a terminal, so that nobody wonders whether it goes on.
checking::Progress progress_on(const Console& console) {
  if (!console.errors_on_terminal()) return nullptr;
  return [](std::string_view test, std::string_view component, const TestResult* result) {
    std::cerr << "\r\x1b[K";
    if (result == nullptr) std::cerr << "  " << test << ' ' << component << std::flush;
  };
}

checking::Request request_from(const Arguments& arguments) {
  checking::Request request;
  request.file = arguments.plugin_file;
  request.level = arguments.level;
  request.seed = arguments.seed;
  request.in_process = arguments.in_process;
  request.child = worker_program();
  request.settings = arguments.settings;
  request.source = arguments.source;
  request.build = arguments.build;
  request.only = arguments.only;
  request.component = arguments.component;
  return request;
}

}  // namespace

int plugin_check_command(const Arguments& arguments, const Console& console) {
  const auto report = checking::check_plugin(request_from(arguments), progress_on(console));
  if (!report) {
    console.fail(report.error());
    return report.error().code == Errc::used_wrongly || report.error().code == Errc::not_found ||
                   report.error().code == Errc::invalid_config
               ? 2
               : 1;
  }
  show_tests(console, *report);
  show_details(console, *report);
  show_not_run(console, *report);
  if (!report->partial) show_levels(console, *report);
  console.answer(checking::to_json(*report));
  return report->passed() ? 0 : 1;
}

}  // namespace kinerja
