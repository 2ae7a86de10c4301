#include "checking/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace kinerja::checking {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t max_answer_bytes = std::size_t{16} << 20U;
constexpr std::size_t max_said_bytes = 4'096;
constexpr rlim_t max_memory = rlim_t{6} << 30U;
constexpr rlim_t max_descriptors = 256;
constexpr rlim_t max_file_bytes = rlim_t{64} << 20U;
constexpr std::chrono::milliseconds grace{300};  // to say what was being done
constexpr int answer_descriptor = 3;
constexpr int max_patience = 20;  // times its limit, for a child that waits for the processor

struct Pipe {
  int read = -1, write = -1;
  bool open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read = ends[0];
    write = ends[1];
    return true;
  }
};

void limit(int which, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(which), &both);
}

// Between fork and exec: only what is safe there.
[[noreturn]] void become(const char* program,
                         char* const* arguments,
                         char* const* environment,
                         const Pipe& answer,
                         const Pipe& said,
                         const ChildLimits& limits) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  // Out of the way of descriptor 3 first.
  const int to_answer = fcntl(answer.write, F_DUPFD, 10);
  dup2(said.write, STDOUT_FILENO);
  dup2(said.write, STDERR_FILENO);
  dup2(to_answer, answer_descriptor);
  close(to_answer);
  if (nothing > STDERR_FILENO && nothing != answer_descriptor) close(nothing);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, max_descriptors);
  limit(RLIMIT_FSIZE, max_file_bytes);
  if (limits.memory) limit(RLIMIT_AS, max_memory);
  for (int number = 1; number < NSIG; ++number) std::signal(number, SIG_DFL);
  execve(program, arguments, environment);
  _exit(127);
}

void take(int from, std::string& into, std::size_t most, bool keep_end, bool& open) {
  std::array<char, 65'536> room{};
  const ssize_t got = read(from, room.data(), room.size());
  if (got <= 0) {
    open = got < 0 && errno == EINTR;
    return;
  }
  into.append(room.data(), static_cast<std::size_t>(got));
  if (into.size() <= most) return;
  if (keep_end)
    into.erase(0, into.size() - most);
  else
    into.resize(most);
}

// Whether a child that is not done yet has got less of the processor than it was given, and wants
// more: on a machine that is busy the clock on the wall says nothing about the plugin.
bool starved(pid_t child, std::chrono::seconds time) {
  std::ifstream in("/proc/" + std::to_string(child) + "/stat");
  std::string line;
  std::getline(in, line);
  const std::size_t behind_name = line.rfind(") ");
  if (behind_name == std::string::npos) return false;
  std::istringstream fields(line.substr(behind_name + 2));
  char state = 0;
  fields >> state;
  constexpr int between = 10;  // fields from the state to the user time
  std::string skipped;
  for (int i = 0; i < between; ++i) fields >> skipped;
  long user = 0, system = 0;
  fields >> user >> system;
  return state == 'R' && user + system < time.count() * sysconf(_SC_CLK_TCK);
}

// Reads both pipes until the child has closed them or its time is over.
void listen(
    pid_t child, const Pipe& answer, const Pipe& said, const ChildLimits& limits, ChildEnd& end) {
  const auto begin = Clock::now();
  auto until = begin + limits.time;
  bool answer_open = true, said_open = true, ended = false;
  while (answer_open || said_open) {
    const auto now = Clock::now();
    if (now >= until) {
      if (end.over_time) break;
      if (!ended && now < begin + limits.time * max_patience && starved(child, limits.time)) {
        until = now + std::chrono::seconds{1};
        continue;
      }
      end.over_time = true;
      kill(child, SIGTERM);  // the handler answers what it was in
      kill(child, SIGCONT);
      until = now + grace;
    }
    std::array<pollfd, 2> all = {
        {{answer_open ? answer.read : -1, POLLIN, 0}, {said_open ? said.read : -1, POLLIN, 0}}};
    constexpr int tick_ms = 50;
    if (poll(all.data(), all.size(), tick_ms) < 0 && errno != EINTR) break;
    if (all[0].revents != 0) take(answer.read, end.answer, max_answer_bytes, false, answer_open);
    if (all[1].revents != 0) take(said.read, end.said, max_said_bytes, true, said_open);
    // Grandchildren may hold the pipes open when the child itself is gone.
    if (!ended && waitpid(child, &end.wait_status, WNOHANG) == child) {
      ended = true;
      until = std::min(until, Clock::now() + grace);
    }
    if (ended && all[0].revents == 0 && all[1].revents == 0) break;
  }
  end.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  if (!ended) {
    kill(-child, SIGKILL);
    waitpid(child, &end.wait_status, 0);
  } else {
    end.over_time = end.over_time && end.took >= limits.time;
  }
  end.left_process = kill(-child, SIGKILL) == 0;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

}  // namespace

Result<ChildEnd> run_child(const std::filesystem::path& program,
                           const ChildTask& task,
                           const ChildLimits& limits) {
  Pipe answer, said;
  if (!answer.open() || !said.open())
    return fail(
        Errc::io,
        text("tidak bisa membuat pipa: {}", "can't make a pipe: {}", {std::strerror(errno)}));
  std::vector<std::string> words = {program.string(),
                                    "check",
                                    task.file.string(),
                                    task.test,
                                    task.component,
                                    std::to_string(task.seed),
                                    task.settings.string()};
  std::vector<std::string> surroundings = limits.environment;
  for (char** one = environ; *one != nullptr; ++one) surroundings.emplace_back(*one);
  const std::vector<char*> arguments = pointers_to(words), environment = pointers_to(surroundings);
  const std::string name = program.string();
  const pid_t child = fork();
  if (child < 0)
    return fail(
        Errc::io,
        text("tidak bisa membuat proses: {}", "can't make a process: {}", {std::strerror(errno)}));
  if (child == 0) become(name.c_str(), arguments.data(), environment.data(), answer, said, limits);
  setpgid(child, child);
  close(answer.write);
  close(said.write);
  ChildEnd end;
  listen(child, answer, said, limits, end);
  close(answer.read);
  close(said.read);
  constexpr int not_found = 127;
  if (WIFEXITED(end.wait_status) && WEXITSTATUS(end.wait_status) == not_found && end.answer.empty())
    return fail(Errc::not_found, text("{}: tidak bisa dijalankan", "{}: can't be run", {name}));
  return end;
}

}  // namespace kinerja::checking
