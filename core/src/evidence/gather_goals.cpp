#include <kinerja/core/days.hpp>
#include <kinerja/method.h>
#include <kinerja/rows.h>

#include "base/text_order.hpp"
#include "evidence/aggregate.hpp"
#include "evidence/gather.hpp"
#include "evidence/measure_gaps.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

namespace kinerja {
namespace {

using GoalRef = RowRef<Goals>;
using MeasureRef = RowRef<Measures>;

// Rows by whom they are about.
template <class Ref>
class ByPerson {
 public:
  // `owners` has the person of each ref.
  ByPerson(std::size_t people, std::span<const Ref> all, std::span<const std::uint32_t> owners)
      : first_(people + 1), refs_(all.size()) {
    for (const std::uint32_t owner : owners) ++first_[owner + 1];
    for (std::size_t i = 0; i < people; ++i) first_[i + 1] += first_[i];
    end_.assign(first_.begin(), first_.end() - 1);
    for (std::size_t k = 0; k < all.size(); ++k) refs_[end_[owners[k]]++] = all[k];
  }
  std::span<Ref> of(std::size_t person) {
    return std::span(refs_).subspan(first_[person], end_[person] - first_[person]);
  }
  // Only the first n of them are left.
  void keep(std::size_t person, std::size_t n) {
    end_[person] = first_[person] + static_cast<std::uint32_t>(n);
  }

 private:
  std::vector<std::uint32_t> first_, end_;
  std::vector<Ref> refs_;
};

// By the name of the source, which nearly always is the same text.
template <class Ref>
int compare_sources(const Ref& a, const Ref& b) {
  return a.source == b.source ? 0 : a.source->compare(*b.source);
}

// Sorts rows, those that came earlier first among equals, and takes out what repeats without a key.
// The number of rows that are left.
template <class Ref, class Compare>
std::size_t sort_and_settle(std::span<Ref> refs, Compare&& compare, Evidence& evidence) {
  const auto before = [&](const Ref& a, const Ref& b) { return compare(a, b) < 0; };
  const auto not_behind = [&](const Ref& a, const Ref& b) { return !before(a, b); };
  if (std::adjacent_find(refs.begin(), refs.end(), not_behind) == refs.end()) return refs.size();
  std::stable_sort(refs.begin(), refs.end(), before);
  std::size_t kept = 0;
  for (std::size_t k = 0; k < refs.size(); ++k) {
    if (k > 0 && refs[k].keyless() && refs[kept - 1].keyless() &&
        compare(refs[k], refs[kept - 1]) == 0) {
      if (refs[k].rows->input != refs[kept - 1].rows->input)
        refs[kept - 1] = refs[k];  // what a later file says
      else
        drop_repeat(refs[kept - 1], refs[k], refs[k].rows->indicator[refs[k].row], evidence);
      continue;
    }
    if (kept != k) refs[kept] = refs[k];
    ++kept;
  }
  return kept;
}

// Measures that lie in the period, by what they are about; sorted by their last day.
class MeasureIndex {
 public:
  MeasureIndex(const Cycle& cycle,
               const RowIndex<Measures>& rows,
               const PersonIndex& people,
               Evidence& evidence)
      : finder_(people), of_people_(0, {}, {}), size_(rows.refs().size()) {
    std::vector<MeasureRef> refs;
    std::vector<std::uint32_t> owners;
    for (const MeasureRef& ref : rows.refs()) {
      const Measures& from = *ref.rows;
      // With a key it has taken back the earlier row already; without one it does so below.
      if (is_retracted(ref) && !ref.keyless()) continue;
      const bool person = from.subject_kind[ref.row] == KINERJA_SUBJECT_PERSON;
      const std::string_view subject = from.subject[ref.row];
      const std::uint32_t owner = person ? finder_.find(subject) : 0;
      const bool outside =
          from.from_day[ref.row] < cycle.from_day || from.to_day[ref.row] > cycle.to_day;
      if (is_retracted(ref) && (owner == PersonFinder::nobody || outside)) continue;
      if (owner == PersonFinder::nobody)
        set_aside(ref, "subject", subject, unknown_person(subject), evidence);
      else if (outside)
        set_outside(cycle, ref, evidence);
      else if (person)
        refs.push_back(ref), owners.push_back(owner);
      else
        others_[{from.subject_kind[ref.row], subject}].push_back(ref);
    }
    of_people_ = ByPerson<MeasureRef>(evidence.size(), refs, owners);
    for (std::size_t i = 0; i < evidence.size(); ++i)
      of_people_.keep(i, settle(of_people_.of(i), evidence));
    for (auto& [subject, others] : others_) others.resize(settle(std::span(others), evidence));
  }

