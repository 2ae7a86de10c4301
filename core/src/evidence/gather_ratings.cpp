#include <kinerja/core/number.hpp>
#include <kinerja/rows.h>

#include "evidence/gather.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace kinerja {
namespace {

using Ref = RowRef<Ratings>;

std::optional<std::uint32_t> aspect_of(const Cycle& cycle, std::string_view name) {
  for (std::size_t k = 0; k < cycle.aspects.size(); ++k)
    if (cycle.aspects[k].name == name) return static_cast<std::uint32_t>(k);
  return std::nullopt;
}

struct Refusal {
  const char* column;
  std::string raw;
  Text reason;
};

// Why a rating fits nothing, if it doesn't.
std::optional<Refusal> refusal(const Cycle& cycle, const PersonIndex& people, const Ref& ref) {
  const Ratings& rows = *ref.rows;
  const std::string ratee(rows.ratee[ref.row]);
  const bool person = rows.ratee_kind[ref.row] == KINERJA_SUBJECT_PERSON;
  if (person && !people.contains(ratee)) return Refusal{"ratee", ratee, unknown_person(ratee)};

  const std::string aspect(rows.aspect[ref.row]);
  const auto known = aspect_of(cycle, aspect);
  if (!known)
    return Refusal{"aspect",
                   aspect,
                   text("aspek \"{}\" tidak ada di berkas siklus",
                        "aspect \"{}\" is not in the cycle file",
                        {aspect})};
  const Aspect& scale = cycle.aspects[*known];
  const double score = rows.score[ref.row];
  if ((rows.flags[ref.row] & KINERJA_RATING_HAS_SCORE) != 0 &&
      (score < scale.min || score > scale.max))
    return Refusal{"score",
                   shortest(score),
                   text("nilai {} di luar skala {} sampai {} untuk aspek {}",
                        "score {} is outside the scale {} to {} of aspect {}",
                        {score, scale.min, scale.max, aspect})};

  const std::string rater(rows.rater[ref.row]);
  const bool self = rows.role[ref.row] == KINERJA_ROLE_SELF;
  if (person && self && rater != ratee)
    return Refusal{"rater",
                   rater,
                   text("penilaian diri hanya boleh diisi oleh pegawai itu sendiri",
                        "a self-rating may come from the employee alone")};
  if (person && !self && rater == ratee)
    return Refusal{"rater",
                   rater,
                   text("pegawai tidak boleh menilai dirinya sendiri sebagai penilai lain",
                        "nobody rates themselves in another role")};
  return std::nullopt;
}

bool counts(const Ref& ref) {
  const std::uint8_t state = ref.rows->state[ref.row];
  return (state == KINERJA_RATING_SUBMITTED || state == KINERJA_RATING_APPROVED) &&
         (ref.rows->flags[ref.row] & KINERJA_RATING_HAS_SCORE) != 0;
}

bool is_draft(const Ref& ref) {
  return ref.rows->state[ref.row] == KINERJA_RATING_DRAFT;
}

void add_ratee(const Cycle& cycle, std::vector<Ref>& refs, RatingEvidence& to) {
  const auto rank = [](const Ref& r) {
    return std::tuple(r.rows->role[r.row],
                      r.rows->rater[r.row],
                      r.rows->aspect[r.row],
                      std::string_view(*r.source),
                      r.rows->key[r.row]);
  };
  std::sort(
      refs.begin(), refs.end(), [&](const Ref& a, const Ref& b) { return rank(a) < rank(b); });
  std::map<std::string_view, std::uint32_t> raters;
  for (const Ref& ref : refs) raters.emplace(ref.rows->rater[ref.row], 0);
  std::uint32_t number = 0;
  for (auto& [rater, of_rater] : raters) of_rater = number++;
  for (const Ref& ref : refs) {
    const Ratings& rows = *ref.rows;
    to.aspect.push_back(aspect_of(cycle, rows.aspect[ref.row]).value_or(0));
    to.rater.push_back(raters.at(rows.rater[ref.row]));
    to.role.push_back(rows.role[ref.row]);
    to.score.push_back(rows.score[ref.row]);
    to.place.push_back(ref.place());
    to.comment.push_back(rows.comment[ref.row]);
    to.rater_name.push_back(rows.rater[ref.row]);
  }
  to.begin.push_back(static_cast<std::int32_t>(to.size()));
}

}  // namespace

void gather_ratings(const Cycle& cycle,
                    const RowIndex<Ratings>& ratings,
                    const PersonIndex& people,
                    Evidence& evidence) {
  std::map<std::pair<std::uint8_t, std::string>, std::vector<Ref>> by_ratee;
  std::map<std::uint32_t, std::set<std::string_view>> drafts;  // raters with drafts, by person
  for (const Ref& ref : ratings.refs()) {
    if (auto refused = refusal(cycle, people, ref)) {
      set_aside(ref, refused->column, refused->raw, std::move(refused->reason), evidence);
      continue;
    }
    const std::string ratee(ref.rows->ratee[ref.row]);
    const std::uint8_t kind = ref.rows->ratee_kind[ref.row];
    if (counts(ref))
      by_ratee[{kind, ratee}].push_back(ref);
    else if (is_draft(ref) && kind == KINERJA_SUBJECT_PERSON)
      drafts[people.at(ratee)].insert(ref.rows->rater[ref.row]);
  }
  for (auto& [ratee, refs] : by_ratee) {
    evidence.ratings.ratees.emplace(ratee,
                                    static_cast<std::uint32_t>(evidence.ratings.begin.size() - 1));
    add_ratee(cycle, refs, evidence.ratings);
  }
  for (const auto& [person, raters] : drafts)
    evidence.notes[person].push_back(text("Penilaian dari {} penilai masih draf, tidak dihitung.",
                                          "Ratings of {} raters are still drafts and do not count.",
                                          {static_cast<std::uint64_t>(raters.size())}));
}

}  // namespace kinerja
