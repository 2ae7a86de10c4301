#pragma once

// A bench for methods: opens a component through its C table, as the host would, gives it columns
// and reads scores and trails. Nothing of the C++ layer is used but its numbers, so a plugin in C
// can lie on it too.

#include <kinerja/near.hpp>
#include <kinerja/plugin.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kinerja::test {

inline constexpr std::uint32_t no_aspect = UINT32_MAX;

struct BenchAspect {
  std::string name;
  double min = 1;
  double max = 5;
};

struct BenchGoal {
  std::string indicator = "indicator";
  std::optional<double> target = {};
  std::optional<double> target_high = {};
  std::optional<double> actual = {};
  double weight = 1;
  double share = 1;
  int direction = KINERJA_MORE_IS_BETTER;
  unsigned flags = 0;  // besides those of the three numbers above
  std::uint32_t aspect = no_aspect;
  std::string exact = {};  // the fraction behind actual
  std::uint32_t plan = 0;  // equal for the goals of one planned result
};

struct BenchRating {
  int role;
  std::uint32_t rater;
  std::uint32_t aspect;
  double score;
};

/// No score: missing.
struct BenchInput {
  std::optional<double> score = {};
  int grade = -1;
  std::string exact = {};  // the fraction behind the score
};

using BenchAttribute = std::variant<std::monostate, double, std::string>;

struct BenchPerson {
  std::vector<BenchGoal> goals = {};
  std::vector<BenchRating> ratings = {};
  std::vector<BenchInput> inputs = {};
  std::vector<BenchAttribute> attributes = {};
  std::uint32_t group = 0;
};

struct BenchSetup {
  std::string config = "{}";  // defaults of the schema are filled in at the top level
  std::vector<std::string> inputs = {};
  std::vector<std::string> attributes = {};
  std::vector<BenchAspect> aspects = {};
  std::vector<std::vector<std::string>> input_grades = {};  // by input; may be shorter
};

/// What went through call->fail.
struct BenchReport {
  kinerja_status code;
  std::int64_t row;
  std::string where;
  std::string message;
};

struct BenchStep {
  std::string text;       // of the catalogue: a key
  std::int32_t ref_kind;  // without KINERJA_STEP_STANDING
  std::int32_t ref;
  double a;
  double b;
  double result;
  bool standing = false;
};

struct BenchRow {
  kinerja_status status = KINERJA_MISSING;
  double score = 0;
  std::string grade;    // empty: none
  std::string message;  // what was reported of this row
  std::vector<BenchStep> steps = {};
  std::string exact = {};  // the fraction behind the score, when the method told one
  Near::Told told = {};    // the same in numbers
};

/// The first step in the words of that key, or null.
inline const BenchStep* step_of(const BenchRow& row, const std::string& text) {
  for (const BenchStep& step : row.steps)
    if (step.text == text) return &step;
  return nullptr;
}

struct BenchBatch {
  kinerja_status status = KINERJA_OK;
  std::vector<BenchRow> rows = {};
};

/// How the values behind inputs and results are told: in text alone; in numbers too, as exactly as
/// that goes; or in numbers that leave each input a little open.
enum class BenchTold { text, numbers, nearly };

struct BenchOptions {
  bool trail = true;
  std::optional<std::uint32_t> trail_room = {};  // default: what trail_per_row asks for
  BenchTold told = BenchTold::text;              // in numbers: only without a trail
};

/// Opens build/<preset>/lib/kinerja/plugins/<name>.so, found from the running program upwards, or
/// below the environment variable KINERJA_TEST_PLUGINS. Throws with the reason. Never unloaded.
const kinerja_plugin* bench_plugin(const std::string& name);
/// The same of a file with its path.
const kinerja_plugin* bench_plugin_file(const std::string& file);
/// The method of that id; throws when there is none.
const kinerja_method* bench_method(const kinerja_plugin* plugin, const std::string& id);

/// Texts that a person could see as a bare key: of names, settings, steps and `keys`, in either
/// language; and keys that only one language has. Empty is good.
std::vector<std::string> missing_texts(const kinerja_plugin* plugin,
                                       const std::vector<std::string>& keys);

/// An instance on the bench. Throws std::runtime_error with all reports when it does not open.
class MethodBench {
 public:
  MethodBench(const kinerja_method* table, const BenchSetup& setup);
  ~MethodBench();
  MethodBench(const MethodBench&) = delete;
  MethodBench& operator=(const MethodBench&) = delete;
  MethodBench(MethodBench&&) = delete;
  MethodBench& operator=(MethodBench&&) = delete;

  /// The mistakes that opening with this setup reports; empty when it opens.
  static std::vector<BenchReport> mistakes(const kinerja_method* table, const BenchSetup& setup);

  std::vector<std::string> grades() const;
  BenchBatch rate(const std::vector<BenchPerson>& people, const BenchOptions& options = {}) const;

  /// Rates and checks what every method promises: any cut of the batch (unless WHOLE_GROUP) and any
  /// order of people gives the same bits, with and without a trail, and with inputs and results
  /// told in numbers where the method takes them; the last step ends in the
  /// score; trail_per_row is enough; a trail that is too small is KINERJA_E_CAPACITY. Faults are
  /// test failures.
  std::vector<BenchRow> rate_all_ways(const std::vector<BenchPerson>& people) const;
  /// The same for one person.
  BenchRow rate_one(const BenchPerson& person) const;

 private:
  void expect_same_in_numbers(const std::vector<BenchPerson>& people,
                              const std::vector<BenchRow>& rows) const;

  const kinerja_method* table_;
  std::uint32_t inputs_;
  std::uint32_t attributes_;
  void* self_ = nullptr;
};

}  // namespace kinerja::test
