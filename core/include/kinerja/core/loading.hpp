#pragma once

#include <kinerja/core/result.hpp>
#include <kinerja/core/text.hpp>
#include <kinerja/plugin.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// A plugin with all its debug data is a few dozen megabytes.
inline constexpr std::uint64_t max_plugin_bytes = std::uint64_t{512} << 20U;

/// A plugin's own words: key to text in both languages. A key without a text shows itself.
class PluginTexts {
 public:
  PluginTexts() = default;
  /// From {"id": {"KEY": "..."}, "en": {...}}.
  static Result<PluginTexts> parse(std::string_view json);

  Text find(std::string_view key) const;
  /// A message of kinerja_call.fail: text, key, or "KEY: value", with {value} and {where} filled
  /// in.
  Text message(std::string_view message, std::string_view where) const;

 private:
  Text value_text(std::string_view value) const;

  std::map<std::string, Text, std::less<>> texts_;
};

/// One loaded plugin library. Its code stays mapped until the process ends: pointers into its
/// tables live for ever.
class PluginLibrary {
 public:
  /// Checks the file (ELF, machine, entry symbol, ABI note) before any of its code runs, loads it,
  /// asks for its table, and checks that.
  static Result<std::unique_ptr<PluginLibrary>> open(const std::filesystem::path& file);

  const std::filesystem::path& file() const { return file_; }
  const std::string& sha256() const { return sha256_; }
  const std::string& id() const { return id_; }
  const std::string& version() const { return version_; }
  const std::string& vendor() const { return vendor_; }
  const std::string& license() const { return license_; }
  std::uint32_t abi() const { return abi_; }
  std::uint32_t needs() const { return needs_; }
  std::uint32_t flags() const { return flags_; }  // KINERJA_PLUGIN_*
  const PluginTexts& texts() const { return texts_; }

  const std::vector<const kinerja_source*>& sources() const { return sources_; }
  const std::vector<const kinerja_method*>& methods() const { return methods_; }
  const std::vector<const kinerja_exporter*>& exporters() const { return exporters_; }

 private:
  PluginLibrary() = default;

  std::filesystem::path file_;
  std::string sha256_, id_, version_, vendor_, license_;
  std::uint32_t abi_ = 0, needs_ = 0, flags_ = 0;
  PluginTexts texts_;
  std::vector<const kinerja_source*> sources_;
  std::vector<const kinerja_method*> methods_;
  std::vector<const kinerja_exporter*> exporters_;

  friend class PluginLibraryLoader;
};

/// A component and the plugin that it comes from. Borrowed from the registry.
template <class Table>
struct Component {
  const PluginLibrary* plugin = nullptr;
  const Table* table = nullptr;
};

/// All plugins that this process has loaded, by the ids of their components.
class PluginRegistry {
 public:
  /// Loads every *.so of a folder, in the order of names. A file that cannot be loaded does not
  /// stop the others; its Error is kept in refused().
  void load_folder(const std::filesystem::path& folder);
  /// Loads one file. A component id that is already taken is an Error.
  Result<const PluginLibrary*> load(const std::filesystem::path& file);

  /// not_found with a "did you mean" and the ids there are; when the id's plugin was refused, why.
  Result<Component<kinerja_source>> source(std::string_view id) const;
  Result<Component<kinerja_method>> method(std::string_view id) const;
  Result<Component<kinerja_exporter>> exporter(std::string_view id) const;

  const std::vector<std::unique_ptr<PluginLibrary>>& plugins() const { return plugins_; }

  struct Refused {
    std::filesystem::path file;
    Error error;
  };
  const std::vector<Refused>& refused() const { return refused_; }

 private:
  std::vector<std::unique_ptr<PluginLibrary>> plugins_;
  std::vector<Refused> refused_;
  std::map<std::string, Component<kinerja_source>, std::less<>> sources_;
  std::map<std::string, Component<kinerja_method>, std::less<>> methods_;
  std::map<std::string, Component<kinerja_exporter>, std::less<>> exporters_;
};

/// The text of a kinerja_info member, checked when the plugin was loaded. Borrowed, static.
inline std::string_view view_of(kinerja_str s) {
  return s.len == 0 ? std::string_view{} : std::string_view{s.ptr, static_cast<std::size_t>(s.len)};
}

}  // namespace kinerja
