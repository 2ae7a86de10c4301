#pragma once

// What a program may still do that a source reads from. Everything here is for the process itself,
// just before it becomes the program, and holds for all that the program starts.

#include <kinerja/core/result.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kinerja {

struct ProgramSandbox {
  std::filesystem::path folder;          // the program's own: read and execute
  std::filesystem::path private_folder;  // its HOME and TMPDIR: read and write
  std::vector<std::uint16_t> ports;      // that it may connect to by TCP; none: no sockets at all
  std::uint64_t cpu_seconds = 600;
};

// Limits of one process of the program; more would be an accident.
inline constexpr std::uint64_t max_address_space = std::uint64_t{4} << 30U;
inline constexpr std::uint64_t max_file_bytes = std::uint64_t{1} << 30U;
inline constexpr std::uint64_t max_open_files = 256;
inline constexpr std::uint64_t max_processes_of_user = 4'096;  // of the user, counted by the kernel

/// Gives up everything else. What was reached, in words for a log; an Error when the kernel does
/// not offer a part that must be there: no_new_privs, Landlock for files, seccomp.
Result<std::string> enter_program_sandbox(const ProgramSandbox& sandbox);

}  // namespace kinerja
