#include "worker/remote_instance.hpp"

#include "calling/call_scope.hpp"

namespace kinerja::worker {

void report(const kinerja_call* call, kinerja_status code, std::int64_t row, const Text& message) {
  CallScope::report_to(call, {code, row, "", message});
}

Message RemoteInstance::request(Kind kind) const {
  Message message;
  message.kind = kind;
  message.instance = id_;
  return message;
}

Ending RemoteInstance::open_in(WorkerProcess& worker, const kinerja_call* call) const {
  Message message = request(Kind::open);
  message.a = static_cast<std::uint64_t>(kind_);
  message.b = place_;
  const HostTables tables{call, nullptr, nullptr};
  const Ending ending = worker.ask(message, setup_, tables, pool_->settings().silence);
  if (ending == Ending::done && worker.reply().status == KINERJA_OK) worker.instances().insert(id_);
  return ending;
}

kinerja_status RemoteInstance::lost(const kinerja_call* call, Ending ending, const Text& why) {
  report(call,
         ending == Ending::silent ? KINERJA_E_DEADLINE : KINERJA_E_INTERNAL,
         -1,
         text("plugin {}", "the plugin {}", {why}));
  switch (ending) {
    case Ending::silent:
      return KINERJA_E_DEADLINE;
    case Ending::cancelled:
      return KINERJA_E_CANCELLED;
    default:
      return KINERJA_E_INTERNAL;
  }
}

kinerja_status RemoteInstance::refused(const kinerja_call* call, const Error& error) {
  report(call, KINERJA_E_INTERNAL, -1, error.message);
  return error.code == Errc::cancelled ? KINERJA_E_CANCELLED : KINERJA_E_INTERNAL;
}

}  // namespace kinerja::worker
