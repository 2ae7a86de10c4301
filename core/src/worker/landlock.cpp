#include "worker/landlock.hpp"

#include <fcntl.h>
#include <initializer_list>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>

namespace kinerja::worker {
namespace {

// Debian 12's headers stop at ABI 2; these are the kernel's numbers for what came later.
constexpr long create_ruleset_number = 444, add_rule_number = 445, restrict_self_number = 446;
constexpr std::uint32_t ask_version = 1;
constexpr int path_beneath = 1;

constexpr std::uint64_t execute = 1U << 0U, read_file = 1U << 2U, read_dir = 1U << 3U;
constexpr std::uint64_t first_rights = (1U << 13U) - 1;  // ABI 1: bits 0 to 12
constexpr std::uint64_t refer = 1U << 13U;               // ABI 2
constexpr std::uint64_t truncate = 1U << 14U;            // ABI 3
constexpr std::uint64_t device_control = 1U << 15U;      // ABI 5
constexpr std::uint64_t tcp_rights = 3;                  // ABI 4: bind and connect
constexpr std::uint64_t scopes = 3;                      // ABI 6: abstract sockets and signals

struct Ruleset {
  std::uint64_t files = 0, network = 0, scoped = 0;
};
struct PathRule {
  std::uint64_t rights;
  std::int32_t folder;
} __attribute__((packed));

std::size_t ruleset_bytes(std::uint32_t abi) {
  return abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
}

std::uint64_t file_rights(std::uint32_t abi) {
  return first_rights | (abi >= 2 ? refer : 0) | (abi >= 3 ? truncate : 0) |
         (abi >= 5 ? device_control : 0);
}

// Opens a place for a ruleset. What is not there needs no rule.
void allow(int ruleset, const std::filesystem::path& place, std::uint64_t rights) {
  const int folder = open(place.c_str(), O_PATH | O_CLOEXEC);
  if (folder < 0) return;
  const PathRule rule{rights, folder};
  syscall(add_rule_number, ruleset, path_beneath, &rule, 0);
  close(folder);
}

}  // namespace

std::uint32_t landlock_abi() {
  const long abi = syscall(create_ruleset_number, nullptr, 0, ask_version);
  return abi > 0 ? static_cast<std::uint32_t>(abi) : 0;
}

bool shut_files(std::uint32_t abi, const std::filesystem::path& scratch) {
  if (abi == 0) return false;
  const Ruleset wanted{file_rights(abi), tcp_rights, scopes};
  const int ruleset =
      static_cast<int>(syscall(create_ruleset_number, &wanted, ruleset_bytes(abi), 0));
  if (ruleset < 0) return false;
  for (const char* folder : {"/usr", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig"})
    allow(ruleset, folder, execute | read_file | read_dir);
  for (const char* file : {"/etc/ld.so.cache", "/etc/localtime"})
    allow(ruleset, file, execute | read_file);
#ifdef __SANITIZE_ADDRESS__
  allow(ruleset, "/proc", read_file | read_dir);  // what the sanitizers read of their own process
#endif
  if (!scratch.empty()) allow(ruleset, scratch, file_rights(abi) & ~execute);
  const bool shut = syscall(restrict_self_number, ruleset, 0) == 0;
  close(ruleset);
  return shut;
}

}  // namespace kinerja::worker
