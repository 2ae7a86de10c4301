#pragma once

#include <span>
#include <string>

namespace kinerja {

/// What stands between the host and a program: `--folder F --private P --cpu SECONDS
/// [--port N]... -- COMMAND...`. Runs the command in a sandbox (program_sandbox) and waits for it;
/// answers SIGTERM, which the kernel sends when the host dies, by ending the whole process group.
/// Returns the program's exit code, or dies of the signal that it died of; 125: could not run it.
int run_program(std::span<const std::string> arguments);

}  // namespace kinerja
