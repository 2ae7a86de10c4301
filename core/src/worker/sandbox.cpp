#include "worker/sandbox.hpp"

#include "worker/landlock.hpp"
#include "worker/syscall_filter.hpp"

#include <array>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kinerja {

namespace {

struct Level {
  SandboxLevel level;
  std::string_view name;
  std::string_view id, en;
};
constexpr std::array levels = {Level{SandboxLevel::none, "none", "tanpa kurungan", "not shut in"},
                               Level{SandboxLevel::limits,
                                     "limits",
                                     "memori dan berkas dibatasi, tidak bisa menambah hak",
                                     "memory and files limited, no privilege can be gained"},
                               Level{SandboxLevel::filtered,
                                     "filtered",
                                     "juga tanpa jaringan, proses lain dan sinyal",
                                     "also no network, no other processes, no signals"},
                               Level{SandboxLevel::full,
                                     "full",
                                     "juga tanpa berkas, selain pustaka sistem",
                                     "also no files but the system's libraries"}};

}  // namespace

std::string_view name_of(SandboxLevel level) {
  return levels.at(static_cast<std::size_t>(level)).name;
}

std::optional<SandboxLevel> sandbox_level_named(std::string_view name) {
  for (const Level& level : levels)
    if (level.name == name) return level.level;
  return std::nullopt;
}

Text about(SandboxLevel level) {
  const Level& found = levels.at(static_cast<std::size_t>(level));
  return text(found.id, found.en);
}

namespace worker {
namespace {

constexpr rlim_t max_descriptors = 64;
constexpr rlim_t max_scratch_bytes = rlim_t{512} << 20U;  // of one file

bool limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  return setrlimit(resource, &both) == 0;
}

// Even for root: a process without capabilities is held by permissions like any other.
bool drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const std::array<__user_cap_data_struct, 2> none{};
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  return syscall(SYS_capset, &header, none.data()) == 0;
}

bool set_limits(const SandboxPlan& plan) {
  bool good = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && drop_capabilities();
  // A core file or another process that looks in would show people's data.
  good = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0) && good;
  good = limit(RLIMIT_NOFILE, max_descriptors) && limit(RLIMIT_MEMLOCK, 0) &&
         limit(RLIMIT_MSGQUEUE, 0) && good;
  good = limit(RLIMIT_FSIZE, plan.scratch.empty() ? 0 : max_scratch_bytes) && good;
#ifndef __SANITIZE_ADDRESS__  // which maps terabytes
  good = (plan.memory_bytes == 0 || limit(RLIMIT_AS, plan.memory_bytes)) && good;
#endif
  return good;
}

}  // namespace

SandboxReport enter_sandbox(const SandboxPlan& plan) {
  SandboxReport report{SandboxLevel::none, landlock_abi()};
  const bool limits = set_limits(plan);
  const bool files = shut_files(report.landlock_abi, plan.scratch);
  const bool calls = filter_system_calls(!plan.scratch.empty());
  if (limits) report.level = SandboxLevel::limits;
  if (limits && calls) report.level = SandboxLevel::filtered;
  if (limits && calls && files) report.level = SandboxLevel::full;
  return report;
}

}  // namespace worker
}  // namespace kinerja
