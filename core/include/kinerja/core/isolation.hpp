#pragma once

// Plugins in processes of their own. What they do to memory, files, sockets or themselves stays
// there; the host believes nothing that comes back, and goes on when a worker dies.

#include <kinerja/core/calling.hpp>
#include <kinerja/core/incident_book.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/manifest.hpp>
#include <kinerja/core/sandbox_level.hpp>
#include <kinerja/core/sealed_file.hpp>
#include <kinerja/core/stop.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace kinerja {

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

  /// Loads a plugin into a worker, after looking at its bytes as a file. Messages call it by its
  /// origin. Refused while it is in quarantine by the incidents in `book`.
  Result<std::unique_ptr<PluginLibrary>> load(std::shared_ptr<const SealedFile> library,
                                              std::optional<IncidentBook> book = {});
  /// What a plugin says of itself, asked in a worker.
  Result<LibraryFacts> describe(const SealedFile& library);

  /// Starts a worker without a plugin and says how well it is shut in.
  Result<SandboxReport> probe();

 private:
  class Parts;
  std::shared_ptr<Parts> parts_;
};

}  // namespace kinerja
