#include "worker/remote_stream.hpp"

#include "calling/columns.hpp"

#include <cstdlib>

namespace kinerja::worker {
namespace {

constexpr std::chrono::milliseconds time_to_end{1'000};

}  // namespace

kinerja_status RemoteStream::open(const kinerja_call* call, const std::string& scratch) {
  auto worker = pool().fresh(call, scratch);
  if (!worker) return refused(call, worker.error());
  worker_ = std::move(worker).value();
  const Ending ending = open_in(*worker_, call);
  return ended(call, ending);
}

void RemoteStream::end() {
  if (worker_ != nullptr && worker_->alive())
    static_cast<void>(worker_->ask(request(Kind::close), {}, {}, time_to_end));
  worker_.reset();
}

kinerja_status RemoteStream::ended(const kinerja_call* call, Ending ending) {
  if (ending == Ending::done) return worker_->reply().status;
  if (ending != Ending::cancelled) pool().incident(worker_->why());
  return lost(call, ending, worker_->why());
}

kinerja_status RemoteSource::pull(const kinerja_call* call,
                                  kinerja_bytes cursor,
                                  const kinerja_emit* emit) {
  if (!worker_->alive()) return lost(call, Ending::died, worker_->why());
  return ended(call,
               worker_->ask(request(Kind::pull),
                            std::as_bytes(std::span(view_of(cursor))),
                            HostTables{call, emit, nullptr},
                            pool().settings().silence));
}

ScratchFolder::ScratchFolder() {
  std::error_code ec;
  std::string pattern = (std::filesystem::temp_directory_path(ec) / "kinerja-XXXXXX").string();
  if (!ec && mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ec;
  if (!path_.empty()) std::filesystem::remove_all(path_, ec);
}

kinerja_status RemoteExporter::write(const kinerja_call* call,
                                     const kinerja_results& results,
                                     const kinerja_sink* sink) {
  if (!worker_->alive()) return lost(call, Ending::died, worker_->why());
  return ended(call,
               worker_->ask_packed(
                   request(Kind::write),
                   results,
                   [&](auto& visit) { border::fields(results, visit); },
                   HostTables{call, nullptr, sink},
                   pool().settings().silence));
}

kinerja_status RemoteExporter::finish(const kinerja_call* call, const kinerja_sink* sink) {
  if (!worker_->alive()) return lost(call, Ending::died, worker_->why());
  return ended(
      call,
      worker_->ask(
          request(Kind::finish), {}, HostTables{call, nullptr, sink}, pool().settings().silence));
}

}  // namespace kinerja::worker
