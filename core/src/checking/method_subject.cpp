// Calls of a method: what is given to it, and what is read back. judged_method.cpp looks at it.
#include "checking/method_subject.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"
#include "checking/bench.hpp"
#include "loading/taken_by.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace kinerja::checking {
namespace {

constexpr std::size_t kept_calls = 4;  // whose memory is still watched
constexpr std::uint32_t max_grades = 1'000;
constexpr std::uint64_t max_trail = 50'000'000;  // steps of a batch, as the host takes at most
constexpr std::int32_t poison = 0x5A5A5A5A;

TextColumn column_of(const std::vector<std::string>& words) {
  TextColumn column;
  for (const std::string& word : words) column.push_back(word);
  return column;
}

// What the setup struct points at, as the host would have it.
struct SetupColumns {
  explicit SetupColumns(const Example& example) {
    for (const auto& input : example.inputs) {
      inputs.push_back(input.name);
      grades.push_back(column_of(input.grades));
    }
    for (const auto& attribute : example.attributes) attributes.push_back(attribute.name);
    for (const auto& aspect : example.aspects) {
      aspects.push_back(aspect.name);
      low.push_back(aspect.min);
      high.push_back(aspect.max);
    }
    for (const TextColumn& words : grades) {
      lists.push_back(strs_of(words));
      lens.push_back(static_cast<std::uint32_t>(words.size()));
    }
  }
  TextColumn inputs, attributes, aspects;
  std::vector<TextColumn> grades;
  std::vector<kinerja_strs> lists;
  std::vector<std::uint32_t> lens;
  std::vector<double> low, high;
};

// The arrays of one rate call, in guarded memory, filled as method.h promises; the trail, of which
// it promises nothing, with poison.
struct RateRoom {
  RateRoom(GuardedMemory& memory, std::size_t n, double zero)
      : score(column<double>(memory, n, "rate_out.score", zero)),
        grade(column<std::int32_t>(memory, n, "rate_out.grade", -1)),
        status(column<std::int32_t>(memory, n, "rate_out.row_status", KINERJA_MISSING)) {}

  void add_trail(GuardedMemory& memory, std::uint32_t cap, Length length) {
    const double no_number = std::numeric_limits<double>::quiet_NaN();
    kinerja_trail room{};
    room.cap = cap;
    room.row = column<std::int32_t>(memory, cap, "trail.row", poison);
    room.step = column<std::int32_t>(memory, cap, "trail.step", poison);
    room.ref = column<std::int32_t>(memory, cap, "trail.ref", poison);
    room.a = column<double>(memory, cap, "trail.a", no_number);
    room.b = column<double>(memory, cap, "trail.b", no_number);
    room.result = column<double>(memory, cap, "trail.result", no_number);
    trail = place(memory, room, length, "trail", Access::output);
  }

  template <class Number>
  static Number* column(GuardedMemory& memory, std::size_t n, const char* name, Number value) {
    auto* at = reinterpret_cast<Number*>(memory.take(n * sizeof(Number), n, name, Access::output));
    std::fill(at, at + n, value);
    return at;
  }

