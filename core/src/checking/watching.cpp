// Watching with a seccomp filter that turns system calls into SIGSYS. The filter looks at where the
// call comes from: the dynamic loader opens libraries with system calls of its own, and everybody
// else goes through the C library. What is allowed is called again by the handler, with a mark in
// an argument that the call doesn't have; the filter lets calls with the mark through.
#include "checking/watching.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <csignal>
#include <cstddef>
#include <link.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#endif

namespace kinerja::checking {

#if defined(__x86_64__)
namespace {

constexpr std::size_t max_tried = 16;
constexpr std::size_t max_words = 160;

// Shared with the child, which may die at any time.
struct Log {
  std::atomic<std::uint32_t> count;
  std::array<bool, max_tried> by_others;
  std::array<std::array<char, max_words>, max_tried> tried;
};
Log* current_log = nullptr;  // a signal handler has no arguments
const char* current_library = nullptr;
const std::uintptr_t* current_stack_end = nullptr;
const Allowed* current_allowed = nullptr;
constexpr std::uint64_t mark = 0x6B696E65726A6121;  // in the sixth argument

struct Range {
  std::uint64_t from = 0, to = 0;
};

int find_code(dl_phdr_info* info, std::size_t, void* range) {
  if (std::strcmp(info->dlpi_name, current_library) != 0) return 0;
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const auto& part = info->dlpi_phdr[i];
    if (part.p_type != PT_LOAD || (part.p_flags & PF_X) == 0) continue;
    const std::uint64_t from = info->dlpi_addr + part.p_vaddr;
    *static_cast<Range*>(range) = {from, from + part.p_memsz};
  }
  return 1;
}

// Whether the plugin's own code is among the callers: some word on the stack is an address in it.
// On other threads nobody knows where the stack ends, and all is the plugin's.
bool by_the_plugin(std::uintptr_t stack) {
  Range code;
  dl_iterate_phdr(find_code, &code);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): the processor keeps addresses as numbers.
  const auto* word = reinterpret_cast<const std::uintptr_t*>(stack & ~std::uintptr_t{7});
  constexpr std::ptrdiff_t most_words = 1 << 17;
  if (word > current_stack_end || current_stack_end - word > most_words) return true;
  return std::any_of(
      word, current_stack_end, [&](std::uintptr_t at) { return at >= code.from && at < code.to; });
}

struct Watchword {
  std::uint32_t number;
  const char* name;
  int path_argument;  // -1: none
};
constexpr Watchword watched_calls[] = {
    {SYS_open, "open", 0},         {SYS_openat, "openat", 1},
    {SYS_openat2, "openat2", 1},   {SYS_creat, "creat", 0},
    {SYS_socket, "socket", -1},    {SYS_socketpair, "socketpair", -1},
    {SYS_connect, "connect", -1},  {SYS_fork, "fork", -1},
    {SYS_vfork, "vfork", -1},      {SYS_execve, "execve", 0},
    {SYS_execveat, "execveat", 1}, {SYS_unlink, "unlink", 0},
    {SYS_unlinkat, "unlinkat", 1}, {SYS_rename, "rename", 0},
    {SYS_renameat, "renameat", 1}, {SYS_renameat2, "renameat2", 1},
    {SYS_mkdir, "mkdir", 0},       {SYS_mkdirat, "mkdirat", 1},
    {SYS_chdir, "chdir", 0},       {SYS_ptrace, "ptrace", -1},
    {SYS_kill, "kill", -1},        {SYS_memfd_create, "memfd_create", 0}};

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

// What a call is about: how a file is to be opened, and which.
struct Wish {
  std::uint32_t number;
  std::string_view path;
  int open_flags;  // of open and openat
};

