#pragma once

// A rating method under test: opened and called against guarded memory, and all that comes out
// judged.

#include <kinerja/core/calling.hpp>
#include <kinerja/method.h>

#include "calling/rated_batch_check.hpp"
#include "checking/host_call.hpp"
#include "checking/people.hpp"
#include "checking/subject.hpp"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kinerja::checking {

/// What rate() left behind.
struct Rated {
  kinerja_status status = KINERJA_OK;
  RatedBatch batch;                 // as it came, before the host's own checks
  std::vector<std::string> scores;  // of each person: status, score, grade, fraction
  std::vector<std::string> trails;  // of each person: its steps, references from its own first row
  std::uint32_t trail_len = 0;
  std::vector<Told> told;
};

struct RateOptions {
  bool trail = true;
  std::optional<std::uint32_t> trail_room = {};  // default: what trail_per_row asks for
  bool positive_zero = false;  // what `score` is filled with: -0 or +0, which are both a zero
  bool refuse_exact = false;
};

class OpenedMethod final : public Opened {
 public:
  OpenedMethod(Bench& bench, const kinerja_method& table, const Example& example);
  OpenedMethod(const OpenedMethod&) = delete;
  OpenedMethod(OpenedMethod&&) = delete;
  OpenedMethod& operator=(const OpenedMethod&) = delete;
  OpenedMethod& operator=(OpenedMethod&&) = delete;
  ~OpenedMethod() override;

  /// Opens; keeps the settings' memory, out of reach, until the end.
  Try open(const Conditions& conditions);

  Rated rate(const MadePeople& made,
             const Conditions& conditions,
             const RateOptions& options = {}) const;
  Done work(const Conditions& conditions, std::uint64_t seed) override;

  std::uint32_t room_for(const MadePeople& people) const;
  const std::vector<std::string>& grades() const { return grades_; }
  const Example& example() const { return example_; }
  /// Reads the grade words and judges them.
  void read_grades();

 private:
  friend class MethodSubject;
  MadePeople shown(const MadePeople& people) const;
  void judge(Rated& rated, const PeopleColumns& columns, const RateOptions& options) const;
  void judge_trail(const Rated& rated) const;
  void judge_reports(const Rated& rated, std::size_t people) const;
  void keep(std::unique_ptr<GuardedMemory> memory) const;

  Bench& bench_;
  const kinerja_method& table_;
  Example example_;
  void* self_ = nullptr;
  bool open_ = false;
  std::vector<std::string> grades_;
  std::vector<StepKind> steps_;
  mutable std::mutex mutex_;
  mutable std::deque<std::unique_ptr<GuardedMemory>> over_;  // of calls that have returned
};

/// The method that a test is for, opened with an example. Null: it refused, which is a fault.
std::unique_ptr<OpenedMethod> open_method(Bench& bench,
                                          const Example& example,
                                          const Conditions& conditions = {});

/// Whether a component rates groups in one piece.
bool whole_group(Bench& bench);

}  // namespace kinerja::checking
