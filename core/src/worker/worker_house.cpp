#include <kinerja/core/isolation.hpp>

#include "loading/elf_check.hpp"
#include "worker/remote_plugin.hpp"

namespace kinerja {

class WorkerHouse::Parts : public worker::HouseParts {};

WorkerHouse::WorkerHouse(WorkerSettings settings, const StopSource& stop, const LogLine& log)
    : parts_(new Parts{{settings, stop, log, worker::Spawner(settings.program)}}) {}
WorkerHouse::~WorkerHouse() = default;

Result<std::unique_ptr<PluginLibrary>> WorkerHouse::load(std::shared_ptr<const SealedFile> library,
                                                         std::optional<IncidentBook> book) {
  KINERJA_CHECK(check_elf(library->bytes(), library->origin().string()));
  return worker::RemotePlugin::load(
      std::make_shared<worker::WorkerPool>(parts_, std::move(library), std::move(book)));
}

Result<LibraryFacts> WorkerHouse::describe(const SealedFile& library) {
  // The plugin is gone before we return, so it may borrow.
  KINERJA_TRY(plugin, load({std::shared_ptr<void>(), &library}));
  return facts_of(*plugin);
}

Result<SandboxReport> WorkerHouse::probe() {
  KINERJA_TRY(started,
              worker::WorkerProcess::start(
                  parts_->spawner, parts_->settings, {-1, "", "probe", "", &parts_->log}));
  return SandboxReport{static_cast<SandboxLevel>(started->reply().a),
                       static_cast<std::uint32_t>(started->reply().b)};
}

}  // namespace kinerja
