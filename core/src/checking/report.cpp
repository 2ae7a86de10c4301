#include <kinerja/core/checking.hpp>

#include "checking/bench.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

const char* word(Outcome outcome) {
  switch (outcome) {
    case Outcome::ok:
      return "ok";
    case Outcome::warning:
      return "warning";
    case Outcome::failed:
      return "failed";
    default:
      return "not_run";
  }
}

const char* word(Kind kind) {
  switch (kind) {
    case Kind::source:
      return "source";
    case Kind::method:
      return "method";
    case Kind::exporter:
      return "exporter";
    default:
      return "library";
  }
}

json::array list_of(const std::vector<Fault>& faults) {
  json::array out;
  for (const Fault& one : faults) out.push_back(to_json(one));
  return out;
}

json::object test_json(const TestResult& result) {
  json::array notes;
  for (const Text& one : result.notes) notes.push_back(to_json(one));
  json::object out{{"level", result.level},
                   {"test", result.test},
                   {"kind", word(result.kind)},
                   {"component", result.component},
                   {"asks", to_json(result.asks)},
                   {"outcome", word(result.outcome)},
                   {"ms", result.took.count()}};
  if (!result.faults.empty()) out["faults"] = list_of(result.faults);
  if (!result.warnings.empty()) out["warnings"] = list_of(result.warnings);
  if (!notes.empty()) out["notes"] = std::move(notes);
  if (!result.replay.empty()) out["replay"] = result.replay;
  return out;
}

}  // namespace

bool Report::passed() const {
  return std::ranges::none_of(results, [](const TestResult& one) {
    return one.outcome == Outcome::failed || one.outcome == Outcome::not_run;
  });
}

// What a plugin wrote to its standard output stays out: it may hold anything, and a report is
// published.
json::object to_json(const Report& report) {
  json::array results;
  for (const TestResult& one : report.results) results.push_back(test_json(one));
  return {{"ok", report.passed()},
          {"report", 1},
          {"file", std::filesystem::path(report.file).filename().string()},
          {"sha256", report.sha256},
          {"plugin",
           {{"id", report.plugin_id},
            {"version", report.plugin_version},
            {"vendor", report.plugin_vendor},
            {"abi", report.abi}}},
          {"host_version", report.host_version},
          {"seed", report.seed},
          {"level_asked", report.asked},
          {"level_reached", report.partial ? json::value(nullptr) : json::value(report.reached)},
          {"level_for_allow_list", level_for_allow_list},
          {"tests", std::move(results)}};
}

}  // namespace kinerja::checking
