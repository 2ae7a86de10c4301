#include "programs/child_program.hpp"

#include <kinerja/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace kinerja {
namespace {

// How often a waiting host looks whether it shall stop and whether the program has ended.
constexpr std::chrono::milliseconds between_looks{20};
constexpr int failed_to_start = 127;
constexpr int max_reads_of_errors = 16;  // of 4 KiB, between two reads of the output

// A line as a log may show it: text, without control characters, without secrets.
std::string shown(std::string line, const std::vector<std::string>& secrets, std::size_t limit) {
  for (const std::string& secret : secrets)
    for (auto at = line.find(secret); !secret.empty() && at != std::string::npos;
         at = line.find(secret, at))
      line.replace(at, secret.size(), "***");
  line.resize(std::min(line.size(), limit));
  for (auto bad = first_invalid_utf8(line); bad; bad = first_invalid_utf8(line)) line[*bad] = '?';
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return line;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  all.reserve(words.size() + 1);
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

// What the program gets as its files, on the way past the numbers that it gets them under.
struct Files {
  int input;
  int output;
  int errors;
  std::vector<int> more;
};

// Between fork and exec: another thread may have held any lock, so nothing here allocates.
[[noreturn]] void become(char* const* command,
                         char* const* environment,
                         const Files& files,
                         pid_t parent) {
  ::setpgid(0, 0);
  // SIGTERM, because what we start through answers it by ending the whole group.
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(failed_to_start);
  for (int number = 1; number < NSIG; ++number)
    if (number != SIGKILL && number != SIGSTOP) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  bool good = ::dup2(files.input, STDIN_FILENO) >= 0 && ::dup2(files.output, STDOUT_FILENO) >= 0 &&
              ::dup2(files.errors, STDERR_FILENO) >= 0;
  int next = first_program_file;
  for (const int file : files.more) good = good && ::dup2(file, next++) >= 0;
  if (good && ::close_range(static_cast<unsigned>(next), ~0U, 0) == 0)
    ::execve(command[0], command, environment);
  const char* why = std::strerror(errno);  // of a few well-known numbers: static texts
  (void)!::write(STDERR_FILENO, why, std::strlen(why));
  ::_exit(failed_to_start);
}

// A copy that stands clear of the numbers that the program's files get.
Descriptor moved_up(int file, std::size_t files) {
  return Descriptor(::fcntl(file, F_DUPFD_CLOEXEC, first_program_file + static_cast<int>(files)));
}

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read_end = Descriptor(ends[0]);
    write_end = Descriptor(ends[1]);
    return ::fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
  }
};

}  // namespace

ChildProgram::ChildProgram(ProgramStart start, const StopSource& stop, ProgramLog log)
    : start_(std::move(start)), stop_(stop), log_(std::move(log)), started_(Clock::now()) {
  for (const std::string& secret : start_.secrets)
    longest_secret_ = std::max(longest_secret_, secret.size());
}

ChildProgram::~ChildProgram() {
  if (id_ > 0) finish();
}

Result<std::unique_ptr<ChildProgram>> ChildProgram::start(ProgramStart start,
                                                          const StopSource& stop,
                                                          ProgramLog log) {
  std::unique_ptr<ChildProgram> child(new ChildProgram(std::move(start), stop, std::move(log)));
  KINERJA_CHECK(child->launch());
  return child;
}

Result<void> ChildProgram::launch() {
  const std::size_t extra = start_.files.size();
  Pipe output;
  Pipe errors;
  const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  bool good = output.open() && errors.open() && nothing;
  std::vector<Descriptor> copies;
  Files files{};
  for (const int file : start_.files) {
    copies.push_back(moved_up(file, extra));
    files.more.push_back(copies.back().get());
    good = good && copies.back();
  }
  copies.push_back(moved_up(output.write_end.get(), extra));
  files.output = copies.back().get();
  copies.push_back(moved_up(errors.write_end.get(), extra));
  files.errors = copies.back().get();
  copies.push_back(moved_up(nothing.get(), extra));
  files.input = copies.back().get();
  const std::vector<char*> command = pointers(start_.command);
  const std::vector<char*> environment = pointers(start_.environment);
  const pid_t parent = ::getpid();
  const pid_t child =
      good && files.input >= 0 && files.errors >= 0 && files.output >= 0 ? ::fork() : -1;
  if (child == 0) become(command.data(), environment.data(), files, parent);
  if (child < 0)
    return failure(text("tidak dapat dijalankan: {}",
                        "cannot be started: {}",
                        {std::generic_category().message(errno)}));
  // Both sides do it, so that the group is there whoever comes first.
  ::setpgid(child, child);
  id_ = child;
  output_ = std::move(output.read_end);
  errors_ = std::move(errors.read_end);
  return {};
}

