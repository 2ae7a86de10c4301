#pragma once

#include <kinerja/core/calling.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace kinerja::test {

/// A source whose pull is a function.
class FakeSource final : public SourceInstance {
 public:
  using Pull = std::function<Result<void>(std::string_view cursor, PullSink& sink)>;

  explicit FakeSource(Pull pull, std::uint32_t flags = 0) : pull_(std::move(pull)) {
    info_.id = "id.example.source";
    info_.flags = flags;
  }

  const ComponentInfo& info() const override { return info_; }
  Result<void> pull(std::string_view cursor, PullSink& sink) override {
    return pull_(cursor, sink);
  }

 private:
  Pull pull_;
  ComponentInfo info_;
};

/// An exporter that writes each employee's number into one file.
class FakeExporter final : public ExporterInstance {
 public:
  std::uint32_t needs() const override { return KINERJA_NEEDS_ALL; }
  explicit FakeExporter(std::string file) : file_(std::move(file)) {}

  const ComponentInfo& info() const override { return info_; }
  Result<void> write(const kinerja_results& results, ExportSink&) override {
    for (std::uint32_t i = 0; i < results.n; ++i) {
      const std::uint32_t begin = results.employee.begin[i];
      lines_.append(results.employee.bytes + begin, results.employee.end[i] - begin).append("\n");
    }
    return {};
  }
  Result<void> finish(ExportSink& sink) override {
    KINERJA_TRY(id, sink.open(file_, "text/plain"));
    KINERJA_CHECK(sink.write(id, lines_));
    return sink.close(id);
  }

 private:
  std::string file_;
  std::string lines_;
  ComponentInfo info_;
};

}  // namespace kinerja::test
