#include "worker/worker_pool.hpp"

#include <thread>

namespace kinerja::worker {
namespace {

constexpr std::chrono::milliseconds time_to_close{1'000};

void close_in(WorkerProcess& worker, std::uint64_t instance) {
  if (worker.instances().erase(instance) == 0) return;
  Message message;
  message.kind = Kind::close;
  message.instance = instance;
  // Whatever comes of it: the instance is gone, one way or the other.
  static_cast<void>(worker.ask(message, {}, {}, time_to_close));
}

}  // namespace

WorkerPool::WorkerPool(std::shared_ptr<HouseParts> parts,
                       std::shared_ptr<const SealedFile> library,
                       std::optional<IncidentBook> book)
    : parts_(std::move(parts)),
      library_(std::move(library)),
      file_(library_->origin().string()),
      book_(std::move(book)) {
  if (!book_) return;
  const auto incidents = book_->of(library_->sha256());
  if (!incidents)
    parts_->log(KINERJA_LOG_WARN, incidents.error().message.en);
  else
    for (const IncidentBook::Time when : *incidents) health_.incident(when);
}

Error WorkerPool::in_quarantine() const {
  const Text remedy = book_ ? text("sesudah itu izinkan lagi dengan `kinerja plugin pardon`",
                                   "then allow it again with `kinerja plugin pardon`")
                            : text("jalankan lagi sesudah diperbaiki", "run it again when mended");
  return fail(Errc::plugin_failed,
              text("plugin {} dikarantina sehari: {} kali gagal dalam {} menit; laporkan kepada "
                   "pembuatnya, {}",
                   "the plugin {} is in quarantine for a day: it failed {} times within {} "
                   "minutes; tell its author, {}",
                   {file_,
                    std::uint64_t{PluginHealth::incidents_to_quarantine},
                    std::int64_t{PluginHealth::window.count()},
                    remedy}));
}

Result<void> WorkerPool::wait_until_allowed(const kinerja_call* call) {
  for (;;) {
    const auto now = PluginHealth::Clock::now();
    {
      const std::lock_guard lock(mutex_);
      if (health_.quarantined(now)) return in_quarantine();
      if (health_.may_start(now)) return {};
    }
    if (parts_->stop.requested() || (call != nullptr && call->stop(call) != KINERJA_OK))
      return fail(Errc::cancelled, text("dihentikan", "stopped"));
    std::this_thread::sleep_for(look_around);
  }
}

Result<std::unique_ptr<WorkerProcess>> WorkerPool::start(const std::string& scratch) {
  KINERJA_TRY(worker,
              WorkerProcess::start(parts_->spawner,
                                   parts_->settings,
                                   {library_->fd(), file_, file_, scratch, &parts_->log}));
  const auto level = static_cast<SandboxLevel>(worker->reply().a);
  if (level < parts_->settings.minimum)
    return fail(Errc::unsupported,
                text("{}: kurungan plugin hanya sampai \"{}\", padahal diminta \"{}\"; lihat "
                     "`kinerja doctor`",
                     "{}: plugins are shut in as \"{}\" only, but \"{}\" is demanded; see `kinerja "
                     "doctor`",
                     {file_, name_of(level), name_of(parts_->settings.minimum)}));
  Message load;
  load.kind = Kind::load;
  const Ending ending = worker->ask(load, {}, {}, parts_->settings.silence);
  if (ending != Ending::done)
    return fail(
        Errc::not_a_plugin,
        text("{}: tidak bisa dimuat: {}", "{}: can't be loaded: {}", {file_, worker->why()}));
  return worker;
}

Result<std::unique_ptr<WorkerProcess>> WorkerPool::take(const kinerja_call* call) {
  KINERJA_CHECK(wait_until_allowed(call));
  std::unique_ptr<WorkerProcess> worker;
  {
    const std::lock_guard lock(mutex_);
    ++busy_;
    if (!idle_.empty()) {
      worker = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (worker) return worker;
  auto started = start({});
  if (!started) {
    const std::lock_guard lock(mutex_);
    --busy_;
  }
  return started;
}

Result<std::unique_ptr<WorkerProcess>> WorkerPool::fresh(const kinerja_call* call,
                                                         const std::string& scratch) {
  KINERJA_CHECK(wait_until_allowed(call));
  return start(scratch);
}

void WorkerPool::give_back(std::unique_ptr<WorkerProcess> worker) {
  std::vector<std::uint64_t> to_close;
  {
    const std::lock_guard lock(mutex_);
    for (const std::uint64_t instance : worker->instances())
      if (closed_.count(instance) != 0) to_close.push_back(instance);
  }
  for (const std::uint64_t instance : to_close) close_in(*worker, instance);
  const std::lock_guard lock(mutex_);
  if (--busy_ == 0) closed_.clear();
  if (worker->alive()) idle_.push_back(std::move(worker));
}

void WorkerPool::close(std::uint64_t instance) {
  std::vector<std::unique_ptr<WorkerProcess>> idle;
  {
    const std::lock_guard lock(mutex_);
    if (busy_ > 0) closed_.insert(instance);
    idle.swap(idle_);
  }
  for (const auto& worker : idle) close_in(*worker, instance);
  const std::lock_guard lock(mutex_);
  for (auto& worker : idle)
    if (worker->alive()) idle_.push_back(std::move(worker));
}

void WorkerPool::incident(const Text& what) {
  const auto now = PluginHealth::Clock::now();
  {
    const std::lock_guard lock(mutex_);
    health_.incident(now);
  }
  parts_->log(KINERJA_LOG_WARN, file_ + ": " + what.en);
  if (!book_) return;
  if (const auto kept = book_->add(sha256(), now); !kept)
    parts_->log(KINERJA_LOG_WARN, kept.error().message.en);
}

}  // namespace kinerja::worker
