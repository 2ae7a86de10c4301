#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): CLI11's own name.
namespace CLI {
class App;
}

namespace kinerja {

enum class Command;
enum class Language;

/// What the commands about packages, keys and the trust in them take.
struct TrustArguments {
  std::filesystem::path package;     // sign, install
  std::filesystem::path key;         // key, sign: the secret half; trust add: the public one
  std::string vendor;                // key
  std::vector<std::string> network;  // sign
  bool network_given = false;
  bool force = false;       // install: an older version, too
  std::string plugin;       // remove, pardon: an id; trust: an id, or the beginning of ids and *
  std::string key_id;       // trust deny
  std::string sha256;       // trust
  std::string until;        // trust add: a day
  bool in_process = false;  // trust add
};

/// Adds the commands below `kinerja plugin`. `made` is told which command a person asked for.
void add_trust_commands(CLI::App& plugin,
                        TrustArguments& trust,
                        Language language,
                        const std::function<void(CLI::App&, Command)>& made);

}  // namespace kinerja
