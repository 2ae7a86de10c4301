#include <kinerja/core/run_program.hpp>

#include "programs/program_sandbox.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace kinerja {
namespace {

constexpr int could_not_run = 125;

struct Order {
  ProgramSandbox sandbox;
  std::vector<std::string> command;
};

// To the host's log, in both languages, since nobody has told us which one.
int complain(const Text& message) {
  std::fprintf(stderr, "%s / %s\n", message.id.c_str(), message.en.c_str());
  return could_not_run;
}

template <class Number>
bool read_number(const std::string& words, Number& number) {
  const char* end = words.data() + words.size();
  const auto read = std::from_chars(words.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

std::optional<Order> read_order(std::span<const std::string> arguments) {
  Order order;
  for (std::size_t k = 0; k + 1 < arguments.size(); k += 2) {
    const std::string& name = arguments[k];
    const std::string& value = arguments[k + 1];
    if (name == "--") {
      order.command.assign(arguments.begin() + static_cast<std::ptrdiff_t>(k) + 1, arguments.end());
      break;
    }
    std::uint16_t port = 0;
    if (name == "--folder") {
      order.sandbox.folder = value;
    } else if (name == "--private") {
      order.sandbox.private_folder = value;
    } else if (name == "--port" && read_number(value, port)) {
      order.sandbox.ports.push_back(port);
    } else if (name != "--cpu" || !read_number(value, order.sandbox.cpu_seconds)) {
      return std::nullopt;
    }
  }
  const bool whole = !order.command.empty() && order.sandbox.folder.is_absolute() &&
                     order.sandbox.private_folder.is_absolute();
  return whole ? std::optional(std::move(order)) : std::nullopt;
}

void set_environment(const ProgramSandbox& sandbox) {
  ::clearenv();
  ::setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
  ::setenv("LANG", "C.UTF-8", 1);
  ::setenv("HOME", sandbox.private_folder.c_str(), 1);
  ::setenv("TMPDIR", sandbox.private_folder.c_str(), 1);
}

[[noreturn]] void become_program(Order order) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGTERM, SIG_DFL);
  if (::chdir(order.sandbox.folder.c_str()) != 0)
    ::_exit(
        complain(text("folder {} tidak dapat dibuka: {}",
                      "the folder {} cannot be opened: {}",
                      {order.sandbox.folder.string(), std::generic_category().message(errno)})));
  const auto reached = enter_program_sandbox(order.sandbox);
  if (!reached) ::_exit(complain(reached.error().message));
  std::fprintf(stderr, "sandbox: %s\n", reached->c_str());
  std::fflush(stderr);
  set_environment(order.sandbox);
  std::vector<char*> words;
  words.reserve(order.command.size() + 1);
  for (std::string& word : order.command) words.push_back(word.data());
  words.push_back(nullptr);
  ::execvp(words[0], words.data());
  ::_exit(complain(text("{} tidak dapat dijalankan: {}",
                        "{} cannot be run: {}",
                        {order.command[0], std::generic_category().message(errno)})));
}

// All that the program has started is in this process group, and so are we.
extern "C" void end_group(int) {
  ::kill(0, SIGKILL);
}

}  // namespace

int run_program(std::span<const std::string> arguments) {
  std::optional<Order> order = read_order(arguments);
  if (!order)
    return complain(text("run-program dipanggil dengan cara yang salah",
                         "run-program was called in a wrong way"));
  if (::getpgrp() != ::getpid() && ::setpgid(0, 0) != 0)
    return complain(text("tidak dapat membuat kelompok proses", "cannot make a process group"));
  std::signal(SIGTERM, end_group);
  const pid_t child = ::fork();
  if (child == 0) become_program(std::move(*order));
  if (child < 0)
    return complain(text("tidak dapat membuat proses: {}",
                         "cannot make a process: {}",
                         {std::generic_category().message(errno)}));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return could_not_run;
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  std::signal(WTERMSIG(status), SIG_DFL);
  ::raise(WTERMSIG(status));
  return could_not_run;
}

}  // namespace kinerja
