#pragma once

#include <kinerja/core/calling.hpp>
#include <kinerja/core/isolation.hpp>

#include "worker/channel.hpp"
#include "worker/shared_lanes.hpp"
#include "worker/spawner.hpp"

#include <chrono>
#include <memory>
#include <set>
#include <string>

namespace kinerja::worker {

using Clock = std::chrono::steady_clock;

/// What a plugin may ask during a request, as the host's own tables; null: not in this one.
struct HostTables {
  const kinerja_call* call = nullptr;
  const kinerja_emit* emit = nullptr;
  const kinerja_sink* sink = nullptr;
};

/// How a request ended.
enum class Ending {
  done,      // the worker answered
  died,      // of what its code did: why() has the words
  silent,    // ended by us: it said nothing for too long
  broke,     // ended by us: it does not keep to the protocol
  cancelled  // ended by us: it did not stop when asked
};

/// How often a wait asks whether to stop.
inline constexpr std::chrono::milliseconds look_around{20};

/// One worker process, as the host sees it. Ends with this object. Used by one thread at a time.
class WorkerProcess {
 public:
  struct Start {
    int plugin = -1;      // descriptor of the sealed library; -1: none
    std::string file;     // its name, for messages
    std::string label;    // who writes into the log
    std::string scratch;  // a folder that the plugin may write into; empty: none
    const LogLine* log = nullptr;
  };
  static Result<std::unique_ptr<WorkerProcess>> start(Spawner& spawner,
                                                      const WorkerSettings& settings,
                                                      const Start& how);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess(WorkerProcess&&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  WorkerProcess& operator=(WorkerProcess&&) = delete;

  /// Sends a request and serves what the plugin asks, until it has ended. `silence`: how long the
  /// worker may say nothing. With done, `reply` and `body` are what came; the body is this
  /// object's, until the next request.
  Ending ask(const Message& request,
             std::span<const std::byte> body,
             const HostTables& tables,
             std::chrono::milliseconds silence);
  template <class T, class NameFields>
  Ending ask_packed(const Message& request,
                    const T& from,
                    NameFields&& name_fields,
                    const HostTables& tables,
                    std::chrono::milliseconds silence) {
    begin(silence, tables);
    if (!channel_.send_packed(request, lanes_.requests(), from, name_fields)) return ended_early();
    return serve();
  }
  const Message& reply() const { return reply_; }
  std::span<const std::byte> body() const { return body_; }

  /// How the process ended, in words, once it has.
  const Text& why() const { return why_; }
  bool alive() const { return process_ >= 0; }

  std::set<std::uint64_t>& instances() { return instances_; }  // that are open in it

 private:
  WorkerProcess(SharedLanes lanes, const Start& how);

  void begin(std::chrono::milliseconds silence, const HostTables& tables);
  Ending serve();
  Ending ended_early();
  bool wait();
  bool answer(const Message& question);
  void pass_on_words();
  void end(Ending how);
  void reap();

  SharedLanes lanes_;
  int socket_ = -1, process_ = -1, words_ = -1;  // descriptors; process_: a pidfd
  std::string label_;
  const LogLine* log_;
  Channel channel_;
  BodyBuffer received_;
  Message reply_;
  std::span<const std::byte> body_;
  HostTables tables_;
  std::chrono::milliseconds silence_{0};
  Clock::time_point heard_;            // the last sign of life
  Clock::time_point asked_to_stop_{};  // zero: not yet
  Ending ending_ = Ending::done;
  Text why_;
  std::string unfinished_words_;
  int lines_passed_ = 0;
  std::set<std::uint64_t> instances_;
};

}  // namespace kinerja::worker
