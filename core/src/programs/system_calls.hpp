#pragma once

namespace kinerja {

/// Takes from this process, and all that it starts, the system calls that no program needs which
/// reads data and writes lines: mounting, tracing, loading into the kernel, changing files
/// by their path where Landlock does not look, leaving the process group, and sockets (without
/// `network` all of them). Interpreters need too many others for a list of what is allowed. Needs
/// no_new_privs; errno says why it failed.
bool forbid_system_calls(bool network);

}  // namespace kinerja