  // At least as many as all goals show, unless several show the same.
  std::size_t size() const { return size_; }

  // The measures whose figures show a goal of `person`.
  std::span<const MeasureRef> of_goal(const GoalRef& goal, std::uint32_t person) {
    const Goals& from = *goal.rows;
    const std::string_view subject = from.subject[goal.row];
    const std::uint8_t kind = from.subject_kind[goal.row];
    std::span<const MeasureRef> all;
    if (kind == KINERJA_SUBJECT_PERSON) {
      const std::uint32_t owner = subject.empty() ? person : finder_.find(subject);
      if (owner != PersonFinder::nobody) all = of_people_.of(owner);
    } else if (const auto found =
                   others_.find({kind, subject.empty() ? from.employee[goal.row] : subject});
               found != others_.end()) {
      all = found->second;
    }
    return with_indicator(all, from.indicator[goal.row]);
  }

 private:
  static std::string_view indicator_of(const MeasureRef& ref) {
    return ref.rows->indicator[ref.row];
  }
  struct ByIndicator {
    bool operator()(const MeasureRef& a, std::string_view b) const {
      return text_order(indicator_of(a), b) < 0;
    }
    bool operator()(std::string_view a, const MeasureRef& b) const {
      return text_order(a, indicator_of(b)) < 0;
    }
  };

  // Goals and figures of a person mostly stand in one order: a search begins where the last one
  // ended.
  std::span<const MeasureRef> with_indicator(std::span<const MeasureRef> all,
                                             std::string_view indicator) {
    std::size_t first = all.data() == last_all_ ? last_end_ : 0;
    if (first >= all.size() || !detail::same_text(indicator_of(all[first]), indicator)) {
      const auto found = std::lower_bound(all.begin(), all.end(), indicator, ByIndicator{});
      first = static_cast<std::size_t>(found - all.begin());
    } else {
      while (first > 0 && detail::same_text(indicator_of(all[first - 1]), indicator)) --first;
    }
    std::size_t last = first;
    while (last < all.size() && detail::same_text(indicator_of(all[last]), indicator)) ++last;
    last_all_ = all.data();
    last_end_ = last;
    return all.subspan(first, last - first);
  }

  static bool is_retracted(const MeasureRef& ref) {
    return (ref.rows->quality[ref.row] & KINERJA_MEASURE_RETRACTED) != 0;
  }

  // Sorts the figures of one subject; those that count come first, and their number back.
  static std::size_t settle(std::span<MeasureRef> refs, Evidence& evidence) {
    const auto kept = refs.first(sort_and_settle(refs, compare, evidence));
    return static_cast<std::size_t>(std::remove_if(kept.begin(), kept.end(), is_retracted) -
                                    kept.begin());
  }

  static void set_outside(const Cycle& cycle, const MeasureRef& ref, Evidence& evidence) {
    set_aside(ref,
              "from_day",
              iso_day(ref.rows->from_day[ref.row]) + ".." + iso_day(ref.rows->to_day[ref.row]),
              text("di luar masa penilaian {} sampai {}",
                   "outside the period {} to {}",
                   {iso_day(cycle.from_day), iso_day(cycle.to_day)}),
              evidence);
  }

  // By indicator, last day, first day, source and key.
  static int compare(const MeasureRef& a, const MeasureRef& b) {
    const Measures &of_a = *a.rows, &of_b = *b.rows;
    if (const int order = text_order(of_a.indicator[a.row], of_b.indicator[b.row])) return order;
    const std::pair days_a(of_a.to_day[a.row], of_a.from_day[a.row]);
    const std::pair days_b(of_b.to_day[b.row], of_b.from_day[b.row]);
    if (days_a != days_b) return days_a < days_b ? -1 : 1;
    if (const int order = compare_sources(a, b)) return order;
    return text_order(a.key(), b.key());
  }

  PersonFinder finder_;
  ByPerson<MeasureRef> of_people_;
  std::size_t size_;
  const MeasureRef* last_all_ = nullptr;  // where the last search was, and where it ended
  std::size_t last_end_ = 0;
  std::map<std::pair<std::uint8_t, std::string_view>, std::vector<MeasureRef>> others_;
};

class GoalGatherer {
 public:
  GoalGatherer(const Cycle& cycle, MeasureIndex& measures, Evidence& evidence)
      : cycle_(cycle), measures_(measures), gaps_(cycle), evidence_(evidence) {}

