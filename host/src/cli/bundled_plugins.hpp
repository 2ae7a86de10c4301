#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kinerja {

/// The folder of the plugins that came with this program: ../lib/kinerja/plugins, seen from where
/// the program itself lies. Never from the environment or the working folder.
std::filesystem::path bundled_plugin_folder();

/// The program that runs plugins of others: ../lib/kinerja/kinerja-worker.
std::filesystem::path worker_program();

/// The same for presets: ../share/kinerja/presets.
std::filesystem::path bundled_preset_folder();

/// What programs that sources read from are started through; empty when it is not installed.
std::vector<std::string> program_launcher();

}  // namespace kinerja
