#pragma once

#include <kinerja/core/result.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace kinerja {

/// Does work on pieces, one after the other and in their order, on a thread of its own, so that
/// whoever makes them makes the next one meanwhile. Nobody else may use what the work uses before
/// finish() or the end of this object, which drops what still waits.
template <class Piece>
class Behind {
 public:
  using Work = std::function<Result<void>(Piece piece)>;

  /// Of `threads` 1, the work is done by whoever gives it. Up to `most_waiting` pieces wait for it.
  Behind(unsigned threads, std::size_t most_waiting, Work work)
      : work_(std::move(work)), most_waiting_(most_waiting) {
    if (threads != 1) thread_.emplace([this] { run(); });
  }
  ~Behind() {
    {
      const std::lock_guard lock(mutex_);
      waiting_.clear();
      ended_ = true;
    }
    changed_.notify_all();
  }
  Behind(const Behind&) = delete;
  Behind(Behind&&) = delete;
  Behind& operator=(const Behind&) = delete;
  Behind& operator=(Behind&&) = delete;

  /// Waits while as many pieces wait as may. After the Error or exception of an earlier piece,
  /// which comes back, nothing is taken any more.
  Result<void> give(Piece piece) {
    if (!thread_) {
      if (!failed_) keep(work_(std::move(piece)));
      return outcome();
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < most_waiting_ || has_failed(); });
    if (has_failed()) return outcome();
    waiting_.push_back(std::move(piece));
    lock.unlock();
    changed_.notify_all();
    return {};
  }

  /// Waits until everything is done. Nothing may be given after it.
  Result<void> finish() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    thread_.reset();  // joins
    return outcome();
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !waiting_.empty() || ended_; });
      if (waiting_.empty()) return;
      Piece piece = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      changed_.notify_all();
      if (!do_one(std::move(piece))) return;
    }
  }

  bool do_one(Piece piece) {
    std::exception_ptr thrown;
    Result<void> done;
    try {
      done = work_(std::move(piece));
    } catch (...) {
      thrown = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    thrown_ = thrown;
    keep(std::move(done));
    if (!has_failed()) return true;
    waiting_.clear();
    changed_.notify_all();
    return false;
  }

  void keep(Result<void> done) {
    if (!done) failed_ = std::move(done).error();
  }
  bool has_failed() const { return failed_ || thrown_; }
  Result<void> outcome() const {
    if (thrown_) std::rethrow_exception(thrown_);
    if (failed_) return *failed_;
    return {};
  }

  Work work_;
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Piece> waiting_;  // as all below, changed under the mutex
  bool ended_ = false;         // nothing more will be given
  std::optional<Error> failed_;
  std::exception_ptr thrown_;
  std::optional<std::jthread> thread_;  // joins before all above goes
};

}  // namespace kinerja