  // What stands in the rows themselves, column by column.
  void add_rows(std::span<const GoalRef> refs) {
    GoalEvidence& to = evidence_.goals;
    take_texts(refs, &Goals::title, to.title);
    take_texts(refs, &Goals::parent, to.parent);
    take_texts(refs, &Goals::unit_of_measure, to.unit_of_measure);
    take_texts(refs, &Goals::aspect, to.aspect_name);
    take_numbers(refs, &Goals::target, to.target);
    take_numbers(refs, &Goals::target_high, to.target_high);
    take_numbers(refs, &Goals::weight, to.weight);
    take_numbers(refs, &Goals::share, to.share);
    take_numbers(refs, &Goals::direction, to.direction);
    take_numbers(refs, &Goals::aggregate, to.aggregate);
    to.place.reserve(refs.size());
    for (const GoalRef& ref : refs) to.place.push_back(ref.place());
    for (auto* const numbers : {&to.plan, &to.indicator, &to.aspect, &to.measure_begin})
      numbers->reserve(refs.size() + 1);
    to.measures.reserve(measures_.size());
    to.actual.reserve(refs.size());
    to.flags.reserve(refs.size());
  }

  // What they come to, goal by goal in the same order.
  void add(const GoalRef& ref, std::uint32_t person) {
    const Goals& from = *ref.rows;
    GoalEvidence& to = evidence_.goals;
    to.plan.push_back(plan(static_cast<std::size_t>(to.begin.back()), to.plan.size()));
    to.indicator.push_back(indicator(from.indicator[ref.row]));
    to.aspect.push_back(aspect(from.aspect[ref.row]));

    const std::size_t first = to.measures.size();
    for (const MeasureRef& measure : measures_.of_goal(ref, person))
      to.measures.push_back({measure.rows->value[measure.row],
                             measure.rows->from_day[measure.row],
                             measure.rows->to_day[measure.row],
                             (measure.rows->quality[measure.row] & KINERJA_MEASURE_UNAPPROVED) == 0,
                             measure.place(),
                             evidence_text(measure)});
    to.measure_begin.push_back(static_cast<std::uint32_t>(to.measures.size()));
    const auto used = std::span(to.measures).subspan(first);
    const auto actual = aggregate(used, from.aggregate[ref.row]);
    to.actual.push_back(actual ? actual->value : 0);
    to.actual_exact.push_back(actual ? std::string_view(actual->exact) : std::string_view());
    to.flags.push_back(flags(from, ref.row, actual.has_value()));
    gaps_.note(from.indicator[ref.row], used, evidence_.notes[person]);
  }

 private:
  // The number of the first goal, from `begin` on, with the same title as goal k.
  std::uint32_t plan(std::size_t begin, std::size_t k) const {
    const TextColumn& titles = evidence_.goals.title;
    const std::string_view title = titles[k];
    std::size_t first = begin;
    while (first < k && !detail::same_text(titles[first], title)) ++first;
    return static_cast<std::uint32_t>(first - begin);
  }

  static bool of_one_batch(std::span<const GoalRef> refs) {
    return std::ranges::all_of(refs, [&](const GoalRef& ref) { return ref.rows == refs[0].rows; });
  }

  static void take_texts(std::span<const GoalRef> refs, TextColumn Goals::*column, TextColumn& to) {
    if (of_one_batch(refs) && !refs.empty() && (refs[0].rows->*column).strs().begin == nullptr)
      return to.append({}, refs.size());
    for (const GoalRef& ref : refs) to.push_back((ref.rows->*column)[ref.row]);
  }

  template <class T>
  static void take_numbers(std::span<const GoalRef> refs,
                           Column<T> Goals::*column,
                           std::vector<T>& to) {
    to.reserve(refs.size());
    if (of_one_batch(refs) && !refs.empty() && (refs[0].rows->*column).values().empty())
      to.assign(refs.size(), (refs[0].rows->*column)[0]);
    else
      for (const GoalRef& ref : refs) to.push_back((ref.rows->*column)[ref.row]);
  }

  static std::uint8_t flags(const Goals& from, std::uint32_t row, bool has_actual) {
    unsigned flags = 0;
    if (has_actual) flags |= KINERJA_EV_HAS_ACTUAL;
    if ((from.flags[row] & KINERJA_GOAL_HAS_TARGET) != 0) flags |= KINERJA_EV_HAS_TARGET;
    if ((from.flags[row] & KINERJA_GOAL_HAS_TARGET_HIGH) != 0) flags |= KINERJA_EV_HAS_TARGET_HIGH;
    if ((from.flags[row] & KINERJA_GOAL_TARGET_IS_LIMIT) != 0) flags |= KINERJA_EV_TARGET_IS_LIMIT;
    if (from.kind[row] == KINERJA_GOAL_ADDITIONAL) flags |= KINERJA_EV_ADDITIONAL;
    return static_cast<std::uint8_t>(flags);
  }

