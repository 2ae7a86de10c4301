#pragma once

#include <kinerja/core/incident_book.hpp>
#include <kinerja/core/isolation.hpp>
#include <kinerja/core/pinned.hpp>

#include "worker/plugin_health.hpp"
#include "worker/worker_process.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace kinerja::worker {

/// What all workers of the program have in common. Shared by the house and by the plugins that it
/// loaded, and ends with the last of them.
struct HouseParts {
  WorkerSettings settings;
  const StopSource& stop;
  const LogLine& log;
  Spawner spawner;
};

/// The workers of one plugin file. [many]
class WorkerPool : private Pinned {
 public:
  /// Incidents that `book` has of the library count, and those to come are added to it.
  WorkerPool(std::shared_ptr<HouseParts> parts,
             std::shared_ptr<const SealedFile> library,
             std::optional<IncidentBook> book);

  /// An idle worker, or a new one. Waits when the plugin has to; `call` says when to stop waiting.
  Result<std::unique_ptr<WorkerProcess>> take(const kinerja_call* call);
  /// A new worker that serves one instance alone. With a folder to write into when `scratch` is not
  /// empty.
  Result<std::unique_ptr<WorkerProcess>> fresh(const kinerja_call* call,
                                               const std::string& scratch);
  void give_back(std::unique_ptr<WorkerProcess> worker);

  /// One call has cost at least one worker.
  void incident(const Text& what);

  std::uint64_t next_instance() { return ++instances_; }
  /// Closes an instance in every worker that has it, now or when it comes back.
  void close(std::uint64_t instance);

  const WorkerSettings& settings() const { return parts_->settings; }
  const std::string& file() const { return file_; }
  const std::string& sha256() const { return library_->sha256(); }

 private:
  Error in_quarantine() const;
  Result<void> wait_until_allowed(const kinerja_call* call);
  Result<std::unique_ptr<WorkerProcess>> start(const std::string& scratch);

  std::shared_ptr<HouseParts> parts_;
  std::shared_ptr<const SealedFile> library_;  // shared with who opened it, for other uses
  std::string file_;
  std::optional<IncidentBook> book_;
  std::atomic<std::uint64_t> instances_{0};
  std::mutex mutex_;  // guards all below
  std::vector<std::unique_ptr<WorkerProcess>> idle_;
  std::set<std::uint64_t> closed_;  // instances that busy workers may still have
  std::size_t busy_ = 0;
  PluginHealth health_;
};

}  // namespace kinerja::worker
