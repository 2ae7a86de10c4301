#pragma once

#include <kinerja/core/result.hpp>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <sys/types.h>
#include <thread>

namespace kinerja::worker {

/// Descriptors of this process that a worker gets, in the places that it looks for them.
struct Handed {
  int socket = -1;
  int lanes = -1;
  int plugin = -1;
  int words = -1;  // where what it prints goes
};

/// Starts worker processes from one thread of its own. A worker asks the kernel to end it when its
/// parent ends, and to the kernel the parent is the thread that started it: a thread that rates and
/// ends would take its workers along. [many]
class Spawner {
 public:
  explicit Spawner(std::filesystem::path program);
  ~Spawner();
  Spawner(const Spawner&) = delete;
  Spawner(Spawner&&) = delete;
  Spawner& operator=(const Spawner&) = delete;
  Spawner& operator=(Spawner&&) = delete;

  /// The process id of a new worker, with an empty environment and nothing open but what is handed.
  Result<pid_t> spawn(const Handed& handed);

 private:
  void run(const std::stop_token& stop);
  Result<pid_t> start(const Handed& handed) const;

  std::filesystem::path program_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<std::function<void()>> work_;
  std::jthread thread_;
};

}  // namespace kinerja::worker
