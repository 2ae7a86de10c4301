#include "checking/process_state.hpp"

#include <array>
#include <cfenv>
#include <climits>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

extern char** environ;

namespace kinerja::checking {
namespace {

constexpr int max_descriptors = 1'024;

std::string rounding() {
  std::string out = "fegetround " + std::to_string(fegetround());
#if defined(__x86_64__)
  constexpr unsigned modes =
      0xFFC0U;  // without the sticky exception flags, which anybody may raise
  out += ", MXCSR " + std::to_string(_mm_getcsr() & modes);
#endif
  return out;
}

std::string handlers() {
  std::string out;
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action {};
    if (sigaction(number, nullptr, &action) != 0) continue;
    const auto at = reinterpret_cast<std::uintptr_t>(action.sa_sigaction);
    if (at != 0) out += std::to_string(number) + ":" + std::to_string(at) + " ";
  }
  sigset_t mask;
  sigemptyset(&mask);
  pthread_sigmask(SIG_BLOCK, nullptr, &mask);
  for (int number = 1; number < NSIG; ++number)
    if (sigismember(&mask, number) == 1) out.append("-").append(std::to_string(number)).append(" ");
  return out;
}

std::string folder() {
  std::array<char, PATH_MAX> room{};
  return getcwd(room.data(), room.size()) == nullptr ? "?" : room.data();
}

std::string mask_of_files() {
  const mode_t mask = umask(0);
  umask(mask);
  return std::to_string(mask);
}

std::string environment() {
  std::string out;
  for (char** one = environ; one != nullptr && *one != nullptr; ++one)
    out += std::string(*one) + "\n";
  return out;
}

std::string descriptors() {
  std::string out;
  for (int number = 0; number < max_descriptors; ++number)
    if (fcntl(number, F_GETFD) != -1) out += std::to_string(number) + " ";
  return out;
}

std::string limits() {
  std::string out;
  for (const int which : {RLIMIT_AS,
                          RLIMIT_CORE,
                          RLIMIT_CPU,
                          RLIMIT_DATA,
                          RLIMIT_FSIZE,
                          RLIMIT_NOFILE,
                          RLIMIT_STACK}) {
    rlimit limit{};
    getrlimit(static_cast<__rlimit_resource>(which), &limit);
    out += std::to_string(limit.rlim_cur) + " ";
  }
  return out;
}

}  // namespace

int thread_count() {
  int count = 0;
  DIR* tasks = opendir("/proc/self/task");
  if (tasks == nullptr) return 1;
  while (const dirent* entry = readdir(tasks))
    if (entry->d_name[0] != '.') ++count;
  closedir(tasks);
  return count;
}

ProcessState ProcessState::now() {
  ProcessState state;
  const char* locale = setlocale(LC_ALL, nullptr);
  state.parts = {{text("pembulatan dan mode bilangan pecahan", "rounding and floating point modes"),
                  rounding()},
                 {text("penangan sinyal", "signal handlers"), handlers()},
                 {text("locale", "locale"), locale == nullptr ? "?" : locale},
                 {text("folder kerja", "working directory"), folder()},
                 {text("umask", "umask"), mask_of_files()},
                 {text("variabel lingkungan", "environment"), environment()},
                 {text("batas proses", "process limits"), limits()},
                 {text("deskriptor yang terbuka", "open descriptors"), descriptors()},
                 {text("utas", "threads"), std::to_string(thread_count())}};
  return state;
}

std::vector<Text> ProcessState::changes_to(const ProcessState& after) const {
  std::vector<Text> out;
  constexpr std::size_t longest = 200;  // an environment is long, and not for a report
  for (std::size_t i = 0; i < parts.size() && i < after.parts.size(); ++i) {
    if (parts[i].value == after.parts[i].value) continue;
    const bool longer = parts[i].value.size() > longest || after.parts[i].value.size() > longest;
    out.push_back(longer ? text("{} berubah", "{} changed", {parts[i].name})
                         : text("{}: sebelumnya {}, sesudahnya {}",
                                "{}: {} before, {} after",
                                {parts[i].name, parts[i].value, after.parts[i].value}));
  }
  return out;
}

}  // namespace kinerja::checking
