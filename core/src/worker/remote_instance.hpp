#pragma once

#include "worker/worker_pool.hpp"

#include <memory>
#include <string>

namespace kinerja::worker {

/// What is the same for all instances of plugins in workers: how one is made in whatever worker
/// comes.
class RemoteInstance : private Pinned {
 public:
  /// Keeps a packed copy of `setup`, so that the instance can be made again.
  template <class Setup>
  RemoteInstance(std::shared_ptr<WorkerPool> pool,
                 ComponentKind kind,
                 std::uint64_t place,
                 const Setup& setup)
      : pool_(std::move(pool)), kind_(kind), place_(place), id_(pool_->next_instance()) {
    const auto name_fields = [&](auto& visit) { border::fields(setup, visit); };
    setup_.resize(border::pack(setup, {}, name_fields));
    border::pack(setup, setup_, name_fields);
  }

 protected:
  WorkerPool& pool() const { return *pool_; }
  std::uint64_t id() const { return id_; }
  Message request(Kind kind) const;

  /// Makes the instance in a worker that does not have it yet. The reply is the worker's.
  Ending open_in(WorkerProcess& worker, const kinerja_call* call) const;

  /// What a call that cost its worker says to the host: a report with the reason, and the status.
  static kinerja_status lost(const kinerja_call* call, Ending ending, const Text& why);
  /// The same for a worker that could not be had.
  static kinerja_status refused(const kinerja_call* call, const Error& error);

 private:
  std::shared_ptr<WorkerPool> pool_;
  ComponentKind kind_;
  std::uint64_t place_, id_;
  std::vector<std::byte> setup_;
};

/// Reports in words of the host's own, which carry both languages. `call` is that of a CallScope.
void report(const kinerja_call* call, kinerja_status code, std::int64_t row, const Text& message);

}  // namespace kinerja::worker
