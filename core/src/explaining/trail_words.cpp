#include <kinerja/core/explaining.hpp>
#include <kinerja/core/number.hpp>

#include <algorithm>

namespace kinerja {
namespace {

void replace_all(std::string& words, std::string_view name, std::string_view value) {
  for (std::size_t at = words.find(name); at != std::string::npos;
       at = words.find(name, at + value.size()))
    words.replace(at, name.size(), value);
}

std::string told(std::string words,
                 const TrailStep& step,
                 const Text& reference,
                 Language language) {
  // The reference goes last: a goal's title may hold braces of its own.
  replace_all(words, "{a}", number_text(step.a).in(language));
  replace_all(words, "{b}", number_text(step.b).in(language));
  replace_all(words, "{result}", number_text(step.result).in(language));
  replace_all(words, "{ref}", reference.in(language));
  return words;
}

}  // namespace

Text role_text(std::int32_t role) {
  switch (role) {
    case KINERJA_ROLE_SELF:
      return text("diri sendiri", "self");
    case KINERJA_ROLE_SUPERIOR:
      return text("atasan", "superior");
    case KINERJA_ROLE_PEER:
      return text("rekan kerja", "peers");
    case KINERJA_ROLE_SUBORDINATE:
      return text("bawahan", "subordinates");
    default:
      return text("masyarakat", "the public");
  }
}

Text goal_text(const Evidence& evidence, std::size_t goal) {
  const GoalEvidence& goals = evidence.goals;
  const std::string title = one_line(goals.title[goal]);
  const std::string indicator = one_line(evidence.indicators[goals.indicator[goal]]);
  if (title.empty()) return verbatim(indicator);
  const auto next =
      std::upper_bound(goals.begin.begin(), goals.begin.end(), static_cast<std::int32_t>(goal));
  for (auto k = static_cast<std::size_t>(*(next - 1)); k < static_cast<std::size_t>(*next); ++k)
    if (k != goal && goals.plan[k] == goals.plan[goal])
      return text("{} ({})", "{} ({})", {title, indicator});
  return verbatim(title);
}

Text TrailWords::reference(const TrailStep& step) const {
  if (step.ref < 0) return {};
  const auto ref = static_cast<std::size_t>(step.ref);
  switch (step.ref_kind) {
    case KINERJA_REF_GOAL: {
      return goal_text(evidence_, ref);
    }
    case KINERJA_REF_RATING:
      return role_text(evidence_.ratings.role[ref]);
    case KINERJA_REF_INPUT:
      return cycle_.nodes[ref].title;
    case KINERJA_REF_ATTRIBUTE:
      return verbatim(cycle_.nodes[step.node].attributes[ref]);
    case KINERJA_REF_ASPECT:
      return cycle_.aspects[ref].title;
    case KINERJA_REF_ROLE:
      return role_text(static_cast<std::int32_t>(ref));
    case KINERJA_REF_GRADE:
      return methods_[step.node]->grades()[ref].text;
    default:
      return {};
  }
}

Text TrailWords::sentence(const TrailStep& step) const {
  const Text& words = methods_[step.node]->steps()[static_cast<std::size_t>(step.step)].words;
  const Text ref = reference(step);
  return {told(words.id, step, ref, Language::indonesian),
          told(words.en, step, ref, Language::english)};
}

Text TrailWords::grade(std::size_t node, std::int32_t grade) const {
  return grade < 0 ? Text{} : methods_[node]->grades()[static_cast<std::size_t>(grade)].text;
}

}  // namespace kinerja
