#pragma once

#include <kinerja/core/config.hpp>
#include <kinerja/core/pinned.hpp>

#include "checking/subject.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace kinerja::checking {

/// The host's side of one call: kinerja_call in guarded memory, and what was said through it.
/// [many]
class HostCall : private Pinned {
 public:
  HostCall(Bench& bench,
           GuardedMemory& memory,
           const Conditions& conditions,
           std::uint32_t flags,
           const Example& example);

  const kinerja_call* raw() const { return raw_; }
  std::vector<Told> take_told();
  /// A batch of so many rows is worked on: each may have a report of its own.
  void expect_rows(std::size_t rows) { may_report_ = max_told + rows; }
  /// Whether a read was answered with a failure.
  bool read_failed() const { return read_failed_; }

 private:
  static HostCall& of(const kinerja_call* call) { return *static_cast<HostCall*>(call->host_data); }
  static kinerja_status stop(const kinerja_call* call);
  static void fail(const kinerja_call* call,
                   kinerja_status code,
                   std::int64_t row,
                   kinerja_str where,
                   kinerja_str message);
  static void log(const kinerja_call* call, std::int32_t level, kinerja_str message);
  static kinerja_status secret(const kinerja_call* call, kinerja_str name, kinerja_str* out);
  static kinerja_status read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out);
  static kinerja_status fetch(const kinerja_call* call, const kinerja_fetch*, kinerja_fetched*);
  kinerja_status next_block(std::string_view name, kinerja_bytes* out);

  Bench& bench_;
  GuardedMemory& memory_;
  const Conditions& conditions_;
  const Example& example_;
  const kinerja_call* raw_ = nullptr;
  std::mutex mutex_;
  std::vector<Told> told_;
  std::map<std::string, std::size_t, std::less<>> read_to_;
  bool read_failed_ = false;
  static constexpr std::size_t max_told = 10'000;  // of a call that is about no rows
  std::size_t may_report_ = max_told;
  std::atomic<std::size_t> reports_{0};
};

/// Nanoseconds on the monotonic clock.
std::int64_t now_ns();

/// Counts what the host itself takes while a plugin that was told to stop waits for it: rows are
/// compared and guard pages are laid, and neither is lateness of the plugin's.
class HostTime {
 public:
  explicit HostTime(StopPlan* plan) : plan_(plan), begin_(now_ns()) {}
  HostTime(const HostTime&) = delete;
  HostTime(HostTime&&) = delete;
  HostTime& operator=(const HostTime&) = delete;
  HostTime& operator=(HostTime&&) = delete;
  ~HostTime() {
    const std::int64_t told = plan_ == nullptr ? 0 : plan_->told_ns.load();
    if (told != 0) plan_->host_ns += now_ns() - std::max(begin_, told);
  }

 private:
  StopPlan* plan_;
  std::int64_t begin_;
};

/// Whether a text of a plugin can be read at all; false was reported as a fault.
bool check_text(Bench& bench, kinerja_str words, const char* what);

/// A status as messages show it: "-1 (the settings make no sense)".
Text status_words(kinerja_status status);

/// What open() said when it refused: a negative status, and a reason for it.
void judge_refusal(Bench& bench, const Try& tried);

/// The component's schema; null when it is none. Lives for ever.
const Schema* schema_of(const kinerja_info& info);

/// Settings as a component gets them: defaults filled in, canonical. Empty: not valid by the
/// schema.
std::string config_text(const kinerja_info& info, const boost::json::object& config);

}  // namespace kinerja::checking
