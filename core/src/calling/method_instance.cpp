#include "calling/method_instance.hpp"

#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"
#include "calling/exact_fraction.hpp"
#include "calling/opening.hpp"
#include "calling/rated_batch_check.hpp"
#include "loading/taken_by.hpp"

#include <algorithm>

namespace kinerja {
namespace {

constexpr std::uint32_t max_grades = 1'000;
constexpr std::uint32_t max_trail_steps = 50'000'000;  // of one batch: 36 bytes each

TextColumn column_of(const std::vector<std::string>& words) {
  TextColumn column;
  for (const std::string& word : words) column.push_back(word);
  return column;
}

// kinerja_rate_out::exact: keeps a method's fraction for one row of the RatedBatch behind
// host_data.
kinerja_status keep_exact(const kinerja_rate_out* out,
                          std::uint32_t row,
                          kinerja_str fraction) noexcept {
  auto& batch = *static_cast<RatedBatch*>(out->host_data);
  if (row >= batch.score.size()) return KINERJA_E_INPUT;
  std::string kept;
  if (const kinerja_status status = read_fraction(fraction, kept); status != KINERJA_OK)
    return status;
  if (batch.exact.empty()) batch.exact.resize(batch.score.size());
  batch.exact[row] = std::move(kept);
  return KINERJA_OK;
}

class CheckedMethod final : public MethodInstance {
 public:
  CheckedMethod(const kinerja_method& table,
                ComponentInfo info,
                const CallSettings& settings,
                void* self,
                const MethodSurroundings& around)
      : table_(table), info_(std::move(info)), settings_(settings), self_(self, table.close) {
    bounds_.inputs = around.inputs.size();
    bounds_.attributes = around.attributes.size();
    bounds_.aspects = around.aspects.size();
    for (std::uint32_t i = 0; i < table_.steps_len; ++i)
      steps_.push_back({table_.steps[i].ref_kind & ~KINERJA_STEP_STANDING,
                        settings_.plugin->texts().find(view_of(table_.steps[i].text)),
                        (table_.steps[i].ref_kind & KINERJA_STEP_STANDING) != 0});
  }

  const ComponentInfo& info() const override { return info_; }
  const std::vector<GradeWord>& grades() const override { return grades_; }
  const std::vector<StepKind>& steps() const override { return steps_; }
  bool takes_near() const override { return (taken_by(table_) & KINERJA_TAKES_NEAR) != 0; }
  bool takes_inputs_alone() const override {
    return (taken_by(table_) & KINERJA_TAKES_INPUTS_ALONE) != 0;
  }

  Result<void> read_grades() {
    kinerja_strs words{};
    std::uint32_t count = 0;
    const kinerja_status status = table_.grades(self_.get(), &words, &count);
    if (status != KINERJA_OK || count > max_grades || !well_formed(words, count))
      return misbehaves();
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::string_view word = text_at(words, i);
      if (word.empty() || !valid_utf8(word)) return misbehaves();
      grades_.push_back({std::string(word), settings_.plugin->texts().find(word)});
    }
    bounds_.grades = grades_.size();
    return {};
  }

  Result<RatedBatch> rate(const kinerja_rate_in& in, bool trail) const override {
    RatedBatch batch;
    batch.score.assign(in.n, 0.0);
    batch.grade.assign(in.n, -1);
    batch.status.assign(in.n, KINERJA_MISSING);
    const bool near = in.in_slack != nullptr;
    if (near)
      for (auto* column : {&batch.low, &batch.slack}) column->assign(in.n, 0.0);
    kinerja_trail room{};
    if (trail) KINERJA_CHECK(make_room(in, batch, room));
    kinerja_rate_out out{sizeof(kinerja_rate_out),
                         in.n,
                         batch.score.data(),
                         batch.grade.data(),
                         batch.status.data(),
                         trail ? &room : nullptr,
                         &keep_exact,
                         &batch,
                         near ? batch.low.data() : nullptr,
                         near ? batch.slack.data() : nullptr};
    CallScope scope(settings_, trail ? std::uint32_t{KINERJA_CALL_TRAIL} : 0U);
    KINERJA_CHECK(scope.check(table_.rate(self_.get(), scope.call(), &in, &out), "rate"));
    if (room.len > batch.trail_row.size()) return misbehaves();
    cut_trail(batch, room.len);
    batch.reports = scope.take_reports();

    TrailBounds bounds = bounds_;
    bounds.goals = static_cast<std::size_t>(in.ev_begin[in.n]);
    bounds.ratings = static_cast<std::size_t>(in.rt_begin[in.n]);
    KINERJA_CHECK(check_rated(batch, steps_, bounds));
    return batch;
  }

