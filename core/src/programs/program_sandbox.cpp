#include "programs/program_sandbox.hpp"

#include "programs/system_calls.hpp"
#include "sandbox/landlock.hpp"
#include "sandbox/privileges.hpp"

#include <cerrno>
#include <cstring>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
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

bool limit_resources(const ProgramSandbox& sandbox) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // Sanitizers reserve terabytes of addresses; they are for tests alone.
  if (!limit_resource(RLIMIT_AS, max_address_space)) return false;
#endif
  return limit_resource(RLIMIT_CPU, sandbox.cpu_seconds) &&
         limit_resource(RLIMIT_FSIZE, max_file_bytes) &&
         limit_resource(RLIMIT_NOFILE, max_open_files) &&
         limit_resource(RLIMIT_NPROC, max_processes_of_user) && limit_resource(RLIMIT_CORE, 0);
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
