#pragma once

#include <functional>
#include <string>
#include <vector>

namespace kinerja::checking {

/// What some code tried that needs more than memory, and how it ended.
struct Watched {
  bool possible = false;           // this machine can watch
  std::vector<std::string> tried;  // such as "openat /etc/passwd", "socket"; each was refused
  // The same, where no code of the plugin's own was at work: a library that it needs, starting up.
  std::vector<std::string> tried_by_others;
  int wait_status = 0;  // as waitpid gives it
};

enum class Threads { may_start, must_not_start };

/// What is let through, and not told: files that may be read, by the beginning of their full names;
/// a folder to write into (empty: none); files in memory.
struct Allowed {
  Threads threads = Threads::may_start;
  std::vector<std::string> readable = {};
  std::string scratch = {};
  bool memory_files = false;
};

/// Runs `work` in a child process in which opening files, sockets and processes is seen and
/// refused. What the dynamic loader opens for itself is let through. `library` is the plugin's
/// file.
Watched watch(const Allowed& allowed,
              const std::string& library,
              const std::function<void()>& work);

}  // namespace kinerja::checking
