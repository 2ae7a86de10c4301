#include <kinerja/core/standings.hpp>
#include <kinerja/rows.h>

#include "running/built_parts.hpp"
#include "standing/built_person.hpp"
#include "standing/subject_rows.hpp"
#include "standing/unit_table.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace kinerja {
namespace {

using Id = SubjectRows::Id;

constexpr std::size_t bytes_of_standing = 250;  // of a person, about

RatingOptions exactly(RatingOptions options) {
  options.near = false;
  return options;
}

UnitNeeds needs_of(const Cycle& cycle, const Rater& rater) {
  UnitNeeds needs{std::vector<bool>(cycle.nodes.size()), std::vector<bool>(cycle.nodes.size())};
  for (const std::size_t node : rater.own_nodes()) needs.own[node] = true;
  for (const std::size_t node : rater.unit_nodes()) {
    const NodeUse& use = cycle.nodes[node];
    needs.attributes.insert(use.attributes.begin(), use.attributes.end());
    for (const std::string& name : use.inputs) {
      const auto input = static_cast<std::size_t>(cycle.node(name) - cycle.nodes.data());
      needs.told[input] = needs.own[input];
    }
  }
  return needs;
}

bool is_of(const Quarantined& aside, const std::string& source, const Rows& rows) {
  if (aside.source != source) return false;
  return std::visit(
      [&](const auto& kind) {
        return aside.input == kind.input &&
               std::find(kind.origin.begin(), kind.origin.end(), aside.origin) != kind.origin.end();
      },
      rows);
}

auto words_of(const Quarantined& aside) {
  return std::tie(aside.source, aside.input, aside.origin, aside.column, aside.raw);
}

}  // namespace

class Standings::Book {
 public:
  Book(const PreparedCycle& prepared, const StopSource& stop, RatingOptions options)
      : cycle_(prepared.cycle),
        grades_(prepared.methods[cycle_.result_node]->grades().size()),
        rater_(cycle_, prepared.methods, stop, options),
        exact_rater_(cycle_, prepared.methods, stop, exactly(options)),
        needs_(needs_of(cycle_, rater_)),
        rows_(scratch_of(cycle_)) {}

  Result<void> read(Store& store, const EvidenceLimits& limits, const ProgressLine& progress);
  Result<StandingChange> take(const std::string& source, const Rows& rows);

  std::uint64_t people() const { return people_; }
  std::optional<Standing> of(std::string_view employee) const;
  std::optional<UnitStanding> unit(std::string_view name) const;
  void each(const std::function<void(const Evidence&, const Scores&)>& show) const;

 private:
  using UnitId = std::uint32_t;
  static constexpr UnitId no_unit = UINT32_MAX;
  // What a unit that is to be rated again said before.
  struct Before {
    std::vector<NodeScores> nodes;        // scores, grades and statuses alone
    std::optional<TextColumn> employees;  // when other people are in it now
  };

  void note_looks(const Rows& rows);
  Result<void> keep_part(const Evidence& part);
  Result<void> note_set_aside(Id subject, const std::string& source, const Rows& rows);
  Result<void> rate_person(Id person, const BuiltPerson& built);
  Result<void> rate_unit(UnitId unit);
  Result<void> rate_unit_from_rows(UnitTable& table);
  Result<void> tell_exactly(UnitTable& table, std::span<const PeopleRange> people);
  Error gave_another(std::size_t node, std::string_view employee) const;
  void note_moved(UnitId unit, const Before& before);
  void remember(UnitId unit, bool other_people);
  UnitId unit_named(std::string_view name);
  UnitId unit_of(Id person) const { return person < unit_of_.size() ? unit_of_[person] : no_unit; }
  void set_unit(Id person, UnitId unit);

  const Cycle& cycle_;
  std::size_t grades_;
  Rater rater_, exact_rater_;
  UnitNeeds needs_;
  SubjectRows rows_;
  std::unordered_map<Id, std::set<Id>> watchers_;  // who looks at a subject
  std::vector<UnitTable> units_;
  std::map<std::string, UnitId, std::less<>> by_name_;
  std::vector<std::string_view> unit_names_;
  std::vector<UnitId> unit_of_;  // of each subject
  std::uint64_t people_ = 0;
  // What is begun: people and units to be rated again, and what has come of it so far.
  std::set<Id> due_;
  std::map<UnitId, Before> due_units_;
  StandingChange change_;
};

