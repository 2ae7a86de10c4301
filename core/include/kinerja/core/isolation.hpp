#pragma once

// Plugins in processes of their own. What they do to memory, files, sockets or themselves stays
// there; the host believes nothing that comes back, and goes on when a worker dies.

#include <kinerja/core/calling.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/sandbox_level.hpp>
#include <kinerja/core/stop.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace kinerja {

class FileDescriptor;

/// A plugin file of which nobody can change a byte any more: a sealed copy in memory.
class SealedLibrary {
 public:
  /// Opens the file once, copies and hashes it, and checks that it is a plugin for this machine, as
  /// far as a file shows: what was checked is what runs.
  static Result<SealedLibrary> copy_of(const std::filesystem::path& file);
  SealedLibrary(FileDescriptor file, std::string sha256);
  SealedLibrary(SealedLibrary&& other) noexcept;
  SealedLibrary& operator=(SealedLibrary&& other) noexcept;
  SealedLibrary(const SealedLibrary&) = delete;
  SealedLibrary& operator=(const SealedLibrary&) = delete;
  ~SealedLibrary();

  int descriptor() const;
  const std::string& sha256() const { return sha256_; }

 private:
  std::unique_ptr<FileDescriptor> file_;
  std::string sha256_;
};

struct WorkerSettings {
  std::filesystem::path program;  // kinerja-worker
  std::uint64_t memory_bytes = std::uint64_t{1} << 30U;
  // How long a plugin may be silent: the whole of rating a thousand people, or the time between two
  // things that a source or exporter asks of the host.
  std::chrono::milliseconds silence{5'000};
  SandboxLevel minimum = SandboxLevel::filtered;  // below it no plugin is loaded
};

/// Makes workers and loads plugins into them. One for the whole program: ends after all plugins
/// that it loaded. [many]
class WorkerHouse {
 public:
  /// Borrows `stop` and `log`.
  WorkerHouse(WorkerSettings settings, const StopSource& stop, const LogLine& log);
  ~WorkerHouse();
  WorkerHouse(const WorkerHouse&) = delete;
  WorkerHouse(WorkerHouse&&) = delete;
  WorkerHouse& operator=(const WorkerHouse&) = delete;
  WorkerHouse& operator=(WorkerHouse&&) = delete;

  /// Loads a plugin file into a worker: a sealed copy of it, checked as a file before.
  Result<std::unique_ptr<PluginLibrary>> load(const std::filesystem::path& file);
  /// The same for what is sealed already; `file` is its name in messages.
  Result<std::unique_ptr<PluginLibrary>> load(SealedLibrary library,
                                              const std::filesystem::path& file);

  /// Starts a worker without a plugin and says how well it is shut in.
  Result<SandboxReport> probe();

 private:
  class Parts;
  std::shared_ptr<Parts> parts_;
};

}  // namespace kinerja
