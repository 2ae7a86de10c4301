#include "programs/system_calls.hpp"

#include <cerrno>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/socket.h>

namespace kinerja {
namespace {

// Names, because an older libseccomp or another architecture may not have each of them.
constexpr const char* forbidden[] = {
    // Looking into other processes, or becoming more than one is.
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_getfd",
    "kcmp",
    "keyctl",
    "add_key",
    "request_key",
    "userfaultfd",
    "perf_event_open",
    "bpf",
    "personality",
    "shmget",
    "shmat",
    "shmctl",
    "msgget",
    "semget",
    "mq_open",
    // Another view of files, past the paths that were allowed.
    "mount",
    "umount",
    "umount2",
    "pivot_root",
    "chroot",
    "open_tree",
    "move_mount",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "open_by_handle_at",
    "name_to_handle_at",
    "unshare",
    "setns",
    "fanotify_init",
    "quotactl",
    "quotactl_fd",
    "acct",
    "swapon",
    "swapoff",
    // What Landlock does not ask about, or not in its first versions, when it is done by a path.
    "truncate",
    "truncate64",
    "chmod",
    "fchmodat",
    "fchmodat2",
    "chown",
    "chown32",
    "lchown",
    "lchown32",
    "fchownat",
    "setxattr",
    "lsetxattr",
    "setxattrat",
    "removexattr",
    "lremovexattr",
    "removexattrat",
    // The machine.
    "kexec_load",
    "kexec_file_load",
    "init_module",
    "finit_module",
    "delete_module",
    "reboot",
    "settimeofday",
    "clock_settime",
    "clock_settime64",
    "clock_adjtime",
    "clock_adjtime64",
    "adjtimex",
    "stime",
    "sethostname",
    "setdomainname",
    "syslog",
    "iopl",
    "ioperm",
    "vhangup",
    "lookup_dcookie",
    "nfsservctl",
    "move_pages",
    "migrate_pages",
    // The process group is how all of a program is ended.
    "setsid",
    "setpgid"};

// Missing on old kernels, so callers have another way.
constexpr const char* not_there[] = {
    "clone3", "io_uring_setup", "io_uring_enter", "io_uring_register"};

constexpr const char* of_sockets[] = {"socket", "socketpair", "socketcall"};
constexpr const char* of_servers[] = {"listen", "accept", "accept4", "socketcall", "socketpair"};

constexpr scmp_datum_t new_namespaces[] = {CLONE_NEWNS,
                                           CLONE_NEWCGROUP,
                                           CLONE_NEWUTS,
                                           CLONE_NEWIPC,
                                           CLONE_NEWUSER,
                                           CLONE_NEWPID,
                                           CLONE_NEWNET};

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ALLOW), seccomp_release) {}

  void forbid(const char* call, int error) {
    const int number = seccomp_syscall_resolve_name(call);
    if (number == __NR_SCMP_ERROR) return;
    keep(seccomp_rule_add(context_.get(), SCMP_ACT_ERRNO(error), number, 0));
  }
  void forbid_if(int call, int error, scmp_arg_cmp argument) {
    keep(seccomp_rule_add_array(context_.get(), SCMP_ACT_ERRNO(error), call, 1, &argument));
  }
  bool load() {
    if (good_) keep(seccomp_load(context_.get()));
    return good_;
  }

 private:
  void keep(int result) {
    if (result >= 0) return;
    errno = -result;
    good_ = false;
  }

  std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
  bool good_ = true;
};

scmp_arg_cmp argument(unsigned number, scmp_compare compare, scmp_datum_t a, scmp_datum_t b = 0) {
  return {number, compare, a, b};
}

// Only what asks a server: streams and datagrams of the internet. Sockets of this machine are no
// network, but doors to its services (a bus, a container engine) that Landlock does not watch.
void forbid_other_sockets(Filter& filter) {
  const int call = SCMP_SYS(socket);
  for (scmp_datum_t family = 0; family < AF_INET6; ++family)
    if (family != AF_INET) filter.forbid_if(call, EAFNOSUPPORT, argument(0, SCMP_CMP_EQ, family));
  filter.forbid_if(call, EAFNOSUPPORT, argument(0, SCMP_CMP_GT, scmp_datum_t{AF_INET6}));
  constexpr scmp_datum_t type_bits = 0xF;
  for (scmp_datum_t type = 0; type <= type_bits; ++type)
    if (type != SOCK_STREAM && type != SOCK_DGRAM)
      filter.forbid_if(call, EPERM, argument(1, SCMP_CMP_MASKED_EQ, type_bits, type));
  for (const char* name : of_servers) filter.forbid(name, EPERM);
}

}  // namespace

bool forbid_system_calls(bool network) {
  Filter filter;
  for (const char* name : forbidden) filter.forbid(name, EPERM);
  for (const char* name : not_there) filter.forbid(name, ENOSYS);
  for (const scmp_datum_t space : new_namespaces)
    filter.forbid_if(SCMP_SYS(clone), EPERM, argument(0, SCMP_CMP_MASKED_EQ, space, space));
  filter.forbid_if(SCMP_SYS(prlimit64), EPERM, argument(0, SCMP_CMP_NE, 0));  // of others
  if (network) {
    forbid_other_sockets(filter);
  } else {
    for (const char* name : of_sockets) filter.forbid(name, EPERM);
  }
  return filter.load();
}

}  // namespace kinerja