  double* score;
  std::int32_t* grade;
  std::int32_t* status;
  kinerja_trail* trail = nullptr;
};

// What kinerja_rate_out::exact is told.
struct ExactTold {
  std::vector<std::string> fractions;
  bool refuse = false;
  std::int64_t of_nobody = -1;  // the last row that there is not
};

kinerja_status keep_exact(const kinerja_rate_out* out, std::uint32_t row, kinerja_str fraction) {
  auto& told = *static_cast<ExactTold*>(out->host_data);
  if (row >= told.fractions.size()) told.of_nobody = row;
  if (told.refuse) return KINERJA_E_CAPACITY;
  if (fraction.len > KINERJA_EXACT_MAX_BYTES) return KINERJA_E_CAPACITY;
  if (row >= told.fractions.size() || fraction.len == 0) return KINERJA_E_INPUT;
  told.fractions[row] = std::string(view_of(fraction));
  return KINERJA_OK;
}

// Of the structs that it may write to, a plugin sets the trail's length and nothing else.
void judge_structs(Bench& bench,
                   const kinerja_rate_out& after,
                   const kinerja_rate_out& before,
                   const Conditions& conditions) {
  const bool same = after.n == before.n && after.struct_size == before.struct_size &&
                    after.score == before.score && after.grade == before.grade &&
                    after.row_status == before.row_status && after.trail == before.trail &&
                    after.exact == before.exact && after.host_data == before.host_data;
  if (conditions.judge && !same)
    bench.fault(
        text("rate hanya mengisi kolom-kolom rate_out", "rate fills the columns of rate_out only"),
        text("anggota rate_out sendiri berubah", "members of rate_out itself changed"));
}

template <class Number>
void append(std::string& bits, Number value) {
  if constexpr (std::is_floating_point_v<Number>)
    if (value == 0) value = 0;  // minus zero is zero
  bits.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void read_back(Rated& rated, const RateRoom& room, std::size_t n) {
  rated.batch.score.assign(room.score, room.score + n);
  rated.batch.grade.assign(room.grade, room.grade + n);
  rated.batch.status.assign(room.status, room.status + n);
  if (room.trail == nullptr) return;
  rated.trail_len = room.trail->len;
  const std::size_t used = std::min(room.trail->len, room.trail->cap);
  const kinerja_trail& from = *room.trail;
  rated.batch.trail_row.assign(from.row, from.row + used);
  rated.batch.trail_step.assign(from.step, from.step + used);
  rated.batch.trail_ref.assign(from.ref, from.ref + used);
  rated.batch.trail_a.assign(from.a, from.a + used);
  rated.batch.trail_b.assign(from.b, from.b + used);
  rated.batch.trail_result.assign(from.result, from.result + used);
}

// The bits of each person, so that batches can be compared that were cut otherwise.
void write_bits(Rated& rated, const PeopleColumns& columns, const std::vector<StepKind>& steps) {
  const RatedBatch& batch = rated.batch;
  rated.scores.resize(batch.score.size());
  rated.trails.resize(batch.score.size());
  for (std::size_t i = 0; i < batch.score.size(); ++i) {
    std::string& bits = rated.scores[i];
    append(bits, batch.status[i]);
    if (batch.status[i] != KINERJA_OK) continue;
    append(bits, batch.score[i]);
    append(bits, batch.grade[i]);
    if (!batch.exact.empty()) bits += batch.exact[i];
  }
  for (std::size_t k = 0; k < batch.trail_row.size(); ++k) {
    const auto row = static_cast<std::size_t>(batch.trail_row[k]);
    const auto step = static_cast<std::size_t>(batch.trail_step[k]);
    if (row >= rated.trails.size() || step >= steps.size()) continue;
    std::int32_t ref = batch.trail_ref[k];
    if (ref >= 0 && steps[step].ref_kind == KINERJA_REF_GOAL) ref -= columns.goals_begin()[row];
    if (ref >= 0 && steps[step].ref_kind == KINERJA_REF_RATING) ref -= columns.ratings_begin()[row];
    std::string& bits = rated.trails[row];
    append(bits, batch.trail_step[k]);
    append(bits, ref);
    for (const double value : {batch.trail_a[k], batch.trail_b[k], batch.trail_result[k]})
      append(bits, value);
  }
}

}  // namespace

OpenedMethod::OpenedMethod(Bench& bench, const kinerja_method& table, const Example& example)
    : bench_(bench), table_(table), example_(example) {
  for (std::uint32_t i = 0; i < table.steps_len; ++i)
    steps_.push_back({table.steps[i].ref_kind & ~KINERJA_STEP_STANDING,
                      verbatim(view_of(table.steps[i].text)),
                      (table.steps[i].ref_kind & KINERJA_STEP_STANDING) != 0});
}

OpenedMethod::~OpenedMethod() {
  if (open_) table_.close(self_);
}

Try OpenedMethod::open(const Conditions& conditions) {
  const std::string config = config_text(*table_.info, example_.config);
  const SetupColumns columns(example_);
  kinerja_method_setup setup{};
  setup.inputs_len = static_cast<std::uint32_t>(columns.inputs.size());
  setup.attributes_len = static_cast<std::uint32_t>(columns.attributes.size());
  setup.aspects_len = static_cast<std::uint32_t>(columns.aspects.size());
  setup.config = str_of(config);
  setup.inputs = strs_of(columns.inputs);
  setup.attributes = strs_of(columns.attributes);
  setup.aspects = strs_of(columns.aspects);
  setup.aspect_min = columns.low.data();
  setup.aspect_max = columns.high.data();
  setup.input_grades = columns.lists.data();
  setup.input_grades_len = columns.lens.data();
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_, *memory, conditions, 0, example_);
  const kinerja_method_setup* given = guard(setup, *memory, conditions.length);
  memory->seal();
  Try out;
  out.status = table_.open(call.raw(), given, &self_);
  memory->revoke();
  keep(std::move(memory));
  out.told = call.take_told();
  open_ = out.status == KINERJA_OK;
  if (open_) read_grades();
  return out;
}

void OpenedMethod::keep(std::unique_ptr<GuardedMemory> memory) const {
  const std::lock_guard lock(mutex_);
  over_.push_back(std::move(memory));
  // The first is what open() was given, which is watched until the end.
  if (over_.size() > kept_calls) over_.erase(over_.begin() + 1);
}