 private:
  Error misbehaves() const {
    return fail(Errc::plugin_failed,
                text("{} melanggar kontrak ABI; laporkan kepada pembuatnya ({})",
                     "{} breaks the ABI's contract; tell its author ({})",
                     {info_.id, info_.plugin_id}));
  }

  Result<void> make_room(const kinerja_rate_in& in, RatedBatch& batch, kinerja_trail& room) const {
    std::uint64_t cap = 0;
    for (std::uint32_t i = 0; i < in.n; ++i)
      cap += table_.trail_per_row(self_.get(),
                                  static_cast<std::uint32_t>(in.ev_begin[i + 1] - in.ev_begin[i]),
                                  static_cast<std::uint32_t>(in.rt_begin[i + 1] - in.rt_begin[i]));
    if (cap > max_trail_steps) return misbehaves();
    for (auto* column : {&batch.trail_row, &batch.trail_step}) column->assign(cap, 0);
    batch.trail_ref.assign(cap, -1);
    for (auto* column : {&batch.trail_a, &batch.trail_b, &batch.trail_result})
      column->assign(cap, 0.0);
    room = {sizeof(kinerja_trail),
            static_cast<std::uint32_t>(cap),
            0,
            0,
            batch.trail_row.data(),
            batch.trail_step.data(),
            batch.trail_ref.data(),
            batch.trail_a.data(),
            batch.trail_b.data(),
            batch.trail_result.data()};
    return {};
  }

  static void cut_trail(RatedBatch& batch, std::uint32_t len) {
    for (auto* column : {&batch.trail_row, &batch.trail_step, &batch.trail_ref})
      column->resize(len);
    for (auto* column : {&batch.trail_a, &batch.trail_b, &batch.trail_result}) column->resize(len);
  }

  const kinerja_method& table_;
  ComponentInfo info_;
  CallSettings settings_;
  InstanceHandle self_;
  TrailBounds bounds_;
  std::vector<GradeWord> grades_;
  std::vector<StepKind> steps_;
};

}  // namespace

Opened<MethodInstance> open_method(const kinerja_method& table,
                                   ComponentInfo info,
                                   const CallSettings& settings,
                                   const std::string& config,
                                   const MethodSurroundings& around) {
  const TextColumn inputs = column_of(around.inputs);
  const TextColumn attributes = column_of(around.attributes);
  TextColumn aspects;
  std::vector<double> aspect_min, aspect_max;
  for (const Aspect& aspect : around.aspects) {
    aspects.push_back(aspect.name);
    aspect_min.push_back(aspect.min);
    aspect_max.push_back(aspect.max);
  }
  std::vector<TextColumn> words(around.input_grades.size());
  std::vector<kinerja_strs> input_grades;
  std::vector<std::uint32_t> input_grades_len;
  for (std::size_t k = 0; k < words.size(); ++k) {
    for (const GradeWord& grade : *around.input_grades[k]) words[k].push_back(grade.word);
    input_grades.push_back(strs_of(words[k]));
    input_grades_len.push_back(static_cast<std::uint32_t>(words[k].size()));
  }
  const kinerja_method_setup setup{sizeof(kinerja_method_setup),
                                   static_cast<std::uint32_t>(inputs.size()),
                                   static_cast<std::uint32_t>(attributes.size()),
                                   static_cast<std::uint32_t>(aspects.size()),
                                   str_of(config),
                                   strs_of(inputs),
                                   strs_of(attributes),
                                   strs_of(aspects),
                                   aspect_min.data(),
                                   aspect_max.data(),
                                   input_grades.data(),
                                   input_grades_len.data()};
  CallScope scope(settings, 0);
  void* self = nullptr;
  const kinerja_status status = settings.plugin->open_instance(table, scope.call(), setup, &self);
  if (status != KINERJA_OK) return {nullptr, faults_of_open(scope, status)};
  auto instance = std::make_unique<CheckedMethod>(table, std::move(info), settings, self, around);
  if (auto read = instance->read_grades(); !read) return {nullptr, {{"", read.error().message}}};
  return {std::move(instance), {}};
}

}  // namespace kinerja