void Standings::Book::note_looks(const Rows& rows) {
  for_each_look(cycle_, rows, [&](const Look& look) {
    const Id person = rows_.id_of(KINERJA_SUBJECT_PERSON, look.employee);
    watchers_[rows_.id_of(look.kind, look.name)].insert(person);
  });
}

Result<void> Standings::Book::read(Store& store,
                                   const EvidenceLimits& limits,
                                   const ProgressLine& progress) {
  EvidenceLimits with_standings = limits;
  with_standings.kept_person_bytes = bytes_of_standing;
  KINERJA_TRY(parts, BuiltParts::of(cycle_, store, with_standings));
  const auto see = [&](std::size_t part, std::span<const SourcedRows> rows) -> Result<void> {
    for (const SourcedRows& batch : rows) note_looks(batch.rows);
    return rows_.pack(rows, part == 0);
  };
  for (;;) {
    KINERJA_TRY(part, parts.next(see));
    if (!part) return {};
    KINERJA_CHECK(keep_part(*part));
    if (progress) progress({Progress::Stage::people, "", people_, 0});
  }
}

Result<void> Standings::Book::keep_part(const Evidence& part) {
  KINERJA_TRY(scores, rater_.rate_own(part, 0, part.size()));
  KINERJA_CHECK(rater_.rate_units(part, scores));
  UnitId unit = no_unit;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i == 0 || part.group[i] != part.group[i - 1]) unit = unit_named(part.unit[i]);
    units_[unit].put(needs_, part, i, scores);
    set_unit(rows_.id_of(KINERJA_SUBJECT_PERSON, part.employee[i]), unit);
  }
  people_ += part.size();
  return {};
}

Standings::Book::UnitId Standings::Book::unit_named(std::string_view name) {
  if (const auto known = by_name_.find(name); known != by_name_.end()) return known->second;
  const auto unit = static_cast<UnitId>(units_.size());
  units_.emplace_back(cycle_.nodes.size());
  unit_names_.push_back(by_name_.emplace(name, unit).first->first);
  return unit;
}

void Standings::Book::set_unit(Id person, UnitId unit) {
  if (person >= unit_of_.size()) unit_of_.resize(std::size_t{person} + 1, no_unit);
  unit_of_[person] = unit;
}

void Standings::Book::remember(UnitId unit, bool other_people) {
  const auto [at, fresh] = due_units_.try_emplace(unit);
  if (fresh)
    for (const NodeScores& node : units_[unit].scores().nodes)
      at->second.nodes.push_back({node.score, node.grade, node.status, {}, {}, {}});
  if (other_people && !at->second.employees) at->second.employees = units_[unit].people().employee;
}

Result<StandingChange> Standings::Book::take(const std::string& source, const Rows& rows) {
  note_looks(rows);
  KINERJA_TRY(touched, rows_.add(source, rows));
  for (const auto* subjects : {&touched.about, &touched.losers})
    for (const Id subject : *subjects) {
      if (rows_.kind(subject) == KINERJA_SUBJECT_PERSON) due_.insert(subject);
      if (const auto watchers = watchers_.find(subject); watchers != watchers_.end())
        due_.insert(watchers->second.begin(), watchers->second.end());
    }
  // One person, as most often: then what fits nothing is seen when that one is rated.
  const bool one =
      touched.about.size() == 1 && rows_.kind(touched.about.front()) == KINERJA_SUBJECT_PERSON;
  for (const Id subject : touched.about)
    if (!one) KINERJA_CHECK(note_set_aside(subject, source, rows));
  while (!due_.empty()) {
    const Id person = *due_.begin();
    KINERJA_TRY(built, build_person(cycle_, rows_, person));
    const auto is_new = [&](const Quarantined& aside) { return is_of(aside, source, rows); };
    const std::vector<Quarantined>& aside = built.evidence.set_aside;
    if (one && person == touched.about.front() && std::any_of(aside.begin(), aside.end(), is_new))
      KINERJA_CHECK(note_set_aside(person, source, rows));
    KINERJA_CHECK(rate_person(person, built));
    due_.erase(due_.begin());
  }
  for (const auto& [unit, before] : due_units_) KINERJA_CHECK(rate_unit(unit));
  for (const auto& [unit, before] : due_units_) note_moved(unit, before);
  due_units_.clear();
  return std::exchange(change_, {});
}

