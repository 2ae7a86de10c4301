#pragma once

// The one seam through which the engine calls plugin code, in this process or in workers: both
// stand behind the same tables, and every answer passes the same checks.

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/rows.hpp>
#include <kinerja/core/stop.hpp>
#include <kinerja/exporter.h>
#include <kinerja/method.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// What a plugin said about a row, a setting or the call as a whole.
struct Report {
  kinerja_status code = KINERJA_OK;
  std::int64_t row = -1;  // in the batch
  std::string where;
  Text message;
};

/// Who a component is, as its plugin says; the plugin's file was checked when it was loaded.
struct ComponentInfo {
  std::string id;
  std::uint32_t flags = 0;  // KINERJA_INFO_*
  Text name;
  Text about;
  std::string schema;
  std::string plugin_id;
  std::string plugin_version;
  std::string plugin_sha256;
  std::shared_ptr<const PluginTexts> texts;  // the plugin's words; they keep the plugin
  bool is_unsigned = false;                  // nobody vouches for the plugin
};

/// The kinds of steps that a method may write into a trail.
struct StepKind {
  std::int32_t ref_kind = KINERJA_REF_NONE;
  Text words;
  bool standing = false;  // its result is how the person stands in what it points at
};

/// Where a source's rows go. An Error ends the pull.
class PullSink {
 public:
  virtual ~PullSink() = default;
  virtual Result<void> rows(Rows rows) = 0;
  virtual Result<void> reject(Quarantined row) = 0;
  virtual Result<void> commit(std::string_view cursor) = 0;
};

/// Rows that a source may bring in one call.
inline constexpr std::uint32_t max_rows_per_emit = 4096;

class SourceInstance {
 public:
  virtual ~SourceInstance() = default;
  virtual const ComponentInfo& info() const = 0;
  /// Pulls until the source has nothing more. Faults of the whole come back as one Error that
  /// names each of them.
  virtual Result<void> pull(std::string_view cursor, PullSink& sink) = 0;
};

/// Results of one batch, checked: scores are finite, grades and references exist, each fraction is
/// in lowest terms and rounds to its score, and so does what low and slack allow.
struct RatedBatch {
  std::vector<double> score;
  std::vector<std::int32_t> grade;
  std::vector<std::int32_t> status;
  std::vector<std::string> exact;  // fractions behind the scores; no texts when nobody has one
  // The same in numbers, as in kinerja_rate_out; empty unless the batch was given such inputs.
  std::vector<double> low, slack;
  std::vector<Report> reports;

  // The trail, one entry a step, in the order of people; empty unless asked for.
  std::vector<std::int32_t> trail_row, trail_step, trail_ref;
  std::vector<double> trail_a, trail_b, trail_result;
};

struct GradeWord {
  std::string word;  // as the method says it, what other nodes compare with
  Text text;         // for people
};

class MethodInstance {
 public:
  virtual ~MethodInstance() = default;
  virtual const ComponentInfo& info() const = 0;
  virtual const std::vector<GradeWord>& grades() const = 0;  // lowest first
  virtual const std::vector<StepKind>& steps() const = 0;
  /// Whether it takes inputs that are told in numbers, as kinerja_rate_in's in_low and in_slack.
  virtual bool takes_near() const { return false; }
  /// Whether it reads inputs and attributes alone, and so is shown no goals and no ratings.
  virtual bool takes_inputs_alone() const { return false; }
  /// Rates a batch. With such inputs (in_slack is set, even where there are no inputs at all) the
  /// results are told in the same way, and a row may come back with KINERJA_ASK. Not together with
  /// a trail. [many]
  virtual Result<RatedBatch> rate(const kinerja_rate_in& in, bool trail) const = 0;
};

/// What a method instance is made from, beside its settings.
struct MethodSurroundings {
  std::vector<std::string> inputs;
  std::vector<std::string> attributes;
  std::span<const Aspect> aspects;
  std::vector<const std::vector<GradeWord>*> input_grades;  // one for each input
};

/// Where an exporter's bytes go. An Error ends the export.
class ExportSink {
 public:
  virtual ~ExportSink() = default;
  virtual Result<std::uint32_t> open(std::string_view name, std::string_view media_type) = 0;
  virtual Result<void> write(std::uint32_t id, std::string_view bytes) = 0;
  virtual Result<void> close(std::uint32_t id) = 0;
};

class ExporterInstance {
 public:
  virtual ~ExporterInstance() = default;
  virtual const ComponentInfo& info() const = 0;
  /// KINERJA_NEEDS_*: what it reads beside people, scores and grades.
  virtual std::uint32_t needs() const = 0;
  virtual Result<void> write(const kinerja_results& results, ExportSink& sink) = 0;
  virtual Result<void> finish(ExportSink& sink) = 0;
};

/// Something that a component said while it was opened: a mistake in its settings. `pointer` lies
/// below the component's settings.
struct SettingFault {
  std::string pointer;
  Text message;
};

/// An instance, or every mistake in its settings.
template <class Instance>
struct Opened {
  std::unique_ptr<Instance> instance;  // null when there are faults
  std::vector<SettingFault> faults;
};

class PluginCaller {
 public:
  virtual ~PluginCaller() = default;

  virtual Result<ComponentInfo> source_info(std::string_view id) const = 0;
  virtual Result<ComponentInfo> method_info(std::string_view id) const = 0;
  virtual Result<ComponentInfo> exporter_info(std::string_view id) const = 0;

  /// `config` is canonical JSON, valid by the component's schema, defaults filled in.
  virtual Opened<SourceInstance> open_source(const SourceUse& use, const std::string& config) = 0;
  virtual Opened<MethodInstance> open_method(const NodeUse& use,
                                             const std::string& config,
                                             const MethodSurroundings& around) = 0;
  virtual Opened<ExporterInstance> open_exporter(const ExporterUse& use,
                                                 const std::string& config,
                                                 const kinerja_cycle_info& cycle) = 0;
};

/// A line of a plugin's log: level is KINERJA_LOG_*. Called from any thread.
using LogLine = std::function<void(std::int32_t level, std::string_view line)>;

/// Calls the plugins of a registry, each where it was loaded. Borrows registry and stop.
/// `program_launcher` is what inputs that are programs are started through, in a sandbox; without
/// it they are refused.
std::unique_ptr<PluginCaller> call_plugins(const PluginRegistry& registry,
                                           const StopSource& stop,
                                           LogLine log,
                                           std::vector<std::string> program_launcher = {});

}  // namespace kinerja
