#include <kinerja/core/days.hpp>
#include <kinerja/core/number.hpp>

#include "cli/sample_cycle.hpp"

#include <boost/json/array.hpp>

#include <array>
#include <cmath>
#include <type_traits>
#include <variant>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr std::size_t max_shown_rows = 20;

std::string_view kind_of(const Rows& rows) {
  constexpr std::array<std::string_view, std::variant_size_v<Rows>> names = {
      "people", "goals", "measures", "ratings", "events", "spans", "sheets"};
  return names[rows.index()];
}

std::string cell_of(const TextColumn& column, std::size_t i) {
  return std::string(column[i]);
}
std::string cell_of(const Column<double>& column, std::size_t i) {
  return shortest(column[i]);
}
std::string cell_of(const std::vector<double>& column, std::size_t i) {
  return shortest(column[i]);
}
std::string cell_of(const Column<std::int32_t>& day, std::size_t i) {
  return day[i] == KINERJA_NO_DAY ? std::string() : iso_day(day[i]);
}
// Codes, flags and moments, which mostly have their default.
template <class Number>
std::string cell_of(const Column<Number>& column, std::size_t i) {
  return column[i] == 0 ? std::string() : std::to_string(column[i]);
}

// The scores that were given on sheet i, each under its aspect.
void add_scores(const Sheets& sheets,
                std::size_t i,
                std::vector<std::pair<std::string, std::string>>& cells) {
  const std::size_t aspects = sheets.aspect.size();
  for (std::size_t k = 0; k < aspects; ++k)
    if (const double score = sheets.score[i * aspects + k]; !std::isnan(score))
      cells.emplace_back(sheets.aspect[k], shortest(score));
}

// Row i as "column: value" for each column that says something.
std::vector<std::pair<std::string, std::string>> cells_of(const Rows& rows, std::size_t i) {
  std::vector<std::pair<std::string, std::string>> cells;
  std::visit(
      [&](const auto& kind) {
        for_each_column(kind, [&](std::string_view name, const auto& column) {
          if (name.starts_with("attr_")) return;
          // The aspects of sheets and their scores are no columns of a row each.
          if (std::is_same_v<std::remove_cvref_t<decltype(kind)>, Sheets> &&
              (name == "aspect" || name == "score"))
            return;
          std::string cell = cell_of(column, i);
          if (!cell.empty()) cells.emplace_back(name, cell);
        });
      },
      rows);
  if (const auto* sheets = std::get_if<Sheets>(&rows)) add_scores(*sheets, i, cells);
  return cells;
}

// Keeps what a pull brings, as far as it is shown.
class ShownRows final : public PullSink {
 public:
  Result<void> rows(Rows rows) override {
    count_ += size_of(rows);
    for (std::size_t i = 0; i < size_of(rows); ++i) {
      json::object row = {{"kind", kind_of(rows)}};
      std::string line(kind_of(rows));
      for (const auto& [name, cell] : cells_of(rows, i)) {
        line.append("  ").append(name).append(" ").append(cell);
        row[name] = cell;
      }
      if (lines_.size() < max_shown_rows) lines_.push_back(line);
      json_.push_back(std::move(row));
    }
    return {};
  }
  Result<void> reject(Quarantined row) override {
    rejected_.push_back(std::move(row));
    return {};
  }
  Result<void> commit(std::string_view cursor) override {
    cursor_ = cursor;
    ++commits_;
    return {};
  }

  void show(const Console& console) const {
    console.heading(console.say("Baris: ", "Rows: ") + std::to_string(count_));
    for (const std::string& line : lines_) console.line("  " + line);
    if (count_ > lines_.size())
      console.line(console.say("  ... selebihnya dengan --json", "  ... the rest with --json"));
    console.line(console.say("Disimpan ", "Committed ") + std::to_string(commits_) +
                 console.say(" kali; penanda posisi terakhir: ", " times; last cursor: ") +
                 (cursor_.empty() ? "-" : cursor_));
    console.quarantine(rejected_);
  }
  json::object answer() const {
    json::array rejected;
    for (const Quarantined& row : rejected_) rejected.push_back(to_json(row));
    return {{"ok", true},
            {"rows", json_},
            {"quarantined", std::move(rejected)},
            {"commits", commits_},
            {"cursor", cursor_}};
  }

 private:
  std::size_t count_ = 0;
  std::vector<std::string> lines_;
  json::array json_;
  std::vector<Quarantined> rejected_;
  std::string cursor_;
  std::size_t commits_ = 0;
};

// "NAME=FILE" or "FILE", whose name is then "file".
json::object inputs_of(const Arguments& arguments) {
  json::object inputs;
  for (const std::string& given : arguments.input_files) {
    const std::size_t equals = given.find('=');
    const std::string name = equals == std::string::npos ? "file" : given.substr(0, equals);
    const std::string file = equals == std::string::npos ? given : given.substr(equals + 1);
    inputs[name] = std::filesystem::absolute(file).string();
  }
  return inputs;
}

}  // namespace

int run_source(const Workbench& bench, const TriedComponent& component) {
  const json::object source = {{"source", component.id}, {"inputs", inputs_of(bench.arguments)}};
  // A cycle has a node; this one is never asked.
  Preparation preparation = prepare_sample_cycle(
      bench,
      component,
      {{"sources", json::object{{"coba", source}}},
       {"nodes",
        json::object{{"angka", json::object{{"title", "-"}, {"method", "id.kinerja.figures"}}}}},
       {"result", "angka"}},
      "/sources/coba");
  if (!preparation.prepared) return bench.console.fail(preparation.mistakes);
  ShownRows rows;
  if (auto pulled = preparation.prepared->sources.front()->pull("", rows); !pulled)
    return bench.console.fail(pulled.error());
  bench.console.heading(bench.console.say(component.name));
  rows.show(bench.console);
  bench.console.answer(rows.answer());
  return 0;
}

}  // namespace kinerja
