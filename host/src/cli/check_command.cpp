#include "cli/commands.hpp"

namespace kinerja {

int check_command(const Workbench& bench) {
  const OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  const Cycle& cycle = opened.prepared->cycle;
  const Console& console = bench.console;
  console.line(console.say("Berkas siklus sah: ", "The cycle file is valid: ") +
               console.say(cycle.title));
  console.table({{console.say("sumber", "sources"), std::to_string(cycle.sources.size())},
                 {console.say("simpul", "nodes"), std::to_string(cycle.nodes.size())},
                 {console.say("pengekspor", "exporters"), std::to_string(cycle.exporters.size())}},
                {false, true});
  console.answer({{"ok", true},
                  {"cycle", cycle.id},
                  {"config_hash", opened.prepared->config_hash},
                  {"sources", cycle.sources.size()},
                  {"nodes", cycle.nodes.size()},
                  {"exporters", cycle.exporters.size()}});
  return 0;
}

}  // namespace kinerja
