#include "cli/bundled_plugins.hpp"

#include <system_error>

namespace kinerja {

std::filesystem::path bundled_plugin_folder() {
  std::error_code ec;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ec);
  return ec ? std::filesystem::path{}
            : program.parent_path().parent_path() / "lib" / "kinerja" / "plugins";
}

}  // namespace kinerja
