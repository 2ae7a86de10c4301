#include "calling/source_instance.hpp"

#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"
#include "calling/opening.hpp"
#include "calling/rows_from_plugin.hpp"

#include <optional>

namespace kinerja {
namespace {

constexpr int max_pulls_without_progress = 3;  // a source that says "later" for ever is ended
constexpr std::uint64_t max_rejected_of_pull = 1'000'000;

// The emit table of one pull, with the first Error of the sink behind it.
class EmitScope {
 public:
  EmitScope(PullSink& sink, const PluginTexts& texts)
      : sink_(sink),
        texts_(texts),
        emit_{sizeof(kinerja_emit),
              max_rows_per_emit,
              this,
              rows<kinerja_people>,
              rows<kinerja_goals>,
              rows<kinerja_measures>,
              rows<kinerja_ratings>,
              rows<kinerja_events>,
              rows<kinerja_spans>,
              reject,
              commit,
              reply,
              rows<kinerja_sheets>,
              KINERJA_TAKES_KEYLESS,
              0} {}

  const kinerja_emit* emit() const { return &emit_; }
  const std::optional<Error>& error() const { return error_; }
  const std::string& cursor() const { return cursor_; }
  int commits() const { return commits_; }

 private:
  static EmitScope& of(const kinerja_emit* emit) {
    return *static_cast<EmitScope*>(emit->host_data);
  }

  kinerja_status keep(Result<void> result, kinerja_status status) {
    if (result) return KINERJA_OK;
    error_ = std::move(result).error();
    return status;
  }

  template <class Columns>
  static kinerja_status rows(const kinerja_emit* emit, const Columns* from) {
    EmitScope& self = of(emit);
    if (self.error_) return KINERJA_E_CANCELLED;
    auto copied = copy_rows(*from);
    if (!copied) return self.keep(std::move(copied).error(), KINERJA_E_INTERNAL);
    for (Quarantined& row : copied->refused)
      if (const kinerja_status status = self.keep(self.sink_.reject(std::move(row)), KINERJA_E_IO);
          status != KINERJA_OK)
        return status;
    return self.keep(self.sink_.rows(std::move(copied->rows)), KINERJA_E_IO);
  }

  static kinerja_status reject(const kinerja_emit* emit, const kinerja_rejected* row) {
    EmitScope& self = of(emit);
    if (self.error_) return KINERJA_E_CANCELLED;
    if (row->struct_size < sizeof(kinerja_rejected))
      return self.keep(
          fail(Errc::plugin_failed,
               text("plugin menolak baris dengan struktur yang terlalu pendek ({} byte)",
                    "the plugin rejects a row with a struct that is too short ({} bytes)",
                    {row->struct_size})),
          KINERJA_E_INTERNAL);
    if (++self.rejected_ > max_rejected_of_pull)
      return self.keep(
          fail(
              Errc::invalid_data,
              text(
                  "lebih dari {} baris tidak dapat dipakai; periksa apakah berkasnya memang untuk "
                  "sumber ini",
                  "more than {} rows cannot be used; check whether the file is one for this source",
                  {max_rejected_of_pull})),
          KINERJA_E_INPUT);
    const std::string column = printable(view_of(row->column), max_raw_bytes);
    const Text reason = self.texts_.message(printable(view_of(row->reason), max_raw_bytes), column);
    return self.keep(self.sink_.reject({"",
                                        printable(view_of(row->input), max_raw_bytes),
                                        row->origin,
                                        column,
                                        printable(view_of(row->raw), max_raw_bytes),
                                        reason.id,
                                        reason.en}),
                     KINERJA_E_IO);
  }

