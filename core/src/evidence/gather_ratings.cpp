#include <kinerja/core/number.hpp>
#include <kinerja/rows.h>

#include "evidence/gather.hpp"

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

constexpr std::uint32_t no_aspect = UINT32_MAX;
constexpr std::uint32_t no_sheet = UINT32_MAX;

struct Refusal {
  const char* column;
  std::string raw;
  Text reason;
};

/// The aspects of the cycle by name.
class AspectFinder {
 public:
  explicit AspectFinder(const Cycle& cycle) : cycle_(cycle) {}
  std::uint32_t find(std::string_view name) const {
    for (std::size_t k = 0; k < cycle_.aspects.size(); ++k)
      if (cycle_.aspects[k].name == name) return static_cast<std::uint32_t>(k);
    return no_aspect;
  }
  bool in_scale(std::uint32_t aspect, double score) const {
    return score >= cycle_.aspects[aspect].min && score <= cycle_.aspects[aspect].max;
  }
  static Refusal unknown(std::string_view name) {
    return {"aspect",
            std::string(name),
            text("aspek \"{}\" tidak ada di berkas siklus",
                 "aspect \"{}\" is not in the cycle file",
                 {name})};
  }
  Refusal outside(std::uint32_t aspect, double score) const {
    const Aspect& scale = cycle_.aspects[aspect];
    return {"score",
            shortest(score),
            text("nilai {} di luar skala {} sampai {} untuk aspek {}",
                 "score {} is outside the scale {} to {} of aspect {}",
                 {score, scale.min, scale.max, scale.name})};
  }

 private:
  const Cycle& cycle_;
};

/// One rating or one sheet, before its ratee's are put in order.
struct Seat {
  std::uint32_t ratee = 0;
  std::uint32_t ref = 0;
  bool sheet = false;
  bool counts = false;
  bool draft = false;
};

/// One rating in the order of its ratee.
struct Mark {
  std::uint8_t role;
  std::string_view rater;
  std::string_view aspect_name;
  std::string_view source;
  std::string_view key;
  std::uint32_t aspect;
  double score;
  std::uint32_t seat;  // among its ratee's

  auto rank() const { return std::tie(role, rater, aspect_name, source, key); }
};

/// The aspects of a batch of sheets that the cycle knows, by name.
struct SheetAspect {
  std::uint32_t column;
  std::uint32_t aspect;
};

class RatingGatherer {
 public:
  RatingGatherer(const Cycle& cycle,
                 const RowIndex<Ratings>& ratings,
                 const RowIndex<Sheets>& sheets,
                 const PersonIndex& people,
                 Evidence& evidence)
      : aspects_(cycle),
        ratings_(ratings.refs()),
        sheets_(sheets.refs()),
        finder_(people),
        evidence_(evidence),
        to_(evidence.ratings) {}

  void gather() {
    for (std::uint32_t k = 0; k < ratings_.size(); ++k) take(ratings_[k], k);
    for (std::uint32_t k = 0; k < sheets_.size(); ++k) take(sheets_[k], k);
    settle_ratees();
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
    if (const auto ratee = ratee_of(ref)) seat(ref, has_score, {*ratee, place, false});
  }

  void take(const SheetRef& ref, std::uint32_t place) {
    const auto ratee = ratee_of(ref);
    if (!ratee) return;
    const Sheets& rows = *ref.rows;
    if (&rows != columns_of_) learn_columns(rows);
    const std::size_t first = std::size_t{ref.row} * rows.aspect.size();
    bool any = false;
    for (std::size_t k = 0; k < rows.aspect.size(); ++k) {
      const double score = rows.score[first + k];
      if (std::isnan(score)) continue;
      if (aspect_of_column_[k] == no_aspect)
        put_aside(ref, AspectFinder::unknown(rows.aspect[k]));
      else if (!aspects_.in_scale(aspect_of_column_[k], score))
        put_aside(ref, aspects_.outside(aspect_of_column_[k], score));
      else
        any = true;
    }
    seat(ref, any, {*ratee, place, true});
  }

