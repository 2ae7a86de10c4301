// What comes out of a method, held against method.h. The host's own checks (calling/) go first.
#include <kinerja/core/number.hpp>

#include "checking/bench.hpp"
#include "checking/method_subject.hpp"

#include <cmath>

namespace kinerja::checking {
namespace {

Text row_of(std::size_t row) {
  return text("baris {}", "row {}", {static_cast<std::uint64_t>(row)});
}

}  // namespace

void OpenedMethod::judge(Rated& rated,
                         const PeopleColumns& columns,
                         const RateOptions& options) const {
  const RatedBatch& batch = rated.batch;
  TrailBounds bounds;
  bounds.goals = static_cast<std::size_t>(columns.goals_begin().back());
  bounds.ratings = static_cast<std::size_t>(columns.ratings_begin().back());
  bounds.inputs = example_.inputs.size();
  bounds.attributes = example_.attributes.size();
  bounds.aspects = example_.aspects.size();
  bounds.grades = grades_.size();
  RatedBatch copy = batch;
  const auto checked = check_rated(copy, steps_, bounds);
  for (const auto& report : copy.reports) {
    const auto row = static_cast<std::size_t>(report.row);
    if (batch.status[row] < KINERJA_OK) continue;  // the plugin itself says that this row failed
    bench_.fault(text("nilai, predikat dan status tiap baris sah",
                      "the score, grade and status of each row are valid"),
                 text("{}: {}", "{}: {}", {row_of(row), report.message}));
  }
  if (!checked)
    bench_.fault(text("setiap langkah menunjuk sesuatu yang ada, urut menurut pegawai, dan terisi",
                      "each step points at something that exists, in the order of people, and is "
                      "filled in"),
                 checked.error().message);
  if (options.trail) judge_trail(rated);
  judge_reports(rated, batch.score.size());
}

void OpenedMethod::judge_trail(const Rated& rated) const {
  const RatedBatch& batch = rated.batch;
  if (rated.trail_len > batch.trail_row.size())
    bench_.fault(text("trail->len paling banyak trail->cap", "trail->len is at most trail->cap"),
                 text("{} dari {}",
                      "{} of {}",
                      {rated.trail_len, static_cast<std::uint64_t>(batch.trail_row.size())}));
  std::vector<std::int64_t> last(batch.score.size(), -1);
  for (std::size_t k = 0; k < batch.trail_row.size(); ++k)
    if (const auto row = static_cast<std::size_t>(batch.trail_row[k]); row < last.size())
      last[row] = static_cast<std::int64_t>(k);
  for (std::size_t i = 0; i < last.size(); ++i) {
    if (batch.status[i] < KINERJA_OK && last[i] >= 0)
      bench_.fault(
          text("baris yang gagal menarik langkahnya", "a row that failed takes its steps back"),
          text("{} gagal dan punya langkah", "{} failed and has steps", {row_of(i)}));
    if (batch.status[i] != KINERJA_OK) continue;
    if (last[i] < 0) {
      bench_.fault(text("setiap nilai punya penjelasan (trail)", "each score has a trail"),
                   text("{} tanpa langkah", "{} has no step", {row_of(i)}));
    } else if (const double end = batch.trail_result[static_cast<std::size_t>(last[i])];
               !(end == batch.score[i])) {
      bench_.fault(
          text("langkah terakhir berakhir pada nilainya", "the last step ends in the score"),
          text("{}: langkah terakhir {}, nilai {}",
               "{}: last step {}, score {}",
               {row_of(i), shortest(end), shortest(batch.score[i])}));
    } else if (std::signbit(batch.score[i]) && !std::signbit(end)) {
      // Scores begin as -0, which is what is left where nobody writes; a step tells it from a -0
      // that was meant.
      bench_.fault(
          text("baris dengan KINERJA_OK mendapat nilai (score ditulis)",
               "a row with KINERJA_OK has a score (score is written)"),
          text("{}: score tidak pernah ditulis", "{}: score was never written", {row_of(i)}));
    }
  }
}

void OpenedMethod::judge_reports(const Rated& rated, std::size_t people) const {
  for (const Told& one : rated.told)
    if (one.row < -1 || one.row >= static_cast<std::int64_t>(people))
      bench_.fault(text("call->fail menyebut baris yang ada, atau -1",
                        "call->fail names a row that exists, or -1"),
                   text("baris {} dari {}: {}",
                        "row {} of {}: {}",
                        {one.row, static_cast<std::uint64_t>(people), one.message}));
}

namespace {

class MethodSubject final : public Subject {
 public:
  MethodSubject(Bench& bench, const kinerja_method& table) : bench_(bench), table_(table) {}

  const kinerja_info& info() const override { return *table_.info; }
  Kind kind() const override { return Kind::method; }

  Try open(const Example& example, const Conditions& conditions) override {
    auto instance = std::make_unique<OpenedMethod>(bench_, table_, example);
    Try tried = instance->open(conditions);
    if (tried.status == KINERJA_OK) tried.instance = std::move(instance);
    return tried;
  }

  std::vector<Example> guesses() const override {
    std::vector<Example> all;
    const std::vector<ExampleAspect> aspects = {
        {"disiplin", 1, 5}, {"inovasi", 1, 5}, {"layanan", 1, 5}};
    for (const bool grades : {false, true}) {
      for (std::size_t inputs = 0; inputs <= 3; ++inputs) {
        Example guess;
        guess.aspects = aspects;
        const char* names[] = {"hasil", "perilaku", "potensi"};
        for (std::size_t k = 0; k < inputs; ++k)
          guess.inputs.push_back({names[k],
                                  grades ? std::vector<std::string>{"Kurang", "Baik", "Sangat Baik"}
                                         : std::vector<std::string>{}});
        all.push_back(guess);
        guess.attributes = {{"golongan", {"III/c", "IV/a"}}, {"populasi", {"100", "250.5"}}};
        all.push_back(std::move(guess));
      }
    }
    return all;
  }

 private:
  Bench& bench_;
  const kinerja_method& table_;
};

}  // namespace

std::unique_ptr<Subject> method_subject(Bench& bench, const kinerja_method& table) {
  return std::make_unique<MethodSubject>(bench, table);
}

std::unique_ptr<OpenedMethod> open_method(Bench& bench,
                                          const Example& example,
                                          const Conditions& conditions) {
  Try tried = bench.subject().open(example, conditions);
  if (tried.instance == nullptr) {
    bench.fault(text("open menerima contoh pengaturan", "open takes the example's settings"),
                text("{}{}",
                     "{}{}",
                     {status_words(tried.status),
                      tried.told.empty() ? std::string() : ": " + tried.told.front().message}));
    return nullptr;
  }
  return std::unique_ptr<OpenedMethod>(static_cast<OpenedMethod*>(tried.instance.release()));
}

bool whole_group(Bench& bench) {
  return (bench.subject().info().flags & KINERJA_INFO_WHOLE_GROUP) != 0;
}

}  // namespace kinerja::checking
