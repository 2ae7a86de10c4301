#include "worker/host_answers.hpp"

#include "calling/columns.hpp"

namespace kinerja::worker {
namespace {

constexpr HostAnswer unsound{false};

// Hands rows to the host's emit. What the plugin's struct does not reach, or may not have, is shown
// as nothing: the host then refuses it by its size or number of rows.
template <class Columns>
HostAnswer rows(std::span<const std::byte> body,
                const HostTables& tables,
                kinerja_status (*kinerja_emit::*give)(const kinerja_emit*, const Columns*)) {
  Columns columns{};
  border::UnpackRoom room;
  const bool sound = border::unpack(body, room, columns, [&](auto& visit) {
    if (columns.n <= max_rows_per_emit) border::fields(columns, visit);
  });
  if (!sound) return unsound;
  if (!border::long_enough(columns) || columns.n > max_rows_per_emit) {
    Columns bare{};
    bare.struct_size = columns.struct_size;
    bare.n = columns.n;
    columns = bare;
  }
  return {true, (tables.emit->*give)(tables.emit, &columns)};
}

HostAnswer rows_of_kind(std::uint64_t kind,
                        std::span<const std::byte> body,
                        const HostTables& tables) {
  switch (static_cast<RowKind>(kind)) {
    case RowKind::people:
      return rows<kinerja_people>(body, tables, &kinerja_emit::people);
    case RowKind::goals:
      return rows<kinerja_goals>(body, tables, &kinerja_emit::goals);
    case RowKind::measures:
      return rows<kinerja_measures>(body, tables, &kinerja_emit::measures);
    case RowKind::ratings:
      return rows<kinerja_ratings>(body, tables, &kinerja_emit::ratings);
    case RowKind::events:
      return rows<kinerja_events>(body, tables, &kinerja_emit::events);
    case RowKind::spans:
      return rows<kinerja_spans>(body, tables, &kinerja_emit::spans);
    case RowKind::sheets:
      return rows<kinerja_sheets>(body, tables, &kinerja_emit::sheets);
  }
  return unsound;
}

HostAnswer reject(std::span<const std::byte> body, const HostTables& tables) {
  kinerja_rejected row{};
  border::UnpackRoom room;
  if (!border::unpack(body, room, row, [&](auto& visit) { border::fields(row, visit); }))
    return unsound;
  if (!border::long_enough(row)) {
    const std::uint32_t size = row.struct_size;
    row = {};
    row.struct_size = size;
  }
  return {true, tables.emit->reject(tables.emit, &row)};
}

HostAnswer notes(std::span<const std::byte> body, const kinerja_call* call) {
  Notes all;
  border::UnpackRoom room;
  if (!border::unpack(body, room, all, [&](auto& visit) { fields(all, visit); }) ||
      !border::long_enough(all) || (all.n > 0 && (all.code == nullptr || all.row == nullptr)) ||
      !well_formed(all.where, all.n) || !well_formed(all.message, all.n))
    return unsound;
  for (std::uint32_t k = 0; k < all.n; ++k)
    call->fail(call,
               all.code[k],
               all.row[k],
               str_of(text_at(all.where, k)),
               str_of(text_at(all.message, k)));
  return {};
}

HostAnswer of_call(const Message& question, std::string_view words, const kinerja_call* call) {
  switch (question.kind) {
    case Kind::log:
      call->log(call, static_cast<std::int32_t>(question.a), str_of(words));
      return {};
    case Kind::secret: {
      kinerja_str value{};
      const kinerja_status status = call->secret(call, str_of(words), &value);
      return {true, status, 0, status == KINERJA_OK ? view_of(value) : std::string_view{}};
    }
    case Kind::read: {
      kinerja_bytes block{};
      const kinerja_status status = call->read(call, str_of(words), &block);
      return {true, status, 0, status == KINERJA_OK ? view_of(block) : std::string_view{}};
    }
    case Kind::fetch:
      return {true, call->fetch(call, nullptr, nullptr)};
    default:
      return unsound;
  }
}

// The bytes that came, or, when a plugin gave a number of bytes that lie nowhere, what it gave.
kinerja_bytes claimed(const Message& question, std::string_view body) {
  return body.empty() ? kinerja_bytes{nullptr, question.b} : bytes_of(body);
}

HostAnswer of_sink(const Message& question, std::string_view bytes, const kinerja_sink* sink) {
  const auto id = static_cast<std::uint32_t>(question.a);
  switch (question.kind) {
    case Kind::open_file: {
      if (question.a > bytes.size()) return unsound;
      std::uint32_t opened = 0;
      const kinerja_status status =
          sink->open(sink,
                     str_of(bytes.substr(0, static_cast<std::size_t>(question.a))),
                     str_of(bytes.substr(static_cast<std::size_t>(question.a))),
                     &opened);
      return {true, status, opened};
    }
    case Kind::write_file:
      return {true, sink->write(sink, id, claimed(question, bytes))};
    case Kind::close_file:
      return {true, sink->close(sink, id)};
    default:
      return unsound;
  }
}

}  // namespace

HostAnswer answer_of_host(const Message& question,
                          std::span<const std::byte> body,
                          const HostTables& tables) {
  if (tables.call == nullptr) return unsound;
  switch (question.kind) {
    case Kind::notes:
      return notes(body, tables.call);
    case Kind::rows:
      return tables.emit == nullptr ? unsound : rows_of_kind(question.a, body, tables);
    case Kind::reject:
      return tables.emit == nullptr ? unsound : reject(body, tables);
    case Kind::commit:
      return tables.emit == nullptr
                 ? unsound
                 : HostAnswer{true,
                              tables.emit->commit(tables.emit, claimed(question, as_text(body)))};
    case Kind::open_file:
    case Kind::write_file:
    case Kind::close_file:
      return tables.sink == nullptr ? unsound : of_sink(question, as_text(body), tables.sink);
    default:
      return of_call(question, as_text(body), tables.call);
  }
}

}  // namespace kinerja::worker
