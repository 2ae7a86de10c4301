#pragma once

#include <kinerja/core/text.hpp>

#include <string>
#include <vector>

namespace kinerja::checking {

/// What all code of a process shares, and a plugin must leave alone: how floating point rounds,
/// signal handlers, locale, working directory, umask, environment, threads, open descriptors.
struct ProcessState {
  struct Part {
    Text name;
    std::string value;
  };
  std::vector<Part> parts;

  static ProcessState now();
  /// What differs, in words: "working directory: /a before, /b after".
  std::vector<Text> changes_to(const ProcessState& after) const;
};

/// Threads of this process, and its open descriptors as a list.
int thread_count();

}  // namespace kinerja::checking
