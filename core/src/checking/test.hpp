#pragma once

// The list of tests. Each is a function that asks one thing of the plugin through a Bench.

#include <kinerja/core/checking.hpp>

#include <chrono>
#include <span>
#include <vector>

namespace kinerja::checking {

class Bench;

struct Test {
  int level;
  std::string_view name;
  Kind kind;
  Text asks;
  void (*run)(Bench&);
  /// What it may take at most; a test that is not back by then is ended, and has failed.
  std::chrono::seconds limit = std::chrono::seconds{30};
};

// One list a concept; all_tests() puts them together.
std::vector<Test> load_tests();
std::vector<Test> table_tests();
std::vector<Test> common_tests();
std::vector<Test> method_tests();
std::vector<Test> source_tests();
std::vector<Test> exporter_tests();

/// All tests, by level.
const std::vector<Test>& all_tests();
const Test* find_test(std::string_view name, Kind kind);

}  // namespace kinerja::checking
