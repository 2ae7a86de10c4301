#pragma once

#include <kinerja/core/loading.hpp>

#include "worker/facts.hpp"
#include "worker/worker_pool.hpp"

#include <memory>

namespace kinerja::worker {

/// A plugin in workers: its tables as a worker told them, with functions that ask a worker.
class RemotePlugin final : public PluginCode {
 public:
  /// Asks a first worker what the plugin is.
  static Result<std::unique_ptr<PluginLibrary>> load(const std::shared_ptr<WorkerPool>& pool);

  kinerja_status open(const kinerja_source& table,
                      const kinerja_call* call,
                      const kinerja_source_setup& setup,
                      void** self) const override;
  kinerja_status open(const kinerja_method& table,
                      const kinerja_call* call,
                      const kinerja_method_setup& setup,
                      void** self) const override;
  kinerja_status open(const kinerja_exporter& table,
                      const kinerja_call* call,
                      const kinerja_exporter_setup& setup,
                      void** self) const override;

 private:
  explicit RemotePlugin(std::shared_ptr<WorkerPool> pool) : pool_(std::move(pool)) {}

  std::shared_ptr<WorkerPool> pool_;
  ToldTables tables_;
};

}  // namespace kinerja::worker
