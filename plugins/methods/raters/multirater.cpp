#include "multirater.hpp"

#include <algorithm>

namespace raters {

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

template <class Number>
std::span<const Sheet<Number>* const> Multirater::find_counting(
    std::span<const Sheet<Number>> sheets, std::size_t role, Counting<Number>& counting) const {
  if (sheets.size() < minimum_[role]) return {};
  const std::size_t first = counting.size();
  for (const Sheet<Number>& sheet : sheets) counting.push_back(&sheet);
  const std::span group(counting.data() + first, sheets.size());
  const Trim& trim = trims_[role];
  if (trim.from == 0 || group.size() < trim.from) return group;
  // Of two raters with one total always the same one is left out.
  std::sort(group.begin(), group.end(), [](const Sheet<Number>* a, const Sheet<Number>* b) {
    const auto order = a->total <=> b->total;
    return std::is_eq(order) ? a < b : std::is_lt(order);
  });
  return group.subspan(trim.lowest, group.size() - trim.lowest - trim.highest);
}

std::string Multirater::lacking(unsigned present) const {
  std::vector<std::string> names;
  for (std::size_t role = 0; role < role_count; ++role)
    if (weights_.asked(role) && (present >> role & 1U) == 0) names.emplace_back(role_names[role]);
  return kinerja::listed(names);
}

// Says which raters count, without a step for any single one: who said what stays closed.
template <class Number>
void Multirater::explain(const RaterSheets<Number>& sheets,
                         const Groups<Number>& groups,
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
template <class Number>
void Multirater::explain_open_aspects(const Groups<Number>& groups, kinerja::Trail& trail) const {
  std::vector<const Sheet<Number>*> all;
  std::size_t anonymous = 0;
  for (std::size_t role = 0; role < role_count; ++role) {
    all.insert(all.end(), groups[role].begin(), groups[role].end());
    if (is_anonymous(role)) anonymous += groups[role].size();
  }
  if (anonymous > 0 && anonymous < aspect_raters_)
    trail.step("aspects_closed", Ref::none(), anonymous, aspect_raters_, 0);
  else
    explain_aspects<Number>(all, panel_, trail);
}

template <class Number>
kinerja::Score Multirater::rate(const kinerja::Employee& employee, kinerja::Trail& trail) const {
  SheetRoom room;
  const RaterSheets<Number> sheets(employee, panel_, room, trail.on());
  Counting<Number> counting(room.get());
  counting.reserve(sheets.size());
  Groups<Number> groups;
  unsigned present = 0;
  for (std::size_t role = 0; role < role_count; ++role) {
    if (!weights_.asked(role)) continue;
    groups[role] = find_counting(sheets.of(static_cast<int>(role)), role, counting);
    if (!groups[role].empty()) present |= 1U << role;
  }
  explain(sheets, groups, trail);
  const RoleWeights* const weights = weights_.in_use(present);
  if (weights == nullptr) return kinerja::Score::missing("GROUPS_MISSING: " + lacking(present));

  std::array<Number, role_count> means;
  for (std::size_t role = 0; role < role_count; ++role) {
    if (groups[role].empty()) continue;
    Number sum;
    for (const Sheet<Number>* const sheet : groups[role]) sum += sheet->total;
    means[role] = sum / groups[role].size();
    trail.step("group",
               Ref::role(static_cast<std::uint32_t>(role)),
               sum,
               groups[role].size(),
               means[role]);
  }
  Number parts;
  Number whole;
  for (std::size_t role = 0; role < role_count; ++role) {
    const Number& weight = (*weights)[role].as<Number>();
    if (weight.is_zero()) continue;
    const Number part = means[role] * weight;
    if (trail.on())
      trail.step(
          "part", Ref::role(static_cast<std::uint32_t>(role)), means[role], weight, part / 100);
    parts += part;
    whole += weight;
  }
  const Number total = parts / 100;
  const Number score = total.rounded(decimals_);
  trail.step("score", Ref::none(), total, whole, score);
  return kinerja::Score{score};
}

template kinerja::Score Multirater::rate<kinerja::Exact>(const kinerja::Employee& employee,
                                                         kinerja::Trail& trail) const;
template kinerja::Score Multirater::rate<kinerja::Near>(const kinerja::Employee& employee,
                                                        kinerja::Trail& trail) const;

}  // namespace raters
