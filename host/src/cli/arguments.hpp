#pragma once

#include <kinerja/core/text.hpp>

#include "cli/plugin_project.hpp"
#include "cli/trust_arguments.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

enum class Command {
  run,
  recompute,
  check,
  explain,
  verify,
  whatif,
  follow_up,
  distribution,
  raters,
  compare,
  goals,
  plugin_list,
  plugin_show,
  plugin_new,
  plugin_run,
  plugin_key,
  plugin_sign,
  plugin_install,
  plugin_remove,
  plugin_pardon,
  plugin_trust_add,
  plugin_trust_deny,
  plugin_trust_list,
  plugin_check,
  preset_list,
  preset_show,
  preset_check,
  guide,
  nip,
  calendar_deadline,
  calendar_hours,
  doctor
};

/// Which plugins run in processes of their own: those that are not part of kinerja, all, or none
/// (for those who debug).
enum class Apart { strangers, all, none };

/// What a person asked for on the command line.
struct Arguments {
  Command command = Command::run;
  std::filesystem::path cycle;
  std::optional<std::filesystem::path> database;
  std::optional<std::filesystem::path> output;
  std::vector<std::filesystem::path> plugins;  // files or folders besides the bundled ones
  std::optional<std::filesystem::path> store;  // of installed plugins; absolute
  TrustArguments trust;
  std::vector<std::filesystem::path> presets;  // folders besides the bundled one
  Apart isolation = Apart::strangers;
  bool kept = false;               // verify, explain: with the binaries that computed the results
  bool allow_unsigned = false;     // development: plugins that nobody vouches for
  double worker_seconds = 5;       // that a plugin in a worker may be silent
  unsigned worker_memory = 1'024;  // MiB
  std::string employee;
  std::string component;
  std::filesystem::path other;  // whatif: the cycle file with the other rules
  std::string list;             // follow-up: this list alone
  std::string unit;             // distribution: this unit alone
  Language language = Language::indonesian;
  bool json = false;
  bool raters = false;  // explain: name the rows of every rater; raters: peers, subordinates too
  unsigned threads = 0;
  std::size_t batch = 1'024;
  std::optional<std::uint64_t> memory;  // MiB, of the whole program
  bool from_evidence = false;           // verify: from the kept evidence

  PluginProject project;  // plugin new

  // plugin run
  std::filesystem::path plugin_file;
  std::string config;                     // a file, or JSON itself
  std::vector<std::string> input_files;   // FILE, or NAME=FILE for a source with several inputs
  std::vector<std::string> input_grades;  // NAME=WORD,WORD: grades of an input, lowest first
  std::vector<double> scale;              // ends of the aspects' scale
  std::string explained;                  // employee

  std::string preset;                 // preset show; calendar: the rule
  std::filesystem::path preset_file;  // preset check
  std::string number;                 // nip
  std::string from, filed;            // calendar deadline: days
  std::optional<std::filesystem::path> holidays;
  std::string weekday, in, out;  // calendar hours
  bool ramadan = false;

  std::filesystem::path settings;  // plugin check: examples of settings
  std::filesystem::path source;    // plugin check: the project, for sanitizers
  std::string build;
  std::string only;  // plugin check: this test alone
  int level = 5;
  std::uint64_t seed = 1;
  bool in_process = false;
};

/// Reads the command line. When there is nothing to do (help, version, a mistake), says so and
/// sets `exit_code`: 0 or 2.
struct ParsedArguments {
  std::optional<Arguments> arguments;
  int exit_code = 0;
};
ParsedArguments parse_arguments(int argc, const char* const* argv);

}  // namespace kinerja