void OpenedMethod::read_grades() {
  kinerja_strs words{};
  std::uint32_t count = 0;
  grades_.clear();
  const kinerja_status status = table_.grades(self_, &words, &count);
  if (status != KINERJA_OK || count > max_grades || !well_formed(words, count)) {
    bench_.fault(text("grades memberi KINERJA_OK dan paling banyak 1.000 kata di dalam bloknya",
                      "grades gives KINERJA_OK and at most 1,000 words inside their block"),
                 text("status {}, {} kata", "status {}, {} words", {status_words(status), count}));
    return;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view word = text_at(words, i);
    if (word.empty() || !valid_utf8(word))
      bench_.fault(text("setiap predikat berupa UTF-8 yang tidak kosong",
                        "each grade is UTF-8 that is not empty"),
                   text("predikat ke-{}", "grade {}", {i}));
    grades_.emplace_back(word);
  }
}

std::uint32_t OpenedMethod::room_for(const MadePeople& people) const {
  std::uint64_t all = 0;
  for (const MadePerson& person : shown(people))
    all += table_.trail_per_row(self_,
                                static_cast<std::uint32_t>(person.goals.size()),
                                static_cast<std::uint32_t>(person.ratings.size()));
  if (all <= max_trail) return static_cast<std::uint32_t>(all);
  bench_.fault(text("trail_per_row paling banyak 50 juta langkah sekali hitung",
                    "trail_per_row asks for at most 50 million steps in a batch"),
               text("{} langkah", "{} steps", {all}));
  return 0;
}

// As the host does: who says that it reads neither is shown no goals and no ratings.
MadePeople OpenedMethod::shown(const MadePeople& people) const {
  MadePeople shown = people;
  if ((taken_by(table_) & KINERJA_TAKES_INPUTS_ALONE) == 0) return shown;
  for (MadePerson& person : shown) person.goals.clear(), person.ratings.clear();
  return shown;
}

Rated OpenedMethod::rate(const MadePeople& made,
                         const Conditions& conditions,
                         const RateOptions& options) const {
  const MadePeople people = shown(made);
  const PeopleColumns columns(people, example_);
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_,
                *memory,
                conditions,
                options.trail ? std::uint32_t{KINERJA_CALL_TRAIL} : 0U,
                example_);
  call.expect_rows(people.size());
  GuardVisit<kinerja_rate_in> visit(columns.view(), *memory, conditions.length);
  border::fields(columns.view(), visit);
  border::fields_of_setup(
      columns.view(), example_.inputs.size(), example_.attributes.size(), visit);
  const kinerja_rate_in* in = visit.finish();
  RateRoom room(*memory, people.size(), options.positive_zero ? 0.0 : -0.0);
  if (options.trail)
    room.add_trail(
        *memory, options.trail_room ? *options.trail_room : room_for(people), conditions.length);
  ExactTold exact{std::vector<std::string>(people.size()), options.refuse_exact};
  const kinerja_rate_out out{sizeof(kinerja_rate_out),
                             static_cast<std::uint32_t>(people.size()),
                             room.score,
                             room.grade,
                             room.status,
                             room.trail,
                             keep_exact,
                             &exact,
                             nullptr,
                             nullptr};
  kinerja_rate_out* given = place(*memory, out, conditions.length, "rate_out", Access::output);
  const kinerja_rate_out placed = *given;  // with the length that it was given
  memory->seal();
  Rated rated;
  rated.status = table_.rate(self_, call.raw(), in, given);
  memory->revoke();
  memory->reopen_outputs();
  rated.told = call.take_told();
  judge_structs(bench_, *given, placed, conditions);
  if (exact.of_nobody >= 0)
    bench_.fault(
        text("exact menyebut baris yang ada", "exact names a row that exists"),
        text("baris {} dari {}", "row {} of {}", {exact.of_nobody, std::uint64_t{people.size()}}));
  if (rated.status == KINERJA_OK) {
    read_back(rated, room, people.size());
    rated.batch.exact = std::move(exact.fractions);
    if (conditions.judge) judge(rated, columns, options);
    write_bits(rated, columns, steps_);
  }
  memory->revoke();
  keep(std::move(memory));
  return rated;
}

Done OpenedMethod::work(const Conditions& conditions, std::uint64_t seed) {
  const MadePeople people = make_people(example_, Random(seed), conditions.people);
  const Rated rated = rate(people, conditions);
  if (conditions.judge && conditions.stop == nullptr && !conditions.settings_are_random &&
      rated.status != KINERJA_OK)
    bench_.fault(text("rate memberi KINERJA_OK untuk data yang wajar",
                      "rate gives KINERJA_OK for sensible data"),
                 text("{}{}",
                      "{}{}",
                      {status_words(rated.status),
                       rated.told.empty() ? std::string() : ": " + rated.told.front().message}));
  Done done{rated.status, {}, rated.told};
  for (const std::string& bits : rated.scores) done.bits += bits;
  for (const std::string& bits : rated.trails) done.bits += bits;
  return done;
}

}  // namespace kinerja::checking
