#pragma once

#include <kinerja/core/result.hpp>
#include <kinerja/core/text.hpp>
#include <kinerja/plugin.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
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

/// Where a plugin's functions run when that is not this process. All else stands behind the same
/// tables: only open() is asked before there is a `self` to know it by. Statuses as in the border.
class PluginCode {
 public:
  virtual ~PluginCode() = default;
  virtual kinerja_status open(const kinerja_source& table,
                              const kinerja_call* call,
                              const kinerja_source_setup& setup,
                              void** self) const = 0;
  virtual kinerja_status open(const kinerja_method& table,
                              const kinerja_call* call,
                              const kinerja_method_setup& setup,
                              void** self) const = 0;
  virtual kinerja_status open(const kinerja_exporter& table,
                              const kinerja_call* call,
                              const kinerja_exporter_setup& setup,
                              void** self) const = 0;
};

/// One loaded plugin library. Loaded into this process, its code stays mapped until the process
/// ends, and pointers into its tables live for ever; in workers, they live as long as this object.
class PluginLibrary {
 public:
  /// Checks the file (ELF, machine, entry symbol, ABI note) before any of its code runs, loads it
  /// into this process, asks for its table, and checks that.
  static Result<std::unique_ptr<PluginLibrary>> open(const std::filesystem::path& file);
  /// The same, with `name` for the file in messages: what is loaded may be an open descriptor.
  static Result<std::unique_ptr<PluginLibrary>> open_as(const std::filesystem::path& file,
                                                        const std::string& name);

  /// A plugin whose table was made elsewhere and whose functions `code` opens. `table` and what it
  /// points at lives as long as `code`. The table is checked as any other.
  static Result<std::unique_ptr<PluginLibrary>> behind(const kinerja_plugin& table,
                                                       std::filesystem::path file,
                                                       std::string sha256,
                                                       std::unique_ptr<PluginCode> code);

  /// Makes an instance of a component of this plugin; `self` goes back to the table's functions.
  template <class Table, class Setup>
  kinerja_status open_instance(const Table& table,
                               const kinerja_call* call,
                               const Setup& setup,
                               void** self) const {
    return code_ ? code_->open(table, call, setup, self) : table.open(call, &setup, self);
  }

  /// Nobody vouches for it: for development alone, and said wherever it took part.
  void mark_unsigned() { unsigned_ = true; }
  bool is_unsigned() const { return unsigned_; }

  /// Whether its code runs in worker processes.
  bool isolated() const { return code_ != nullptr; }

  const std::filesystem::path& file() const { return file_; }
  const std::string& sha256() const { return sha256_; }
  const std::string& id() const { return id_; }
  const std::string& version() const { return version_; }
  const std::string& vendor() const { return vendor_; }
  const std::string& license() const { return license_; }
  std::uint32_t abi() const { return abi_; }
  std::uint32_t needs() const { return needs_; }
  std::uint32_t flags() const { return flags_; }  // KINERJA_PLUGIN_*
  std::string_view texts_json() const { return texts_json_; }
  const PluginTexts& texts() const { return texts_; }

  const std::vector<const kinerja_source*>& sources() const { return sources_; }
  const std::vector<const kinerja_method*>& methods() const { return methods_; }
  const std::vector<const kinerja_exporter*>& exporters() const { return exporters_; }

 private:
  PluginLibrary() = default;

  std::unique_ptr<PluginCode> code_;  // first, so that it goes last
  bool unsigned_ = false;
  std::filesystem::path file_;
  std::string sha256_, id_, version_, vendor_, license_;
  std::uint32_t abi_ = 0, needs_ = 0, flags_ = 0;
  std::string_view texts_json_;
  PluginTexts texts_;
  std::vector<const kinerja_source*> sources_;
  std::vector<const kinerja_method*> methods_;
  std::vector<const kinerja_exporter*> exporters_;

  friend class PluginLibraryLoader;
};

/// A plugin is shared by the registry and by the instances of its components: after a reload the
/// old one lives until the last of its instances is closed.
using SharedPlugin = std::shared_ptr<const PluginLibrary>;

