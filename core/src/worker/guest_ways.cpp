#include "worker/guest_ways.hpp"

#include <kinerja/core/calling.hpp>

#include "calling/columns.hpp"
#include "worker/guest_call.hpp"

namespace kinerja::worker {
namespace {

constexpr std::size_t max_row_text_bytes = 65'536;  // the host refuses longer ones
constexpr std::size_t max_name_bytes = 4'096;       // of a file or media type; the host takes less

HostLink& host_of(void* host_data) {
  return *static_cast<HostLink*>(host_data);
}

// `claimed`: how many bytes the plugin says that it gives, for the host to compare.
Message question(Kind kind, std::uint64_t a = 0, std::uint64_t claimed = 0) {
  Message message;
  message.kind = kind;
  message.a = a;
  message.b = claimed;
  return message;
}

}  // namespace

GuestEmit::GuestEmit(HostLink& host)
    : host_(host),
      emit_{sizeof(kinerja_emit),
            max_rows_per_emit,
            &host_,
            rows<kinerja_people, RowKind::people>,
            rows<kinerja_goals, RowKind::goals>,
            rows<kinerja_measures, RowKind::measures>,
            rows<kinerja_ratings, RowKind::ratings>,
            rows<kinerja_events, RowKind::events>,
            rows<kinerja_spans, RowKind::spans>,
            reject,
            commit,
            reply,
            rows<kinerja_sheets, RowKind::sheets>,
            KINERJA_TAKES_KEYLESS,
            0} {}

template <class Columns, RowKind kind>
kinerja_status GuestEmit::rows(const kinerja_emit* emit, const Columns* from) {
  const auto name_fields = [&](auto& visit) {
    // More rows than one call may bring are not looked at: the host refuses them by their number.
    if (from->n <= max_rows_per_emit) border::fields(*from, visit);
  };
  return host_of(emit->host_data)
      .ask_packed(question(Kind::rows, static_cast<std::uint64_t>(kind)),
                  *from,
                  name_fields,
                  max_row_text_bytes)
      .status;
}

kinerja_status GuestEmit::reject(const kinerja_emit* emit, const kinerja_rejected* row) {
  return host_of(emit->host_data)
      .ask_packed(
          question(Kind::reject),
          *row,
          [&](auto& visit) { border::fields(*row, visit); },
          max_row_text_bytes)
      .status;
}

kinerja_status GuestEmit::commit(const kinerja_emit* emit, kinerja_bytes cursor) {
  return host_of(emit->host_data)
      .ask(question(Kind::commit, 0, cursor.len), view_of(cursor))
      .status;
}

kinerja_status GuestEmit::reply(const kinerja_emit*, std::int32_t, kinerja_str, kinerja_bytes) {
  return KINERJA_E_UNSUPPORTED;  // only during ingest
}

GuestSink::GuestSink(HostLink& host)
    : host_(host), sink_{sizeof(kinerja_sink), 0, &host_, open, write, close} {}

kinerja_status GuestSink::open(const kinerja_sink* sink,
                               kinerja_str name,
                               kinerja_str media_type,
                               std::uint32_t* id) {
  const std::string_view file = at_most(name, max_name_bytes);
  const std::string both = std::string(file).append(at_most(media_type, max_name_bytes));
  const Message answer = host_of(sink->host_data).ask(question(Kind::open_file, file.size()), both);
  *id = static_cast<std::uint32_t>(answer.a);
  return answer.status;
}

kinerja_status GuestSink::write(const kinerja_sink* sink, std::uint32_t id, kinerja_bytes bytes) {
  return host_of(sink->host_data)
      .ask(question(Kind::write_file, id, bytes.len), view_of(bytes))
      .status;
}

kinerja_status GuestSink::close(const kinerja_sink* sink, std::uint32_t id) {
  return host_of(sink->host_data).ask(question(Kind::close_file, id)).status;
}

}  // namespace kinerja::worker
