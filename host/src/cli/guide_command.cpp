#include <kinerja/core/days.hpp>
#include <kinerja/core/guide.hpp>
#include <kinerja/core/number.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

namespace kinerja {
namespace {

boost::json::object both(const Text& text) {
  return {{"id", text.id}, {"en", text.en}};
}

boost::json::object to_json(const Aspect& aspect) {
  boost::json::array anchors;
  for (const Anchor& anchor : aspect.anchors)
    anchors.push_back(boost::json::object{{"score", anchor.score}, {"text", both(anchor.text)}});
  return {{"name", aspect.name},
          {"title", both(aspect.title)},
          {"min", aspect.min},
          {"max", aspect.max},
          {"anchors", std::move(anchors)}};
}

void answer(const Console& console, const PreparedCycle& prepared) {
  const Cycle& cycle = prepared.cycle;
  boost::json::array basis, aspects, nodes;
  for (const LegalBasis& one : cycle.legal_basis) basis.push_back(both(legal_basis_text(one)));
  for (const Aspect& aspect : cycle.aspects) aspects.push_back(to_json(aspect));
  for (const std::size_t k : cycle.order) {
    boost::json::array lines;
    for (const Text& line : node_guide(cycle, cycle.nodes[k], prepared.methods[k]->info()))
      lines.push_back(both(line));
    nodes.push_back(boost::json::object{{"node", cycle.nodes[k].name},
                                        {"title", both(cycle.nodes[k].title)},
                                        {"result", k == cycle.result_node},
                                        {"preset", cycle.nodes[k].preset},
                                        {"lines", std::move(lines)}});
  }
  console.answer({{"ok", true},
                  {"cycle", cycle.id},
                  {"title", both(cycle.title)},
                  {"from", iso_day(cycle.from_day)},
                  {"to", iso_day(cycle.to_day)},
                  {"config_hash", prepared.config_hash},
                  {"legal_basis", std::move(basis)},
                  {"aspects", std::move(aspects)},
                  {"nodes", std::move(nodes)}});
}

void show_aspects(const Console& console, const Cycle& cycle) {
  if (cycle.aspects.empty()) return;
  console.line();
  console.heading(console.say("Aspek", "Aspects"));
  for (const Aspect& aspect : cycle.aspects) {
    console.line("  " +
                 console.say(text(
                     "{}: {} sampai {}", "{}: {} to {}", {aspect.title, aspect.min, aspect.max})));
    for (const Anchor& anchor : aspect.anchors)
      console.line("      " + console.say(number_text(anchor.score)) + " = " +
                   console.say(anchor.text));
  }
}

void show_nodes(const Console& console, const PreparedCycle& prepared) {
  const Cycle& cycle = prepared.cycle;
  int number = 0;
  for (const std::size_t k : cycle.order) {
    console.line();
    const std::string result =
        k == cycle.result_node ? console.say(" (hasil)", " (the result)") : std::string();
    console.heading(std::to_string(++number) + ". " + console.say(cycle.nodes[k].title) + result);
    for (const Text& line : node_guide(cycle, cycle.nodes[k], prepared.methods[k]->info()))
      console.line("   " + console.say(line));
  }
}

}  // namespace

// Nothing here asks who is rated, so it may be published before there is any data.
int guide_command(const Workbench& bench) {
  const Console& console = bench.console;
  const Preparation preparation =
      prepare_cycle(bench.arguments.cycle, bench.caller, bench.presets, InputFiles::may_be_absent);
  if (!preparation.prepared) return console.fail(preparation.mistakes);
  const PreparedCycle& prepared = *preparation.prepared;
  const Cycle& cycle = prepared.cycle;
  answer(console, prepared);
  console.heading(console.say(cycle.title));
  console.line(console.say(text("Cara menilai, {} sampai {}",
                                "How one is measured, {} to {}",
                                {iso_day(cycle.from_day), iso_day(cycle.to_day)})));
  if (!cycle.legal_basis.empty()) {
    console.line();
    console.heading(console.say("Dasar hukum", "Legal basis"));
    for (const LegalBasis& basis : cycle.legal_basis)
      console.line("  - " + console.say(legal_basis_text(basis)));
  }
  show_aspects(console, cycle);
  show_nodes(console, prepared);
  return 0;
}

}  // namespace kinerja
