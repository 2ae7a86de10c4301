#pragma once

// A bench for exporters: builds results by hand, opens a component through its C table as the host
// would, hands the results over in batches, and collects the files. Nothing of the C++ layer is
// used for the calls, so a plugin in C can lie on it too.

#include <kinerja/plugin.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kinerja::test {

struct ExportNode {
  std::string name;
  std::string title;
  std::string method = "id.kinerja.example 1.0.0 0000";
  std::vector<std::string> grades = {};  // lowest first
  std::vector<std::string> guide = {};
};

struct ExportAnchor {
  double score;
  std::string text;
};

struct ExportAspect {
  std::string name;
  std::string title;
  double min = 1;
  double max = 5;
  std::vector<ExportAnchor> anchors = {};  // lowest score first
};

struct ExportList {
  std::string name;
  std::string title;
  std::string about = {};
};

struct ExportCycle {
  std::string id = "kota-contoh-2026";
  std::string title = "Penilaian kinerja tahun 2026";
  std::string agency = "kota-contoh";
  std::string language = "id";
  std::string legal_basis = "PP 30/2019 tentang Penilaian Kinerja PNS";
  std::string config_hash = "c0ffee";
  std::string input_hash = "beef";
  std::int32_t from_day = 20454;  // 2026-01-01
  std::int32_t to_day = 20818;    // 2026-12-31
  std::uint32_t result_node = 0;
  std::vector<ExportNode> nodes;
  std::vector<ExportAspect> aspects;
  std::vector<ExportList> lists = {};
  std::vector<std::string> earlier = {};  // titles, newest first
};

struct ExportGoal {
  std::string title;
  std::string indicator;
  std::string unit;
  std::optional<double> target;
  std::optional<double> target_high;
  std::optional<double> actual;
  double weight = 1;
  int direction = KINERJA_MORE_IS_BETTER;
  unsigned flags = 0;  // besides those of the three numbers above
  std::string parent = {};
  std::string aspect = {};    // in words
  std::string evidence = {};  // lines separated by '\n'
};

struct ExportStep {
  std::uint32_t node;
  std::int32_t ref_kind;
  std::int32_t ref;  // a goal: its place in the person's goals
  double a;
  double b;
  double result;
  std::string text;
  std::int32_t id = 0;  // in the catalogue of the node's method
};

/// No score: the status says why.
struct ExportScore {
  std::optional<double> score;
  std::string grade = {};
  int place = -1;
  kinerja_status missing = KINERJA_MISSING;
};

struct ExportFact {
  std::string name;
  std::string value;
};

struct ExportEntry {
  std::int32_t day;
  std::string kind;
  std::string about;
  std::string text;
  std::string state = {};
  double number = 0;
};

struct ExportFinding {
  int kind;  // KINERJA_FINDING_*
  std::uint32_t node;
  std::int32_t ref_kind;
  std::int32_t ref;  // a goal: its place in the person's goals
  double value;
  double limit;
  std::string text;
  std::string evidence = {};
};

struct ExportAction {
  std::string about;
  std::string text;
  std::int32_t due;
};

struct ExportPlace {
  std::uint32_t list;
  std::uint32_t number;
  int kind = KINERJA_PLACE_LISTED;
  std::string reason = {};
};

struct ExportPerson {
  std::string employee;
  std::string name;
  std::string unit;
  std::string position = {};
  std::string superior = {};
  std::string superior_name = {};
  std::vector<ExportScore> scores = {};  // by node; missing behind the end
  std::vector<ExportGoal> goals = {};
  std::vector<ExportStep> steps = {};
  std::vector<std::string> notes = {};
  std::vector<ExportFact> facts = {};
  std::vector<ExportEntry> entries = {};  // by day
  std::vector<ExportFinding> findings = {};
  std::vector<ExportAction> actions = {};
  std::vector<ExportPlace> places = {};
  // By earlier cycle, then by node; missing behind the end of either.
  std::vector<std::vector<ExportScore>> earlier = {};
};

struct ExportSample {
  ExportCycle cycle;
  std::vector<ExportPerson> people;  // sorted by unit and employee, as the host promises
};

struct ExportOptions {
  std::string config = "{}";    // canonical, defaults filled in by the caller
  bool batch_per_unit = false;  // else all people come at once
  int fail_at = 0;              // the sink refuses its n-th call; 0: never
  kinerja_status fail_with = KINERJA_E_IO;
  kinerja_status stop = KINERJA_OK;  // what call->stop answers
};

struct Exported {
  kinerja_status status = KINERJA_OK;  // of the first call that failed
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> media_types;
  std::vector<std::string> reports;  // "/where message" of each call->fail
  std::vector<std::string> faults;   // promises of exporter.h that the exporter broke
  int sink_calls = 0;

  /// The only file, or the one of that name; throws when there is none.
  const std::string& file(const std::string& name) const;
};

/// Opens, writes, finishes, closes.
Exported run_exporter(const kinerja_exporter* table,
                      const ExportSample& sample,
                      const ExportOptions& options = {});

/// The exporter of that id; throws when there is none.
const kinerja_exporter* bench_exporter(const kinerja_plugin* plugin, const std::string& id);

/// Every call to the sink fails once, each in a run of its own: the exporter has to stop there and
/// give back that status. Returns what went wrong; empty is good.
std::vector<std::string> sink_faults(const kinerja_exporter* table,
                                     const ExportSample& sample,
                                     const std::string& config);

/// Names, settings and messages that a person could see as a bare key in one of the languages.
/// Empty is good.
std::vector<std::string> exporter_text_faults(const kinerja_plugin* plugin);

/// Eight made-up people in two units, with all that is hard: missing and failed scores, names with
/// <>&" and formulas, goals in each direction and without data, raters that saw less than others,
/// places that are shared or refused, a daily log, guidance that is still open, an earlier cycle
/// that knows fewer people.
ExportSample town_sample();

}  // namespace kinerja::test
