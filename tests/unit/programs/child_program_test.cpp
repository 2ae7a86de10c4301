// A program is read to its end, judged by it, and never outlives its call.

#include "programs/child_program.hpp"

#include "result_matchers.hpp"
#include "storage/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <thread>

namespace kinerja {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ChildProgramTest : public ::testing::Test {
 protected:
  // A script of the shell, with the test's own limits.
  std::unique_ptr<ChildProgram> start(const std::string& script) {
    ProgramStart start;
    start.command = {"/bin/sh", "-c", script};
    start.environment = {"PATH=/usr/bin:/bin"};
    start.files = files_;
    start.name = "tap";
    start.secrets = {"rahasia"};
    start.limits = limits_;
    auto started = ChildProgram::start(
        std::move(start), stop_, [this](std::string_view line) { log_.emplace_back(line); });
    if (!started) throw std::runtime_error(started.error().message.en);
    return std::move(*started);
  }
  // All that it writes, or the Error that it ends with.
  static Result<std::string> all_of(ChildProgram& program) {
    std::string all;
    for (;;) {
      KINERJA_TRY(block, program.read_block());
      if (block.empty()) return all;
      all += block;
    }
  }
  Result<std::string> run(const std::string& script) { return all_of(*start(script)); }
  std::string fault_of(const std::string& script) {
    const auto result = run(script);
    return result ? "none, but: " + *result : result.error().message.en;
  }

  // The number that a script writes first.
  static pid_t number_from(ChildProgram& program) {
    const auto block = program.read_block();
    return block && !block->empty() ? std::stoi(*block) : 0;
  }
  // Waits for a process that is nobody's child of ours to be gone.
  static bool gone(pid_t id) {
    for (int turn = 0; turn < 200; ++turn) {
      std::ifstream stat("/proc/" + std::to_string(id) + "/stat");
      std::string word;
      std::string state = "X";
      if (stat >> word >> word) stat >> state;
      if (state == "X" || state == "Z") return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }
  static std::size_t open_files() {
    const std::filesystem::directory_iterator entries("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
  }

  ProgramLimits limits_;
  StopSource stop_;
  std::vector<int> files_;
  std::vector<std::string> log_;
};

TEST_F(ChildProgramTest, BringsAllThatWasWrittenAndThenEnds) {
  const auto program = start("printf 'satu\\ndua'");
  EXPECT_EQ(*all_of(*program), "satu\ndua");
  EXPECT_EQ(*program->read_block(), "");
}

TEST_F(ChildProgramTest, ABlockIsNeverLargerThanItsLimit) {
  limits_.block_bytes = 10;
  const auto program = start("printf '%s' 123456789012345678901234567890");
  for (int block = 0; block < 3; ++block) EXPECT_EQ(program->read_block()->size(), 10u);
}

TEST_F(ChildProgramTest, TellsHowItEndedAndItsLastWords) {
  EXPECT_THAT(fault_of("echo isi; echo mulai >&2; echo rusak >&2; exit 3"),
              AllOf(HasSubstr("the program tap ended with code 3"), HasSubstr("\n    rusak")));
  EXPECT_THAT(fault_of("kill -SEGV $$"), HasSubstr("ended by signal 11 (SEGV)"));
  EXPECT_THAT(log_, ElementsAre("mulai", "rusak"));
}

TEST_F(ChildProgramTest, AFaultIsToldAgainWhenAskedAgain) {
  const auto program = start("exit 3");
  EXPECT_THAT(all_of(*program), test::IsError(Errc::io, ""));
  EXPECT_THAT(program->read_block(), test::IsError(Errc::io, ""));
}

TEST_F(ChildProgramTest, WhatCannotBeStartedSaysSo) {
  ProgramStart start;
  start.command = {"/there/is/none"};
  start.name = "tap";
  const auto program = ChildProgram::start(start, stop_, [](std::string_view) {});
  ASSERT_TRUE(program);
  const auto block = (*program)->read_block();
  ASSERT_FALSE(block);
  EXPECT_THAT(block.error().message.en,
              AllOf(HasSubstr("code 127"), HasSubstr("No such file or directory")));
}

TEST_F(ChildProgramTest, SilenceIsEnded) {
  limits_.silence = 100ms;
  EXPECT_THAT(fault_of("echo a; exec sleep 60"), HasSubstr("silent for 0.1 seconds"));
}

TEST_F(ChildProgramTest, WordsOnItsStandardErrorAreNoSilence) {
  limits_.silence = 400ms;
  EXPECT_EQ(*run("for i in 1 2 3 4 5 6; do sleep 0.15; echo $i >&2; done; echo a"), "a\n");
}

TEST_F(ChildProgramTest, LatenessIsEndedEvenWhenItWritesOnAndOn) {
  limits_.in_all = 200ms;
  EXPECT_THAT(fault_of("while :; do echo a; done"), HasSubstr("not done after 0.2 seconds"));
}

TEST_F(ChildProgramTest, TooMuchOutputIsEnded) {
  limits_.output_bytes = 100'000;
  EXPECT_THAT(fault_of("while :; do echo aaaaaaaaaaaaaaaaaaaa; done"),
              HasSubstr("more than 100000 bytes"));
}

TEST_F(ChildProgramTest, AStopOfTheRunEndsIt) {
  const auto program = start("echo $$; exec sleep 60");
  const pid_t id = number_from(*program);
  stop_.request();
  EXPECT_THAT(program->read_block(), test::IsError(Errc::cancelled, ""));
  EXPECT_TRUE(gone(id));
}

TEST_F(ChildProgramTest, ItsChildrenEndWithItHoweverItEnds) {
  // The child keeps the pipe open; its end must not be waited for.
  const auto ended = start("sleep 60 & echo $!");
  const pid_t left = number_from(*ended);
  EXPECT_EQ(*all_of(*ended), "");
  EXPECT_TRUE(gone(left));

  auto dropped = start("(echo $(exec sh -c 'echo $PPID'); exec sleep 60) & wait");
  const pid_t child = number_from(*dropped);
  dropped.reset();
  EXPECT_TRUE(gone(child));
}

TEST_F(ChildProgramTest, ALogLineIsShortCleanAndWithoutSecrets) {
  limits_.error_line_bytes = 20;
  limits_.error_lines = 3;
  EXPECT_TRUE(
      run("printf 'token rahasia!\\n\\033[1m\\377\\n' >&2;"
          "echo 123456789012345rahasia >&2; echo lagi >&2"));
  EXPECT_THAT(log_, ElementsAre("token ***!", " [1m?", "123456789012345***"));
}

TEST_F(ChildProgramTest, ItGetsTheFilesItIsGivenAndNoOthers) {
  const testing::TemporaryFolder folder;
  std::ofstream(folder / "isi") << "isi berkas";
  std::FILE* given = std::fopen((folder / "isi").c_str(), "r");
  std::FILE* other = std::fopen("/dev/null", "r");  // without close-on-exec
  files_ = {::fileno(given)};
  EXPECT_EQ(*run("cat <&3; echo; cat /proc/self/fd/3; echo; ls /proc/$$/fd | tr '\\n' ' '"),
            "isi berkas\nisi berkas\n0 1 2 3 ");
  std::fclose(given);
  std::fclose(other);
}

TEST_F(ChildProgramTest, LeavesNoOpenFilesAndNoZombies) {
  const std::size_t before = open_files();
  for (const char* script : {"echo a", "exit 1", "kill -9 $$"}) (void)run(script).has_value();
  start("exec sleep 60").reset();
  EXPECT_EQ(open_files(), before);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace kinerja
