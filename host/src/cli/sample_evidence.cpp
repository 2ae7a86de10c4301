#include "cli/sample_evidence.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/rows.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace kinerja {
namespace {

constexpr std::string_view attribute_mark = "attribute:";
constexpr std::string_view input_mark = "input:";
constexpr std::array<std::string_view, 15> known_columns = {"employee",
                                                            "name",
                                                            "unit",
                                                            "position",
                                                            "indicator",
                                                            "title",
                                                            "target",
                                                            "target_high",
                                                            "actual",
                                                            "weight",
                                                            "direction",
                                                            "aspect",
                                                            "role",
                                                            "rater",
                                                            "score"};

struct Word {
  std::string_view word;
  std::uint8_t code;
};
constexpr Word direction_words[] = {{"naik", KINERJA_MORE_IS_BETTER},
                                    {"more", KINERJA_MORE_IS_BETTER},
                                    {"turun", KINERJA_LESS_IS_BETTER},
                                    {"less", KINERJA_LESS_IS_BETTER},
                                    {"rentang", KINERJA_RANGE_IS_BEST},
                                    {"range", KINERJA_RANGE_IS_BEST}};
constexpr Word role_words[] = {{"diri", KINERJA_ROLE_SELF},
                               {"self", KINERJA_ROLE_SELF},
                               {"atasan", KINERJA_ROLE_SUPERIOR},
                               {"superior", KINERJA_ROLE_SUPERIOR},
                               {"rekan", KINERJA_ROLE_PEER},
                               {"peer", KINERJA_ROLE_PEER},
                               {"bawahan", KINERJA_ROLE_SUBORDINATE},
                               {"subordinate", KINERJA_ROLE_SUBORDINATE},
                               {"masyarakat", KINERJA_ROLE_PUBLIC},
                               {"public", KINERJA_ROLE_PUBLIC}};

// Reads cells of one row; the first that cannot be read sets the row aside.
class CellReader {
 public:
  explicit CellReader(const SampleTable::Row& row) : row_(row) {}

  /// Empty when the cell is, or is no number: "1.5" or "1,5".
  std::optional<double> number(std::string_view column) {
    std::string words(row_.cell(column));
    if (words.empty()) return std::nullopt;
    std::replace(words.begin(), words.end(), ',', '.');
    double value = 0;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), value);
    if (read.ec == std::errc() && read.ptr == words.data() + words.size() && std::isfinite(value))
      return value;
    refuse(column, text("bukan bilangan", "is no number"));
    return std::nullopt;
  }

  template <std::size_t n>
  std::uint8_t code(std::string_view column, const Word (&words)[n], std::uint8_t otherwise) {
    const std::string_view cell = row_.cell(column);
    if (cell.empty()) return otherwise;
    for (const Word& known : words)
      if (known.word == cell) return known.code;
    std::string all;
    for (const Word& known : words) all += (all.empty() ? "" : ", ") + std::string(known.word);
    refuse(column, text("harus salah satu dari: {}", "must be one of: {}", {all}));
    return otherwise;
  }

  void refuse(std::string_view column, const Text& reason) {
    if (refused_) return;
    refused_ = Quarantined{sample_source,
                           sample_input,
                           row_.line,
                           std::string(column),
                           std::string(row_.cell(column)),
                           reason.id,
                           reason.en};
  }
  const std::optional<Quarantined>& refused() const { return refused_; }

 private:
  const SampleTable::Row& row_;
  std::optional<Quarantined> refused_;
};

// The four kinds of rows that a sample can bring.
class SampleRows {
 public:
  SampleRows(const SampleTable& table, const Cycle& cycle) : table_(table), cycle_(cycle) {
    people_.input = goals_.input = measures_.input = ratings_.input = sample_input;
  }

