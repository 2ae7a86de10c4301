#pragma once

#include <functional>
#include <string>
#include <vector>

namespace kinerja::checking {

/// What some code tried that needs more than memory, and how it ended.
struct Watched {
  bool possible = false;           // this machine can watch
  std::vector<std::string> tried;  // such as "openat /etc/passwd", "socket"; each was refused
  int wait_status = 0;             // as waitpid gives it
};

enum class Threads { may_start, must_not_start };

/// Runs `work` in a child process in which opening files, sockets and processes is seen and refused.
/// What the dynamic loader opens for itself is let through.
Watched watch(Threads threads, const std::function<void()>& work);

}  // namespace kinerja::checking
