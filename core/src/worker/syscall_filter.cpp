#include "worker/syscall_filter.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <initializer_list>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace kinerja::worker {
namespace {

// Computing, memory, threads of its own, time; the messages of our socket; reading files, for the
// dynamic loader: which ones is for Landlock to say.
constexpr std::array plain = {SCMP_SYS(read),
                              SCMP_SYS(readv),
                              SCMP_SYS(pread64),
                              SCMP_SYS(write),
                              SCMP_SYS(writev),
                              SCMP_SYS(close),
                              SCMP_SYS(lseek),
                              SCMP_SYS(fstat),
                              SCMP_SYS(newfstatat),
                              SCMP_SYS(stat),
                              SCMP_SYS(lstat),
                              SCMP_SYS(statx),
                              SCMP_SYS(open),
                              SCMP_SYS(openat),
                              SCMP_SYS(access),
                              SCMP_SYS(faccessat),
                              SCMP_SYS(faccessat2),
                              SCMP_SYS(readlink),
                              SCMP_SYS(readlinkat),
                              SCMP_SYS(getdents64),
                              SCMP_SYS(dup),
                              SCMP_SYS(statfs),
                              SCMP_SYS(fstatfs),
                              SCMP_SYS(fadvise64),
                              SCMP_SYS(sendto),
                              SCMP_SYS(recvfrom),
                              SCMP_SYS(sendmsg),
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(poll),
                              SCMP_SYS(ppoll),
                              SCMP_SYS(select),
                              SCMP_SYS(pselect6),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(madvise),
                              SCMP_SYS(brk),
                              SCMP_SYS(mincore),
                              SCMP_SYS(futex),
                              SCMP_SYS(set_robust_list),
                              SCMP_SYS(get_robust_list),
                              SCMP_SYS(rseq),
                              SCMP_SYS(set_tid_address),
                              SCMP_SYS(membarrier),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(sched_getaffinity),
                              SCMP_SYS(arch_prctl),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(sigaltstack),
                              SCMP_SYS(restart_syscall),
                              SCMP_SYS(nanosleep),
                              SCMP_SYS(clock_nanosleep),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(clock_getres),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(time),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(getppid),
                              SCMP_SYS(getuid),
                              SCMP_SYS(geteuid),
                              SCMP_SYS(getgid),
                              SCMP_SYS(getegid),
                              SCMP_SYS(getcwd),
                              SCMP_SYS(uname),
                              SCMP_SYS(sysinfo),
                              SCMP_SYS(getrlimit),
                              SCMP_SYS(getrusage),
                              SCMP_SYS(times),
                              SCMP_SYS(getcpu)};

constexpr std::array changing_files = {SCMP_SYS(pwrite64),
                                       SCMP_SYS(pwritev),
                                       SCMP_SYS(unlink),
                                       SCMP_SYS(unlinkat),
                                       SCMP_SYS(mkdir),
                                       SCMP_SYS(mkdirat),
                                       SCMP_SYS(rmdir),
                                       SCMP_SYS(rename),
                                       SCMP_SYS(renameat),
                                       SCMP_SYS(renameat2),
                                       SCMP_SYS(ftruncate),
                                       SCMP_SYS(fallocate),
                                       SCMP_SYS(fsync),
                                       SCMP_SYS(fdatasync),
                                       SCMP_SYS(umask),
                                       SCMP_SYS(memfd_create),
                                       SCMP_SYS(creat)};

constexpr std::uint64_t writable_code = PROT_WRITE | PROT_EXEC;

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {}
  ~Filter() {
    if (context_ != nullptr) seccomp_release(context_);
  }
  Filter(const Filter&) = delete;
  Filter(Filter&&) = delete;
  Filter& operator=(const Filter&) = delete;
  Filter& operator=(Filter&&) = delete;

  template <class... Conditions>
  void allow(int call, Conditions... conditions) {
    add(SCMP_ACT_ALLOW, call, conditions...);
  }
  template <class... Conditions>
  void add(std::uint32_t action, int call, Conditions... conditions) {
    const std::array<scmp_arg_cmp, sizeof...(conditions)> all{conditions...};
    good_ = good_ && context_ != nullptr &&
            seccomp_rule_add_array(
                context_, action, call, static_cast<unsigned>(all.size()), all.data()) == 0;
  }
  bool load() { return good_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool good_ = true;
};

scmp_arg_cmp argument(unsigned number, scmp_compare compare, scmp_datum_t a, scmp_datum_t b = 0) {
  return {number, compare, a, b};
}

// Calls that are harmless with some arguments only.
void allow_in_part(Filter& filter) {
  // No code is made at run time: for each of the two rights alone, or neither.
  for (const std::uint64_t rights :
       {std::uint64_t{0}, std::uint64_t{PROT_WRITE}, std::uint64_t{PROT_EXEC}})
    filter.allow(SCMP_SYS(mmap), argument(2, SCMP_CMP_MASKED_EQ, writable_code, rights));
  filter.allow(SCMP_SYS(mprotect), argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // Threads, but no processes. clone3 hides what it wants in memory; without it libc uses clone.
  filter.allow(SCMP_SYS(clone), argument(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  filter.add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
  // Descriptors are copied and marked, but none sends signals to a process of the caller's choice.
  for (const int command : {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL})
    filter.allow(SCMP_SYS(fcntl), argument(1, SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
  filter.allow(SCMP_SYS(fcntl),
               argument(1, SCMP_CMP_EQ, F_SETFL),
               argument(2, SCMP_CMP_MASKED_EQ, O_ASYNC, 0));
  // abort() sends a signal to this very process.
  filter.allow(SCMP_SYS(tgkill), argument(0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  filter.allow(SCMP_SYS(prlimit64), argument(0, SCMP_CMP_EQ, 0), argument(2, SCMP_CMP_EQ, 0));
  filter.allow(SCMP_SYS(prctl), argument(0, SCMP_CMP_EQ, PR_SET_NAME));
  filter.allow(SCMP_SYS(ioctl), argument(1, SCMP_CMP_EQ, TCGETS));
}

}  // namespace

bool filter_system_calls(bool files) {
  Filter filter;
  for (const int call : plain) filter.allow(call);
  if (files)
    for (const int call : changing_files) filter.allow(call);
  allow_in_part(filter);
  return filter.load();
}

}  // namespace kinerja::worker