/// A component and the plugin that it comes from.
template <class Table>
struct Component {
  SharedPlugin plugin;
  const Table* table = nullptr;
};

/// How a plugin file is loaded: into this process, or into workers.
using PluginLoader =
    std::function<Result<std::unique_ptr<PluginLibrary>>(const std::filesystem::path& file)>;

/// All plugins that are loaded or wait to be, by the ids of their components. [many]; whoever asks
/// for one that waits loads it, on the asking thread.
class PluginRegistry {
 public:
  /// Loads every *.so of a folder, in the order of names. A file that cannot be loaded does not
  /// stop the others; its Error is kept in refused().
  void load_folder(const std::filesystem::path& folder,
                   const PluginLoader& loader = PluginLibrary::open);
  /// Notes every *.so of a folder, in the order of names. One is loaded when somebody asks for an
  /// id that stands in its bytes, or for all plugins: a start does not pay for what it has no use
  /// of. Its ids are taken all the same. `loader` is kept and called by whoever asks.
  void defer_folder(const std::filesystem::path& folder,
                    const PluginLoader& loader = PluginLibrary::open);
  /// Loads one file. A plugin or component id that is already taken is an Error.
  Result<SharedPlugin> load(const std::filesystem::path& file,
                            const PluginLoader& loader = PluginLibrary::open);
  /// Loads a file in the place of the plugin that has its id. New instances are made by the new
  /// one, those that are open go on with the old one; an Error leaves the old one in its place.
  Result<SharedPlugin> reload(const std::filesystem::path& file,
                              const PluginLoader& loader = PluginLibrary::open);
  /// Notes why a plugin is not there, for whoever asks for one of its components.
  void refuse(const std::filesystem::path& file, Error error);

  /// not_found with a "did you mean" and the ids there are; when the id's plugin was refused, why.
  Result<Component<kinerja_source>> source(std::string_view id) const;
  Result<Component<kinerja_method>> method(std::string_view id) const;
  Result<Component<kinerja_exporter>> exporter(std::string_view id) const;

  /// All, in the order in which they were named; those that wait are loaded now.
  std::vector<SharedPlugin> plugins() const;
  /// Those that are loaded already.
  std::vector<SharedPlugin> loaded() const;

  struct Refused {
    std::filesystem::path file;
    Error error;
  };
  /// Of those that were loaded; what waits has not been tried.
  std::vector<Refused> refused() const;

 private:
  template <class Table>
  using ById = std::map<std::string, Component<Table>, std::less<>>;
  // A plugin, and which one of all it is.
  struct Placed {
    std::size_t place = 0;
    SharedPlugin plugin;
  };
  struct Deferred {
    std::size_t place = 0;
    std::filesystem::path file;
    std::string bytes;  // none: it could not be read
    PluginLoader loader;
  };

  template <class Table>
  Result<Component<Table>> find(std::string_view id,
                                const ById<Table>& known,
                                const Text& kind) const;
  std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder);
  Result<SharedPlugin> keep(std::size_t place, std::unique_ptr<PluginLibrary> loaded) const;
  void add(std::size_t place, SharedPlugin plugin) const;
  Result<SharedPlugin> load_deferred(const Deferred& file) const;
  void load_where(const std::function<bool(const Deferred& file)>& wanted) const;
  void load_mentioning(std::string_view id) const;

  mutable std::mutex waiting_mutex_;  // guards what waits; taken before the other one
  mutable std::vector<Deferred> deferred_;

  // What is known grows while others ask, which changes nothing of what there is.
  mutable std::shared_mutex mutex_;  // guards all below
  std::size_t places_ = 0;
  mutable std::vector<Placed> plugins_;  // by place
  mutable std::vector<Refused> refused_;
  mutable ById<kinerja_source> sources_;
  mutable ById<kinerja_method> methods_;
  mutable ById<kinerja_exporter> exporters_;
};

/// The text of a kinerja_info member, checked when the plugin was loaded. Borrowed, static.
inline std::string_view view_of(kinerja_str s) {
  return s.len == 0 ? std::string_view{} : std::string_view{s.ptr, static_cast<std::size_t>(s.len)};
}

}  // namespace kinerja
