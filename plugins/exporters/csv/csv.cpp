// Results as one CSV table. The file is opened with the first batch and grows batch by batch, so a
// million people need no more memory than a thousand.

#include <kinerja/plugin.hpp>

#include "flat_rows.hpp"
#include "schema.json.h"
#include "settings.hpp"
#include "table_text.hpp"
#include "texts.json.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csv_export {
namespace {

// The aspects of one node with their figures: the first step about an aspect is its mean.
template <class Visit>
void each_aspect(const kinerja::PersonResult& person, std::uint32_t node, Visit&& visit) {
  std::vector<std::int32_t> seen;
  for (const kinerja::TrailStep& step : person.steps()) {
    if (step.node != node || step.ref_kind != KINERJA_REF_ASPECT || step.ref < 0) continue;
    if (std::find(seen.begin(), seen.end(), step.ref) != seen.end()) continue;
    seen.push_back(step.ref);
    visit(static_cast<std::uint32_t>(step.ref), step.result);
  }
}

class Csv : public kinerja::Exporter {
 public:
  static constexpr kinerja::Info info{"id.kinerja.csv", "NAME", "ABOUT", schema_json};

  explicit Csv(const kinerja::ExporterSetup& setup)
      : settings_(read_settings(setup)), language_(setup.cycle().language()) {
    TableText head(form());
    write_head(head, setup.cycle());
    head_ = (settings_.mark ? "\xEF\xBB\xBF" : "") + head.str();
  }

  std::uint32_t needs() const {
    switch (settings_.content) {
      case Content::results:
      case Content::list:
        return 0;
      case Content::trail:
      case Content::improve:
        return KINERJA_NEEDS_TRAIL;
      case Content::log:
        return KINERJA_NEEDS_ENTRIES;
      default:
        return KINERJA_NEEDS_ALL;
    }
  }

  void write(const kinerja::Call& call, const kinerja::Results& results, kinerja::Sink& sink) {
    TableText rows(form());
    for (const kinerja::PersonResult& person : results) {
      call.check_stop();
      switch (settings_.content) {
        case Content::results:
          write_result(rows, person);
          break;
        case Content::trail:
          write_trail(rows, person, results.cycle());
          break;
        case Content::list:
          write_list(rows, person);
          break;
        case Content::improve:
          write_improve(rows, person, results.cycle());
          break;
        case Content::evaluation:
          write_evaluation(rows, person, settings_, words_);
          break;
        case Content::log:
          write_log(rows, person, settings_);
          break;
      }
    }
    kinerja::File file = opened(sink);
    if (!rows.str().empty()) file.write(rows.str());
    file_ = file.keep();
  }

  void finish(const kinerja::Call&, kinerja::Sink& sink) { opened(sink).close(); }

 private:
  TableForm form() const { return {settings_.separator, settings_.decimal, settings_.keep_digits}; }

  kinerja::File opened(kinerja::Sink& sink) {
    if (file_.has_value()) return sink.resume(*file_);
    kinerja::File file = sink.open(settings_.file, "text/csv; charset=utf-8");
    file.write(head_);
    return file;
  }

  std::string word(const char* key) const {
    const kinerja::Config texts(kinerja::str(texts_json));
    const kinerja::Config own = texts[language_ == "en" ? "en" : "id"];
    return own.text(key, key);
  }

  void write_person(TableText& row, const kinerja::PersonResult& person) const {
    row.text(person.employee());
    row.text(person.name());
    row.text(person.unit());
    row.text(person.position());
  }

  static void write_score(TableText& row, const kinerja::PersonResult& person, std::uint32_t node) {
    if (const std::optional<double> score = person.score(node)) {
      row.number(*score);
    } else {
      row.empty();
    }
    row.text(person.grade(node));
  }