Result<std::string> ChildProgram::read_block() {
  if (fault_) return *fault_;
  if (over_) return std::string();
  auto block = next_block();
  if (!block) fault_ = block.error();
  return block;
}

Result<std::string> ChildProgram::next_block() {
  Clock::time_point heard = Clock::now();
  std::string block(start_.limits.block_bytes, '\0');
  for (;;) {
    if (drain_errors()) heard = Clock::now();
    KINERJA_CHECK(check_limits(heard));
    // Asked before the pipe is: what was in it when the program ended is read in any case.
    const bool all_written = ended();
    const ssize_t n = ::read(output_.get(), block.data(), block.size());
    if (n > 0) {
      block.resize(static_cast<std::size_t>(n));
      block.shrink_to_fit();
      bytes_ += block.size();
      if (bytes_ <= start_.limits.output_bytes) return block;
      finish();
      return failure(text("dihentikan: keluarannya lebih dari {} byte",
                          "was ended: it wrote more than {} bytes",
                          {start_.limits.output_bytes}));
    }
    if (n == 0) output_.close();
    if (all_written) return verdict();
    wait_for_output();
  }
}

Result<void> ChildProgram::check_limits(Clock::time_point heard) {
  const Clock::time_point now = Clock::now();
  const auto seconds = [](std::chrono::milliseconds time) {
    return std::chrono::duration<double>(time).count();
  };
  if (stop_.requested()) {
    finish();
    return kinerja::fail(Errc::cancelled, text("dihentikan", "stopped"));
  }
  if (now - started_ >= start_.limits.in_all) {
    finish();
    return failure(text("dihentikan: belum selesai setelah {} detik",
                        "was ended: not done after {} seconds",
                        {seconds(start_.limits.in_all)}));
  }
  if (now - heard >= start_.limits.silence) {
    finish();
    return failure(text("dihentikan: diam selama {} detik",
                        "was ended: silent for {} seconds",
                        {seconds(start_.limits.silence)}));
  }
  return {};
}

// Pipes that the program has closed have no number any more, and poll passes over them.
void ChildProgram::wait_for_output() const {
  std::array<pollfd, 2> ends{{{output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
  ::poll(ends.data(), ends.size(), static_cast<int>(between_looks.count()));
}

bool ChildProgram::drain_errors() {
  std::array<char, 4096> bytes{};
  bool any = false;
  // Bounded: a program that writes faster than we read must not keep us here.
  for (int turn = 0; turn < max_reads_of_errors; ++turn) {
    const ssize_t n = ::read(errors_.get(), bytes.data(), bytes.size());
    if (n == 0) errors_.close();
    if (n <= 0) break;
    take_errors({bytes.data(), static_cast<std::size_t>(n)});
    any = true;
  }
  return any;
}

void ChildProgram::take_errors(std::string_view bytes) {
  // A secret that begins within the line's limit must be there in full to be found.
  const std::size_t limit = start_.limits.error_line_bytes + longest_secret_;
  for (const char c : bytes) {
    if (c == '\n') {
      end_error_line();
    } else if (error_line_.size() < limit) {
      error_line_ += c;
    }
  }
}

void ChildProgram::end_error_line() {
  if (error_line_.empty()) return;
  const std::size_t limit = start_.limits.error_line_bytes;
  std::string line = shown(std::move(error_line_), start_.secrets, limit);
  error_line_.clear();
  if (++error_lines_ <= start_.limits.error_lines) log_(line);
  last_errors_.push_back(std::move(line));
  if (last_errors_.size() > start_.limits.error_lines_kept) last_errors_.pop_front();
}

bool ChildProgram::ended() const {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid != 0;
}

int ChildProgram::finish() {
  // The group first: as long as its leader is not reaped, nobody else can have its number.
  ::kill(-id_, SIGKILL);
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR)
    ;
  id_ = 0;
  over_ = true;
  drain_errors();
  end_error_line();
  output_.close();
  errors_.close();
  return status;
}

Result<std::string> ChildProgram::verdict() {
  const int status = finish();
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::string();
  if (WIFEXITED(status))
    return failure(text("berakhir dengan kode {}", "ended with code {}", {WEXITSTATUS(status)}));
  return failure(text("berakhir karena sinyal {} ({})",
                      "ended by signal {} ({})",
                      {WTERMSIG(status), ::sigabbrev_np(WTERMSIG(status))}));
}

Error ChildProgram::failure(const Text& message) const {
  Text all = text("program {} {}", "the program {} {}", {start_.name, message});
  for (const std::string& line : last_errors_) {
    all.id += "\n    " + line;
    all.en += "\n    " + line;
  }
  return kinerja::fail(Errc::io, std::move(all));
}

}  // namespace kinerja
