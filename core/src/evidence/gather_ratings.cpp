#include <kinerja/core/number.hpp>
#include <kinerja/rows.h>

#include "base/text_order.hpp"
#include "evidence/gather.hpp"
#include "evidence/ratee_marks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <tuple>

namespace kinerja {
namespace {

using RatingRef = RowRef<Ratings>;
using SheetRef = RowRef<Sheets>;

/// One rating or one sheet, before its ratee's are put in order.
struct Seat {
  std::uint32_t ratee = 0;
  std::uint32_t ref = 0;
  bool sheet = false;
  bool whole = false;  // a sheet whose every score counts
  bool counts = false;
  bool draft = false;
};

class RatingGatherer {
 public:
  RatingGatherer(const Cycle& cycle,
                 const RowIndex<Ratings>& ratings,
                 const RowIndex<Sheets>& sheets,
                 const PersonIndex& people,
                 Evidence& evidence)
      : aspects_(cycle),
        columns_(aspects_),
        ratings_(ratings.refs()),
        sheets_(sheets.refs()),
        finder_(people),
        evidence_(evidence),
        to_(evidence.ratings),
        marks_(aspects_, to_) {}

  void gather() {
    for (std::uint32_t k = 0; k < ratings_.size(); ++k) take(ratings_[k], k);
    for (std::uint32_t k = 0; k < sheets_.size(); ++k) take(sheets_[k], k);
    marks_.reserve(most_marks_);
    settle_ratees();
    marks_.finish();
    note_drafts();
  }

 private:
  // Whom a row rates, or nothing when that is a person whom nobody knows, or rater and ratee don't
  // fit each other; that is then set aside.
  template <class AnyRef>
  std::optional<std::uint32_t> ratee_of(const AnyRef& ref) {
    const auto& rows = *ref.rows;
    const std::string_view ratee = rows.ratee[ref.row];
    if (rows.ratee_kind[ref.row] != KINERJA_SUBJECT_PERSON) {
      const auto at =
          others_
              .try_emplace(std::pair(rows.ratee_kind[ref.row], std::string(ratee)), others_.size())
              .first;
      return static_cast<std::uint32_t>(evidence_.size() + at->second);
    }
    const std::uint32_t person = finder_.find(ratee);
    if (person == PersonFinder::nobody) {
      put_aside(ref, {"ratee", std::string(ratee), unknown_person(ratee)});
      return std::nullopt;
    }
    const std::string_view rater = rows.rater[ref.row];
    const bool self = rows.role[ref.row] == KINERJA_ROLE_SELF;
    if (self == (rater == ratee)) return person;
    put_aside(ref,
              {"rater",
               std::string(rater),
               self ? text("penilaian diri hanya boleh diisi oleh pegawai itu sendiri",
                           "a self-rating may come from the employee alone")
                    : text("pegawai tidak boleh menilai dirinya sendiri sebagai penilai lain",
                           "nobody rates themselves in another role")});
    return std::nullopt;
  }

  template <class AnyRef>
  void put_aside(const AnyRef& ref, Refusal refusal) {
    set_aside(ref, refusal.column, refusal.raw, std::move(refusal.reason), evidence_);
  }

  void take(const RatingRef& ref, std::uint32_t place) {
    const Ratings& rows = *ref.rows;
    const bool has_score = (rows.flags[ref.row] & KINERJA_RATING_HAS_SCORE) != 0;
    const std::uint32_t aspect = aspects_.find(rows.aspect[ref.row]);
    const auto known = rows.ratee_kind[ref.row] != KINERJA_SUBJECT_PERSON ||
                       finder_.find(rows.ratee[ref.row]) != PersonFinder::nobody;
    if (known && aspect == no_aspect)
      return put_aside(ref, AspectFinder::unknown(rows.aspect[ref.row]));
    if (known && has_score && !aspects_.in_scale(aspect, rows.score[ref.row]))
      return put_aside(ref, aspects_.outside(aspect, rows.score[ref.row]));
    ++most_marks_;
    if (const auto ratee = ratee_of(ref)) seat(ref, has_score, {*ratee, place, false, false});
  }

