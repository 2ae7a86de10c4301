#include <kinerja/core/comparing.hpp>
#include <kinerja/core/running.hpp>

#include "cli/kept_cycle.hpp"

#include <map>
#include <optional>

namespace kinerja {
namespace {

/// One of the two sets of rules.
struct Scheme {
  const PreparedCycle& prepared;
  Rater rater;

  Scheme(const PreparedCycle& cycle, const Workbench& bench, const RatingOptions& options)
      : prepared(cycle), rater(cycle.cycle, cycle.methods, bench.stop, options) {}
  RatedCycle rated(const Evidence& evidence) const {
    return {prepared.cycle, prepared.methods, evidence};
  }
};

/// What a scheme made of the people of a part.
struct Side {
  RatedCycle rated;
  Scores scores;
  std::map<std::size_t, std::vector<Text>> why;  // of those who move
};

/// Somebody who moves, as people and programs read it.
struct Mover {
  std::string heading;
  std::vector<std::string> lines;
  boost::json::object json;
};

Result<Side> rate(const Scheme& scheme, const Evidence& part) {
  KINERJA_TRY(scores, scheme.rater.rate(part, 0, part.size(), false));
  return Side{scheme.rated(part), std::move(scores), {}};
}

Result<void> find_reasons(const Scheme& scheme,
                          const std::vector<std::size_t>& people,
                          Side& side) {
  for (const std::size_t person : people) side.why[person];
  return rate_with_trail(scheme.rater, side.rated.evidence, people, [&](const Scores& scores) {
    for (auto at = side.why.lower_bound(scores.first);
         at != side.why.end() && at->first < scores.last;
         ++at)
      at->second = deciding_sentences(side.rated, scores, at->first);
  });
}

boost::json::object to_json(const Side& side, std::size_t person) {
  const std::size_t node = side.rated.cycle.result_node;
  return {{"score", score_value(side.scores, node, person)},
          {"grade", grade_word(side.rated, side.scores, node, person)},
          {"why", to_json(side.why.at(person))}};
}

Mover mover_of(const Console& console, const Side& before, const Side& after, std::size_t person) {
  const Evidence& evidence = before.rated.evidence;
  const std::string employee(evidence.employee[person]), name(evidence.name[person]),
      unit(evidence.unit[person]);
  const auto outcome = [&](const Side& side) {
    return console.say(outcome_text(side.rated, side.scores, side.rated.cycle.result_node, person));
  };
  Mover mover{name + " (" + employee + ", " + unit + ")",
              {"  " + outcome(before) + " -> " + outcome(after)},
              {{"employee", employee},
               {"name", name},
               {"unit", unit},
               {"before", to_json(before, person)},
               {"after", to_json(after, person)}}};
  const auto tell = [&](const std::string& rules, const Side& side) {
    mover.lines.push_back("  " + rules);
    for (const Text& sentence : side.why.at(person))
      mover.lines.push_back("    - " + console.say(sentence));
  };
  tell(console.say("aturan kini:", "rules now:"), before);
  tell(console.say("aturan lain:", "other rules:"), after);
  return mover;
}

/// The same people by both schemes, part by part.
class WhatIf {
 public:
  WhatIf(const Console& console, const Scheme& before, const Scheme& after)
      : console_(console), before_(before), after_(after) {}

  /// The same part, as each scheme sees its rows.
  Result<void> add(const Evidence& part, const Evidence& other) {
    KINERJA_TRY(before, rate(before_, part));
    KINERJA_TRY(after, rate(after_, other));
    const SchemeComparison comparison =
        compare_schemes(before.rated, before.scores, after.rated, after.scores);
    KINERJA_CHECK(find_reasons(before_, comparison.movers, before));
    KINERJA_CHECK(find_reasons(after_, comparison.movers, after));
    for (const std::size_t person : comparison.movers)
      movers_.push_back(mover_of(console_, before, after, person));
    count(comparison.counts);
    people_ += part.size();
    unused_before_ += part.set_aside.size();
    unused_after_ += other.set_aside.size();
    result_.add(part, before.scores);
    return {};
  }

  /// Of the scheme before, over all parts.
  std::string result_hash() const { return result_.hex(); }
  void show() const;
  boost::json::object answer(const std::vector<Text>& changed) const;

 private:
  void count(const std::vector<std::vector<std::size_t>>& counts) {
    if (counts_.empty()) counts_.assign(counts.size(), std::vector<std::size_t>(counts[0].size()));
    for (std::size_t i = 0; i < counts.size(); ++i)
      for (std::size_t k = 0; k < counts[i].size(); ++k) counts_[i][k] += counts[i][k];
  }
  std::vector<std::string> grade_names(const Scheme& scheme) const {
    std::vector<std::string> names = {console_.say("tanpa predikat", "without a grade")};
    const PreparedCycle& prepared = scheme.prepared;
    for (const GradeWord& grade : prepared.methods[prepared.cycle.result_node]->grades())
      names.push_back(console_.say(grade.text));
    return names;
  }
  void show_matrix() const;

