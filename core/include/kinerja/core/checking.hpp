#pragma once

// The validator behind `kinerja plugin check`: asks a plugin for every promise of
// plugin_api/ABI.md. Each test runs in a process of its own, with limits, against memory that ends
// in guard pages.

#include <kinerja/core/result.hpp>
#include <kinerja/core/text.hpp>

#include <boost/json/object.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja::checking {

inline constexpr int highest_level = 10;
/// The level that an allow-list asks of every plugin, and the one that rating methods should have.
inline constexpr int level_for_allow_list = 5;
inline constexpr int level_for_methods = 8;

/// What a level asks, in a few words.
Text level_text(int level);

enum class Kind { library, source, method, exporter };
Text kind_text(Kind kind);

enum class Outcome {
  ok,
  warning,
  failed,
  not_run  // could not be asked, so the level is not reached
};

/// One thing that was not as promised.
struct Fault {
  Text did;
  Text expected;
  Text came;
};

/// One test of one component.
struct TestResult {
  int level = 0;
  std::string test;
  Kind kind = Kind::library;
  std::string component;  // id; empty for the library as a whole
  Text asks;
  Outcome outcome = Outcome::ok;
  std::vector<Fault> faults = {};
  std::vector<Fault> warnings = {};
  std::vector<Text> notes = {};  // figures, and why a test was not run
  std::string said = {};    // the end of what the plugin wrote to its standard output and error
  std::string replay = {};  // the command that does exactly this again; only for faults
  std::chrono::milliseconds took{0};
};

struct Request {
  std::filesystem::path file;
  int level = level_for_allow_list;
  std::uint64_t seed = 1;
  bool in_process = false;         // for debuggers: no child processes, no handlers
  std::filesystem::path child;     // the program that runs check_child()
  std::filesystem::path settings;  // settings to open the components with; may be empty
  std::filesystem::path source;    // level 10: the project to build with sanitizers; or empty
  std::string build;               // level 10: its build command; empty: CMake
  std::string only;                // this test alone
  std::string component;           // this component alone
};

struct Report {
  std::string file, sha256, plugin_id, plugin_version, plugin_vendor, abi;
  std::string host_version;
  std::uint64_t seed = 0;
  int asked = 0;
  int reached = 0;       // every test of this level and those below it was passed
  bool partial = false;  // only some tests were run, so no level was reached
  std::vector<TestResult> results;

  /// Whether no test failed or could not be asked.
  bool passed() const;
};

/// Called before each test and after it (`result` is null before it).
using Progress = std::function<void(
    std::string_view test, std::string_view component, const TestResult* result)>;

/// Runs the tests up to a level. An Error says that there is nothing to test, or no program to test
/// it with; a plugin that fails is no Error.
Result<Report> check_plugin(const Request& request, const Progress& progress);

/// The report for programs, and for publishing.
boost::json::object to_json(const Report& report);

/// A test as it can be listed.
struct TestInfo {
  int level;
  std::string_view name;
  Kind kind;
  Text asks;
};
std::vector<TestInfo> list_tests();

/// Runs one test in this process and answers with one JSON object on descriptor 3. Arguments:
/// FILE TEST COMPONENT SEED SETTINGS, where COMPONENT and SETTINGS may be "". Ends with 0 when
/// there was an answer.
int check_child(int argc, const char* const* argv);

}  // namespace kinerja::checking
