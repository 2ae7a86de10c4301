#include <kinerja/core/explaining.hpp>
#include <kinerja/core/number.hpp>
#include <kinerja/core/running.hpp>

#include "cli/bundled_plugins.hpp"
#include "cli/commands.hpp"
#include "cli/sample_cycle.hpp"

#include <boost/json/array.hpp>

namespace kinerja {
namespace {

namespace json = boost::json;

constexpr const char* tried_node = "coba";

json::object aspects_of(const Arguments& arguments, const SampleShape& shape) {
  json::object aspects;
  const double low = arguments.scale.empty() ? 0 : arguments.scale[0];
  const double high = arguments.scale.empty() ? 100 : arguments.scale[1];
  for (const std::string& name : shape.aspects)
    aspects[name] = {{"title", name}, {"scale", {{"min", low}, {"max", high}}}};
  return aspects;
}

json::array array_of(const std::vector<std::string>& words) {
  json::array all;
  for (const std::string& word : words) all.emplace_back(word);
  return all;
}

// Why a person has no score, in one line.
std::string reasons_of(const Console& console, const Scores& scores, std::size_t person) {
  std::string all;
  for (const PersonReport& report : scores.reports)
    if (report.person == person) all += (all.empty() ? "" : "; ") + console.say(report.message);
  return all;
}

// All people with score, grade and reason.
int show_scores(const Workbench& bench, const PreparedCycle& prepared, const Evidence& evidence) {
  const Console& console = bench.console;
  const Rater rater(prepared.cycle, prepared.methods, bench.stop, {});
  const auto scores = rater.rate(evidence, 0, evidence.size(), false);
  if (!scores) return console.fail(scores.error(), evidence.set_aside);
  const std::size_t node = prepared.cycle.result_node;
  const TrailWords words(prepared.cycle, prepared.methods, evidence);
  std::vector<std::vector<std::string>> rows = {{console.say("pegawai", "employee"),
                                                 console.say("nilai", "score"),
                                                 console.say("predikat", "grade"),
                                                 ""}};
  json::array people;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const NodeScores& result = scores->nodes[node];
    const bool rated = result.status[i] == KINERJA_OK;
    const Text grade = rated ? words.grade(node, result.grade[i]) : Text{};
    const std::string reason = reasons_of(console, *scores, i);
    rows.push_back({std::string(evidence.employee[i]),
                    rated ? console.say(number_text(result.score[i])) : "-",
                    console.say(grade),
                    reason});
    people.push_back(json::object{{"employee", evidence.employee[i]},
                                  {"status", result.status[i]},
                                  {"score", rated ? json::value(result.score[i]) : nullptr},
                                  {"grade", grade.id},
                                  {"reason", reason}});
  }
  console.heading(console.say(prepared.cycle.title));
  console.table(rows, {false, true});
  console.quarantine(evidence.set_aside);
  console.answer({{"ok", true}, {"people", std::move(people)}});
  return 0;
}

int run_method(const Workbench& bench,
               const TriedComponent& component,
               const SampleTable& table,
               const SampleShape& shape) {
  auto nodes = input_nodes(bench, shape);
  if (!nodes) return bench.console.fail(nodes.error());
  (*nodes)[tried_node] = {{"title", {{"id", component.name.id}, {"en", component.name.en}}},
                          {"method", component.id},
                          {"inputs", array_of(shape.inputs)},
                          {"attributes", array_of(shape.attributes)}};
  Preparation preparation = prepare_sample_cycle(bench,
                                                 component,
                                                 {{"sources", sample_sources(table)},
                                                  {"aspects", aspects_of(bench.arguments, shape)},
                                                  {"nodes", *nodes},
                                                  {"result", tried_node}},
                                                 std::string("/nodes/") + tried_node);
  if (!preparation.prepared) return bench.console.fail(preparation.mistakes);
  PreparedCycle& prepared = *preparation.prepared;
  const Evidence evidence = sample_evidence(table, prepared.cycle);
  if (bench.arguments.explained.empty()) return show_scores(bench, prepared, evidence);
  bench.console.quarantine(evidence.set_aside);
  return explain_person(bench, prepared, evidence, bench.arguments.explained);
}

// An exporter is shown what a small cycle of bundled methods gives: the sum of figures, and a
// grade.
json::object exported_nodes() {
  const json::array bands = {
      {{"grade", "Kurang"}}, {{"from", 40}, {"grade", "Cukup"}}, {{"from", 80}, {"grade", "Baik"}}};
  return {{"angka",
           {{"title", {{"id", "Jumlah angka"}, {"en", "Sum of figures"}}},
            {"method", "id.kinerja.figures"}}},
          {"hasil",
           {{"title", {{"id", "Hasil"}, {"en", "Result"}}},
            {"method", "id.kinerja.bands"},
            {"inputs", json::array{"angka"}},
            {"config", json::object{{"bands", bands}}}}}};
}

int run_exporter(const Workbench& bench,
                 const TriedComponent& component,
                 const SampleTable& table,
                 const SampleShape& shape) {
  const Console& console = bench.console;
  const auto out = std::filesystem::absolute(bench.arguments.output.value_or("out"));
  const std::string language = console.language() == Language::english ? "en" : "id";
  Preparation preparation = prepare_sample_cycle(
      bench,
      component,
      {{"sources", sample_sources(table)},
       {"language", language},
       {"aspects", aspects_of(bench.arguments, shape)},
       {"nodes", exported_nodes()},
       {"result", "hasil"},
       {"exporters", json::object{{"coba", json::object{{"exporter", component.id}}}}}},
      "/exporters/coba");
  if (!preparation.prepared) return console.fail(preparation.mistakes);
  PreparedCycle& prepared = *preparation.prepared;
  prepared.cycle.output = out;
  const Evidence evidence = sample_evidence(table, prepared.cycle);
  const auto store = Store::open(":memory:");
  if (!store) return console.fail(store.error());
  Exports exports(prepared, evidence.hash, **store, bench.stop, {}, {});
  const auto run = rate_and_keep(
      prepared,
      evidence.hash,
      all_of(evidence),
      **store,
      bench.stop,
      {},
      {},
      [&](const Evidence& part, const Scores& scores) { exports.write(part, scores); });
  if (!run) return console.fail(run.error(), evidence.set_aside);
  const auto files = exports.finish();
  if (!files) return console.fail(files.error());
  console.heading(console.say(component.name));
  console.quarantine(evidence.set_aside);
  json::array names;
  for (const auto& file : *files) {
    console.line(console.say("ditulis: ", "written: ") + file.string());
    names.emplace_back(file.string());
  }
  console.answer({{"ok", true}, {"files", std::move(names)}});
  return 0;
}

Result<SampleTable> rows_of(const Arguments& arguments, const TriedComponent& component) {
  if (arguments.input_files.size() == 1) return read_sample_table(arguments.input_files.front());
  if (arguments.input_files.empty() && component.kind == TriedComponent::Kind::exporter)
    return read_sample_table(template_folder() / "exporter" / "data" / "baris.csv");
  return fail(Errc::used_wrongly,
              text("sebutkan satu berkas baris dengan --in; kolomnya ada pada `kinerja plugin run "
                   "--help`",
                   "name one file of rows with --in; `kinerja plugin run --help` tells its "
                   "columns"));
}

}  // namespace

int plugin_run_command(const Workbench& bench) {
  const auto component = tried_component(bench);
  if (!component) return bench.console.fail(component.error());
  if (component->kind == TriedComponent::Kind::source) return run_source(bench, *component);
  const auto table = rows_of(bench.arguments, *component);
  if (!table) return bench.console.fail(table.error());
  const auto shape = shape_of(*table);
  if (!shape) return bench.console.fail(shape.error());
  if (component->kind == TriedComponent::Kind::exporter)
    return run_exporter(bench, *component, *table, *shape);
  return run_method(bench, *component, *table, *shape);
}

}  // namespace kinerja