// Which of the new rows about a subject fit nothing. An old row may stand in the same place of an
// input of the same name, so those that were set aside without the new rows do not count.
Result<void> Standings::Book::note_set_aside(Id subject,
                                             const std::string& source,
                                             const Rows& rows) {
  KINERJA_TRY(with, rows_.rows_of(subject));
  std::vector<Quarantined> aside = set_aside_of(cycle_, std::move(with));
  std::erase_if(aside, [&](const Quarantined& one) { return !is_of(one, source, rows); });
  if (aside.empty()) return {};
  KINERJA_TRY(without, rows_.rows_before(subject));
  for (const Quarantined& old : set_aside_of(cycle_, std::move(without)))
    if (const auto same =
            std::find_if(aside.begin(),
                         aside.end(),
                         [&](const Quarantined& one) { return words_of(one) == words_of(old); });
        same != aside.end())
      aside.erase(same);
  std::move(aside.begin(), aside.end(), std::back_inserter(change_.set_aside));
  return {};
}

Result<void> Standings::Book::rate_person(Id person, const BuiltPerson& built) {
  const std::string employee(rows_.name(person));
  const UnitId before = unit_of(person);
  const UnitId now = built.place ? unit_named(built.evidence.unit[*built.place]) : no_unit;
  if (before != no_unit) remember(before, before != now);
  if (now != no_unit) remember(now, before != now);
  if (built.place) {
    KINERJA_TRY(own, rater_.rate_own(built.evidence, *built.place, *built.place + 1));
    units_[now].put(needs_, built.evidence, *built.place, own);
  }
  if (before != no_unit && before != now) units_[before].remove(needs_, employee);
  if (before != no_unit || now != no_unit) change_.rated.push_back(employee);
  people_ += now != no_unit ? 1 : 0;
  people_ -= before != no_unit ? 1 : 0;
  set_unit(person, now);
  return {};
}

Result<void> Standings::Book::rate_unit(UnitId unit) {
  UnitTable& table = units_[unit];
  if (table.size() == 0 || rater_.unit_nodes().empty()) return {};
  if (!rater_.units_take_inputs_alone()) return rate_unit_from_rows(table);
  return rater_.rate_units(
      table.people(), table.scores(), [&](std::span<const PeopleRange> people) {
        return tell_exactly(table, people);
      });
}

// Methods of units that look at goals or ratings are shown those of all of the unit.
Result<void> Standings::Book::rate_unit_from_rows(UnitTable& table) {
  std::vector<Id> people;
  for (std::size_t k = 0; k < table.size(); ++k)
    people.push_back(rows_.find(KINERJA_SUBJECT_PERSON, table.people().employee[k]));
  KINERJA_TRY(unit, build_people(cycle_, rows_, people));
  const auto first = static_cast<std::size_t>(unit.find(table.people().employee[0]));
  KINERJA_TRY(scores, rater_.rate_own(unit, first, first + table.size()));
  KINERJA_CHECK(rater_.rate_units(unit, scores));
  for (const std::size_t node : rater_.unit_nodes())
    table.scores().nodes[node] = std::move(scores.nodes[node]);
  return {};
}

Error Standings::Book::gave_another(std::size_t node, std::string_view employee) const {
  return fail(Errc::plugin_failed,
              text("simpul \"{}\": {}: metode memberi nilai lain ketika diminta nilai yang persis",
                   "node \"{}\": {}: the method gave another score when asked for an exact one",
                   {cycle_.nodes[node].name, employee}));
}

