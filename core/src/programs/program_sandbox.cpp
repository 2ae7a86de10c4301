#include "programs/program_sandbox.hpp"

#include "programs/landlock.hpp"
#include "programs/system_calls.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

Error refused(std::string_view what) {
  return fail(Errc::unsupported,
              text("kotak pasir program tidak dapat dibuat ({}): {}",
                   "the program's sandbox cannot be made ({}): {}",
                   {what, std::generic_category().message(errno)}));
}

bool limit(__rlimit_resource_t what, std::uint64_t most) {
  rlimit now{};
  if (::getrlimit(what, &now) != 0) return false;
  const rlim_t hard = now.rlim_max == RLIM_INFINITY || now.rlim_max > most ? most : now.rlim_max;
  const rlimit wanted{hard, hard};
  return ::setrlimit(what, &wanted) == 0;
}

bool limit_resources(const ProgramSandbox& sandbox) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // Sanitizers reserve terabytes of addresses; they are for tests alone.
  if (!limit(RLIMIT_AS, max_address_space)) return false;
#endif
  return limit(RLIMIT_CPU, sandbox.cpu_seconds) && limit(RLIMIT_FSIZE, max_file_bytes) &&
         limit(RLIMIT_NOFILE, max_open_files) && limit(RLIMIT_NPROC, max_processes_of_user) &&
         limit(RLIMIT_CORE, 0);
}

// root without capabilities is an ordinary user whose files are root's.
bool drop_capabilities() {
  for (unsigned long one = 0; ::prctl(PR_CAPBSET_READ, one) >= 0; ++one)
    if (::prctl(PR_CAPBSET_DROP, one) != 0 && errno != EPERM) return false;
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
  return ::syscall(SYS_capset, &header, none.data()) == 0;
}

// What interpreters and the dynamic linker read, whatever the program is.
constexpr const char* system_folders[] = {"/usr", "/lib", "/lib64", "/bin"};
constexpr const char* system_files[] = {"/etc/ssl",
                                        "/etc/ld.so.cache",
                                        "/etc/ld.so.conf",
                                        "/etc/ld.so.conf.d",
                                        "/etc/localtime",
                                        "/dev/zero",
                                        "/dev/urandom"};
// What finding an address by a host's name reads.
constexpr const char* name_files[] = {
    "/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf"};

// /etc/python3, /etc/python3.11: without them Python complains at each start.
bool allow_python(const Landlock& rules) {
  std::error_code ec;
  for (fs::directory_iterator entry("/etc", ec), end; !ec && entry != end; entry.increment(ec))
    if (entry->path().filename().string().starts_with("python3") &&
        !rules.allow(entry->path(), FileAccess::read))
      return false;
  return true;
}

bool allow_files(const Landlock& rules, const ProgramSandbox& sandbox) {
  bool good = allow_python(rules) && rules.allow("/dev/null", FileAccess::read_and_write) &&
              rules.allow(sandbox.folder, FileAccess::read_and_execute) &&
              rules.allow(sandbox.private_folder, FileAccess::read_and_write);
  for (const char* folder : system_folders)
    good = good && rules.allow(folder, FileAccess::read_and_execute);
  for (const char* file : system_files) good = good && rules.allow(file, FileAccess::read);
  if (!sandbox.ports.empty())
    for (const char* file : name_files) good = good && rules.allow(file, FileAccess::read);
  return good;
}

std::string network_words(const ProgramSandbox& sandbox, const Landlock& rules) {
  if (sandbox.ports.empty()) return "no network";
  if (!rules.restricts_ports()) return "network, ports not restricted (Landlock below version 4)";
  std::string ports = "network, TCP to ports";
  for (const std::uint16_t port : sandbox.ports) ports += " " + std::to_string(port);
  return ports;
}

}  // namespace

Result<std::string> enter_program_sandbox(const ProgramSandbox& sandbox) {
  constexpr mode_t for_nobody_else = 0077;
  ::umask(for_nobody_else);
  if (!limit_resources(sandbox)) return refused("rlimit");
  if (!drop_capabilities()) return refused("capabilities");
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return refused("no_new_privs");
  const Landlock rules = Landlock::make();
  if (!rules.is_made()) return refused("Landlock");
  if (!allow_files(rules, sandbox)) return refused("Landlock: files");
  if (rules.restricts_ports())
    for (const std::uint16_t port : sandbox.ports)
      if (!rules.allow_connect(port)) return refused("Landlock: ports");
  if (!rules.enforce()) return refused("Landlock");
  if (!forbid_system_calls(!sandbox.ports.empty())) return refused("seccomp");
  return "Landlock " + std::to_string(Landlock::version()) + ", seccomp, " +
         network_words(sandbox, rules);
}

}  // namespace kinerja
