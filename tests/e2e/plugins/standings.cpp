// A method that tells how everybody stands: each goal in percent of its target, each rated aspect
// by its mean in percent of 5. Two steps about a goal, of which the last counts.
#include <kinerja/plugin.hpp>

#include <map>

struct Standings : kinerja::Method {
  static constexpr kinerja::Info info{"org.example.standings", "Kedudukan", "Untuk uji."};
  static constexpr kinerja::Step steps[] = {
      {"raw", KINERJA_REF_GOAL | kinerja::standing, "{ref}: mentah {result}"},
      {"goal", KINERJA_REF_GOAL | kinerja::standing, "{ref}: {a} dari {b} menjadi {result}"},
      {"aspect", KINERJA_REF_ASPECT | kinerja::standing, "{ref}: {result}"},
  };

  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
    for (const kinerja::Goal goal : employee.goals()) {
      if (!goal.has_actual()) continue;
      const kinerja::Exact percent =
          kinerja::Exact(goal.actual()) * kinerja::Exact(100) / kinerja::Exact(goal.target());
      trail.step("raw", goal, goal.actual(), goal.target(), 1);
      trail.step("goal", goal, goal.actual(), goal.target(), percent);
    }
    std::map<std::uint32_t, std::pair<kinerja::Exact, int>> aspects;
    for (const kinerja::Rating rating : employee.ratings()) {
      auto& [sum, count] = aspects[rating.aspect()];
      sum += kinerja::Exact(rating.score());
      ++count;
    }
    for (const auto& [aspect, all] : aspects)
      trail.step("aspect",
                 kinerja::Ref::aspect(aspect),
                 all.second,
                 5,
                 all.first * kinerja::Exact(20) / kinerja::Exact(all.second));
    return kinerja::Score(100);
  }
};
KINERJA_PLUGIN(Standings)
