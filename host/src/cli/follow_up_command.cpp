#include <kinerja/core/config.hpp>
#include <kinerja/core/days.hpp>
#include <kinerja/core/following.hpp>

#include "cli/follow_up_views.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace kinerja {
namespace {

/// A list with everybody's place and reason.
struct ToldList {
  const FollowUpList& list;
  std::vector<ListPlace> places;
  std::vector<Text> reasons;
};

/// A training with the number of people that it is planned for.
struct TrainingCount {
  Text title;
  std::int32_t due_day = 0;
  std::size_t people = 0;
};

Result<std::vector<ToldList>> tell_lists(const KeptCycle& kept, std::string_view wanted) {
  auto placed = place_lists(kept.rated(), kept.scores());
  std::vector<ToldList> told;
  const auto& lists = kept.cycle().follow_up.lists;
  for (std::size_t k = 0; k < lists.size(); ++k) {
    if (!wanted.empty() && lists[k].name != wanted) continue;
    KINERJA_TRY(reasons, reasons_of(kept, lists[k], placed[k]));
    told.push_back({lists[k], std::move(placed[k]), std::move(reasons)});
  }
  return told;
}

Result<std::vector<TrainingCount>> count_trainings(const KeptCycle& kept) {
  const auto& trainings = kept.cycle().follow_up.trainings;
  std::vector<TrainingCount> counts;
  if (trainings.empty()) return counts;
  for (const Training& training : trainings)
    counts.push_back({training.title, kept.cycle().to_day + training.within_days, 0});
  std::vector<std::size_t> everybody(kept.evidence().size());
  std::iota(everybody.begin(), everybody.end(), std::size_t{0});
  const RatedCycle rated = kept.rated();
  KINERJA_CHECK(
      rate_with_trail(kept.rater(), kept.evidence(), everybody, [&](const Scores& scores) {
        for (std::size_t person = scores.first; person < scores.last; ++person)
          for (const PlannedTraining& plan :
               development_plan(rated, findings_of(rated, scores, person)))
            for (TrainingCount& count : counts)
              if (count.title == plan.title && count.due_day == plan.due_day) {
                ++count.people;
                break;
              }
      }));
  return counts;
}

// Trainings that can fit no weakness: neither an aspect nor an indicator of this cycle.
std::vector<std::string> homeless_trainings(const KeptCycle& kept) {
  std::vector<std::string> homeless;
  const Evidence& evidence = kept.evidence();
  std::set<std::string_view> known = {"*"};
  for (const Aspect& aspect : kept.cycle().aspects) known.insert(aspect.name);
  for (std::size_t k = 0; k < evidence.indicators.size(); ++k) known.insert(evidence.indicators[k]);
  for (std::size_t k = 0; k < evidence.goals.size(); ++k)
    known.insert(evidence.goals.aspect_name[k]);
  for (const Training& training : kept.cycle().follow_up.trainings)
    if (!known.contains(training.about)) homeless.push_back(training.about);
  return homeless;
}

// Nodes with limits whose method tells no standing: nothing of theirs can ever be a strength.
std::vector<std::string> silent_nodes(const KeptCycle& kept) {
  std::set<std::size_t> nodes;
  for (const StandingLimit& limit : kept.cycle().follow_up.strengths) nodes.insert(limit.node);
  for (const StandingLimit& limit : kept.cycle().follow_up.weaknesses) nodes.insert(limit.node);
  std::vector<std::string> silent;
  for (const std::size_t node : nodes) {
    const auto& steps = kept.prepared().methods[node]->steps();
    if (std::none_of(
            steps.begin(), steps.end(), [](const StepKind& step) { return step.standing; }))
      silent.push_back(kept.cycle().nodes[node].name);
  }
  return silent;
}

std::string number_words(const ListPlace& place) {
  return place.number > 0 ? std::to_string(place.number) : "-";
}

void show(const Console& console, const Evidence& evidence, const ToldList& told) {
  console.line();
  console.heading(console.say(told.list.title) + " (" + told.list.name + ")");
  if (!told.list.about.id.empty()) console.line("  " + console.say(told.list.about));
  for (const bool excluded : {false, true}) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t k = 0; k < told.places.size(); ++k) {
      const ListPlace& place = told.places[k];
      if ((place.kind == ListPlace::Kind::excluded) != excluded) continue;
      rows.push_back({number_words(place),
                      std::string(evidence.employee[place.person]),
                      std::string(evidence.name[place.person]),
                      std::string(evidence.unit[place.person]),
                      console.say(told.reasons[k])});
    }
    if (excluded && !rows.empty())
      console.line("  " + console.say("Tidak masuk meskipun urutannya cukup:",
                                      "Not in, although the order would be enough:"));
    if (!excluded && rows.empty()) console.line("  " + console.say("tidak ada", "nobody"));
    console.table(rows, {true});
  }
}

