#pragma once

#include <kinerja/core/pinned.hpp>
#include <kinerja/source.h>

#include "checking/source_subject.hpp"

#include <atomic>

namespace kinerja::checking {

/// kinerja_emit as the host gives it for one pull or ingest; what comes in is judged and added to
/// a Pulled.
class EmitHost : private Pinned {
 public:
  EmitHost(Bench& bench,
           GuardedMemory& memory,
           const Conditions& conditions,
           const Example& example,
           bool ingesting,
           Pulled& out);

  const kinerja_emit* raw() const { return raw_; }
  /// Whether something was refused; then the call must come back with that status.
  bool refused() const { return refused_; }
  std::size_t replies() const { return replies_; }

 private:
  static EmitHost& of(const kinerja_emit* emit) { return *static_cast<EmitHost*>(emit->host_data); }
  template <class Columns>
  static kinerja_status rows(const kinerja_emit* emit, const Columns* from);
  static kinerja_status reject(const kinerja_emit* emit, const kinerja_rejected* row);
  static kinerja_status commit(const kinerja_emit* emit, kinerja_bytes cursor);
  static kinerja_status reply(const kinerja_emit* emit, std::int32_t, kinerja_str, kinerja_bytes);
  kinerja_status admit();
  void judge_input(kinerja_str name);
  template <class Columns>
  void take(const Columns& from);

  Bench& bench_;
  const Conditions& conditions_;
  const Example& example_;
  bool ingesting_;
  Pulled& out_;
  const kinerja_emit* raw_ = nullptr;
  std::atomic<bool> busy_{false};
  bool refused_ = false;
  std::size_t replies_ = 0;
};

}  // namespace kinerja::checking
