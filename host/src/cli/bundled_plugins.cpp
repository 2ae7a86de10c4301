#include "cli/bundled_plugins.hpp"

#include <system_error>

namespace kinerja {
namespace {

std::filesystem::path beside_program(const std::filesystem::path& folder) {
  std::error_code ec;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ec);
  return ec ? std::filesystem::path{} : program.parent_path().parent_path() / folder;
}

}  // namespace

std::filesystem::path bundled_plugin_folder() {
  return beside_program("lib/kinerja/plugins");
}

std::filesystem::path worker_program() {
  return beside_program("lib/kinerja/kinerja-worker");
}

std::filesystem::path bundled_preset_folder() {
  return beside_program("share/kinerja/presets");
}

std::vector<std::string> program_launcher() {
  const std::filesystem::path launcher = worker_program();
  std::error_code ec;
  if (!std::filesystem::exists(launcher, ec)) return {};
  return {launcher.string(), "run-program"};
}

std::filesystem::path template_folder() {
  return beside_program("share/kinerja/templates");
}

std::filesystem::path rust_crate_folder() {
  return beside_program("share/kinerja/rust/kinerja");
}

std::filesystem::path default_store_folder() {
  const std::filesystem::path prefix = beside_program("");
  if (prefix.empty() || prefix.parent_path() == "/usr") return "/var/lib/kinerja";
  return prefix / "var/lib/kinerja";
}

}  // namespace kinerja