Result<void> Standings::Book::tell_exactly(UnitTable& table, std::span<const PeopleRange> people) {
  const std::vector<NodeScores>& nodes = table.scores().nodes;
  for (const PeopleRange& range : people)
    for (std::size_t i = range.first; i < range.last; ++i) {
      bool known = true;
      for (std::size_t node = 0; node < nodes.size(); ++node)
        known =
            known && (!needs_.told[node] || nodes[node].slack.empty() || nodes[node].slack[i] == 0);
      if (known) continue;
      const Id person = rows_.find(KINERJA_SUBJECT_PERSON, table.people().employee[i]);
      KINERJA_TRY(built, build_person(cycle_, rows_, person));
      if (!built.place) return gave_another(rater_.own_nodes().front(), table.people().employee[i]);
      KINERJA_TRY(exact, exact_rater_.rate_own(built.evidence, *built.place, *built.place + 1));
      for (const std::size_t node : rater_.own_nodes())
        if (!nodes[node].same_bits(i, exact.nodes[node], 0))
          return gave_another(node, table.people().employee[i]);
      table.tell_exactly(needs_, i, exact);
    }
  return {};
}

void Standings::Book::note_moved(UnitId unit, const Before& before) {
  const UnitTable& table = units_[unit];
  const TextColumn& employees = table.people().employee;
  const std::vector<NodeScores>& nodes = table.scores().nodes;
  std::size_t was = 0;  // both lists are in order
  bool any = before.employees && before.employees->size() > table.size();
  for (std::size_t is = 0; is < table.size(); ++is) {
    bool moved = false;
    if (before.employees) {
      while (was < before.employees->size() && (*before.employees)[was] < employees[is]) ++was;
      moved = was == before.employees->size() || (*before.employees)[was] != employees[is];
    } else {
      was = is;
    }
    for (std::size_t node = 0; node < nodes.size() && !moved; ++node)
      moved = !before.nodes[node].same_bits(was, nodes[node], is);
    if (!moved) continue;
    change_.moved.emplace_back(employees[is]);
    any = true;
  }
  if (any) change_.units.emplace_back(unit_names_[unit]);
}

std::optional<Standing> Standings::Book::of(std::string_view employee) const {
  const UnitId unit = unit_of(rows_.find(KINERJA_SUBJECT_PERSON, employee));
  if (unit == no_unit) return std::nullopt;
  const UnitTable& table = units_[unit];
  const auto place = table.place_of(employee);
  if (!place) return std::nullopt;
  Standing standing{table.people().employee[*place], table.people().unit[*place], {}};
  for (const NodeScores& node : table.scores().nodes)
    standing.nodes.push_back({node.score[*place], node.grade[*place], node.status[*place]});
  return standing;
}

std::optional<UnitStanding> Standings::Book::unit(std::string_view name) const {
  const auto known = by_name_.find(name);
  if (known == by_name_.end() || units_[known->second].size() == 0) return std::nullopt;
  const UnitTable& table = units_[known->second];
  UnitStanding standing{table.size(), 0, std::vector<std::uint64_t>(grades_)};
  const NodeScores& result = table.scores().nodes[cycle_.result_node];
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (result.status[i] == KINERJA_OK) ++standing.rated;
    if (result.grade[i] >= 0) ++standing.by_grade[static_cast<std::size_t>(result.grade[i])];
  }
  return standing;
}

void Standings::Book::each(const std::function<void(const Evidence&, const Scores&)>& show) const {
  for (const auto& [name, unit] : by_name_)
    if (units_[unit].size() > 0) show(units_[unit].people(), units_[unit].scores());
}

Standings::Standings(std::unique_ptr<Book> book) : book_(std::move(book)) {}
Standings::~Standings() = default;
Standings::Standings(Standings&& other) noexcept = default;

Result<Standings> Standings::open(const PreparedCycle& prepared,
                                  Store& store,
                                  const StopSource& stop,
                                  RatingOptions options,
                                  EvidenceLimits limits,
                                  const ProgressLine& progress) {
  auto book = std::make_unique<Book>(prepared, stop, options);
  KINERJA_CHECK(book->read(store, limits, progress));
  return Standings(std::move(book));
}

Result<StandingChange> Standings::take(const std::string& source, const Rows& rows) {
  return book_->take(source, rows);
}
std::uint64_t Standings::people() const {
  return book_->people();
}
std::optional<Standing> Standings::of(std::string_view employee) const {
  return book_->of(employee);
}
std::optional<UnitStanding> Standings::unit(std::string_view name) const {
  return book_->unit(name);
}
void Standings::each(
    const std::function<void(const Evidence& people, const Scores& scores)>& show) const {
  book_->each(show);
}

}  // namespace kinerja