bool is_allowed(const Wish& wish) {
  const Allowed& allowed = *current_allowed;
  if (wish.number == SYS_memfd_create) return allowed.memory_files;
  const bool opens = wish.number == SYS_open || wish.number == SYS_openat;
  const bool removes = wish.number == SYS_unlink || wish.number == SYS_unlinkat;
  if ((!opens && !removes) || wish.path.find("/..") != std::string_view::npos) return false;
  if (!allowed.scratch.empty() && is_below(wish.path, allowed.scratch)) return true;
  if (!opens) return false;
  // A file in memory has a name there, for libraries that want one.
  if (allowed.memory_files && is_below(wish.path, "/proc/self/fd/")) return true;
  const bool reads = (wish.open_flags & (O_ACCMODE | O_CREAT)) == O_RDONLY;
  return reads && std::ranges::any_of(allowed.readable, [&](const std::string& folder) {
           return is_below(wish.path, folder);
         });
}

greg_t call_marked(std::uint32_t number, const greg_t* registers) {
  const int before = errno;
  const long answer = syscall(number,
                              registers[REG_RDI],
                              registers[REG_RSI],
                              registers[REG_RDX],
                              registers[REG_R10],
                              registers[REG_R8],
                              mark);
  const greg_t out = answer == -1 ? -errno : answer;
  errno = before;
  return out;
}

extern "C" void on_watched_call(int, siginfo_t* info, void* context) {
  auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext.gregs;
  const auto number = static_cast<std::uint32_t>(info->si_syscall);
  const auto found = std::ranges::find(watched_calls, number, &Watchword::number);
  const char* name = found == std::end(watched_calls)
                         ? (number == SYS_clone || number == SYS_clone3 ? "clone" : "?")
                         : found->name;
  const char* path = "";
  if (found != std::end(watched_calls) && found->path_argument == 0)
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the same.
    path = reinterpret_cast<const char*>(registers[REG_RDI]);
  if (found != std::end(watched_calls) && found->path_argument == 1)
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the same.
    path = reinterpret_cast<const char*>(registers[REG_RSI]);
  const greg_t flags = number == SYS_open ? registers[REG_RSI] : registers[REG_RDX];
  if (is_allowed({number, path == nullptr ? "" : path, static_cast<int>(flags)})) {
    registers[REG_RAX] = call_marked(number, registers);
    return;
  }
  const std::uint32_t at = current_log->count.fetch_add(1);
  if (at < max_tried) {
    current_log->by_others[at] = !by_the_plugin(static_cast<std::uintptr_t>(registers[REG_RSP]));
    std::snprintf(
        current_log->tried[at].data(), max_words, "%s %.120s", name, path == nullptr ? "" : path);
  }
  registers[REG_RAX] = -EACCES;
}

// Where the dynamic loader's code lies.
Range loader_code() {
  std::ifstream maps("/proc/self/maps");
  Range range;
  for (std::string line; std::getline(maps, line);) {
    if (line.find("/ld-linux") == std::string::npos && line.find("/ld-2") == std::string::npos)
      continue;
    if (line.find(" r-xp ") == std::string::npos) continue;
    char* end = nullptr;
    range.from = std::strtoull(line.c_str(), &end, 16);
    range.to = std::strtoull(end + 1, nullptr, 16);
  }
  return range;
}

constexpr std::uint32_t low_half(std::uint64_t value) {
  return static_cast<std::uint32_t>(value);
}
constexpr std::uint32_t high_half(std::uint64_t value) {
  return static_cast<std::uint32_t>(value >> 32U);
}

