#pragma once

#include <filesystem>

namespace kinerja {

/// The folder of the plugins that came with this program: ../lib/kinerja/plugins, seen from where
/// the program itself lies. Never from the environment or the working folder.
std::filesystem::path bundled_plugin_folder();

/// The same for presets: ../share/kinerja/presets.
std::filesystem::path bundled_preset_folder();

/// Where plugins are installed unless --store says otherwise: /var/lib/kinerja for a program below
/// /usr, else var/lib/kinerja beside its bin.
std::filesystem::path default_store_folder();

}  // namespace kinerja