void show(const Console& console,
          const std::vector<TrainingCount>& trainings,
          const std::vector<std::string>& homeless,
          const std::vector<std::string>& silent) {
  for (const std::string& node : silent)
    console.line("! " + console.say(text("metode node \"{}\" tidak memberi kedudukan tiap sasaran "
                                         "atau aspek; kekuatan dan kelemahannya tidak terbaca",
                                         "the method of the node \"{}\" tells no standing in goals "
                                         "or aspects; its strengths and weaknesses are unseen",
                                         {node})));
  if (trainings.empty()) return;
  console.line();
  console.heading(console.say("Usul pelatihan", "Trainings proposed"));
  std::vector<std::vector<std::string>> rows = {{console.say("pelatihan", "training"),
                                                 console.say("paling lambat", "by"),
                                                 console.say("pegawai", "people")}};
  for (const TrainingCount& count : trainings)
    rows.push_back(
        {console.say(count.title), iso_day(count.due_day), std::to_string(count.people)});
  console.table(rows, {false, false, true});
  for (const std::string& about : homeless)
    console.line("! " + console.say(text("tidak ada aspek atau indikator \"{}\" pada siklus ini; "
                                         "pelatihannya tidak akan diusulkan",
                                         "there is no aspect or indicator \"{}\" in this cycle; "
                                         "its training will not be proposed",
                                         {about})));
}

boost::json::object to_json(const KeptCycle& kept, const ToldList& told) {
  boost::json::array places;
  for (std::size_t k = 0; k < told.places.size(); ++k)
    places.push_back(place_json(kept, told.list, told.places[k], told.reasons[k]));
  return {{"list", told.list.name},
          {"title", told.list.title.id},
          {"about", told.list.about.id},
          {"places", std::move(places)}};
}

boost::json::object to_json(const KeptCycle& kept,
                            const std::vector<ToldList>& lists,
                            const std::vector<TrainingCount>& trainings,
                            const std::vector<std::string>& homeless,
                            const std::vector<std::string>& silent) {
  boost::json::array told, proposed, unused, unseen;
  for (const ToldList& list : lists) told.push_back(to_json(kept, list));
  for (const TrainingCount& count : trainings)
    proposed.push_back(boost::json::object{
        {"training", count.title.id}, {"due", iso_day(count.due_day)}, {"people", count.people}});
  for (const std::string& about : homeless) unused.emplace_back(about);
  for (const std::string& node : silent) unseen.emplace_back(node);
  return {{"ok", true},
          {"cycle", kept.cycle().id},
          {"lists", std::move(told)},
          {"trainings", std::move(proposed)},
          {"trainings_about_nothing", std::move(unused)},
          {"nodes_without_standing", std::move(unseen)},
          {"changed", kinerja::to_json(kept.changed())}};
}

}  // namespace

Error no_such_list(const Cycle& cycle, std::string_view wanted) {
  std::vector<std::string_view> names;
  std::string all;
  for (const FollowUpList& list : cycle.follow_up.lists) {
    names.push_back(list.name);
    all += (all.empty() ? "" : ", ") + list.name;
  }
  if (names.empty())
    return fail(Errc::not_found,
                text("siklus ini tidak punya daftar; tambahkan di \"follow_up\", \"lists\"",
                     "this cycle has no lists; add them under \"follow_up\", \"lists\""));
  const std::string_view near = did_you_mean(wanted, names);
  const Text hint = near.empty() ? text("yang ada: {}", "there are: {}", {all})
                                 : text("maksud Anda \"{}\"?", "did you mean \"{}\"?", {near});
  return fail(Errc::not_found,
              text("tidak ada daftar \"{}\"; {}", "there is no list \"{}\"; {}", {wanted, hint}));
}

