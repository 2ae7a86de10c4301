// The columns of what follows from a rating: entries, findings, plans, places, earlier cycles.

#include <kinerja/core/exporting.hpp>

#include "calling/columns.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kinerja {
namespace {

std::string lines_of(const std::vector<Text>& lines, Language language) {
  std::string all;
  for (const Text& line : lines) all += (all.empty() ? "" : "\n") + line.in(language);
  return all;
}

std::uint8_t place_kind(ListPlace::Kind kind) {
  switch (kind) {
    case ListPlace::Kind::listed:
      return KINERJA_PLACE_LISTED;
    case ListPlace::Kind::tied:
      return KINERJA_PLACE_TIED;
    default:
      return KINERJA_PLACE_EXCLUDED;
  }
}

}  // namespace

FollowUps follow_ups_of(const RatedCycle& rated,
                        const Scores& scores,
                        std::vector<EarlierCycle> earlier) {
  FollowUps out{place_lists(rated, scores), std::move(earlier)};
  for (auto& places : out.lists)
    std::stable_sort(places.begin(), places.end(), [](const ListPlace& a, const ListPlace& b) {
      return a.person < b.person;
    });
  std::erase_if(out.earlier, [](const EarlierCycle& cycle) { return !cycle.found; });
  return out;
}

void ExportBatch::add_entries(const Evidence& evidence, const Scores& scores) {
  const EntryEvidence& entries = evidence.entries;
  const std::size_t first = entries.begin[scores.first];
  for (std::size_t i = scores.first; i < scores.last; ++i)
    entry_begin_.push_back(static_cast<std::uint32_t>(entries.begin[i + 1] - first));
  for (std::size_t k = first; k < entries.begin[scores.last]; ++k) {
    entry_day_.push_back(entries.day[k]);
    entry_kind_.push_back(entries.kind[k]);
    entry_about_.push_back(entry_about(cycle_, evidence, k).in(cycle_.language));
    entry_text_.push_back(entries.text[k]);
    entry_state_.push_back(entries.state[k]);
    entry_number_.push_back(entries.number[k]);
  }
  results_.entry_begin = entry_begin_.data();
  results_.entry_day = entry_day_.data();
  results_.entry_kind = strs_of(entry_kind_);
  results_.entry_about = strs_of(entry_about_);
  results_.entry_text = strs_of(entry_text_);
  results_.entry_state = strs_of(entry_state_);
  results_.entry_number = entry_number_.data();
}

void ExportBatch::add_findings(const RatedCycle& rated, const Scores& scores) {
  const auto first_goal = static_cast<std::size_t>(rated.evidence.goals.begin[scores.first]);
  for (std::size_t i = scores.first; i < scores.last; ++i) {
    const std::vector<Finding> findings = findings_of(rated, scores, i);
    for (const Finding& finding : findings) {
      finding_kind_.push_back(finding.kind == Finding::Kind::strength ? KINERJA_FINDING_STRENGTH
                                                                      : KINERJA_FINDING_WEAKNESS);
      finding_node_.push_back(static_cast<std::uint32_t>(finding.node));
      finding_ref_kind_.push_back(finding.ref_kind);
      finding_ref_.push_back(static_cast<std::int32_t>(
          finding.ref_kind == KINERJA_REF_GOAL ? finding.ref - first_goal : finding.ref));
      finding_value_.push_back(finding.value);
      finding_limit_.push_back(finding.limit);
      finding_text_.push_back(finding.what.in(cycle_.language));
      finding_evidence_.push_back(lines_of(finding.evidence, cycle_.language));
    }
    finding_begin_.push_back(static_cast<std::uint32_t>(finding_kind_.size()));
    for (const PlannedTraining& training : development_plan(rated, findings)) {
      action_about_.push_back(training.about.in(cycle_.language));
      action_text_.push_back(training.title.in(cycle_.language));
      action_due_.push_back(training.due_day);
    }
    action_begin_.push_back(static_cast<std::uint32_t>(action_due_.size()));
  }
  results_.finding_begin = finding_begin_.data();
  results_.finding_kind = finding_kind_.data();
  results_.finding_node = finding_node_.data();
  results_.finding_ref_kind = finding_ref_kind_.data();
  results_.finding_ref = finding_ref_.data();
  results_.finding_value = finding_value_.data();
  results_.finding_limit = finding_limit_.data();
  results_.finding_text = strs_of(finding_text_);
  results_.finding_evidence = strs_of(finding_evidence_);
  results_.action_begin = action_begin_.data();
  results_.action_about = strs_of(action_about_);
  results_.action_text = strs_of(action_text_);
  results_.action_due = action_due_.data();
}

void ExportBatch::add_places(const RatedCycle& rated,
                             const Scores& scores,
                             const FollowUps& follow_ups) {
  const auto& lists = follow_ups.lists;
  std::vector<std::vector<ListPlace>::const_iterator> at;
  at.reserve(lists.size());
  for (const auto& places : lists)
    at.push_back(std::lower_bound(
        places.begin(), places.end(), scores.first, [](const ListPlace& place, std::size_t person) {
          return place.person < person;
        }));
  for (std::size_t i = scores.first; i < scores.last; ++i) {
    for (std::size_t k = 0; k < lists.size(); ++k)
      for (; at[k] != lists[k].end() && at[k]->person == i; ++at[k]) {
        const Text reason = place_reason(rated, cycle_.follow_up.lists[k], *at[k], scores);
        place_list_.push_back(static_cast<std::uint32_t>(k));
        place_number_.push_back(at[k]->number);
        place_kind_.push_back(place_kind(at[k]->kind));
        place_reason_.push_back(reason.in(cycle_.language));
      }
    place_begin_.push_back(static_cast<std::uint32_t>(place_list_.size()));
  }
  results_.place_begin = place_begin_.data();
  results_.place_list = place_list_.data();
  results_.place_number = place_number_.data();
  results_.place_kind = place_kind_.data();
  results_.place_reason = strs_of(place_reason_);
}

void ExportBatch::add_earlier(const Scores& scores, const FollowUps& follow_ups) {
  const auto first = static_cast<std::ptrdiff_t>(scores.first);
  const auto last = static_cast<std::ptrdiff_t>(scores.last);
  for (const EarlierCycle& cycle : follow_ups.earlier)
    for (const EarlierNode& node : cycle.nodes) {
      earlier_score_.insert(
          earlier_score_.end(), node.score.begin() + first, node.score.begin() + last);
      earlier_status_.insert(
          earlier_status_.end(), node.status.begin() + first, node.status.begin() + last);
      for (std::size_t i = scores.first; i < scores.last; ++i)
        earlier_grade_text_.push_back(node.grade_text[i]);
    }
  results_.earlier_score = earlier_score_.data();
  results_.earlier_status = earlier_status_.data();
  results_.earlier_grade_text = strs_of(earlier_grade_text_);
}

}  // namespace kinerja
