#include "sandbox/landlock.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kinerja {
namespace {

// The same on all architectures.
constexpr long create_ruleset_call = 444;
constexpr long add_rule_call = 445;
constexpr long restrict_self_call = 446;

constexpr unsigned ask_version = 1U;
constexpr int rule_of_path = 1;
constexpr int rule_of_port = 2;

struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;  // since version 4
  std::uint64_t scoped = 0;   // since version 6
};
struct [[gnu::packed]] PathRule {
  std::uint64_t allowed = 0;
  std::int32_t parent = -1;
};
struct PortRule {
  std::uint64_t allowed = 0;
  std::uint64_t port = 0;
};

constexpr std::uint64_t bit(unsigned n) {
  return std::uint64_t{1} << n;
}
constexpr std::uint64_t execute = bit(0);
constexpr std::uint64_t write_file = bit(1);
constexpr std::uint64_t read_file = bit(2);
constexpr std::uint64_t read_folder = bit(3);
constexpr std::uint64_t make_device = bit(6) | bit(11);  // character and block devices
constexpr std::uint64_t truncate = bit(14);
constexpr std::uint64_t device_control = bit(15);
constexpr std::uint64_t of_one_file = execute | write_file | read_file | truncate | device_control;

constexpr std::uint64_t bind_port = bit(0);
constexpr std::uint64_t connect_port = bit(1);
constexpr std::uint64_t other_abstract_sockets = bit(0);
constexpr std::uint64_t signals_to_others = bit(1);

// All that a version knows to forbid about files.
std::uint64_t known_to(int version) {
  if (version >= 5) return bit(16) - 1;
  if (version >= 3) return bit(15) - 1;
  if (version == 2) return bit(14) - 1;
  return bit(13) - 1;
}

std::size_t attributes_size(int version) {
  constexpr std::array<std::size_t, 3> sizes{8, 16, 24};
  return sizes[version >= 6 ? 2 : version >= 4 ? 1 : 0];
}

std::uint64_t rights(FileAccess access) {
  switch (access) {
    case FileAccess::read:
      break;
    case FileAccess::read_and_execute:
      return execute | read_file | read_folder;
    case FileAccess::read_and_write:
      // What is written is not executed, and no door to a device is made.
      return ~(execute | make_device | device_control);
  }
  return read_file | read_folder;
}

}  // namespace

int Landlock::version() {
  const long version = ::syscall(create_ruleset_call, nullptr, 0, ask_version);
  return version > 0 ? static_cast<int>(version) : 0;
}

Landlock Landlock::make() {
  Landlock made;
  made.version_ = version();
  if (made.version_ == 0) return made;
  RulesetAttributes attributes;
  attributes.files = known_to(made.version_);
  if (made.version_ >= 4) attributes.network = bind_port | connect_port;
  if (made.version_ >= 6) attributes.scoped = other_abstract_sockets | signals_to_others;
  made.rules_ = Descriptor(static_cast<int>(
      ::syscall(create_ruleset_call, &attributes, attributes_size(made.version_), 0U)));
  return made;
}

bool Landlock::allow(const std::string& path, FileAccess access) const {
  const Descriptor file(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!file) return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
  struct stat what {};
  if (::fstat(file.get(), &what) != 0) return false;
  PathRule rule;
  rule.allowed = rights(access) & known_to(version_);
  if (!S_ISDIR(what.st_mode)) rule.allowed &= of_one_file;
  rule.parent = file.get();
  return ::syscall(add_rule_call, rules_.get(), rule_of_path, &rule, 0U) == 0;
}

bool Landlock::allow_connect(std::uint16_t port) const {
  PortRule rule;
  rule.allowed = connect_port;
  rule.port = port;
  return ::syscall(add_rule_call, rules_.get(), rule_of_port, &rule, 0U) == 0;
}

bool Landlock::enforce() const {
  return ::syscall(restrict_self_call, rules_.get(), 0U) == 0;
}

}  // namespace kinerja
