#pragma once

#include <kinerja/core/text.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

enum class Command { run, check, explain, verify, plugin_list, plugin_show };

/// What a person asked for on the command line.
struct Arguments {
  Command command = Command::run;
  std::filesystem::path cycle;
  std::optional<std::filesystem::path> database;
  std::optional<std::filesystem::path> output;
  std::vector<std::filesystem::path> plugins;  // files or folders besides the bundled ones
  std::string employee;
  std::string component;
  Language language = Language::indonesian;
  bool json = false;
  bool raters = false;  // explain: name the rows of every rater
  unsigned threads = 0;
  std::size_t batch = 1'024;
};

/// Reads the command line. When there is nothing to do (help, version, a mistake), says so and
/// sets `exit_code`: 0 or 2.
struct ParsedArguments {
  std::optional<Arguments> arguments;
  int exit_code = 0;
};
ParsedArguments parse_arguments(int argc, const char* const* argv);

}  // namespace kinerja
