#include "threads/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace kinerja {

unsigned threads_for(unsigned wanted) {
  // Asked once: the answer is read from files of the kernel.
  static const unsigned all = std::max(1U, std::thread::hardware_concurrency());
  return wanted > 0 ? wanted : all;
}

Result<void> in_parallel(unsigned threads,
                         std::size_t count,
                         const std::function<Result<void>(std::size_t piece)>& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::size_t failed_piece = count;
  std::optional<Error> failed;

  const auto run = [&] {
    for (std::size_t piece = next++; piece < count; piece = next++) {
      auto done = work(piece);
      if (done) continue;
      const std::lock_guard lock(mutex);
      if (piece < failed_piece) {
        failed_piece = piece;
        failed = std::move(done).error();
      }
      next = count;
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads_for(threads), count); ++i)
    others.emplace_back(run);
  run();
  others.clear();  // joins
  if (failed) return *std::move(failed);
  return {};
}

}  // namespace kinerja
