#pragma once

namespace kinerja::worker {

/// From here on the kernel refuses this process every system call that plain computing does not
/// need: no sockets, no processes, no signals to others, no memory that is writable and executable.
/// With `files`, also those that change files; what they may change is for Landlock to say. False:
/// nothing has changed.
bool filter_system_calls(bool files);

}  // namespace kinerja::worker
