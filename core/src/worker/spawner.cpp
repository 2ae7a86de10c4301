#include "worker/spawner.hpp"

#include <kinerja/core/worker_main.hpp>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <future>
#include <spawn.h>
#include <system_error>
#include <unistd.h>

namespace kinerja::worker {
namespace {

constexpr int first_free_descriptor = 6;  // behind worker_plugin

// What a child is started with; posix_spawn's structures must be destroyed.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan(SpawnPlan&&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  SpawnPlan& operator=(SpawnPlan&&) = delete;

  void hand(int from, int to) { posix_spawn_file_actions_adddup2(&actions_, from, to); }
  void close_others() {
    posix_spawn_file_actions_addclosefrom_np(&actions_, first_free_descriptor);
  }
  // A Ctrl-C at the terminal is for the host, which then tells its workers; no signal stays
  // blocked.
  void own_group() {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  int run(pid_t& pid, const char* program, char* const* words, char* const* environment) {
    return posix_spawn(&pid, program, &actions_, &attributes_, words, environment);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

Spawner::Spawner(std::filesystem::path program)
    : program_(std::move(program)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Spawner::~Spawner() {
  thread_.request_stop();
  wake_.notify_all();
}

void Spawner::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (wake_.wait(lock, stop, [this] { return !work_.empty(); })) {
    const auto next = std::move(work_.front());
    work_.pop_front();
    lock.unlock();
    next();
    lock.lock();
  }
}

Result<pid_t> Spawner::spawn(const Handed& handed) {
  std::promise<Result<pid_t>> started;
  std::future<Result<pid_t>> result = started.get_future();
  {
    const std::lock_guard lock(mutex_);
    work_.emplace_back([&] { started.set_value(start(handed)); });
  }
  wake_.notify_all();
  return result.get();
}

Result<pid_t> Spawner::start(const Handed& handed) const {
  // Copies above the places that they go to: none may be overwritten before it is moved.
  std::array<int, 4> high{};
  const std::array<int, 4> given = {handed.socket, handed.lanes, handed.plugin, handed.words};
  for (std::size_t k = 0; k < given.size(); ++k)
    high.at(k) = given.at(k) < 0 ? -1 : fcntl(given.at(k), F_DUPFD_CLOEXEC, first_free_descriptor);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

  SpawnPlan plan;
  plan.hand(nothing, STDIN_FILENO);
  for (const int words : {STDOUT_FILENO, STDERR_FILENO})
    plan.hand(high[3] < 0 ? nothing : high[3], words);
  plan.hand(high[0], worker_socket);
  plan.hand(high[1], worker_lanes);
  plan.hand(high[2] < 0 ? nothing : high[2], worker_plugin);
  plan.close_others();
  plan.own_group();
  std::array<char, 15> name = {"kinerja-worker"};
  std::array<char, 6> serve = {"serve"};
  const std::array<char*, 3> words = {name.data(), serve.data(), nullptr};
  const std::array<char*, 1> environment = {nullptr};
  pid_t pid = -1;
  const int failed = plan.run(pid, program_.c_str(), words.data(), environment.data());
  for (const int descriptor : high)
    if (descriptor >= 0) close(descriptor);
  if (nothing >= 0) close(nothing);
  if (failed != 0)
    return fail(Errc::io,
                text("{}: tidak bisa dijalankan ({}); plugin orang lain butuh program ini, pasang "
                     "kinerja kembali",
                     "{}: can't be started ({}); plugins of others need this program, install "
                     "kinerja again",
                     {program_.string(), std::generic_category().message(failed)}));
  return pid;
}

}  // namespace kinerja::worker