  void take(const SheetRef& ref, std::uint32_t place) {
    const auto ratee = ratee_of(ref);
    if (!ratee) return;
    const Sheets& rows = *ref.rows;
    columns_.look_at(rows);
    const std::size_t first = std::size_t{ref.row} * rows.aspect.size();
    most_marks_ += rows.aspect.size();
    if (columns_.whole(rows.score.data() + first))
      return seat(ref, true, {*ratee, place, true, true});
    bool any = false;
    for (std::size_t k = 0; k < rows.aspect.size(); ++k) {
      const double score = rows.score[first + k];
      if (std::isnan(score)) continue;
      if (columns_.aspect(k) == no_aspect)
        put_aside(ref, AspectFinder::unknown(rows.aspect[k]));
      else if (!aspects_.in_scale(columns_.aspect(k), score))
        put_aside(ref, aspects_.outside(columns_.aspect(k), score));
      else
        any = true;
    }
    seat(ref, any, {*ratee, place, true, false});
  }

  template <class AnyRef>
  void seat(const AnyRef& ref, bool has_score, Seat seat) {
    const std::uint8_t state = ref.rows->state[ref.row];
    const bool handed_in = state == KINERJA_RATING_SUBMITTED || state == KINERJA_RATING_APPROVED;
    seat.counts = handed_in && has_score;
    seat.draft = state == KINERJA_RATING_DRAFT && seat.ratee < evidence_.size();
    some_keyless_ = some_keyless_ || ref.keyless();
    // One that does not count still shows that another one repeats it.
    if (seat.counts || seat.draft || ref.keyless()) seats_.push_back(seat);
  }

  // People in their order, then all else by kind and name.
  void settle_ratees() {
    std::vector<std::uint32_t> first(evidence_.size() + others_.size() + 1, 0);
    for (const Seat& seat : seats_) ++first[seat.ratee + 1];
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    std::vector<Seat> sorted(seats_.size());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const Seat& seat : seats_) sorted[next[seat.ratee]++] = seat;
    seats_ = {};
    const auto seats_of = [&](std::size_t ratee) {
      return std::span(sorted).subspan(first[ratee], first[ratee + 1] - first[ratee]);
    };
    to_.of_person.assign(evidence_.size(), -1);
    for (std::size_t i = 0; i < evidence_.size(); ++i)
      if (const auto seats = settled(seats_of(i)); !seats.empty())
        to_.of_person[i] = static_cast<std::int32_t>(add(seats));
    for (const auto& [name, number] : others_)
      if (const auto seats = settled(seats_of(evidence_.size() + number)); !seats.empty())
        to_.others.emplace(name, add(seats));
  }

  // Those of one ratee that count. Drafts are remembered, and repeats without a key taken out.
  std::span<const Seat> settled(std::span<Seat> seats) {
    if (some_keyless_) seats = without_repeats(seats);
    std::size_t kept = 0;
    for (const Seat& seat : seats) {
      if (seat.draft) drafts_.emplace_back(seat.ratee, rater_of(seat));
      if (seat.counts) seats[kept++] = seat;
    }
    return seats.first(kept);
  }

  // A rater has one sheet about a ratee from one source, and one rating of each aspect.
  std::span<Seat> without_repeats(std::span<Seat> seats) {
    const auto not_before = [this](const Seat& a, const Seat& b) {
      return !(a.sheet && b.sheet && sheets_[a.ref].source == sheets_[b.ref].source &&
               text_order(rater_of(a), rater_of(b)) < 0);
    };
    if (std::adjacent_find(seats.begin(), seats.end(), not_before) == seats.end()) return seats;
    order_.resize(seats.size());
    for (std::uint32_t k = 0; k < order_.size(); ++k) order_[k] = {name_of(seats[k]), k};
    if (std::is_sorted(order_.begin(), order_.end()) &&
        std::adjacent_find(order_.begin(), order_.end(), same_name) == order_.end())
      return seats;
    std::sort(order_.begin(), order_.end());
    std::vector<bool> repeated(seats.size());
    std::size_t first = 0;
    for (std::size_t k = 1; k < order_.size(); ++k) {
      const Seat &a = seats[order_[first].second], &b = seats[order_[k].second];
      if (order_[k].first != order_[first].first || !keyless(a) || !keyless(b)) {
        first = k;
        continue;
      }
      if (input_of(a) != input_of(b)) {  // what a later file says
        repeated[order_[first].second] = true;
        first = k;
        continue;
      }
      repeated[order_[k].second] = true;
      a.sheet ? drop_repeat(sheets_[a.ref], sheets_[b.ref], rater_of(b), evidence_)
              : drop_repeat(ratings_[a.ref], ratings_[b.ref], rater_of(b), evidence_);
    }
    std::size_t kept = 0;
    for (std::size_t k = 0; k < seats.size(); ++k)
      if (!repeated[k]) seats[kept++] = seats[k];
    return seats.first(kept);
  }

