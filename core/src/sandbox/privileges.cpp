#include "sandbox/privileges.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kinerja {

bool limit_resource(__rlimit_resource what, std::uint64_t most) {
  rlimit now{};
  if (::getrlimit(what, &now) != 0) return false;
  // RLIM_INFINITY is the largest number there is.
  const rlim_t hard = std::min<rlim_t>(now.rlim_max, most);
  const rlimit wanted{hard, hard};
  return ::setrlimit(what, &wanted) == 0;
}

bool drop_capabilities() {
  for (unsigned long one = 0; ::prctl(PR_CAPBSET_READ, one) >= 0; ++one)
    if (::prctl(PR_CAPBSET_DROP, one) != 0 && errno != EPERM) return false;
  ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
  return ::syscall(SYS_capset, &header, none.data()) == 0;
}

}  // namespace kinerja
