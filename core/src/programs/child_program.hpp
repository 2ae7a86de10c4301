#pragma once

// A program that writes and that we read: started, watched, and ended with all its children. What
// it may reach in the system is not decided here but by what it is started through (run_program).

#include <kinerja/core/descriptor.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/stop.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace kinerja {

/// What one run of a program may use of us. The program is ended when it goes beyond.
struct ProgramLimits {
  std::chrono::milliseconds silence{60'000};   // without a byte, while we wait for one
  std::chrono::milliseconds in_all{600'000};   // from start to end
  std::uint64_t output_bytes = 1'073'741'824;  // they stay in memory until the call is over
  std::size_t block_bytes = 65'536;            // that one read_block() brings at most
  std::size_t error_line_bytes = 1'024;        // of its standard error; the rest is left out
  std::size_t error_lines = 10'000;            // that reach the log
  std::size_t error_lines_kept = 10;           // for the report of a failure
};

/// The number that a program finds the first of its files under, behind the standard ones.
inline constexpr int first_program_file = 3;

struct ProgramStart {
  std::vector<std::string> command;      // a path, then the arguments
  std::vector<std::string> environment;  // NAME=value; all that it gets
  std::vector<int> files;                // ours, that become its first_program_file and so on
  std::string name;                      // what messages call it
  std::vector<std::string> secrets;      // what no line of its may show
  ProgramLimits limits{};
};

/// Takes one line of a program's standard error.
using ProgramLog = std::function<void(std::string_view line)>;

/// One run. Killed with its whole process group when this goes, when the run is stopped, or when
/// we die. [one]
class ChildProgram {
 public:
  /// Borrows `stop`.
  static Result<std::unique_ptr<ChildProgram>> start(ProgramStart start,
                                                     const StopSource& stop,
                                                     ProgramLog log);
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram(ChildProgram&&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;
  ChildProgram& operator=(ChildProgram&&) = delete;
  ~ChildProgram();

  /// The next bytes of its standard output; none when it has ended with exit code 0. Another end,
  /// too much output, silence and lateness are Errors that name the program.
  Result<std::string> read_block();

 private:
  using Clock = std::chrono::steady_clock;

  ChildProgram(ProgramStart start, const StopSource& stop, ProgramLog log);
  Result<void> launch();
  Result<std::string> next_block();
  Result<void> check_limits(Clock::time_point heard);
  void wait_for_output() const;
  /// Whether there were any bytes.
  bool drain_errors();
  void take_errors(std::string_view bytes);
  void end_error_line();
  /// Whether the program itself has ended; its process is not reaped, so its number stays its
  /// group's.
  bool ended() const;
  /// Ends the group and reaps the program. Returns its wait status.
  int finish();
  Result<std::string> verdict();
  Error failure(const Text& message) const;

  ProgramStart start_;
  const StopSource& stop_;
  ProgramLog log_;
  pid_t id_ = 0;  // of the program and of its group; 0: not there any more
  Descriptor output_;
  Descriptor errors_;
  Clock::time_point started_;
  std::uint64_t bytes_ = 0;
  bool over_ = false;
  std::optional<Error> fault_;  // what every read_block() answers from then on
  std::size_t longest_secret_ = 0;
  std::string error_line_;
  std::size_t error_lines_ = 0;
  std::deque<std::string> last_errors_;
};

}  // namespace kinerja