  static kinerja_status commit(const kinerja_emit* emit, kinerja_bytes cursor) {
    EmitScope& self = of(emit);
    if (self.error_) return KINERJA_E_CANCELLED;
    if (cursor.len > KINERJA_CURSOR_MAX) {
      self.error_ = fail(Errc::plugin_failed,
                         text("penanda posisi terlalu besar: {} byte, paling banyak {}",
                              "the cursor is too big: {} bytes, at most {}",
                              {cursor.len, KINERJA_CURSOR_MAX}));
      return KINERJA_E_CAPACITY;
    }
    if (!lie_somewhere(cursor)) {
      self.error_ = fail(Errc::plugin_failed,
                         text("penanda posisi {} byte tanpa isi; laporkan kepada pembuat plugin",
                              "the cursor's {} bytes lie nowhere; tell the plugin's author",
                              {cursor.len}));
      return KINERJA_E_INTERNAL;
    }
    self.cursor_ = std::string(view_of(cursor));
    ++self.commits_;
    return self.keep(self.sink_.commit(self.cursor_), KINERJA_E_IO);
  }

  static kinerja_status reply(const kinerja_emit*, std::int32_t, kinerja_str, kinerja_bytes) {
    return KINERJA_E_UNSUPPORTED;  // only during ingest
  }

  PullSink& sink_;
  const PluginTexts& texts_;
  kinerja_emit emit_;
  std::optional<Error> error_;
  std::string cursor_;
  int commits_ = 0;
  std::uint64_t rejected_ = 0;
};

class CheckedSource final : public SourceInstance {
 public:
  CheckedSource(const kinerja_source& table,
                ComponentInfo info,
                const CallSettings& settings,
                void* self)
      : table_(table), info_(std::move(info)), settings_(settings), self_(self, table.close) {}

  const ComponentInfo& info() const override { return info_; }

  Result<void> pull(std::string_view cursor, PullSink& sink) override {
    std::string at(cursor);
    for (int idle = 0; idle < max_pulls_without_progress;) {
      CallScope scope(settings_, 0, at);
      EmitScope emit(sink, settings_.plugin->texts());
      const kinerja_status status =
          table_.pull(self_.get(), scope.call(), bytes_of(at), emit.emit());
      if (emit.error()) return *emit.error();
      KINERJA_CHECK(scope.check(status, "pull"));
      if (status != KINERJA_LATER) return {};
      // Rows behind the same cursor again are nothing new, however often they come.
      idle = emit.commits() > 0 && emit.cursor() != at ? 0 : idle + 1;
      if (emit.commits() > 0) at = emit.cursor();
    }
    return fail(Errc::plugin_failed,
                text("{}: tidak ada data baru setelah {} kali diminta",
                     "{}: nothing new after asking {} times",
                     {info_.id, max_pulls_without_progress}));
  }

 private:
  const kinerja_source& table_;
  ComponentInfo info_;
  CallSettings settings_;
  InstanceHandle self_;
};

}  // namespace

Opened<SourceInstance> open_source(const kinerja_source& table,
                                   ComponentInfo info,
                                   CallSettings settings,
                                   const SourceUse& use,
                                   const std::string& config) {
  if (table.pull == nullptr)
    return {
        nullptr,
        {{"",
          text("sumber ini hanya menerima kiriman (ingest); host ini (ABI 0.1) belum menerimanya",
               "this source only takes what is sent to it (ingest), which this host (ABI 0.1) "
               "does not do yet")}}};
  TextColumn names;
  for (const NamedInput& input : use.inputs) names.push_back(input.name);
  const kinerja_source_setup setup{sizeof(kinerja_source_setup),
                                   static_cast<std::uint32_t>(names.size()),
                                   str_of(config),
                                   strs_of(names)};
  settings.inputs = &use.inputs;
  settings.secrets = &use.secrets;
  CallScope scope(settings, 0);
  void* self = nullptr;
  const kinerja_status status = settings.plugin->open_instance(table, scope.call(), setup, &self);
  if (status != KINERJA_OK) return {nullptr, faults_of_open(scope, status)};
  return {std::make_unique<CheckedSource>(table, std::move(info), settings, self), {}};
}

}  // namespace kinerja
