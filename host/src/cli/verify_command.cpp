#include <kinerja/core/running.hpp>

#include "cli/commands.hpp"

#include <boost/json/array.hpp>

namespace kinerja {
namespace {

boost::json::object to_json(const Verification& verification) {
  boost::json::array shown, changed;
  for (const Difference& difference : verification.shown)
    shown.push_back(boost::json::object{{"employee", difference.employee},
                                        {"node", difference.node},
                                        {"kept", difference.kept},
                                        {"computed", difference.computed}});
  for (const Text& change : verification.changed) changed.emplace_back(change.id);
  return {{"ok", verification.different == 0 && verification.changed.empty()},
          {"run", verification.run.id},
          {"compared", verification.compared},
          {"different", verification.different},
          {"changed", std::move(changed)},
          {"differences", std::move(shown)},
          {"result_hash", verification.run.result_hash}};
}

}  // namespace

int verify_command(const Workbench& bench) {
  const OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  const Console& console = bench.console;
  auto store = open_database(bench.arguments, opened.prepared->cycle);
  if (!store) return console.fail(store.error());
  const auto verification =
      verify(*opened.prepared,
             **store,
             bench.stop,
             rating_options(bench.arguments),
             bench.arguments.from_evidence ? VerifyFrom::kept_evidence : VerifyFrom::ledger,
             evidence_limits(bench.arguments));
  if (!verification) return console.fail(verification.error());

  for (const Text& change : verification->changed) console.line("! " + console.say(change));
  for (const Difference& difference : verification->shown)
    console.line(difference.employee + " " + difference.node + ": " + difference.kept +
                 console.say(" disimpan, ", " kept, ") + difference.computed +
                 console.say(" dihitung", " computed"));
  const bool same = verification->different == 0 && verification->changed.empty();
  console.line(std::to_string(verification->compared) +
               console.say(" nilai dihitung ulang, ", " scores computed again, ") +
               std::to_string(verification->different) + console.say(" berbeda", " different"));
  console.line(same ? console.say("Hasil terbukti sama, bit demi bit.",
                                  "The results are proven the same, bit by bit.")
                    : console.say("Hasil TIDAK terbukti sama.", "The results are NOT proven."));
  console.answer(to_json(*verification));
  return same ? 0 : 1;
}

}  // namespace kinerja
