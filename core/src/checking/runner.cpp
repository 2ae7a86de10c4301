#include <kinerja/core/checking.hpp>
#include <kinerja/core/sha256.hpp>
#include <kinerja/core/utf8.hpp>
#include <kinerja/core/version.hpp>

#include "checking/bench.hpp"
#include "checking/child_answer.hpp"
#include "checking/child_process.hpp"
#include "checking/sanitizers.hpp"
#include "checking/test.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <map>
#include <set>
#include <sys/wait.h>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limit_memory = false;
#else
constexpr bool limit_memory = true;
#endif

std::string quoted(const std::string& word) {
  if (word.find_first_not_of(
          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-") ==
      std::string::npos)
    return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string replay_command(const Request& request, const TestResult& result) {
  std::string out =
      "kinerja plugin check " + quoted(request.file.string()) + " --only " + result.test;
  if (!result.component.empty()) out += " --component " + quoted(result.component);
  out += " --seed " + std::to_string(request.seed);
  if (!request.settings.empty()) out += " --config " + quoted(request.settings.string());
  return out;
}

struct Component {
  Kind kind;
  std::string id;
};

class Run {
 public:
  Run(const Request& request, const Progress& progress, Report& report)
      : request_(request), progress_(progress), report_(report) {}

  Result<void> go() {
    KINERJA_CHECK(library_tests());
    if (!failed_until(2)) {
      KINERJA_CHECK(learn_components());
      KINERJA_CHECK(component_tests());
    } else {
      skip_components();
    }
    if (request_.level >= highest_level && request_.only.empty()) KINERJA_CHECK(with_sanitizers());
    reckon();
    return {};
  }

 private:
  bool wanted(const Test& test) const {
    if (!request_.only.empty()) return test.name == request_.only;
    return test.level >= lowest_ && test.level <= request_.level;
  }

  bool failed_until(int level) const {
    return std::ranges::any_of(report_.results, [&](const TestResult& one) {
      return one.level <= level &&
             (one.outcome == Outcome::failed || one.outcome == Outcome::not_run);
    });
  }

  Result<void> library_tests() {
    for (const Test& test : all_tests()) {
      if (test.kind != Kind::library || !wanted(test) || !request_.component.empty()) continue;
      // A file that cannot even be loaded answers nothing else.
      if (test.level > 1 && failed_until(1)) {
        skip(test, "", text("tingkat 1 gagal", "level 1 failed"));
        continue;
      }
      KINERJA_CHECK(run(test, ""));
      if (!over_time_) continue;
      skip(test,
           "",
           text("pustaka ini macet; uji selebihnya tidak dijalankan",
                "the library hangs; the other tests were not run"));
      return {};
    }
    return {};
  }

  Result<void> learn_components() {
    json::object answer;
    if (request_.in_process) {
      answer = run_task({request_.file, std::string(describe), "", request_.seed, {}});
    } else {
      KINERJA_TRY(end,
                  run_child(request_.child,
                            {request_.file, std::string(describe), "", request_.seed, {}},
                            limits({})));
      json::error_code ec;
      json::value parsed = json::parse(end.answer, ec);
      if (!ec && parsed.is_object()) answer = std::move(parsed.get_object());
    }
    const auto word = [&](std::string_view key) {
      const auto* found = answer.if_contains(key);
      return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                    : std::string();
    };
    report_.plugin_id = word("id");
    report_.plugin_version = word("version");
    report_.plugin_vendor = word("vendor");
    report_.abi = word("abi");
    const auto* list = answer.if_contains("components");
    if (list == nullptr || !list->is_array()) {
      const auto* error = answer.if_contains("error");
      return fail(Errc::plugin_failed,
                  error != nullptr ? text_from(*error)
                                   : text("plugin tidak mau menyebut komponennya",
                                          "the plugin doesn't tell its components"));
    }
    for (const json::value& one : list->get_array()) {
      const std::string_view kind = one.at("kind").as_string();
      components_.push_back({kind == "source"   ? Kind::source
                             : kind == "method" ? Kind::method
                                                : Kind::exporter,
                             std::string(one.at("id").as_string())});
    }
    return {};
  }

  Result<void> component_tests() {
    for (const Component& component : components_) {
      if (!request_.component.empty() && component.id != request_.component) continue;
      bool hangs = false;
      for (const Test& test : all_tests()) {
        if (test.kind != component.kind || !wanted(test)) continue;
        // One that hangs would hang in each test: the first says it all. One line stands for them.
        if (hangs) {
          skip(test,
               component.id,
               text("komponen ini macet dalam uji sebelumnya; uji selebihnya tidak dijalankan",
                    "this component hung in an earlier test; the other tests were not run"));
          break;
        }
        KINERJA_CHECK(run(test, component.id));
        hangs = over_time_;
      }
    }
    return {};
  }

  void skip_components() {
    for (const Test& test : all_tests())
      if (test.kind == Kind::method && wanted(test) && request_.only.empty() &&
          test.name == "opens")
        skip(test,
             "",
             text("tingkat 1 atau 2 gagal, jadi tidak ada komponen yang diuji",
                  "level 1 or 2 failed, so no component is tested"));
  }

  void skip(const Test& test, const std::string& component, Text why) {
    TestResult result{test.level, std::string(test.name), test.kind, component, test.asks};
    result.outcome = Outcome::not_run;
    result.notes.push_back(std::move(why));
    report_.results.push_back(std::move(result));
  }

  ChildLimits limits(std::chrono::seconds time) const {
    return {time.count() == 0 ? std::chrono::seconds{30} : time, limit_memory, environment_};
  }

  Result<void> run(const Test& test, const std::string& component) {
    if (progress_) progress_(test.name, component, nullptr);
    TestResult result{test.level, std::string(test.name), test.kind, component, test.asks};
    const ChildTask task{request_.file, result.test, component, request_.seed, request_.settings};
    over_time_ = false;
    if (request_.in_process) {
      read_answer(run_task(task), result);
    } else {
      KINERJA_TRY(end, run_child(request_.child, task, limits(test.limit)));
      result.took = end.took;
      over_time_ = end.over_time;
      read_end_of(end, test, result);
    }
    settle(result);
    if (result.outcome == Outcome::failed) result.replay = replay_command(request_, result);
    if (progress_) progress_(test.name, component, &result);
    report_.results.push_back(std::move(result));
    return {};
  }

  // Level 10: the same tests of level 3 to 8 on a build with sanitizers.
  Result<void> with_sanitizers() {
    TestResult result{highest_level,
                      "sanitizers",
                      Kind::library,
                      "",
                      text("ASan dan UBSan pada uji tingkat 3 sampai 8",
                           "ASan and UBSan on the tests of levels 3 to 8")};
    if (request_.source.empty() || request_.in_process) {
      result.outcome = Outcome::not_run;
      result.notes.push_back(
          text("perlu --source FOLDER (proyek CMake plugin ini), dan --build PERINTAH bila tidak "
               "memakai CMake",
               "needs --source FOLDER (this plugin's CMake project), and --build COMMAND where it "
               "doesn't use CMake"));
      report_.results.push_back(std::move(result));
      return {};
    }
    if (progress_) progress_(result.test, "", nullptr);
    auto built = build_with_sanitizers(request_);
    if (!built) {
      result.outcome = Outcome::not_run;
      result.notes.push_back(built.error().message);
      report_.results.push_back(std::move(result));
      return {};
    }
    Report inner;
    Request again = request_;
    again.file = built->library;
    again.level = level_for_methods;
    Run sanitized(again, nullptr, inner);
    sanitized.environment_ = built->environment;
    sanitized.lowest_ = 3;
    KINERJA_CHECK(sanitized.learn_components());
    KINERJA_CHECK(sanitized.component_tests());
    for (const TestResult& one : inner.results) {
      for (Fault fault : one.faults) {
        fault.came =
            one.said.empty() ? fault.came : text("{}\n{}", "{}\n{}", {fault.came, one.said});
        result.faults.push_back(std::move(fault));
      }
    }
    settle(result);
    if (result.outcome == Outcome::ok)
      result.notes.push_back(text("{} uji", "{} tests", {std::uint64_t{inner.results.size()}}));
    if (progress_) progress_(result.test, "", &result);
    report_.results.push_back(std::move(result));
    return {};
  }

  void reckon() {
    report_.reached = 0;
    report_.partial = !request_.only.empty() || !request_.component.empty();
    if (report_.partial) return;
    for (int level = 1; level <= request_.level; ++level) {
      const bool passed = std::ranges::none_of(report_.results, [&](const TestResult& one) {
        return one.level == level &&
               (one.outcome == Outcome::failed || one.outcome == Outcome::not_run);
      });
      if (!passed) return;
      report_.reached = level;
    }
  }

  const Request request_;
  const Progress progress_;
  Report& report_;
  std::vector<Component> components_;
  std::vector<std::string> environment_;
  int lowest_ = 1;
  bool over_time_ = false;
};

}  // namespace

Result<Report> check_plugin(const Request& request, const Progress& progress) {
  Request absolute = request;
  std::error_code ec;
  absolute.file = std::filesystem::absolute(request.file, ec).lexically_normal();
  if (!std::filesystem::is_regular_file(absolute.file, ec))
    return fail(Errc::not_found,
                text("{}: bukan berkas biasa", "{}: no regular file", {request.file.string()}));
  KINERJA_CHECK(read_settings(request.settings));
  if (!request.only.empty() && std::ranges::none_of(all_tests(), [&](const Test& test) {
        return test.name == request.only;
      }))
    return fail(Errc::used_wrongly,
                text("tidak ada uji \"{}\"", "there is no test \"{}\"", {request.only}));
  Report report;
  report.file = absolute.file.string();
  KINERJA_TRY(hash, sha256_of_file(absolute.file));
  report.sha256 = hash;
  report.host_version = std::string(host_version);
  report.seed = request.seed;
  report.asked = request.level;
  KINERJA_CHECK(Run(absolute, progress, report).go());
  return report;
}

}  // namespace kinerja::checking
