#pragma once

// Landlock: the kernel's way for a process to give up files and ports, for itself and all that it
// starts. Numbers and structs are our own, since Debian 12's headers know only the second of seven
// versions; the kernel is asked for its version, and only what it knows is used.

#include <kinerja/core/descriptor.hpp>

#include <cstdint>
#include <string>

namespace kinerja {

/// What a process may still do with a folder (and all below it) or a file.
enum class FileAccess { read, read_and_execute, read_and_write };

class Landlock {
 public:
  /// The version of the kernel's Landlock; 0: there is none.
  static int version();

  /// Rules that allow nothing yet. Without Landlock nothing is restricted: ask version().
  static Landlock make();

  bool is_made() const { return static_cast<bool>(rules_); }
  /// False when the rule cannot be made. What does not exist is passed over: nobody can reach it.
  bool allow(const std::string& path, FileAccess access) const;
  /// Whether ports are restricted at all: since version 4.
  bool restricts_ports() const { return version_ >= 4; }
  bool allow_connect(std::uint16_t port) const;
  /// From here on, for this thread and all that it starts. Needs no_new_privs.
  bool enforce() const;

 private:
  int version_ = 0;
  Descriptor rules_;
};

}  // namespace kinerja