Result<std::vector<Text>> reasons_of(const KeptCycle& kept,
                                     const FollowUpList& list,
                                     const std::vector<ListPlace>& places) {
  const RatedCycle rated = kept.rated();
  std::vector<Text> reasons(places.size());
  std::map<std::size_t, std::size_t> excluded;  // place in `places`, by person
  std::vector<std::size_t> people;
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (places[k].kind == ListPlace::Kind::excluded)
      excluded.emplace(places[k].person, k);
    else
      reasons[k] = place_reason(rated, list, places[k], kept.scores());
  }
  people.reserve(excluded.size());
  for (const auto& [person, k] : excluded) people.push_back(person);
  KINERJA_CHECK(rate_with_trail(kept.rater(), kept.evidence(), people, [&](const Scores& scores) {
    for (auto at = excluded.lower_bound(scores.first);
         at != excluded.end() && at->first < scores.last;
         ++at)
      reasons[at->second] = place_reason(rated, list, places[at->second], scores);
  }));
  return reasons;
}

boost::json::object place_json(const KeptCycle& kept,
                               const FollowUpList& list,
                               const ListPlace& place,
                               const Text& reason) {
  const Evidence& evidence = kept.evidence();
  const char* kind = place.kind == ListPlace::Kind::listed ? "listed"
                     : place.kind == ListPlace::Kind::tied ? "tied"
                                                           : "excluded";
  boost::json::object out = {{"list", list.name},
                             {"employee", evidence.employee[place.person]},
                             {"name", evidence.name[place.person]},
                             {"unit", evidence.unit[place.person]},
                             {"number", place.number},
                             {"kind", kind},
                             {"reason", reason.id},
                             {"reason_en", reason.en}};
  if (list.entries.empty()) return out;
  const Guidance guidance = guidance_of(evidence, list, place.person);
  boost::json::array taken;
  for (const std::size_t entry : guidance.entries)
    taken.push_back(boost::json::object{{"day", iso_day(evidence.entries.day[entry])},
                                        {"text", evidence.entries.text[entry]},
                                        {"state", evidence.entries.state[entry]}});
  out["guidance"] = boost::json::object{{"closed", guidance.closed}, {"taken", std::move(taken)}};
  return out;
}

int follow_up_command(const Workbench& bench) {
  const Console& console = bench.console;
  const OpenedKept opened = open_kept(bench);
  if (!opened.kept) return opened.exit_code;
  const KeptCycle& kept = *opened.kept;
  const std::string& wanted = bench.arguments.list;
  const auto& known = kept.cycle().follow_up.lists;
  if (!wanted.empty() && std::none_of(known.begin(), known.end(), [&](const FollowUpList& list) {
        return list.name == wanted;
      }))
    return console.fail(no_such_list(kept.cycle(), wanted));
  if (!bench.arguments.employee.empty()) return show_person_follow_up(bench, kept);

  const auto lists = tell_lists(kept, wanted);
  if (!lists) return console.fail(lists.error());
  std::vector<TrainingCount> trainings;
  std::vector<std::string> homeless, silent;
  if (wanted.empty()) {
    auto counted = count_trainings(kept);
    if (!counted) return console.fail(counted.error());
    trainings = std::move(*counted);
    homeless = homeless_trainings(kept);
    silent = silent_nodes(kept);
  }
  console.heading(console.say(kept.cycle().title));
  if (lists->empty() && trainings.empty())
    console.line(
        console.say("Berkas siklus tidak punya \"follow_up\" dengan daftar atau pelatihan.",
                    "The cycle file has no \"follow_up\" with lists or trainings."));
  for (const ToldList& list : *lists) show(console, kept.evidence(), list);
  show(console, trainings, homeless, silent);
  console.answer(to_json(kept, *lists, trainings, homeless, silent));
  return 0;
}

}  // namespace kinerja
