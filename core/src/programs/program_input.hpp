#pragma once

// The standard output of a program that the cycle file names, as the bytes of an input.

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/pinned.hpp>

#include "programs/child_program.hpp"

namespace kinerja {

/// What a program is started through: a path and words that stand before the order of
/// run_program(). Empty: this host runs no programs.
using ProgramLauncher = std::vector<std::string>;

/// The value of a secret, or nothing when there is none; then it has been reported.
using FindSecret = std::function<std::optional<std::string>(std::string_view name)>;

/// One run of the program, in a sandbox. Its settings reach it as `--config FILE`, the cursor (if
/// there is one) as `--state FILE`; both files are memory, so a secret touches no disk. [one]
class ProgramInput : private Pinned {
 public:
  /// Borrows `launcher` and `stop`. `input.program` is there.
  static Result<std::unique_ptr<ProgramInput>> start(const NamedInput& input,
                                                     const ProgramLauncher& launcher,
                                                     std::string_view cursor,
                                                     const FindSecret& find_secret,
                                                     const StopSource& stop,
                                                     ProgramLog log);

  /// See ChildProgram::read_block().
  Result<std::string> read_block() { return program_->read_block(); }

 private:
  /// The program's HOME and TMPDIR, with all in it gone at the end.
  class PrivateFolder {
   public:
    PrivateFolder() = default;
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder(PrivateFolder&&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    PrivateFolder& operator=(PrivateFolder&&) = delete;
    Result<void> make();
    ~PrivateFolder();
    const std::string& path() const { return path_; }

   private:
    std::string path_;
  };

  ProgramInput() = default;

  PrivateFolder folder_;  // goes after the program has ended
  std::unique_ptr<ChildProgram> program_;
};

}  // namespace kinerja
