#include "guide.hpp"

#include <algorithm>
#include <optional>

namespace distribution {
namespace {

using Kind = Demand::Kind;
using kinerja::pointer_to;

// Reads the pattern of one predicate of the organisation.
class PatternReader {
 public:
  PatternReader(const kinerja::MethodSetup& setup,
                const kinerja::TextView& grades,
                std::string where)
      : setup_(setup), grades_(grades), where_(std::move(where)) {}

  std::vector<Demand> read(const kinerja::Config& rule, bool most_counts) {
    if (rule.has("most") && most_counts) add(Kind::most, {rule.text("most")}, "/most");
    shares(Kind::at_most, rule, "at_most");
    shares(Kind::at_least, rule, "at_least");
    const std::vector<kinerja::Config> together = rule["at_least_together"].items();
    for (std::size_t i = 0; i < together.size(); ++i) {
      const std::string at = pointer_to("at_least_together", i);
      add(Kind::together,
          together[i]["grades"].texts(),
          at + "/grades",
          together[i].number("share", 0));
    }
    const std::vector<kinerja::Config> some = rule["some"].items();
    for (std::size_t i = 0; i < some.size(); ++i)
      add(Kind::some, some[i].texts(), pointer_to("some", i));
    const std::vector<std::string> none = rule["none"].texts();
    for (std::size_t i = 0; i < none.size(); ++i) add(Kind::none, {none[i]}, pointer_to("none", i));
    check_shares();
    check_sets();
    return std::move(demands_);
  }

  std::optional<std::size_t> grade(const std::string& word, const std::string& at) const {
    const int place = grades_.find(word);
    if (place >= 0) return static_cast<std::size_t>(place);
    setup_.mistake(where_ + at, "GRADE_UNKNOWN: " + word + " (" + kinerja::listed(grades_) + ")");
    return std::nullopt;
  }

 private:
  void add(Kind kind,
           const std::vector<std::string>& words,
           const std::string& at,
           double share = 0) {
    Demand demand{kind, {}, kinerja::Exact(share)};
    for (const std::string& word : words)
      if (const auto place = grade(word, at)) demand.grades.push_back(*place);
    std::sort(demand.grades.begin(), demand.grades.end());
    const auto repeated = std::unique(demand.grades.begin(), demand.grades.end());
    demand.grades.erase(repeated, demand.grades.end());
    if (!demand.grades.empty()) demands_.push_back(std::move(demand));
  }

  void shares(Kind kind, const kinerja::Config& rule, const char* key) {
    for (const auto& [word, share] : rule[key].members())
      add(kind, {word}, pointer_to(std::string_view(key), std::string_view(word)), share.number());
    // In the order of grades, whatever the settings' is.
    std::stable_sort(demands_.begin(), demands_.end(), [](const Demand& a, const Demand& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.grades < b.grades;
    });
  }

  // What nobody could keep to is a mistake of the settings.
  void check_shares() const {
    kinerja::Exact sum;
    for (const Demand& least : demands_) {
      if (least.kind != Kind::at_least) continue;
      sum += least.share;
      for (const Demand& other : demands_) {
        const bool forbidden = other.kind == Kind::none && least.share.sign() > 0;
        const bool too_little = other.kind == Kind::at_most && other.share < least.share;
        if (other.grades == least.grades && (forbidden || too_little))
          setup_.mistake(where_, "RULE_CONTRADICTS: " + std::string(grades_[word(least)]));
      }
    }
    if (sum > 1)
      setup_.mistake(where_ + "/at_least",
                     "LEAST_TOO_MUCH: " + kinerja::number_text((sum * 100).to_double()));
  }

  static std::uint32_t word(const Demand& demand) {
    return static_cast<std::uint32_t>(demand.grades.front());
  }

  // The nearest split is found from the smallest set upwards, which needs sets that do not cross.
  void check_sets() const {
    for (std::size_t i = 0; i < demands_.size(); ++i)
      for (std::size_t j = i + 1; j < demands_.size(); ++j)
        if (cross(demands_[i].grades, demands_[j].grades))
          setup_.mistake(where_, "SETS_CROSS: " + listed(demands_[i]) + "; " + listed(demands_[j]));
  }

  static bool cross(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    std::vector<std::size_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return !both.empty() && both.size() < std::min(a.size(), b.size());
  }

  std::string listed(const Demand& demand) const {
    std::vector<std::string> words;
    for (const std::size_t grade : demand.grades)
      words.emplace_back(grades_[static_cast<std::uint32_t>(grade)]);
    return kinerja::listed(words);
  }

  const kinerja::MethodSetup& setup_;
  const kinerja::TextView& grades_;
  std::string where_;
  std::vector<Demand> demands_;
};

void read_curves(const kinerja::MethodSetup& setup,
                 const kinerja::TextView& grades,
                 std::vector<Pattern>& patterns) {
  for (const auto& [organisation, curve] : setup.config()["curves"].members()) {
    const std::string where = pointer_to("curves", std::string_view(organisation));
    const auto pattern = std::find_if(
        patterns.begin(), patterns.end(), [&word = organisation](const Pattern& candidate) {
          return candidate.organisation == word;
        });
    if (pattern == patterns.end()) {
      setup.mistake(where, "CURVE_WITHOUT_RULE: " + organisation);
      continue;
    }
    const PatternReader reader(setup, grades, where);
    pattern->heights.assign(grades.size(), kinerja::Exact());
    for (const auto& [word, height] : curve.members())
      if (const auto place = reader.grade(word, pointer_to(std::string_view(word))))
        pattern->heights[*place] = kinerja::Exact(height.number());
  }
}

}  // namespace

std::int64_t people_in(const Counts& counts) {
  std::int64_t sum = 0;
  for (const std::int64_t count : counts) sum += count;
  return sum;
}

std::int64_t Demand::people(const Counts& counts) const {
  std::int64_t sum = 0;
  for (const std::size_t grade : grades) sum += counts[grade];
  return sum;
}

std::int64_t Demand::limit(std::int64_t all) const {
  if (kind == Kind::some) return 1;
  if (kind != Kind::at_most && kind != Kind::at_least && kind != Kind::together) return 0;
  const kinerja::Exact exact = share * all;
  const kinerja::Exact near = exact.rounded(0);
  const auto whole = static_cast<std::int64_t>(near.to_double());
  if (kind == Kind::at_most) return near > exact ? whole - 1 : whole;
  return near < exact ? whole + 1 : whole;
}

bool Demand::holds(const Counts& counts) const {
  const std::int64_t count = people(counts);
  const std::int64_t edge = limit(people_in(counts));
  if (kind == Kind::at_most || kind == Kind::none) return count <= edge;
  if (kind != Kind::most) return count >= edge;
  for (std::size_t grade = 0; grade < counts.size(); ++grade)
    if (grade != grades.front() && counts[grade] >= count) return false;
  return true;
}

std::vector<Pattern> read_patterns(const kinerja::MethodSetup& setup,
                                   const kinerja::TextView& grades) {
  const bool most_counts = setup.config().text("most_is", "mode") == "mode";
  std::vector<Pattern> patterns;
  for (const auto& [organisation, rule] : setup.config()["rules"].members()) {
    PatternReader reader(setup, grades, pointer_to("rules", std::string_view(organisation)));
    patterns.push_back({organisation, reader.read(rule, most_counts), {}});
  }
  if (patterns.empty()) setup.mistake("/rules", "NO_RULES");
  read_curves(setup, grades, patterns);
  return patterns;
}

}  // namespace distribution
