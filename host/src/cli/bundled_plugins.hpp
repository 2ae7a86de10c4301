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

/// What `plugin new` makes projects from, and the crate that those in Rust use; both come with the
/// package for authors. ../share/kinerja/templates and ../share/kinerja/rust/kinerja.
std::filesystem::path template_folder();
std::filesystem::path rust_crate_folder();

/// Where plugins are installed unless --store says otherwise: /var/lib/kinerja for a program below
/// /usr, else var/lib/kinerja beside its bin.
std::filesystem::path default_store_folder();

}  // namespace kinerja
