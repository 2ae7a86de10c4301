#pragma once

#include <kinerja/core/calling.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kinerja::test {

/// A method whose answer is a function of the batch.
class FakeMethod final : public MethodInstance {
 public:
  using Rate = std::function<Result<RatedBatch>(const kinerja_rate_in& in, bool trail)>;

  explicit FakeMethod(Rate rate, std::uint32_t flags = 0) : rate_(std::move(rate)) {
    info_.id = "id.example.method";
    info_.flags = flags;
    info_.plugin_version = "1.2.3";
    info_.plugin_sha256 = "c0ffee";
  }

  const ComponentInfo& info() const override { return info_; }
  const std::vector<GradeWord>& grades() const override { return grades_; }
  const std::vector<StepKind>& steps() const override { return steps_; }
  Result<RatedBatch> rate(const kinerja_rate_in& in, bool trail) const override {
    return rate_(in, trail);
  }
  bool takes_near() const override { return takes_near_; }
  bool takes_inputs_alone() const override { return takes_inputs_alone_; }

  FakeMethod& with_grades(const std::vector<std::string>& words) {
    for (const std::string& word : words) grades_.push_back({word, {word, word + " (en)"}});
    return *this;
  }
  FakeMethod& with_steps(std::vector<StepKind> steps) {
    steps_ = std::move(steps);
    return *this;
  }
  FakeMethod& that_takes_near() {
    takes_near_ = true;
    return *this;
  }
  FakeMethod& that_takes_inputs_alone() {
    takes_inputs_alone_ = true;
    return *this;
  }

 private:
  Rate rate_;
  ComponentInfo info_;
  std::vector<GradeWord> grades_;
  std::vector<StepKind> steps_;
  bool takes_near_ = false;
  bool takes_inputs_alone_ = false;
};

using Methods = std::vector<std::unique_ptr<MethodInstance>>;

/// Adds a method and gives it back for its grades and steps.
inline FakeMethod& add_method(Methods& methods, FakeMethod::Rate rate, std::uint32_t flags = 0) {
  auto made = std::make_unique<FakeMethod>(std::move(rate), flags);
  FakeMethod& method = *made;
  methods.push_back(std::move(made));
  return method;
}

/// A batch as a method gets it: nobody has a score yet.
inline RatedBatch unrated(std::uint32_t people) {
  RatedBatch batch;
  batch.score.assign(people, 0);
  batch.grade.assign(people, -1);
  batch.status.assign(people, KINERJA_MISSING);
  return batch;
}

/// The sum of each person's figures, ratings and inputs.
inline Result<RatedBatch> sum_of_all(const kinerja_rate_in& in, bool) {
  RatedBatch batch = unrated(in.n);
  for (std::uint32_t i = 0; i < in.n; ++i) {
    for (std::int32_t k = in.ev_begin[i]; k < in.ev_begin[i + 1]; ++k)
      batch.score[i] += in.ev_actual[k];
    for (std::int32_t k = in.rt_begin[i]; k < in.rt_begin[i + 1]; ++k)
      batch.score[i] += in.rt_score[k];
    batch.status[i] = KINERJA_OK;
  }
  return batch;
}

inline void add_step(RatedBatch& batch,
                     std::int32_t row,
                     std::int32_t step,
                     std::int32_t ref,
                     double a = 0,
                     double b = 0,
                     double result = 0) {
  batch.trail_row.push_back(row);
  batch.trail_step.push_back(step);
  batch.trail_ref.push_back(ref);
  batch.trail_a.push_back(a);
  batch.trail_b.push_back(b);
  batch.trail_result.push_back(result);
}

}  // namespace kinerja::test
