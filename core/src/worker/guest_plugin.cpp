#include "worker/guest_plugin.hpp"

#include "calling/columns.hpp"
#include "worker/guest_call.hpp"
#include "worker/guest_ways.hpp"
#include "worker/rate_room.hpp"

namespace kinerja::worker {
namespace {

template <class Setup>
bool read_setup(std::span<const std::byte> body, border::UnpackRoom& room, Setup& setup) {
  return border::unpack(body, room, setup, [&](auto& visit) { border::fields(setup, visit); });
}

template <class Table>
const Table* at(const std::vector<const Table*>& tables, std::uint64_t place) {
  return place < tables.size() ? tables[static_cast<std::size_t>(place)] : nullptr;
}

}  // namespace

GuestPlugin::GuestPlugin(HostLink& host, std::unique_ptr<PluginLibrary> library)
    : host_(host), library_(std::move(library)), rate_room_(std::make_unique<RateRoom>()) {}
GuestPlugin::~GuestPlugin() = default;

void GuestPlugin::done(kinerja_status status) {
  Message message;
  message.status = status;
  host_.done(message);
}

void GuestPlugin::serve(const Message& request, std::span<const std::byte> body) {
  if (request.kind == Kind::open) return open(request, body);
  const auto found = instances_.find(request.instance);
  if (found == instances_.end()) return done(KINERJA_E_INTERNAL);
  const Instance& instance = found->second;
  switch (request.kind) {
    case Kind::close:
      instances_.erase(found);
      return done(KINERJA_OK);
    case Kind::trail_per_row:
      return trail_per_row(request, instance);
    case Kind::rate:
      return rate(request, body, instance);
    case Kind::pull:
      return pull(request, body, instance);
    case Kind::write:
      return write(request, body, instance);
    case Kind::finish:
      return finish(request, instance);
    default:
      return done(KINERJA_E_UNSUPPORTED);
  }
}

void GuestPlugin::open(const Message& request, std::span<const std::byte> body) {
  switch (static_cast<ComponentKind>(request.a)) {
    case ComponentKind::source:
      return open_source(request, body);
    case ComponentKind::method:
      return open_method(request, body);
    case ComponentKind::exporter:
      return open_exporter(request, body);
  }
  done(KINERJA_E_UNSUPPORTED);
}

void GuestPlugin::open_source(const Message& request, std::span<const std::byte> body) {
  const kinerja_source* table = at(library_->sources(), request.b);
  border::UnpackRoom room;
  kinerja_source_setup setup{};
  if (table == nullptr || !read_setup(body, room, setup)) return done(KINERJA_E_INTERNAL);
  GuestCall call(host_, request, 0);
  void* self = nullptr;
  const kinerja_status status = table->open(call.call(), &setup, &self);
  call.send_notes();
  if (status == KINERJA_OK)
    instances_.emplace(request.instance,
                       Instance{ComponentKind::source, table, {self, table->close}});
  done(status);
}

void GuestPlugin::open_method(const Message& request, std::span<const std::byte> body) {
  const kinerja_method* table = at(library_->methods(), request.b);
  border::UnpackRoom room;
  kinerja_method_setup setup{};
  if (table == nullptr || !read_setup(body, room, setup)) return done(KINERJA_E_INTERNAL);
  GuestCall call(host_, request, 0);
  void* self = nullptr;
  const kinerja_status status = table->open(call.call(), &setup, &self);
  call.send_notes();
  if (status != KINERJA_OK) return done(status);
  instances_.emplace(request.instance,
                     Instance{ComponentKind::method,
                              table,
                              {self, table->close},
                              setup.inputs_len,
                              setup.attributes_len});
  Opening opening;
  std::uint32_t len = 0;
  opening.grades_status = table->grades(self, &opening.grades, &len);
  if (len > max_grades_of_method) opening.grades = {};
  opening.grades_len = len;
  Message message;
  host_.done_packed(message, opening);
}

void GuestPlugin::open_exporter(const Message& request, std::span<const std::byte> body) {
  const kinerja_exporter* table = at(library_->exporters(), request.b);
  border::UnpackRoom room;
  kinerja_exporter_setup setup{};
  if (table == nullptr || !read_setup(body, room, setup)) return done(KINERJA_E_INTERNAL);
  GuestCall call(host_, request, 0);
  void* self = nullptr;
  const kinerja_status status = table->open(call.call(), &setup, &self);
  call.send_notes();
  if (status == KINERJA_OK)
    instances_.emplace(request.instance,
                       Instance{ComponentKind::exporter, table, {self, table->close}});
  Message message;
  message.status = status;
  if (status == KINERJA_OK)
    message.a =
        KINERJA_HAS(kinerja_exporter, table, needs) ? table->needs(self) : KINERJA_NEEDS_ALL;
  host_.done(message);
}

void GuestPlugin::trail_per_row(const Message& request, const Instance& instance) {
  if (instance.kind != ComponentKind::method) return done(KINERJA_E_UNSUPPORTED);
  const auto& table = *static_cast<const kinerja_method*>(instance.table);
  Message message;
  message.a = table.trail_per_row(instance.self.get(),
                                  static_cast<std::uint32_t>(request.a),
                                  static_cast<std::uint32_t>(request.b));
  host_.done(message);
}

void GuestPlugin::rate(const Message& request,
                       std::span<const std::byte> body,
                       const Instance& instance) {
  if (instance.kind != ComponentKind::method) return done(KINERJA_E_UNSUPPORTED);
  const auto& table = *static_cast<const kinerja_method*>(instance.table);
  border::UnpackRoom room;
  kinerja_rate_in in{};
  const bool sound = border::unpack(body, room, in, [&](auto& visit) {
    border::fields(in, visit);
    border::fields_of_setup(in, instance.inputs, instance.attributes, visit);
  });
  if (!sound) return done(KINERJA_E_INTERNAL);
  const auto flags = static_cast<std::uint32_t>(request.a);
  kinerja_rate_out* out = rate_room_->prepare(in.n,
                                              (flags & KINERJA_CALL_TRAIL) != 0,
                                              static_cast<std::uint32_t>(request.b),
                                              (request.a & rate_near) != 0);
  GuestCall call(host_, request, flags);
  const kinerja_status status = table.rate(instance.self.get(), call.call(), &in, out);
  call.send_notes();
  if (status < KINERJA_OK) return done(status);
  Message message;
  message.status = status;
  message.a = rate_room_->steps_claimed();
  host_.done_packed(message, rate_room_->rated());
}

void GuestPlugin::pull(const Message& request,
                       std::span<const std::byte> body,
                       const Instance& instance) {
  const auto* table = static_cast<const kinerja_source*>(instance.table);
  if (instance.kind != ComponentKind::source || table->pull == nullptr)
    return done(KINERJA_E_UNSUPPORTED);
  const std::string cursor(as_text(body));
  GuestCall call(host_, request, 0);
  const GuestEmit emit(host_);
  const kinerja_status status =
      table->pull(instance.self.get(), call.call(), bytes_of(cursor), emit.emit());
  call.send_notes();
  done(status);
}

void GuestPlugin::write(const Message& request,
                        std::span<const std::byte> body,
                        const Instance& instance) {
  if (instance.kind != ComponentKind::exporter) return done(KINERJA_E_UNSUPPORTED);
  const auto& table = *static_cast<const kinerja_exporter*>(instance.table);
  border::UnpackRoom room;
  kinerja_results results{};
  if (!border::unpack(body, room, results, [&](auto& visit) { border::fields(results, visit); }))
    return done(KINERJA_E_INTERNAL);
  GuestCall call(host_, request, 0);
  const GuestSink sink(host_);
  const kinerja_status status =
      table.write(instance.self.get(), call.call(), &results, sink.sink());
  call.send_notes();
  done(status);
}

void GuestPlugin::finish(const Message& request, const Instance& instance) {
  if (instance.kind != ComponentKind::exporter) return done(KINERJA_E_UNSUPPORTED);
  const auto& table = *static_cast<const kinerja_exporter*>(instance.table);
  GuestCall call(host_, request, 0);
  const GuestSink sink(host_);
  const kinerja_status status = table.finish(instance.self.get(), call.call(), sink.sink());
  call.send_notes();
  done(status);
}

}  // namespace kinerja::worker
