#pragma once

// A source under test: pulled against guarded memory, what it brings judged by the host's own
// checks and kept as bits, row by row.

#include <kinerja/source.h>

#include "checking/host_call.hpp"
#include "checking/subject.hpp"

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kinerja::checking {

/// What one source brought until it said END.
struct Pulled {
  kinerja_status status = KINERJA_END;
  std::vector<std::string> rows;  // kind, key and all columns of each, in order
  std::vector<std::string> keys;  // kind and key of each
  std::size_t rejected = 0;
  bool read_failed = false;  // a read was answered with a failure
  struct Commit {
    std::string cursor;
    std::size_t rows;  // that it keeps
  };
  std::vector<Commit> commits;
  std::size_t emits = 0;  // calls to emit in all
  std::vector<Told> told;
};

class OpenedSource final : public Opened {
 public:
  OpenedSource(Bench& bench, const kinerja_source& table, const Example& example);
  OpenedSource(const OpenedSource&) = delete;
  OpenedSource(OpenedSource&&) = delete;
  OpenedSource& operator=(const OpenedSource&) = delete;
  OpenedSource& operator=(OpenedSource&&) = delete;
  ~OpenedSource() override;

  Try open(const Conditions& conditions);
  Pulled pull(const std::string& cursor, const Conditions& conditions);
  /// One HTTP request, for a source that takes such. Returns the status; replies are counted.
  kinerja_status ingest(const std::string& body,
                        const Conditions& conditions,
                        std::size_t& replies);
  Done work(const Conditions& conditions, std::uint64_t seed) override;

  const kinerja_source& table() const { return table_; }
  bool snapshot() const { return (table_.info->flags & KINERJA_INFO_SNAPSHOT) != 0; }
  /// The inputs' bytes from now on.
  void give(std::vector<ExampleFile> files) { example_.files = std::move(files); }
  const Example& example() const { return example_; }

 private:
  void keep(std::unique_ptr<GuardedMemory> memory);

  Bench& bench_;
  const kinerja_source& table_;
  Example example_;
  void* self_ = nullptr;
  bool open_ = false;
  std::deque<std::unique_ptr<GuardedMemory>> over_;
};

std::unique_ptr<OpenedSource> open_source(Bench& bench,
                                          const Example& example,
                                          const Conditions& conditions = {});

}  // namespace kinerja::checking
