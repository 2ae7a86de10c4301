#include "worker/remote_plugin.hpp"

#include "calling/columns.hpp"
#include "worker/remote_method.hpp"
#include "worker/remote_stream.hpp"

namespace kinerja::worker {
namespace {

// The functions that stand in the tables. `open` is asked of RemotePlugin instead, which knows
// whose table it is; those here know it by their self.

kinerja_status no_open_source(const kinerja_call*, const kinerja_source_setup*, void**) {
  return KINERJA_E_UNSUPPORTED;
}
kinerja_status no_open_method(const kinerja_call*, const kinerja_method_setup*, void**) {
  return KINERJA_E_UNSUPPORTED;
}
kinerja_status no_open_exporter(const kinerja_call*, const kinerja_exporter_setup*, void**) {
  return KINERJA_E_UNSUPPORTED;
}

template <class Remote>
void close_remote(void* self) {
  const std::unique_ptr<Remote> gone(static_cast<Remote*>(self));
}

kinerja_status pull(void* self,
                    const kinerja_call* call,
                    kinerja_bytes cursor,
                    const kinerja_emit* emit) {
  return static_cast<RemoteSource*>(self)->pull(call, cursor, emit);
}
kinerja_status ingest(void*, const kinerja_call*, const kinerja_request*, const kinerja_emit*) {
  return KINERJA_E_UNSUPPORTED;  // no host calls it yet
}
kinerja_status derive(const void*,
                      const kinerja_call*,
                      const kinerja_derive_in*,
                      const kinerja_emit*) {
  return KINERJA_E_UNSUPPORTED;
}
kinerja_status grades(const void* self, kinerja_strs* words, std::uint32_t* len) {
  return static_cast<const RemoteMethod*>(self)->grades(words, len);
}
std::uint32_t trail_per_row(const void* self, std::uint32_t goals, std::uint32_t ratings) {
  return static_cast<const RemoteMethod*>(self)->trail_per_row(goals, ratings);
}
kinerja_status rate(const void* self,
                    const kinerja_call* call,
                    const kinerja_rate_in* in,
                    kinerja_rate_out* out) {
  return static_cast<const RemoteMethod*>(self)->rate(call, *in, *out);
}
kinerja_status write(void* self,
                     const kinerja_call* call,
                     const kinerja_results* results,
                     const kinerja_sink* sink) {
  return static_cast<RemoteExporter*>(self)->write(call, *results, sink);
}
kinerja_status finish(void* self, const kinerja_call* call, const kinerja_sink* sink) {
  return static_cast<RemoteExporter*>(self)->finish(call, sink);
}

std::uint32_t needs(const void* self) {
  return static_cast<const RemoteExporter*>(self)->needs();
}

ToldTables::Doors doors() {
  ToldTables::Doors doors;
  doors.source.open = no_open_source;
  doors.source.close = close_remote<RemoteSource>;
  doors.source.pull = pull;
  doors.source.ingest = ingest;
  doors.source.derive = derive;
  doors.method.open = no_open_method;
  doors.method.close = close_remote<RemoteMethod>;
  doors.method.grades = grades;
  doors.method.trail_per_row = trail_per_row;
  doors.method.rate = rate;
  doors.exporter.open = no_open_exporter;
  doors.exporter.close = close_remote<RemoteExporter>;
  doors.exporter.write = write;
  doors.exporter.finish = finish;
  doors.exporter.needs = needs;
  return doors;
}

// A worker that could not load the plugin says why, in both languages.
Error told_error(const WorkerProcess& worker, const std::string& file) {
  const std::string_view words = as_text(worker.body());
  const auto id_bytes = static_cast<std::size_t>(worker.reply().a);
  const auto code = static_cast<std::size_t>(worker.reply().b);
  if (id_bytes > words.size() || code > static_cast<std::size_t>(Errc::internal))
    return fail(Errc::plugin_failed, text("{}: tidak bisa dimuat", "{}: can't be loaded", {file}));
  return fail(static_cast<Errc>(code),
              {std::string(words.substr(0, id_bytes)), std::string(words.substr(id_bytes))});
}

template <class Remote>
kinerja_status hand_over(std::unique_ptr<Remote> remote, const kinerja_call* call, void** self) {
  const kinerja_status status = remote->open(call);
  if (status == KINERJA_OK) *self = remote.release();
  return status;
}

}  // namespace

Result<std::unique_ptr<PluginLibrary>> RemotePlugin::load(const std::shared_ptr<WorkerPool>& pool) {
  KINERJA_TRY(worker, pool->take(nullptr));
  auto code = std::unique_ptr<RemotePlugin>(new RemotePlugin(pool));
  Facts facts;
  border::UnpackRoom room;
  bool told = worker->reply().status == KINERJA_OK;
  if (!told) {
    Error error = told_error(*worker, pool->file());
    pool->give_back(std::move(worker));
    return error;
  }
  told = border::unpack(worker->body(), room, facts, [&](auto& visit) { fields(facts, visit); }) &&
         border::long_enough(facts) && code->tables_.take(facts, doors());
  pool->give_back(std::move(worker));
  if (!told)
    return fail(Errc::not_a_plugin,
                text("{}: melanggar cara bicara dengan host",
                     "{}: does not keep to the protocol",
                     {pool->file()}));
  const kinerja_plugin& table = code->tables_.plugin();
  return PluginLibrary::behind(table, pool->file(), pool->sha256(), std::move(code));
}

kinerja_status RemotePlugin::open(const kinerja_source& table,
                                  const kinerja_call* call,
                                  const kinerja_source_setup& setup,
                                  void** self) const {
  auto remote = std::make_unique<RemoteSource>(pool_, tables_.place_of(table), setup);
  const kinerja_status status = remote->open(call, {});
  if (status == KINERJA_OK) *self = remote.release();
  return status;
}

kinerja_status RemotePlugin::open(const kinerja_method& table,
                                  const kinerja_call* call,
                                  const kinerja_method_setup& setup,
                                  void** self) const {
  return hand_over(
      std::make_unique<RemoteMethod>(pool_, tables_.place_of(table), table, setup), call, self);
}

kinerja_status RemotePlugin::open(const kinerja_exporter& table,
                                  const kinerja_call* call,
                                  const kinerja_exporter_setup& setup,
                                  void** self) const {
  return hand_over(
      std::make_unique<RemoteExporter>(pool_, tables_.place_of(table), setup), call, self);
}

}  // namespace kinerja::worker
