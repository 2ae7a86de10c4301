#pragma once

#include <kinerja/core/loading.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/plugin.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kinerja {

/// What one plugin may show of itself at most. A wrong length or a list without its end is found
/// here, and not by reading on. plugin_api/ABI.md names these numbers to authors.
inline constexpr std::size_t max_components_of_a_kind = 256;
inline constexpr std::size_t max_id_bytes = 128;
inline constexpr std::size_t max_words_bytes = 256;      // names, version, vendor, license
inline constexpr std::size_t max_sentence_bytes = 4096;  // about, sentences of steps
inline constexpr std::size_t max_json_bytes = std::size_t{4} << 20U;
inline constexpr std::size_t max_steps = 1024;

/// A plugin's table after every check. The tables that it points at are the plugin's and at least
/// as long as in ABI 0.1.
struct CheckedPlugin {
  kinerja_plugin table{};  // our copy; what the plugin does not have is zero
  PluginTexts texts;
  std::vector<const kinerja_source*> sources;
  std::vector<const kinerja_method*> methods;
  std::vector<const kinerja_exporter*> exporters;
};

/// Checks what the entry of `file` gave.
Result<CheckedPlugin> check_plugin_table(const kinerja_plugin* table, const std::string& file);

}  // namespace kinerja