  void learn_columns(const Sheets& rows) {
    columns_of_ = &rows;
    aspect_of_column_.clear();
    by_name_.clear();
    for (std::uint32_t k = 0; k < rows.aspect.size(); ++k) {
      aspect_of_column_.push_back(aspects_.find(rows.aspect[k]));
      if (aspect_of_column_.back() != no_aspect) by_name_.push_back({k, aspect_of_column_.back()});
    }
    std::sort(by_name_.begin(), by_name_.end(), [&](const SheetAspect& a, const SheetAspect& b) {
      return rows.aspect[a.column] < rows.aspect[b.column];
    });
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
        to_.of_person[i] = static_cast<std::int32_t>(add_ratee(seats));
    for (const auto& [name, number] : others_)
      if (const auto seats = settled(seats_of(evidence_.size() + number)); !seats.empty())
        to_.others.emplace(name, add_ratee(seats));
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

  std::uint32_t add_ratee(std::span<const Seat> seats) {
    marks_.clear();
    raters_.clear();
    for (std::uint32_t k = 0; k < seats.size(); ++k)
      seats[k].sheet ? expand(sheets_[seats[k].ref], k) : expand(ratings_[seats[k].ref], k);
    const auto before = [](const Mark& a, const Mark& b) { return a.rank() < b.rank(); };
    if (!std::is_sorted(marks_.begin(), marks_.end(), before))
      std::sort(marks_.begin(), marks_.end(), before);
    std::sort(raters_.begin(), raters_.end());
    raters_.erase(std::unique(raters_.begin(), raters_.end()), raters_.end());
    sheet_of_seat_.assign(seats.size(), no_sheet);
    const std::string_view* rater = nullptr;
    std::uint32_t number = 0;
    for (const Mark& mark : marks_) {
      // Numbered by who comes first here, so that the order of files does not matter.
      std::uint32_t& sheet = sheet_of_seat_[mark.seat];
      if (sheet == no_sheet) {
        const Seat& seat = seats[mark.seat];
        sheet = seat.sheet ? add_sheet(sheets_[seat.ref]) : add_sheet(ratings_[seat.ref]);
      }
      if (rater == nullptr || *rater != mark.rater) {
        rater = &mark.rater;
        number = static_cast<std::uint32_t>(
            std::lower_bound(raters_.begin(), raters_.end(), mark.rater) - raters_.begin());
      }
      to_.aspect.push_back(mark.aspect);
      to_.rater.push_back(number);
      to_.role.push_back(mark.role);
      to_.score.push_back(mark.score);
      to_.sheet.push_back(sheet);
    }
    to_.begin.push_back(static_cast<std::int32_t>(to_.size()));
    return static_cast<std::uint32_t>(to_.begin.size() - 2);
  }

  template <class AnyRef>
  std::uint32_t add_sheet(const AnyRef& ref) {
    to_.sheet_place.push_back(ref.place());
    to_.sheet_comment.push_back(ref.rows->comment[ref.row]);
    to_.sheet_rater.push_back(ref.rows->rater[ref.row]);
    return static_cast<std::uint32_t>(to_.sheet_place.size() - 1);
  }

  void expand(const RatingRef& ref, std::uint32_t seat) {
    const Ratings& rows = *ref.rows;
    raters_.push_back(rows.rater[ref.row]);
    marks_.push_back({rows.role[ref.row],
                      rows.rater[ref.row],
                      rows.aspect[ref.row],
                      *ref.source,
                      rows.key[ref.row],
                      aspects_.find(rows.aspect[ref.row]),
                      rows.score[ref.row],
                      seat});
  }

  void expand(const SheetRef& ref, std::uint32_t seat) {
    const Sheets& rows = *ref.rows;
    if (&rows != columns_of_) learn_columns(rows);
    raters_.push_back(rows.rater[ref.row]);
    const double* const scores = rows.score.data() + std::size_t{ref.row} * rows.aspect.size();
    const std::string_view rater = rows.rater[ref.row];
    const std::string_view key = rows.key[ref.row];
    for (const SheetAspect& one : by_name_) {
      const double score = scores[one.column];
      if (!std::isnan(score) && aspects_.in_scale(one.aspect, score))
        marks_.push_back({rows.role[ref.row],
                          rater,
                          rows.aspect[one.column],
                          *ref.source,
                          key,
                          one.aspect,
                          score,
                          seat});
    }
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
  const std::vector<RatingRef>& ratings_;
  const std::vector<SheetRef>& sheets_;
  PersonFinder finder_;
  Evidence& evidence_;
  RatingEvidence& to_;

  std::map<std::pair<std::uint8_t, std::string>, std::size_t> others_;
  std::vector<Seat> seats_;
  bool some_keyless_ = false;
  std::vector<std::pair<SeatName, std::uint32_t>> order_;  // of the seats of the ratee at hand
  std::vector<std::pair<std::uint32_t, std::string_view>> drafts_;  // person and rater

  const Sheets* columns_of_ = nullptr;           // the batch that the next two are about
  std::vector<std::uint32_t> aspect_of_column_;  // or no_aspect
  std::vector<SheetAspect> by_name_;

  std::vector<Mark> marks_;                   // of the ratee at hand
  std::vector<std::uint32_t> sheet_of_seat_;  // or no_sheet
  std::vector<std::string_view> raters_;
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
