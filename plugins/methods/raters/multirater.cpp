#include "multirater.hpp"

#include <algorithm>

namespace raters {

using kinerja::Exact;
using kinerja::Ref;

namespace {

// Two raters of a group could each subtract their own marks from the mean and know the other's.
constexpr int fewest_anonymous_raters = 3;

std::size_t at_least_one(int count) {
  return static_cast<std::size_t>(std::max(1, count));
}

}  // namespace

Multirater::Multirater(const kinerja::MethodSetup& setup)
    : panel_(setup),
      weights_(setup),
      aspect_raters_(at_least_one(setup.config().integer("aspect_raters", 5))),
      decimals_(setup.config().integer("decimals", -1)) {
  read_rules(setup);
}

void Multirater::read_rules(const kinerja::MethodSetup& setup) {
  const kinerja::Config minimum = setup.config()["minimum_raters"];
  const kinerja::Config trim = setup.config()["trim"];
  for (std::size_t role = 0; role < role_count; ++role) {
    const char* const name = role_names[role];
    minimum_[role] =
        at_least_one(minimum.integer(name, is_anonymous(role) ? fewest_anonymous_raters : 1));
    if (!trim.has(name)) continue;
    const int from = trim[name].integer("from", 0);
    const int lowest = trim[name].integer("lowest", 0);
    const int highest = trim[name].integer("highest", 0);
    if (lowest < 0 || highest < 0 || from <= lowest + highest) {
      setup.mistake(kinerja::pointer_to("trim", name, "from"),
                    "TRIM_ALL: " + std::to_string(lowest + highest));
      continue;
    }
    trims_[role] = {static_cast<std::size_t>(from),
                    static_cast<std::size_t>(lowest),
                    static_cast<std::size_t>(highest)};
  }
}

std::vector<const Sheet*> Multirater::counting(const RaterSheets& sheets, std::size_t role) const {
  std::vector<const Sheet*> group = sheets.of(static_cast<int>(role));
  if (group.size() < minimum_[role]) return {};
  const Trim& trim = trims_[role];
  if (trim.from == 0 || group.size() < trim.from) return group;
  // Stable: of two raters with one total always the same one is left out.
  std::stable_sort(group.begin(), group.end(), [](const Sheet* a, const Sheet* b) {
    return a->total < b->total;
  });
  group.erase(group.end() - static_cast<std::ptrdiff_t>(trim.highest), group.end());
  group.erase(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(trim.lowest));
  return group;
}

// Says which raters count, without a step for any single one: who said what stays closed.
void Multirater::explain(const RaterSheets& sheets,
                         const std::array<std::vector<const Sheet*>, role_count>& groups,
                         kinerja::Trail& trail) const {
  if (!trail.on()) return;
  explain_open_aspects(groups, trail);
  for (std::size_t role = 0; role < role_count; ++role) {
    if (!weights_.asked(role)) continue;
    const auto ref = Ref::role(static_cast<std::uint32_t>(role));
    const std::size_t found = sheets.of(static_cast<int>(role)).size();
    const std::size_t counting = groups[role].size();
    if (counting == 0)
      trail.step("too_few", ref, found, minimum_[role], 0);
    else if (counting < found)
      trail.step("trimmed", ref, found, found - counting, counting);
  }
}

// What self and superior said of an aspect is known, and subtracted from its mean it leaves the sum
// of the others. So the means stay closed until there are enough others to hide behind.
void Multirater::explain_open_aspects(
    const std::array<std::vector<const Sheet*>, role_count>& groups, kinerja::Trail& trail) const {
  std::vector<const Sheet*> all;
  std::size_t anonymous = 0;
  for (std::size_t role = 0; role < role_count; ++role) {
    all.insert(all.end(), groups[role].begin(), groups[role].end());
    if (is_anonymous(role)) anonymous += groups[role].size();
  }
  if (anonymous > 0 && anonymous < aspect_raters_)
    trail.step("aspects_closed", Ref::none(), anonymous, aspect_raters_, 0);
  else
    explain_aspects(all, panel_, trail);
}

kinerja::Score Multirater::rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
  const RaterSheets sheets(employee, panel_);
  std::array<std::vector<const Sheet*>, role_count> groups;
  unsigned present = 0;
  std::vector<std::string> lacking;
  for (std::size_t role = 0; role < role_count; ++role) {
    if (!weights_.asked(role)) continue;
    groups[role] = counting(sheets, role);
    if (groups[role].empty())
      lacking.emplace_back(role_names[role]);
    else
      present |= 1U << role;
  }
  explain(sheets, groups, trail);
  const std::optional<RoleWeights> weights = weights_.in_use(present);
  if (!weights) return kinerja::Score::missing("GROUPS_MISSING: " + kinerja::listed(lacking));

  RoleWeights means;
  for (std::size_t role = 0; role < role_count; ++role) {
    if (groups[role].empty()) continue;
    Exact sum;
    for (const Sheet* const sheet : groups[role]) sum += sheet->total;
    means[role] = sum / groups[role].size();
    trail.step("group",
               Ref::role(static_cast<std::uint32_t>(role)),
               sum,
               groups[role].size(),
               means[role]);
  }
  Exact total;
  Exact whole;
  for (std::size_t role = 0; role < role_count; ++role) {
    const Exact& weight = (*weights)[role];
    if (weight.is_zero()) continue;
    const Exact part = means[role] * weight / 100;
    trail.step("part", Ref::role(static_cast<std::uint32_t>(role)), means[role], weight, part);
    total += part;
    whole += weight;
  }
  const Exact score = total.rounded(decimals_);
  trail.step("score", Ref::none(), total, whole, score);
  return kinerja::Score{score};
}

}  // namespace raters
