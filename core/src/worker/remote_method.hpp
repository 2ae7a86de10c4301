#pragma once

#include <kinerja/core/rows.hpp>

#include "worker/remote_instance.hpp"

#include <map>
#include <optional>
#include <shared_mutex>
#include <utility>

namespace kinerja::worker {

/// A method instance that lives in whichever worker is free. Behind kinerja_method's functions.
class RemoteMethod : public RemoteInstance {
 public:
  RemoteMethod(std::shared_ptr<WorkerPool> pool,
               std::uint64_t place,
               const kinerja_method& table,
               const kinerja_method_setup& setup);
  ~RemoteMethod();
  RemoteMethod(const RemoteMethod&) = delete;
  RemoteMethod(RemoteMethod&&) = delete;
  RemoteMethod& operator=(const RemoteMethod&) = delete;
  RemoteMethod& operator=(RemoteMethod&&) = delete;

  /// Makes it in a first worker, and reads its grades.
  kinerja_status open(const kinerja_call* call);

  kinerja_status grades(kinerja_strs* words, std::uint32_t* len) const;
  std::uint32_t trail_per_row(std::uint32_t goals, std::uint32_t ratings) const;
  /// A batch that costs its worker is tried again in another, then in halves, until the people are
  /// found whose rows do it: they fail alone. [many]
  kinerja_status rate(const kinerja_call* call,
                      const kinerja_rate_in& in,
                      kinerja_rate_out& out) const;

 private:
  struct Tried {
    Ending ending = Ending::done;
    kinerja_status status = KINERJA_OK;
    Text why;
    std::optional<Error> refused = {};  // there was no worker to be had
  };
  // What a batch may still cost.
  struct Budget;
  // Where the results of a piece go in those of the whole batch.
  struct Piece {
    std::uint32_t first = 0;
    std::int32_t first_goal = 0, first_rating = 0;
  };

  Tried attempt(const kinerja_call* call,
                const kinerja_rate_in& in,
                const Piece& piece,
                std::chrono::milliseconds silence,
                kinerja_rate_out& out) const;
  std::chrono::milliseconds silence_of_batch(std::uint32_t people) const;
  std::chrono::milliseconds silence_of_piece(std::uint32_t people) const;
  bool take_rated(const WorkerProcess& worker,
                  std::uint32_t n,
                  const Piece& piece,
                  kinerja_rate_out& out) const;
  kinerja_status narrow(const kinerja_call* call,
                        const kinerja_rate_in& in,
                        std::uint32_t first,
                        std::uint32_t last,
                        const Text& why,
                        Budget& budget,
                        kinerja_rate_out& out) const;
  Ending read_opening(const WorkerProcess& worker);

  const kinerja_method& table_;
  std::size_t inputs_, attributes_;
  kinerja_status grades_status_ = KINERJA_OK;
  std::uint32_t grades_len_ = 0;
  TextColumn grades_;
  mutable std::shared_mutex mutex_;  // guards the answers that were asked for
  mutable std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> steps_;
};

}  // namespace kinerja::worker
