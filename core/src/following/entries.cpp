#include <kinerja/core/days.hpp>
#include <kinerja/core/following.hpp>
#include <kinerja/core/number.hpp>

#include <algorithm>

namespace kinerja {
namespace {

// Words that close guidance: the field's word, and the one of rows.h.
constexpr std::string_view closed_words[] = {"ditutup", "closed"};

}  // namespace

Text entry_about(const Cycle& cycle, const Evidence& evidence, std::size_t entry) {
  const EntryEvidence& entries = evidence.entries;
  if (entries.aspect[entry] != EntryEvidence::nothing)
    return cycle.aspects[entries.aspect[entry]].title;
  if (entries.goal[entry] == EntryEvidence::nothing) return verbatim(entries.about[entry]);
  const std::string_view title = evidence.goals.title[entries.goal[entry]];
  return verbatim(one_line(title.empty() ? entries.about[entry] : title));
}

Text entry_line(const Evidence& evidence, std::size_t entry) {
  const EntryEvidence& entries = evidence.entries;
  std::string head = iso_day(entries.day[entry]) + " " + std::string(entries.kind[entry]);
  if (!entries.state[entry].empty()) head += " (" + std::string(entries.state[entry]) + ")";
  Text line = verbatim(head);
  if (entries.number[entry] != 0) {
    const Text number = number_text(entries.number[entry]);
    line = text("{} {}", "{} {}", {line, number});
  }
  const std::string words = one_line(entries.text[entry]);
  return words.empty() ? line : text("{}: {}", "{}: {}", {line, words});
}

Guidance guidance_of(const Evidence& evidence, const FollowUpList& list, std::size_t person) {
  Guidance guidance;
  if (list.entries.empty()) return guidance;
  const EntryEvidence& entries = evidence.entries;
  for (std::size_t k = entries.begin[person]; k < entries.begin[person + 1]; ++k)
    if (entries.kind[k] == list.entries) guidance.entries.push_back(k);
  // What comes after a closing step opens the guidance again.
  if (!guidance.entries.empty())
    guidance.closed = std::find(std::begin(closed_words),
                                std::end(closed_words),
                                entries.state[guidance.entries.back()]) != std::end(closed_words);
  return guidance;
}

}  // namespace kinerja