class Filter {
 public:
  explicit Filter(Range loader, Threads threads) {
    load(offsetof(seccomp_data, arch));
    jump(BPF_JEQ, AUDIT_ARCH_X86_64, 1, 0);
    end(SECCOMP_RET_ALLOW);
    // Both halves of the place that the call comes from.
    load(offsetof(seccomp_data, instruction_pointer) + 4);
    jump(BPF_JEQ, high_half(loader.from), 0, 4);
    load(offsetof(seccomp_data, instruction_pointer));
    jump(BPF_JGE, low_half(loader.from), 0, 2);
    jump(BPF_JGE, low_half(loader.to), 1, 0);
    end(SECCOMP_RET_ALLOW);
    load(offsetof(seccomp_data, args) + 5 * sizeof(std::uint64_t));
    jump(BPF_JEQ, low_half(mark), 0, 3);
    load(offsetof(seccomp_data, args) + 5 * sizeof(std::uint64_t) + 4);
    jump(BPF_JEQ, high_half(mark), 0, 1);
    end(SECCOMP_RET_ALLOW);
    load(offsetof(seccomp_data, nr));
    for (const Watchword& one : watched_calls) {
      jump(BPF_JEQ, one.number, 0, 1);
      end(SECCOMP_RET_TRAP);
    }
    if (threads == Threads::must_not_start) {
      for (const std::uint32_t number : {std::uint32_t{SYS_clone}, std::uint32_t{SYS_clone3}}) {
        jump(BPF_JEQ, number, 0, 1);
        end(SECCOMP_RET_TRAP);
      }
    } else {
      // clone3 hides its flags behind a pointer; without it the C library takes clone.
      jump(BPF_JEQ, SYS_clone3, 0, 1);
      end(SECCOMP_RET_ERRNO | ENOSYS);
      constexpr std::uint32_t clone_thread = 0x00010000;
      jump(BPF_JEQ, SYS_clone, 0, 3);
      load(offsetof(seccomp_data, args));
      jump(BPF_JSET, clone_thread, 1, 0);
      end(SECCOMP_RET_TRAP);
    }
    end(SECCOMP_RET_ALLOW);
  }

  bool install() {
    const sock_fprog program{static_cast<unsigned short>(size_), code_.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
  }

 private:
  void add(sock_filter one) { code_[size_++] = one; }
  void load(std::size_t offset) {
    add({BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)});
  }
  void jump(int how, std::uint32_t value, unsigned char yes, unsigned char no) {
    add({static_cast<unsigned short>(BPF_JMP | how | BPF_K), yes, no, value});
  }
  void end(std::uint32_t what) { add({BPF_RET | BPF_K, 0, 0, what}); }

  std::array<sock_filter, 80> code_{};
  std::size_t size_ = 0;
};

constexpr int cannot_watch = 77;

[[noreturn]] void run_watched(const Allowed& allowed, const std::function<void()>& work) {
  struct sigaction action {};
  action.sa_sigaction = on_watched_call;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaction(SIGSYS, &action, nullptr);
  const std::uintptr_t stack_end = 0;
  current_stack_end = &stack_end;
  current_allowed = &allowed;
  const Range loader = loader_code();
  if (loader.from == 0 || high_half(loader.from) != high_half(loader.to)) _exit(cannot_watch);
  if (!Filter(loader, allowed.threads).install()) _exit(cannot_watch);
  try {
    work();
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

}  // namespace

Watched watch(const Allowed& allowed,
              const std::string& library,
              const std::function<void()>& work) {
  current_library = library.c_str();
  Watched out;
  void* shared =
      mmap(nullptr, sizeof(Log), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return out;
  current_log = new (shared) Log{};
  const pid_t child = fork();
  if (child == 0) run_watched(allowed, work);
  if (child > 0 && waitpid(child, &out.wait_status, 0) == child) {
    out.possible = !(WIFEXITED(out.wait_status) && WEXITSTATUS(out.wait_status) == cannot_watch);
    const std::size_t count = std::min<std::size_t>(current_log->count.load(), max_tried);
    for (std::size_t i = 0; i < count; ++i)
      (current_log->by_others[i] ? out.tried_by_others : out.tried)
          .emplace_back(current_log->tried[i].data());
  }
  munmap(shared, sizeof(Log));
  return out;
}

#else

Watched watch(const Allowed&, const std::string&, const std::function<void()>&) {
  return {};
}

#endif

}  // namespace kinerja::checking
