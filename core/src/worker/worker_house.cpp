#include <kinerja/core/isolation.hpp>

#include "loading/file_fault.hpp"
#include "worker/remote_plugin.hpp"

namespace kinerja {

class WorkerHouse::Parts : public worker::HouseParts {};

WorkerHouse::WorkerHouse(WorkerSettings settings, const StopSource& stop, const LogLine& log)
    : parts_(new Parts{{settings, stop, log, worker::Spawner(settings.program)}}) {}
WorkerHouse::~WorkerHouse() = default;

Result<std::unique_ptr<PluginLibrary>> WorkerHouse::load(const std::filesystem::path& file) {
  std::error_code ec;
  const auto absolute = std::filesystem::absolute(file, ec).lexically_normal();
  if (ec) return file_fault(Errc::io, file.string(), "{}", "{}", {ec.message()});
  KINERJA_TRY(sealed, SealedLibrary::copy_of(absolute));
  return load(std::move(sealed), absolute);
}

Result<std::unique_ptr<PluginLibrary>> WorkerHouse::load(SealedLibrary library,
                                                         const std::filesystem::path& file) {
  return worker::RemotePlugin::load(
      std::make_shared<worker::WorkerPool>(parts_, std::move(library), file.string()));
}

Result<SandboxReport> WorkerHouse::probe() {
  KINERJA_TRY(started,
              worker::WorkerProcess::start(
                  parts_->spawner, parts_->settings, {-1, "", "probe", "", &parts_->log}));
  return SandboxReport{static_cast<SandboxLevel>(started->reply().a),
                       static_cast<std::uint32_t>(started->reply().b)};
}

}  // namespace kinerja
