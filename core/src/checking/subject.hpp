#pragma once

// A component as the tests that are the same for all three kinds see it: open it, let it work, look
// at the bits that came out.

#include <kinerja/call.h>
#include <kinerja/core/checking.hpp>

#include "checking/example.hpp"
#include "checking/guard_fields.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kinerja::checking {

class Bench;

/// When a call is told to stop, and what became of it. [many]
struct StopPlan {
  std::atomic<std::int32_t> answer{KINERJA_OK};  // what stop() says from now on
  std::atomic<std::int64_t> deadline_ns{0};      // stop() says E_DEADLINE from then on
  std::atomic<std::uint64_t> asked{0};
  std::atomic<std::int64_t> told_ns{0};  // when it began to say so; 0: not yet
  std::atomic<std::int64_t> host_ns{0};  // what the host took in emit and read since then
};

/// How the host behaves.
struct Conditions {
  Side side = Side::behind;
  Length length = Length::today;
  std::uint32_t unknown_flags = 0;
  StopPlan* stop = nullptr;
  std::int64_t refuse_at = -1;  // emit and sink: the call that is refused, from 0
  kinerja_status refuse_with = KINERJA_E_IO;
  std::size_t block = 65'536;  // bytes that read() gives at once
  std::uint32_t max_rows = 4'096;
  bool read_fails = false;
  bool judge = true;                 // whether what comes out is looked at
  bool settings_are_random = false;  // so that the data need not fit them
  std::size_t people = 40;           // to rate or export
};

/// What a plugin said through call->fail.
struct Told {
  kinerja_status code = KINERJA_OK;
  std::int64_t row = -1;
  std::string where;
  std::string message;
};

/// What a call came to; `bits` is all that came out of it, to be compared.
struct Done {
  kinerja_status status = KINERJA_OK;
  std::string bits;
  std::vector<Told> told;
};

/// An opened component; closed when it goes.
class Opened {
 public:
  Opened() = default;
  virtual ~Opened() = default;
  Opened(const Opened&) = delete;
  Opened(Opened&&) = delete;
  Opened& operator=(const Opened&) = delete;
  Opened& operator=(Opened&&) = delete;

  /// Its work on sensible data that depend on `seed` alone.
  virtual Done work(const Conditions& conditions, std::uint64_t seed) = 0;
};

struct Try {
  std::unique_ptr<Opened> instance;  // null: it refused
  kinerja_status status = KINERJA_OK;
  std::vector<Told> told;
};

class Subject {
 public:
  Subject() = default;
  virtual ~Subject() = default;
  Subject(const Subject&) = delete;
  Subject(Subject&&) = delete;
  Subject& operator=(const Subject&) = delete;
  Subject& operator=(Subject&&) = delete;

  virtual const kinerja_info& info() const = 0;
  virtual Kind kind() const = 0;
  /// Opens with settings that are valid by the schema. Faults of the contract go to the bench.
  virtual Try open(const Example& example, const Conditions& conditions) = 0;
  /// Surroundings to try when the author gave none.
  virtual std::vector<Example> guesses() const = 0;
};

std::unique_ptr<Subject> method_subject(Bench& bench, const kinerja_method& table);
std::unique_ptr<Subject> source_subject(Bench& bench, const kinerja_source& table);
std::unique_ptr<Subject> exporter_subject(Bench& bench, const kinerja_exporter& table);

}  // namespace kinerja::checking
