#pragma once

#include <kinerja/core/loading.hpp>

#include <boost/json/value.hpp>

#include <filesystem>
#include <vector>

namespace kinerja::checking {

/// What a manifest says otherwise than the library's table.
std::vector<Text> manifest_differences(const std::filesystem::path& manifest,
                                       const PluginLibrary& plugin);

/// The table of a plugin that PluginLibrary has opened, as it stands in its memory.
const kinerja_plugin* raw_table(const std::filesystem::path& file);

/// The plugin's texts as they stand there. Null when they are no JSON.
boost::json::value raw_texts(const std::filesystem::path& file);

}  // namespace kinerja::checking
