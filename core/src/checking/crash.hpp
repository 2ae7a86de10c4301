#pragma once

#include <kinerja/core/text.hpp>

namespace kinerja::checking {

/// Takes the signals that end a process for a plugin's fault (SIGSEGV, SIGBUS, SIGFPE, SIGILL,
/// SIGABRT, SIGTRAP), answers on `answer_to` what happened, and ends the process. SIGTERM, which
/// says that the time is over, is answered with what was being done.
void explain_crashes(int answer_to);

/// What is being done, for whom a crash has to explain. [many]
void set_doing(const Text& what);

}  // namespace kinerja::checking
