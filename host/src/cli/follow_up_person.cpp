#include <kinerja/core/days.hpp>
#include <kinerja/core/following.hpp>
#include <kinerja/core/number.hpp>

#include "cli/follow_up_views.hpp"

#include <utility>

namespace kinerja {
namespace {

/// A person's place in one list.
struct OwnPlace {
  const FollowUpList& list;
  ListPlace place;
  Text reason;
};

/// All that follows for one person. Borrows the cycle.
struct PersonFollowUp {
  const KeptCycle& kept;
  std::size_t person;
  std::vector<Finding> findings;
  std::vector<PlannedTraining> plan;
  std::vector<OwnPlace> places;
};

std::vector<OwnPlace> places_of(const KeptCycle& kept,
                                std::size_t person,
                                const Scores& scores,
                                std::string_view wanted) {
  std::vector<OwnPlace> own;
  const auto placed = place_lists(kept.rated(), kept.scores());
  for (std::size_t k = 0; k < placed.size(); ++k) {
    const FollowUpList& list = kept.cycle().follow_up.lists[k];
    if (!wanted.empty() && list.name != wanted) continue;
    for (const ListPlace& place : placed[k])
      if (place.person == person)
        own.push_back({list, place, place_reason(kept.rated(), list, place, scores)});
  }
  return own;
}

void show_findings(const Console& console, const PersonFollowUp& all, Finding::Kind kind) {
  const bool strength = kind == Finding::Kind::strength;
  console.line();
  console.heading(strength ? console.say("Kekuatan", "Strengths")
                           : console.say("Yang perlu ditingkatkan", "To be improved"));
  bool any = false;
  for (const Finding& finding : all.findings) {
    if (finding.kind != kind) continue;
    any = true;
    const Text words = strength ? text("{}: {} (mulai {} pada {})",
                                       "{}: {} (from {} in {})",
                                       {finding.what,
                                        number_text(finding.value, 2),
                                        number_text(finding.limit),
                                        all.kept.cycle().nodes[finding.node].title})
                                : text("{}: {} (di bawah {} pada {})",
                                       "{}: {} (below {} in {})",
                                       {finding.what,
                                        number_text(finding.value, 2),
                                        number_text(finding.limit),
                                        all.kept.cycle().nodes[finding.node].title});
    console.line("  " + console.say(words));
    for (const Text& line : finding.evidence) console.line("    - " + console.say(line));
  }
  if (!any) console.line("  " + console.say("tidak ada", "none"));
}

void show(const Console& console, const PersonFollowUp& all) {
  const Evidence& evidence = all.kept.evidence();
  console.heading(std::string(evidence.name[all.person]) + " (" +
                  std::string(evidence.employee[all.person]) + ", " +
                  std::string(evidence.unit[all.person]) + ")");
  show_findings(console, all, Finding::Kind::strength);
  show_findings(console, all, Finding::Kind::weakness);
  if (!all.plan.empty()) {
    console.line();
    console.heading(console.say("Rencana pengembangan", "Development plan"));
    for (const PlannedTraining& training : all.plan)
      console.line("  " + iso_day(training.due_day) + "  " + console.say(training.title) + " (" +
                   console.say(training.about) + ")");
  }
  if (!all.places.empty()) {
    console.line();
    console.heading(console.say("Dalam daftar", "In lists"));
    for (const OwnPlace& own : all.places)
      console.line("  " + console.say(own.list.title) + ": " +
                   (own.place.number > 0
                        ? console.say("tempat ", "place ") + std::to_string(own.place.number) + ". "
                        : "") +
                   console.say(own.reason));
  }
  const auto first = evidence.entries.begin[all.person];
  const auto last = evidence.entries.begin[all.person + 1];
  if (first == last) return;
  console.line();
  console.heading(console.say("Catatan", "Entries"));
  for (std::size_t k = first; k < last; ++k) {
    const Text about = entry_about(all.kept.cycle(), evidence, k);
    console.line("  " + console.say(entry_line(evidence, k)) +
                 (about.id.empty() ? "" : " [" + console.say(about) + "]"));
  }
}

boost::json::array findings_json(const PersonFollowUp& all, Finding::Kind kind) {
  boost::json::array out;
  for (const Finding& finding : all.findings) {
    if (finding.kind != kind) continue;
    boost::json::array evidence;
    for (const Text& line : finding.evidence) evidence.emplace_back(line.id);
    out.push_back(boost::json::object{{"node", all.kept.cycle().nodes[finding.node].name},
                                      {"what", finding.what.id},
                                      {"value", finding.value},
                                      {"limit", finding.limit},
                                      {"evidence", std::move(evidence)}});
  }
  return out;
}

boost::json::object to_json(const PersonFollowUp& all) {
  const Evidence& evidence = all.kept.evidence();
  boost::json::array plan, places, entries;
  for (const PlannedTraining& training : all.plan)
    plan.push_back(boost::json::object{{"about", training.about.id},
                                       {"training", training.title.id},
                                       {"due", iso_day(training.due_day)}});
  for (const OwnPlace& own : all.places)
    places.push_back(place_json(all.kept, own.list, own.place, own.reason));
  for (std::size_t k = evidence.entries.begin[all.person];
       k < evidence.entries.begin[all.person + 1];
       ++k)
    entries.push_back(boost::json::object{{"day", iso_day(evidence.entries.day[k])},
                                          {"kind", evidence.entries.kind[k]},
                                          {"about", entry_about(all.kept.cycle(), evidence, k).id},
                                          {"text", evidence.entries.text[k]},
                                          {"state", evidence.entries.state[k]},
                                          {"number", evidence.entries.number[k]}});
  return {{"ok", true},
          {"employee", evidence.employee[all.person]},
          {"name", evidence.name[all.person]},
          {"strengths", findings_json(all, Finding::Kind::strength)},
          {"weaknesses", findings_json(all, Finding::Kind::weakness)},
          {"plan", std::move(plan)},
          {"places", std::move(places)},
          {"entries", std::move(entries)},
          {"changed", kinerja::to_json(all.kept.changed())}};
}

}  // namespace

int show_person_follow_up(const Workbench& bench, const KeptCycle& kept) {
  const Console& console = bench.console;
  const auto person = find_employee(kept.evidence(), bench.arguments.employee);
  if (!person) return console.fail(person.error());
  PersonFollowUp all{kept, *person, {}, {}, {}};
  const std::vector<std::size_t> people = {*person};
  const auto done =
      rate_with_trail(kept.rater(), kept.evidence(), people, [&](const Scores& scores) {
        all.findings = findings_of(kept.rated(), scores, *person);
        all.plan = development_plan(kept.rated(), all.findings);
        all.places = places_of(kept, *person, scores, bench.arguments.list);
      });
  if (!done) return console.fail(done.error());
  show(console, all);
  console.answer(to_json(all));
  return 0;
}

}  // namespace kinerja
