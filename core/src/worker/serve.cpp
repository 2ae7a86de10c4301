#include <kinerja/core/version.hpp>
#include <kinerja/core/worker_main.hpp>

#include "calling/columns.hpp"
#include "worker/build_stamp.hpp"
#include "worker/facts.hpp"
#include "worker/guest_plugin.hpp"
#include "worker/host_link.hpp"
#include "worker/sandbox.hpp"

#include <csignal>
#include <cstdlib>
#include <string>
#include <sys/prctl.h>
#include <unistd.h>

namespace kinerja {
namespace {

using worker::Hello;
using worker::HostLink;
using worker::Message;

constexpr int cannot_begin = 3;

struct Start {
  std::string name;  // of the plugin's file
  worker::SandboxPlan plan;
};

// Tells the host in both languages why the plugin is not there.
void tell(HostLink& host, const Error& error) {
  Message message;
  message.status = KINERJA_E_INTERNAL;
  message.a = error.message.id.size();
  message.b = static_cast<std::uint64_t>(error.code);
  host.done(message, error.message.id + error.message.en);
}

// What the host says first, taken out of the shared memory; false: this is not our host.
bool read_hello(HostLink& host, Start& start) {
  std::span<const std::byte> body;
  const Message first = host.next(body);
  Hello hello;
  border::UnpackRoom room;
  if (first.kind != worker::Kind::hello ||
      !border::unpack(body, room, hello, [&](auto& visit) { fields(hello, visit); }) ||
      view_of(hello.build) != worker::build_stamp() ||
      getppid() != static_cast<pid_t>(hello.parent))
    return false;
  start = {std::string(view_of(hello.name)),
           {hello.memory_bytes, std::filesystem::path(view_of(hello.scratch))}};
  return true;
}

// Loads the plugin when the host asks for it, and tells what it is.
std::unique_ptr<worker::GuestPlugin> load(HostLink& host, const std::string& name) {
  std::span<const std::byte> body;
  if (host.next(body).kind != worker::Kind::load) return nullptr;
  const std::string file = "/proc/self/fd/" + std::to_string(worker_plugin);
  auto library = PluginLibrary::open_as(file, name);
  if (!library) {
    tell(host, library.error());
    return nullptr;
  }
  tell_facts(host, **library);
  return std::make_unique<worker::GuestPlugin>(host, std::move(library).value());
}

}  // namespace

int serve_as_worker() {
  // Whoever is killed takes its workers along.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  auto lanes = worker::SharedLanes::map_in_worker(worker_lanes);
  if (!lanes) return cannot_begin;
  lanes->close_file();
  HostLink host(worker_socket, std::move(lanes).value());
  Start start;
  if (!read_hello(host, start)) return cannot_begin;
  if (!start.plan.scratch.empty()) setenv("TMPDIR", start.plan.scratch.c_str(), 1);

  const SandboxReport report = worker::enter_sandbox(start.plan);
  Message ready;
  ready.a = static_cast<std::uint64_t>(report.level);
  ready.b = report.landlock_abi;
  host.done(ready);
  const auto plugin = load(host, start.name);
  if (plugin == nullptr) return cannot_begin;
  for (;;) {
    std::span<const std::byte> body;
    const Message request = host.next(body);
    plugin->serve(request, body);
  }
}

}  // namespace kinerja