  void write_head(TableText& row, const kinerja::CycleView& cycle) {
    ok_ = word("OK");
    missing_ = word("MISSING");
    failed_ = word("FAILED");
    const auto words = [&](std::initializer_list<const char*> keys) {
      for (const char* const key : keys) row.text(word(key));
    };
    const bool flat = settings_.content == Content::evaluation || settings_.content == Content::log;
    if (!flat) {
      words({"EMPLOYEE", "PERSON", "UNIT", "POSITION"});
    } else if (settings_.people) {
      words({"EMPLOYEE", "PERSON"});
    }
    switch (settings_.content) {
      case Content::results:
        for (const std::uint32_t node : settings_.nodes) {
          const std::string title(cycle.node_titles()[node]);
          row.text(title);
          row.text(title + " - " + word("GRADE"));
          row.text(title + " - " + word("STATUS"));
        }
        break;
      case Content::trail:
        words({"NODE", "STEP", "SENTENCE", "A", "B", "RESULT"});
        break;
      case Content::list:
        words({"SCORE", "GRADE_WORD"});
        break;
      case Content::improve:
        words({"ASPECT", "SCORE", "TRAINING"});
        break;
      case Content::evaluation:
        words_ = {word("MAIN"), word("ADDITIONAL"), word("FEEDBACK_ROW")};
        words({"NUMBER", "CATEGORY", "LEADER_PLAN", "PLAN", "ASPECT"});
        words({"INDICATOR", "TARGET", "ACTUAL", "EVIDENCE", "FEEDBACK"});
        break;
      case Content::log:
        words({"DAY", "KIND", "ABOUT_WHAT", "TEXT", "MINUTES", "STATE"});
        break;
    }
    row.end_row();
  }

  void write_result(TableText& row, const kinerja::PersonResult& person) const {
    write_person(row, person);
    for (const std::uint32_t node : settings_.nodes) {
      write_score(row, person, node);
      const kinerja_status status = person.status(node);
      row.text(status == KINERJA_OK ? ok_ : status < 0 ? failed_ : missing_);
    }
    row.end_row();
  }

  void write_trail(TableText& row,
                   const kinerja::PersonResult& person,
                   const kinerja::CycleView& cycle) const {
    std::uint32_t number = 0;
    for (const kinerja::TrailStep& step : person.steps()) {
      ++number;
      if (!std::binary_search(settings_.nodes.begin(), settings_.nodes.end(), step.node)) continue;
      write_person(row, person);
      row.text(cycle.node_titles()[step.node]);
      row.number(number);
      row.text(step.text);
      row.number(step.a);
      row.number(step.b);
      row.number(step.result);
      row.end_row();
    }
  }

  void write_list(TableText& row, const kinerja::PersonResult& person) const {
    const List& list = settings_.list;
    const std::optional<double> score = person.score(list.node);
    if (!score || (list.at_most && *score > *list.at_most)) return;
    const std::vector<std::string>& grades = list.grades;
    if (!grades.empty() &&
        std::find(grades.begin(), grades.end(), person.grade(list.node)) == grades.end()) {
      return;
    }
    write_person(row, person);
    write_score(row, person, list.node);
    row.end_row();
  }

  void write_improve(TableText& row,
                     const kinerja::PersonResult& person,
                     const kinerja::CycleView& cycle) const {
    each_aspect(person, settings_.improve.node, [&](std::uint32_t aspect, double value) {
      if (value >= settings_.improve.below) return;
      write_person(row, person);
      row.text(cycle.aspect_titles()[aspect]);
      row.number(value);
      const auto training = settings_.improve.training.find(aspect);
      row.text(training == settings_.improve.training.end() ? "" : training->second);
      row.end_row();
    });
  }

  Settings settings_;
  std::string language_;
  std::string head_;
  std::string ok_;
  std::string missing_;
  std::string failed_;
  EvaluationWords words_;
  std::optional<std::uint32_t> file_;
};

constexpr kinerja::Identity identity{
    "id.kinerja.csv", "0.1.0", "kinerja", "Apache-2.0", texts_json};

}  // namespace
}  // namespace csv_export

KINERJA_PLUGIN_AS(csv_export::identity, csv_export::Csv)
