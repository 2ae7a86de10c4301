#pragma once

#include <kinerja/call.h>
#include <kinerja/core/calling.hpp>
#include <kinerja/core/pinned.hpp>

#include "programs/program_input.hpp"

#include <atomic>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// What all calls of one component have in common. Borrows everything but the plugin.
struct CallSettings {
  SharedPlugin plugin;
  std::string_view component;  // id
  const StopSource* stop = nullptr;
  const LogLine* log = nullptr;
  const std::vector<NamedInput>* inputs = nullptr;    // null: none
  const std::vector<NamedSecret>* secrets = nullptr;  // null: none
  const ProgramLauncher* launcher = nullptr;          // null: inputs that are programs are refused
};

/// One call into a plugin: owns the kinerja_call, keeps what the plugin reports, and keeps alive
/// what read() and secret() lent until the call is over. [many], but for one input's blocks:
/// reports_ has its lock, open_ and secrets_ have theirs.
class CallScope : private Pinned {
 public:
  /// `cursor` is where a pull goes on: what a program that is an input gets as its state.
  CallScope(const CallSettings& settings, std::uint32_t flags, std::string_view cursor = {});

  const kinerja_call* call() const { return &call_; }
  std::vector<Report> take_reports();

  /// Reports in words of the host's own. `call` is that of a CallScope.
  static void report_to(const kinerja_call* call, Report report) {
    of(call).report(std::move(report));
  }

  /// Turns a negative status into one Error that names component, status and all reports.
  Result<void> check(kinerja_status status, std::string_view doing);

 private:
  struct OpenInput {
    bool tried = false;
    bool failed = false;  // and reported
    std::ifstream stream;
    std::unique_ptr<ProgramInput> program;
    // Lent until the end of the call. A file's are not cleared before they are filled.
    std::deque<std::unique_ptr<char[]>> file_blocks;
    std::deque<std::string> program_blocks;
  };

  // What was last reported, as the plugin said it and as people read it.
  struct ReportWords {
    std::string where, message;
    std::string place;
    Text words;
  };

  static kinerja_status stop(const kinerja_call* call);
  static void fail(const kinerja_call* call,
                   kinerja_status code,
                   std::int64_t row,
                   kinerja_str where,
                   kinerja_str message);
  static void log(const kinerja_call* call, std::int32_t level, kinerja_str message);
  static kinerja_status secret(const kinerja_call* call, kinerja_str name, kinerja_str* out);
  static kinerja_status read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out);
  static kinerja_status fetch(const kinerja_call* call,
                              const kinerja_fetch* request,
                              kinerja_fetched* response);

  static CallScope& of(const kinerja_call* call) {
    return *static_cast<CallScope*>(call->host_data);
  }
  void report(Report report);
  void keep_report(kinerja_status code,
                   std::int64_t row,
                   std::string_view where,
                   std::string_view message);
  OpenInput& open_input(const std::string& name);
  kinerja_status next_block(std::string_view name, kinerja_bytes* out);
  kinerja_status next_file_block(const NamedInput& input, OpenInput& open, kinerja_bytes* out);
  kinerja_status next_program_block(const NamedInput& input, OpenInput& open, kinerja_bytes* out);
  Result<void> start_program(const NamedInput& input, OpenInput& open);
  kinerja_status find_secret(std::string_view name, kinerja_str* out);

  const CallSettings& settings_;
  std::string_view cursor_;
  kinerja_call call_;
  std::atomic<std::uint32_t> log_lines_ = 0;
  std::mutex mutex_;  // guards the next two
  std::vector<Report> reports_;
  std::optional<ReportWords> last_words_;
  std::mutex lent_mutex_;
  std::map<std::string, OpenInput, std::less<>> open_;
  std::map<std::string, std::string, std::less<>> secrets_;
};

/// What a status means, in words.
Text status_text(kinerja_status status);

}  // namespace kinerja