  const Console& console_;
  const Scheme& before_;
  const Scheme& after_;
  std::vector<std::vector<std::size_t>> counts_;  // as in SchemeComparison
  std::vector<Mover> movers_;
  std::uint64_t people_ = 0, unused_before_ = 0, unused_after_ = 0;
  ResultHash result_;
};

// Grades before down, grades after across, both highest first.
void WhatIf::show_matrix() const {
  const auto down = grade_names(before_);
  const auto across = grade_names(after_);
  std::vector<std::vector<std::string>> rows(1);
  rows[0].push_back(console_.say("dari \\ menjadi", "from \\ to"));
  std::vector<bool> right = {false};
  for (std::size_t k = across.size(); k-- > 0;) {
    rows[0].push_back(across[k]);
    right.push_back(true);
  }
  for (std::size_t i = down.size(); i-- > 0;) {
    auto& row = rows.emplace_back();
    row.push_back(down[i]);
    for (std::size_t k = across.size(); k-- > 0;) row.push_back(std::to_string(counts_[i][k]));
  }
  console_.table(rows, right);
}

void WhatIf::show() const {
  console_.heading(console_.say(before_.prepared.cycle.title) + " -> " +
                   console_.say(after_.prepared.cycle.title));
  console_.line(std::to_string(people_) + console_.say(" pegawai, ", " people, ") +
                std::to_string(movers_.size()) + console_.say(" berpindah", " move"));
  console_.line();
  show_matrix();
  if (unused_after_ > unused_before_)
    console_.line(std::to_string(unused_after_) +
                  console_.say(" baris tidak dapat dipakai menurut aturan lain (kini ",
                               " rows cannot be used by the other rules (now ") +
                  std::to_string(unused_before_) + ")");
  for (const Mover& mover : movers_) {
    console_.line();
    console_.heading(mover.heading);
    for (const std::string& line : mover.lines) console_.line(line);
  }
}

boost::json::object WhatIf::answer(const std::vector<Text>& changed) const {
  const auto down = grade_names(before_);
  const auto across = grade_names(after_);
  boost::json::array counts, movers;
  for (std::size_t i = 0; i < down.size(); ++i)
    for (std::size_t k = 0; k < across.size(); ++k)
      if (counts_[i][k] > 0)
        counts.push_back(boost::json::object{{"from", i == 0 ? "" : down[i]},
                                             {"to", k == 0 ? "" : across[k]},
                                             {"people", counts_[i][k]}});
  for (const Mover& mover : movers_) movers.push_back(mover.json);
  return {
      {"ok", true},
      {"cycle", before_.prepared.cycle.id},
      {"people", people_},
      {"counts", std::move(counts)},
      {"movers", std::move(movers)},
      {"unused_rows", boost::json::object{{"before", unused_before_}, {"after", unused_after_}}},
      {"changed", to_json(changed)}};
}

// Where a scheme gives none, the values behind the scores are compared.
bool gives_grades(const PreparedCycle& prepared) {
  return !prepared.methods[prepared.cycle.result_node]->grades().empty();
}

// The other file's rules (aspects, nodes, result) over this cycle's people, period and rows.
void take_rules_only(const Cycle& cycle, Cycle& other) {
  other.id = cycle.id;
  other.agency = cycle.agency;
  other.from_day = cycle.from_day;
  other.to_day = cycle.to_day;
  other.follow_up = cycle.follow_up;  // so that both are cut into the same parts
}

Result<std::optional<Evidence>> taken(const NextPart& next) {
  KINERJA_TRY(later, next());
  if (!later) return std::optional<Evidence>();
  KINERJA_TRY(part, later());
  return std::optional(std::move(part));
}

// Where both schemes see the rows in the same way, the kept evidence serves both; else it is built
// for each, cut in the same way.
Result<void> compare_all(
    const Workbench& bench, const Cycle& cycle, const Cycle& other, Store& store, WhatIf& what) {
  KINERJA_TRY(same, same_evidence(cycle, other, store));
  EvidenceLimits limits = evidence_limits(bench.arguments);
  if (!same) limits.memory_bytes /= 2;  // both are made at the same time
  KINERJA_TRY(next, same ? current_parts(cycle, store, limits) : built_parts(cycle, store, limits));
  NextPart next_other;
  if (!same) {
    KINERJA_TRY(built, built_parts(other, store, limits));
    next_other = std::move(built);
  }
  for (;;) {
    KINERJA_TRY(part, taken(next));
    if (!part) return {};
    if (!next_other) {
      KINERJA_CHECK(what.add(*part, *part));
      continue;
    }
    KINERJA_TRY(as_other, taken(next_other));
    KINERJA_CHECK(what.add(*part, *as_other));
  }
}

}  // namespace

int whatif_command(const Workbench& bench) {
  const Console& console = bench.console;
  const OpenedCycle opened = open_cycle(bench);
  if (!opened.prepared) return opened.exit_code;
  const PreparedCycle& prepared = *opened.prepared;
  auto store = open_database(bench.arguments, prepared.cycle);
  if (!store) return console.fail(store.error());
  const auto run = last_run(prepared.cycle, **store);
  if (!run) return console.fail(run.error());
  // Its rules alone are used, so its own data need not be there.
  Preparation preparation =
      prepare_cycle(bench.arguments.other, bench.caller, bench.presets, InputFiles::may_be_absent);
  if (!preparation.prepared) return console.fail(preparation.mistakes);
  PreparedCycle& other = *preparation.prepared;
  take_rules_only(prepared.cycle, other.cycle);

  const RatingOptions options = gives_grades(prepared) && gives_grades(other)
                                    ? rating_options(bench.arguments)
                                    : exact_rating_options(bench.arguments);
  const Scheme before(prepared, bench, options), after(other, bench, options);
  WhatIf what(console, before, after);
  if (auto done = compare_all(bench, prepared.cycle, other.cycle, **store, what); !done)
    return console.fail(done.error());
  const std::vector<Text> changed = changes_since(*run, prepared.config_hash, what.result_hash());
  for (const Text& change : changed) console.line("! " + console.say(change));
  what.show();
  console.answer(what.answer(changed));
  return 0;
}

}  // namespace kinerja