  /// Source, rater, and for single ratings the aspect.
  using SeatName = std::tuple<std::string_view, std::string_view, std::string_view, bool>;
  static bool same_name(const std::pair<SeatName, std::uint32_t>& a,
                        const std::pair<SeatName, std::uint32_t>& b) {
    return a.first == b.first;
  }
  SeatName name_of(const Seat& seat) const {
    if (seat.sheet) return {*sheets_[seat.ref].source, rater_of(seat), {}, true};
    const RatingRef& ref = ratings_[seat.ref];
    return {*ref.source, rater_of(seat), ref.rows->aspect[ref.row], false};
  }
  std::string_view rater_of(const Seat& seat) const {
    if (seat.sheet) return sheets_[seat.ref].rows->rater[sheets_[seat.ref].row];
    return ratings_[seat.ref].rows->rater[ratings_[seat.ref].row];
  }
  const std::string& input_of(const Seat& seat) const {
    return seat.sheet ? sheets_[seat.ref].rows->input : ratings_[seat.ref].rows->input;
  }
  bool keyless(const Seat& seat) const {
    return seat.sheet ? sheets_[seat.ref].keyless() : ratings_[seat.ref].keyless();
  }

  // The place of the ratee.
  std::uint32_t add(std::span<const Seat> seats) {
    handed_in_.clear();
    for (const Seat& seat : seats)
      seat.sheet ? handed_in_.push_back({&sheets_[seat.ref], nullptr, seat.whole})
                 : handed_in_.push_back({nullptr, &ratings_[seat.ref]});
    return marks_.add(handed_in_);
  }

  void note_drafts() {
    std::sort(drafts_.begin(), drafts_.end());
    drafts_.erase(std::unique(drafts_.begin(), drafts_.end()), drafts_.end());
    for (std::size_t k = 0; k < drafts_.size();) {
      const std::uint32_t person = drafts_[k].first;
      std::uint64_t raters = 0;
      for (; k < drafts_.size() && drafts_[k].first == person; ++k) ++raters;
      evidence_.notes[person].push_back(
          text("Penilaian dari {} penilai masih draf, tidak dihitung.",
               "Ratings of {} raters are still drafts and do not count.",
               {raters}));
    }
  }

  AspectFinder aspects_;
  SheetColumns columns_;
  const std::vector<RatingRef>& ratings_;
  const std::vector<SheetRef>& sheets_;
  PersonFinder finder_;
  Evidence& evidence_;
  RatingEvidence& to_;
  RateeMarks marks_;

  std::map<std::pair<std::uint8_t, std::string>, std::size_t> others_;
  std::vector<Seat> seats_;
  std::size_t most_marks_ = 0;  // that seats can have
  bool some_keyless_ = false;
  std::vector<std::pair<SeatName, std::uint32_t>> order_;  // of the seats of the ratee at hand
  std::vector<std::pair<std::uint32_t, std::string_view>> drafts_;  // person and rater

  std::vector<HandedIn> handed_in_;  // about the ratee at hand
};

}  // namespace

void gather_ratings(const Cycle& cycle,
                    const RowIndex<Ratings>& ratings,
                    const RowIndex<Sheets>& sheets,
                    const PersonIndex& people,
                    Evidence& evidence) {
  RatingGatherer(cycle, ratings, sheets, people, evidence).gather();
}

}  // namespace kinerja
