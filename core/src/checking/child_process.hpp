#pragma once

#include <kinerja/core/result.hpp>

#include "checking/child.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace kinerja::checking {

/// How a child that ran a test ended.
struct ChildEnd {
  std::string answer;  // what came on descriptor 3; empty: nothing
  std::string said;    // the end of its standard output and error
  int wait_status = 0;
  bool over_time = false;
  bool left_process = false;  // something of its group lived on, and was ended
  std::chrono::milliseconds took{0};
};

struct ChildLimits {
  std::chrono::seconds time{30};
  bool memory = true;  // off where the program is built with sanitizers, which reserve terabytes
  std::vector<std::string> environment;  // "NAME=value", besides ours
};

/// Runs `program` on a task in a process group of its own, and ends the whole group when it is
/// done or its time is over.
Result<ChildEnd> run_child(const std::filesystem::path& program,
                           const ChildTask& task,
                           const ChildLimits& limits);

}  // namespace kinerja::checking