  // A unit's figure stands behind the goals of many people; its text is kept once.
  std::uint32_t evidence_text(const MeasureRef& ref) {
    const std::string_view words = ref.rows->evidence[ref.row];
    if (words.empty()) return UsedMeasure::no_text;
    TextColumn& kept = evidence_.goals.evidence;
    const auto [at, fresh] = evidence_texts_.try_emplace(std::pair(ref.rows, ref.row),
                                                         static_cast<std::uint32_t>(kept.size()));
    if (fresh) kept.push_back(words);
    return at->second;
  }

  // Rows of one batch share the bytes of equal names.
  std::uint32_t indicator(std::string_view name) {
    Seen& seen =
        seen_[(reinterpret_cast<std::uintptr_t>(name.data()) + name.size()) % seen_.size()];
    if (seen.name.data() != name.data() || seen.name.size() != name.size())
      seen = {name, new_indicator(name)};
    return seen.number;
  }

  std::uint32_t new_indicator(std::string_view name) {
    const auto [at, fresh] = indicators_.try_emplace(
        std::string(name), static_cast<std::uint32_t>(evidence_.indicators.size()));
    if (fresh) evidence_.indicators.push_back(name);
    return at->second;
  }

  std::uint32_t aspect(std::string_view name) const {
    for (std::size_t k = 0; k < cycle_.aspects.size(); ++k)
      if (cycle_.aspects[k].name == name) return static_cast<std::uint32_t>(k);
    return UINT32_MAX;
  }

  const Cycle& cycle_;
  MeasureIndex& measures_;
  MeasureGaps gaps_;
  Evidence& evidence_;
  struct Seen {
    std::string_view name;
    std::uint32_t number = 0;
  };
  std::array<Seen, 256> seen_;
  std::map<std::string, std::uint32_t, std::less<>> indicators_;
  std::map<std::pair<const Measures*, std::uint32_t>, std::uint32_t> evidence_texts_;
};

}  // namespace

void gather_goals(const Cycle& cycle,
                  const RowIndex<Goals>& goals,
                  const RowIndex<Measures>& measures,
                  const PersonIndex& people,
                  Evidence& evidence) {
  MeasureIndex index(cycle, measures, people, evidence);
  PersonFinder finder(people);
  std::vector<GoalRef> refs;
  std::vector<std::uint32_t> owners;
  for (const GoalRef& ref : goals.refs()) {
    const std::string_view employee = ref.rows->employee[ref.row];
    const std::uint32_t owner = finder.find(employee);
    if (owner == PersonFinder::nobody)
      set_aside(ref, "employee", employee, unknown_person(employee), evidence);
    else
      refs.push_back(ref), owners.push_back(owner);
  }
  // By source and key or, where there are no keys, by indicator and title.
  const auto compare = [](const GoalRef& a, const GoalRef& b) {
    if (const int order = compare_sources(a, b)) return order;
    if (const int order = text_order(a.key(), b.key())) return order;
    if (!a.keyless() || !b.keyless()) return 0;
    if (const int order = text_order(a.rows->indicator[a.row], b.rows->indicator[b.row]))
      return order;
    return text_order(a.rows->title[a.row], b.rows->title[b.row]);
  };
  ByPerson<GoalRef> by_person(evidence.size(), refs, owners);
  std::vector<GoalRef> ordered;
  std::vector<std::size_t> kept(evidence.size());
  ordered.reserve(refs.size());
  for (std::uint32_t person = 0; person < evidence.size(); ++person) {
    const std::span<GoalRef> own = by_person.of(person);
    kept[person] = sort_and_settle(own, compare, evidence);
    ordered.insert(
        ordered.end(), own.begin(), own.begin() + static_cast<std::ptrdiff_t>(kept[person]));
  }
  GoalGatherer gatherer(cycle, index, evidence);
  gatherer.add_rows(ordered);
  std::size_t next = 0;
  for (std::uint32_t person = 0; person < evidence.size(); ++person) {
    for (std::size_t k = 0; k < kept[person]; ++k) gatherer.add(ordered[next++], person);
    evidence.goals.begin.push_back(static_cast<std::int32_t>(next));
  }
}

}  // namespace kinerja