  Evidence build() {
    add_people();
    std::vector<Quarantined> refused;
    for (const SampleTable::Row& row : table_.rows) {
      CellReader cells(row);
      if (row.cell("employee").empty()) {
        cells.refuse("employee", text("kolom ini wajib diisi", "this column must not be empty"));
      } else if (!row.cell("indicator").empty()) {
        add_goal(row, cells);
      } else if (!row.cell("role").empty()) {
        add_rating(row, cells);
      }
      if (cells.refused()) refused.push_back(*cells.refused());
    }
    EvidenceBuilder builder(cycle_);
    builder.add(sample_source, std::move(people_));
    builder.add(sample_source, std::move(goals_));
    builder.add(sample_source, std::move(measures_));
    builder.add(sample_source, std::move(ratings_));
    Evidence evidence = builder.build();
    evidence.set_aside.insert(evidence.set_aside.begin(), refused.begin(), refused.end());
    return evidence;
  }

 private:
  // What several rows say of one person stands together; of two cells the first counts.
  void add_people() {
    std::vector<SampleTable::Row> people;
    for (const SampleTable::Row& row : table_.rows) {
      if (row.cell("employee").empty()) continue;
      const auto same = [&](const SampleTable::Row& one) {
        return one.cell("employee") == row.cell("employee");
      };
      const auto known = std::find_if(people.begin(), people.end(), same);
      if (known == people.end())
        people.push_back(row);
      else
        known->cells.insert(row.cells.begin(), row.cells.end());
    }
    for (const SampleTable::Row& person : people) add_person(person);
  }

  void add_person(const SampleTable::Row& row) {
    const std::string_view employee = row.cell("employee");
    people_.key.push_back(employee);
    people_.origin.push_back(row.line);
    people_.employee.push_back(employee);
    people_.name.push_back(row.cell("name").empty() ? employee : row.cell("name"));
    people_.unit.push_back(row.cell("unit").empty() ? "contoh" : row.cell("unit"));
    people_.position.push_back(row.cell("position"));
    people_.superior.push_back("");
    people_.from_day.push_back(KINERJA_NO_DAY);
    people_.to_day.push_back(KINERJA_NO_DAY);
    for (const auto& [column, cell] : row.cells) {
      if (column.starts_with(attribute_mark))
        people_.attr_name.push_back(column.substr(attribute_mark.size()));
      else if (column.starts_with(input_mark))
        people_.attr_name.push_back(column);
      else
        continue;
      people_.attr_value.push_back(cell);
    }
    people_.attr_begin.push_back(static_cast<std::uint32_t>(people_.attr_name.size()));
  }

  void add_goal(const SampleTable::Row& row, CellReader& cells) {
    const std::string_view indicator = row.cell("indicator");
    const auto target = cells.number("target");
    const auto target_high = cells.number("target_high");
    const auto actual = cells.number("actual");
    const auto weight = cells.number("weight");
    const auto direction = cells.code(
        "direction", direction_words, target_high ? KINERJA_RANGE_IS_BEST : KINERJA_MORE_IS_BETTER);
    if (weight.value_or(1) < 0)
      cells.refuse("weight", text("bobot di bawah nol", "a weight below zero"));
    if (target_high && target_high < target)
      cells.refuse("target_high", text("di bawah target", "is below the target"));
    if (cells.refused()) return;
    const std::string key = std::string(row.cell("employee")) + "/" + std::string(indicator);
    goals_.key.push_back(key);
    goals_.origin.push_back(row.line);
    goals_.employee.push_back(row.cell("employee"));
    goals_.title.push_back(row.cell("title").empty() ? indicator : row.cell("title"));
    goals_.parent.push_back("");
    goals_.indicator.push_back(indicator);
    goals_.aspect.push_back(row.cell("aspect"));
    goals_.subject.push_back("");
    goals_.unit_of_measure.push_back("");
    goals_.subject_kind.push_back(KINERJA_SUBJECT_PERSON);
    goals_.direction.push_back(direction);
    goals_.kind.push_back(KINERJA_GOAL_MAIN);
    goals_.aggregate.push_back(KINERJA_AGGREGATE_LAST);
    unsigned flags = 0;
    if (target) flags |= KINERJA_GOAL_HAS_TARGET;
    if (target_high) flags |= KINERJA_GOAL_HAS_TARGET_HIGH;
    goals_.flags.push_back(static_cast<std::uint8_t>(flags));
    goals_.target.push_back(target.value_or(0));
    goals_.target_high.push_back(target_high.value_or(0));
    goals_.weight.push_back(weight.value_or(1));
    goals_.share.push_back(1);
    if (actual) add_measure(row, key, *actual);
  }

