// Why somebody is in a list or out of it, in words that methods wrote.

#include <kinerja/core/explaining.hpp>
#include <kinerja/core/following.hpp>

#include "following/follow_words.hpp"

namespace kinerja {
namespace {

Text criterion_text(const RatedCycle& rated,
                    const FollowUpList& list,
                    const Scores& scores,
                    std::size_t person) {
  if (!list.node) return {};
  return text(
      "{}: {}",
      "{}: {}",
      {rated.cycle.nodes[*list.node].title, outcome_text(rated, scores, *list.node, person)});
}

Text order_text(const RatedCycle& rated,
                const FollowUpList& list,
                const Scores& scores,
                std::size_t person) {
  std::vector<Text> parts;
  for (const std::size_t node : list.order_by)
    if (node != list.node)
      parts.push_back(
          text("{}: {}",
               "{}: {}",
               {rated.cycle.nodes[node].title, outcome_text(rated, scores, node, person)}));
  return joined(parts, ", ");
}

// Why the deciding node says what it says: its steps and its reports, in words.
Text because(const RatedCycle& rated,
             const FollowUpList& list,
             const Scores& scores,
             std::size_t person) {
  if (!list.node) return {};
  const TrailWords words(rated.cycle, rated.methods, rated.evidence);
  std::vector<Text> sentences;
  for (const TrailStep& step : steps_of(scores, person))
    if (step.node == *list.node) sentences.push_back(words.sentence(step));
  for (const PersonReport& report : scores.reports)
    if (report.person == person && report.node == *list.node) sentences.push_back(report.message);
  return joined(sentences, " ");
}

// With one full stop, whether or not what somebody wrote has one.
Text ended(Text words) {
  for (std::string* language : {&words.id, &words.en})
    if (language->empty() || language->back() != '.') *language += '.';
  return words;
}

// What is to be done with somebody in the list, and what was done already.
Text steps_text(const Evidence& evidence, const FollowUpList& list, std::size_t person) {
  std::vector<Text> parts;
  if (!list.steps.empty())
    parts.push_back(text("Langkah: {}.", "Steps: {}.", {joined(list.steps, "; ")}));
  if (list.entries.empty()) return joined(parts, " ");
  const Guidance guidance = guidance_of(evidence, list, person);
  std::vector<Text> taken;
  for (const std::size_t entry : guidance.entries) taken.push_back(entry_line(evidence, entry));
  if (taken.empty())
    parts.push_back(text("Belum ada langkah yang dicatat.", "No step is written down yet."));
  else
    parts.push_back(text("Sudah: {}", "Taken: {}", {ended(joined(taken, "; "))}));
  if (!taken.empty() && list.kind == FollowUpList::Kind::guidance)
    parts.push_back(guidance.closed ? text("Sudah ditutup.", "Closed.")
                                    : text("Belum ditutup.", "Not closed yet."));
  return joined(parts, " ");
}

Text excluded_text(const RatedCycle& rated,
                   const FollowUpList& list,
                   const ListPlace& place,
                   const Scores& scores) {
  const Text order = order_text(rated, list, scores, place.person);
  const Text criterion = criterion_text(rated, list, scores, place.person);
  if (place.would_be == 0)
    return joined({criterion.id.empty()
                       ? criterion
                       : text("Syarat terpenuhi ({}).", "The criteria are met ({}).", {criterion}),
                   text("Tidak dapat diurutkan: {}.", "There is no order: {}.", {order})},
                  " ");
  const Text among =
      list.per_unit ? text("dalam unit", "in the unit") : text("di antara semua", "among all");
  const Text place_words =
      order.id.empty()
          ? text("Urutan ke-{} {}", "Place {} {}", {place.would_be, among})
          : text("Urutan ke-{} {} ({})", "Place {} {} ({})", {place.would_be, among, order});
  const Text head =
      text("{}, tetapi tidak masuk. {}.", "{}, but not in. {}.", {place_words, criterion});
  return joined({head, because(rated, list, scores, place.person)}, " ");
}

}  // namespace

Text place_reason(const RatedCycle& rated,
                  const FollowUpList& list,
                  const ListPlace& place,
                  const Scores& scores) {
  if (place.kind == ListPlace::Kind::excluded) return excluded_text(rated, list, place, scores);
  const Text facts = joined({criterion_text(rated, list, scores, place.person),
                             order_text(rated, list, scores, place.person)},
                            ", ");
  std::vector<Text> parts = {facts.id.empty() ? facts : text("{}.", "{}.", {facts})};
  if (place.kind == ListPlace::Kind::tied)
    parts.push_back(text("Sama dengan {} orang lain, jadi tempat {} dipakai bersama.",
                         "Equal to {} others, so place {} is shared.",
                         {place.sharing, place.number}));
  if (place.number == 0 && !list.order_by.empty())
    parts.push_back(text("Tanpa urutan, karena ada nilai yang belum ada.",
                         "Without a place, because a score is missing."));
  parts.push_back(steps_text(rated.evidence, list, place.person));
  return joined(parts, " ");
}

}  // namespace kinerja
