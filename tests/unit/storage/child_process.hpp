#pragma once

#include <array>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace kinerja::testing {

/// A child that runs `work` and tells how far it got, one byte a step, over a pipe. `work` gets the
/// function that tells. Killed and waited for at the end.
class ChildProcess {
 public:
  explicit ChildProcess(const std::function<void(const std::function<void()>& tell)>& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) std::abort();
    id_ = ::fork();
    if (id_ < 0) std::abort();
    if (id_ == 0) {
      ::close(ends[0]);
      work([&] {
        if (::write(ends[1], "+", 1) != 1) ::_exit(3);
      });
      ::_exit(0);  // past the parent's destructors and test results
    }
    ::close(ends[1]);
    heard_ = ends[0];
  }
  ~ChildProcess() {
    if (id_ > 0) kill_now();
    ::close(heard_);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Waits for the next step. False: the child has ended.
  bool wait_for_step() const {
    char step = 0;
    return ::read(heard_, &step, 1) == 1;
  }

  void kill_now() {
    ::kill(id_, SIGKILL);
    wait();
  }

  /// The wait status of the child once it has ended.
  int wait() {
    int status = 0;
    ::waitpid(std::exchange(id_, 0), &status, 0);
    return status;
  }

 private:
  pid_t id_ = 0;
  int heard_ = -1;
};

}  // namespace kinerja::testing