  void add_measure(const SampleTable::Row& row, const std::string& key, double actual) {
    measures_.key.push_back(key);
    measures_.origin.push_back(row.line);
    measures_.subject.push_back(row.cell("employee"));
    measures_.indicator.push_back(row.cell("indicator"));
    measures_.evidence.push_back("");
    measures_.subject_kind.push_back(KINERJA_SUBJECT_PERSON);
    measures_.quality.push_back(0);
    measures_.from_day.push_back(cycle_.from_day);
    measures_.to_day.push_back(cycle_.to_day);
    measures_.value.push_back(actual);
    measures_.observed_ms.push_back(0);
  }

  void add_rating(const SampleTable::Row& row, CellReader& cells) {
    const auto role = cells.code("role", role_words, KINERJA_ROLE_PUBLIC);
    const auto score = cells.number("score");
    if (row.cell("aspect").empty())
      cells.refuse("aspect", text("kolom ini wajib diisi", "this column must not be empty"));
    if (cells.refused()) return;
    const std::string rater =
        row.cell("rater").empty() ? std::string(row.cell("role")) : std::string(row.cell("rater"));
    ratings_.key.push_back(std::string(row.cell("employee")) + "/" + rater + "/" +
                           std::string(row.cell("aspect")));
    ratings_.origin.push_back(row.line);
    ratings_.ratee.push_back(row.cell("employee"));
    ratings_.rater.push_back(rater);
    ratings_.aspect.push_back(row.cell("aspect"));
    ratings_.comment.push_back("");
    ratings_.ratee_kind.push_back(KINERJA_SUBJECT_PERSON);
    ratings_.role.push_back(role);
    ratings_.state.push_back(KINERJA_RATING_SUBMITTED);
    ratings_.flags.push_back(score ? KINERJA_RATING_HAS_SCORE : 0);
    ratings_.score.push_back(score.value_or(0));
    ratings_.day.push_back(KINERJA_NO_DAY);
  }

  const SampleTable& table_;
  const Cycle& cycle_;
  People people_;
  Goals goals_;
  Measures measures_;
  Ratings ratings_;
};

void add_once(std::string_view word, std::vector<std::string>& words) {
  if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
    words.emplace_back(word);
}

}  // namespace

Result<SampleShape> shape_of(const SampleTable& table) {
  SampleShape shape;
  for (const std::string& column : table.columns) {
    if (column.starts_with(input_mark)) {
      add_once(column.substr(input_mark.size()), shape.inputs);
    } else if (column.starts_with(attribute_mark)) {
      add_once(column.substr(attribute_mark.size()), shape.attributes);
    } else if (std::find(known_columns.begin(), known_columns.end(), column) ==
               known_columns.end()) {
      const std::string_view near =
          did_you_mean(column, {known_columns.begin(), known_columns.end()});
      const Text hint = near.empty() ? text("lihat `kinerja plugin run --help`",
                                            "see `kinerja plugin run --help`")
                                     : text("maksud Anda \"{}\"?", "did you mean \"{}\"?", {near});
      return fail(Errc::invalid_data,
                  text("{}: kolom \"{}\" tidak dikenal; {}",
                       "{}: the column \"{}\" is not known; {}",
                       {table.file.string(), column, hint}));
    }
  }
  bool anybody = false;
  for (const SampleTable::Row& row : table.rows) {
    add_once(row.cell("aspect"), shape.aspects);
    anybody = anybody || !row.cell("employee").empty();
  }
  if (!anybody)
    return fail(Errc::invalid_data,
                text("{}: tidak ada baris dengan kolom \"employee\"",
                     "{}: there is no row with the column \"employee\"",
                     {table.file.string()}));
  return shape;
}

Evidence sample_evidence(const SampleTable& table, const Cycle& cycle) {
  return SampleRows(table, cycle).build();
}

}  // namespace kinerja
