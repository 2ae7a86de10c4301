#pragma once

// An exporter under test: results in guarded memory, a sink that judges what is written.

#include <kinerja/exporter.h>

#include "checking/host_call.hpp"
#include "checking/made_results.hpp"
#include "checking/subject.hpp"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kinerja::checking {

struct WrittenFile {
  std::string name, media_type, bytes;
  bool closed = false;
};

/// kinerja_sink as the host gives it, over all calls of one export.
class SinkHost {
 public:
  SinkHost(Bench& bench, const Conditions& conditions) : bench_(bench), conditions_(conditions) {}

  /// The table for one call.
  const kinerja_sink* lend(GuardedMemory& memory);
  bool refused() const { return refused_; }
  std::size_t calls() const { return calls_; }
  const std::vector<WrittenFile>& files() const { return files_; }
  std::string bits() const;

 private:
  static SinkHost& of(const kinerja_sink* sink) { return *static_cast<SinkHost*>(sink->host_data); }
  static kinerja_status open(const kinerja_sink* sink,
                             kinerja_str name,
                             kinerja_str media,
                             std::uint32_t* id);
  static kinerja_status write(const kinerja_sink* sink, std::uint32_t id, kinerja_bytes bytes);
  static kinerja_status close(const kinerja_sink* sink, std::uint32_t id);
  kinerja_status admit();
  WrittenFile* find(std::uint32_t id, const char* doing);

  Bench& bench_;
  const Conditions& conditions_;
  std::vector<WrittenFile> files_;
  std::size_t calls_ = 0;
  std::size_t bytes_ = 0;
  bool refused_ = false;
};

struct Exported {
  kinerja_status status = KINERJA_OK;
  std::vector<WrittenFile> files;
  std::string bits;
  std::size_t calls = 0;  // to the sink
  std::vector<Told> told;
};

class OpenedExporter final : public Opened {
 public:
  OpenedExporter(Bench& bench, const kinerja_exporter& table, const Example& example);
  OpenedExporter(const OpenedExporter&) = delete;
  OpenedExporter(OpenedExporter&&) = delete;
  OpenedExporter& operator=(const OpenedExporter&) = delete;
  OpenedExporter& operator=(OpenedExporter&&) = delete;
  ~OpenedExporter() override;

  Try open(const Conditions& conditions);
  /// A whole export: `people` in two batches, then finish. An instance exports once.
  Exported run(const Conditions& conditions, std::uint64_t seed, Flavour flavour);
  Done work(const Conditions& conditions, std::uint64_t seed) override;

 private:
  void keep(std::unique_ptr<GuardedMemory> memory);
  kinerja_status write(const MadeResults& results,
                       const Conditions& conditions,
                       SinkHost& sink,
                       Exported& out);
  kinerja_status finish(const Conditions& conditions, SinkHost& sink, Exported& out);
  void judge(const Exported& out,
             const SinkHost& sink,
             const Conditions& conditions,
             Flavour flavour);

  Bench& bench_;
  const kinerja_exporter& table_;
  Example example_;
  MadeCycle cycle_;
  void* self_ = nullptr;
  bool open_ = false;
  bool worked_ = false;
  std::deque<std::unique_ptr<GuardedMemory>> over_;
};

std::unique_ptr<OpenedExporter> open_exporter(Bench& bench,
                                              const Example& example,
                                              const Conditions& conditions = {});

}  // namespace kinerja::checking
