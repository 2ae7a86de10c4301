#include "calling/exporter_instance.hpp"

#include "calling/columns.hpp"
#include "calling/opening.hpp"

#include <optional>

namespace kinerja {
namespace {

// The sink table of one call, with the first Error of the sink behind it.
class SinkScope {
 public:
  explicit SinkScope(ExportSink& sink)
      : sink_(sink), table_{sizeof(kinerja_sink), 0, this, open, write, close} {}

  const kinerja_sink* table() const { return &table_; }
  const std::optional<Error>& error() const { return error_; }

 private:
  static SinkScope& of(const kinerja_sink* sink) {
    return *static_cast<SinkScope*>(sink->host_data);
  }

  kinerja_status keep(Error error) {
    error_ = std::move(error);
    return error_->code == Errc::invalid_data ? KINERJA_E_INPUT : KINERJA_E_IO;
  }

  static kinerja_status open(const kinerja_sink* sink,
                             kinerja_str name,
                             kinerja_str media_type,
                             std::uint32_t* id) {
    SinkScope& self = of(sink);
    if (self.error_) return KINERJA_E_CANCELLED;
    auto opened = self.sink_.open(view_of(name), view_of(media_type));
    if (!opened) return self.keep(std::move(opened).error());
    *id = *opened;
    return KINERJA_OK;
  }
  static kinerja_status write(const kinerja_sink* sink, std::uint32_t id, kinerja_bytes bytes) {
    SinkScope& self = of(sink);
    if (self.error_) return KINERJA_E_CANCELLED;
    if (!lie_somewhere(bytes))
      return self.keep(fail(Errc::plugin_failed,
                            text("plugin menulis {} byte tanpa isi; laporkan kepada pembuatnya",
                                 "the plugin wrote {} bytes that lie nowhere; tell its author",
                                 {bytes.len})));
    auto written = self.sink_.write(id, view_of(bytes));
    return written ? KINERJA_OK : self.keep(std::move(written).error());
  }
  static kinerja_status close(const kinerja_sink* sink, std::uint32_t id) {
    SinkScope& self = of(sink);
    if (self.error_) return KINERJA_E_CANCELLED;
    auto closed = self.sink_.close(id);
    return closed ? KINERJA_OK : self.keep(std::move(closed).error());
  }

  ExportSink& sink_;
  kinerja_sink table_;
  std::optional<Error> error_;
};

class CheckedExporter final : public ExporterInstance {
 public:
  CheckedExporter(const kinerja_exporter& table,
                  ComponentInfo info,
                  const CallSettings& settings,
                  void* self)
      : table_(table),
        info_(std::move(info)),
        settings_(settings),
        self_(self, table.close),
        needs_(KINERJA_HAS(kinerja_exporter, &table, needs) ? table.needs(self)
                                                            : KINERJA_NEEDS_ALL) {}

  const ComponentInfo& info() const override { return info_; }
  std::uint32_t needs() const override { return needs_; }

  Result<void> write(const kinerja_results& results, ExportSink& sink) override {
    CallScope scope(settings_, 0);
    SinkScope out(sink);
    const kinerja_status status = table_.write(self_.get(), scope.call(), &results, out.table());
    if (out.error()) return *out.error();
    return scope.check(status, "write");
  }

  Result<void> finish(ExportSink& sink) override {
    CallScope scope(settings_, 0);
    SinkScope out(sink);
    const kinerja_status status = table_.finish(self_.get(), scope.call(), out.table());
    if (out.error()) return *out.error();
    return scope.check(status, "finish");
  }

 private:
  const kinerja_exporter& table_;
  ComponentInfo info_;
  CallSettings settings_;
  InstanceHandle self_;
  std::uint32_t needs_;
};

}  // namespace

Opened<ExporterInstance> open_exporter(const kinerja_exporter& table,
                                       ComponentInfo info,
                                       const CallSettings& settings,
                                       const std::string& config,
                                       const kinerja_cycle_info& cycle) {
  const kinerja_exporter_setup setup{sizeof(kinerja_exporter_setup), 0, str_of(config), &cycle};
  CallScope scope(settings, 0);
  void* self = nullptr;
  const kinerja_status status = settings.plugin->open_instance(table, scope.call(), setup, &self);
  if (status != KINERJA_OK) return {nullptr, faults_of_open(scope, status)};
  return {std::make_unique<CheckedExporter>(table, std::move(info), settings, self), {}};
}

}  // namespace kinerja
