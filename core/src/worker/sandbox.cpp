#include "worker/sandbox.hpp"

#include "sandbox/landlock.hpp"
#include "sandbox/library_places.hpp"
#include "sandbox/privileges.hpp"
#include "worker/syscall_filter.hpp"

#include <array>
#include <sys/prctl.h>
#include <sys/resource.h>
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

constexpr std::uint64_t max_descriptors = 64;
constexpr std::uint64_t max_scratch_bytes = std::uint64_t{512} << 20U;  // of one file

bool set_limits(const SandboxPlan& plan) {
  bool good = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && drop_capabilities();
  // A core file or another process that looks in would show people's data.
  good = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limit_resource(RLIMIT_CORE, 0) && good;
  good = limit_resource(RLIMIT_NOFILE, max_descriptors) && limit_resource(RLIMIT_MEMLOCK, 0) &&
         limit_resource(RLIMIT_MSGQUEUE, 0) && good;
  good = limit_resource(RLIMIT_FSIZE, plan.scratch.empty() ? 0 : max_scratch_bytes) && good;
#ifndef __SANITIZE_ADDRESS__  // which maps terabytes
  good = (plan.memory_bytes == 0 || limit_resource(RLIMIT_AS, plan.memory_bytes)) && good;
#endif
  return good;
}

// Nothing but what the dynamic loader and libraries read, whatever the plugin is.
bool shut_files(const Landlock& rules, const SandboxPlan& plan) {
  bool good = rules.is_made();
  for (const char* place : library_folders)
    good = good && rules.allow(place, FileAccess::read_and_execute);
  for (const char* place : library_settings) good = good && rules.allow(place, FileAccess::read);
#ifdef __SANITIZE_ADDRESS__
  good = good &&
         rules.allow("/proc", FileAccess::read);  // of their own process, to say where a fault is
#endif
  if (!plan.scratch.empty()) good = good && rules.allow(plan.scratch, FileAccess::read_and_write);
  return good && rules.enforce();
}

}  // namespace

SandboxReport enter_sandbox(const SandboxPlan& plan) {
  SandboxReport report{SandboxLevel::none, static_cast<std::uint32_t>(Landlock::version())};
  const bool limits = set_limits(plan);
  const bool files = shut_files(Landlock::make(), plan);
  const bool calls = filter_system_calls(!plan.scratch.empty());
  if (limits) report.level = SandboxLevel::limits;
  if (limits && calls) report.level = SandboxLevel::filtered;
  if (limits && calls && files) report.level = SandboxLevel::full;
  return report;
}

}  // namespace worker
}  // namespace kinerja
