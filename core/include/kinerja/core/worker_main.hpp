#pragma once

namespace kinerja {

/// Descriptors that a worker is started with.
inline constexpr int worker_socket = 3, worker_lanes = 4, worker_plugin = 5;

/// The life of the program kinerja-worker when the host has started it: shuts itself in, loads the
/// plugin, and serves the host until that is gone. Returns the exit code only when it never began.
int serve_as_worker();

}  // namespace kinerja
