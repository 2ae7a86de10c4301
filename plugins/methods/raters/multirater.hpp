#pragma once

// The 360-degree rating: the means of several groups of raters, weighted.

#include "multirater.schema.json.h"
#include "rater_sheets.hpp"

#include <array>
#include <optional>

namespace raters {

inline constexpr std::size_t role_count = KINERJA_ROLE_PUBLIC + 1;
inline constexpr std::array<const char*, role_count> role_names = {
    "self", "superior", "peer", "subordinate", "public"};

/// Who said what must stay closed in these groups; self and superior are known to the person.
constexpr bool is_anonymous(std::size_t role) {
  return role == KINERJA_ROLE_PEER || role == KINERJA_ROLE_SUBORDINATE ||
         role == KINERJA_ROLE_PUBLIC;
}

using RoleWeights = std::array<kinerja::Constant, role_count>;  // by KINERJA_ROLE_

/// Raters whose totals lie outermost do not count, where there are enough of them.
struct Trim {
  std::size_t from = 0;  // 0: never
  std::size_t lowest = 0;
  std::size_t highest = 0;
};

/// The weights that hold where exactly these groups are missing.
struct WeightTable {
  unsigned without = 0;  // a bit for each role
  RoleWeights weights;
};

/// How the weights of groups are to be read, with everything about missing groups.
class GroupWeights {
 public:
  explicit GroupWeights(const kinerja::MethodSetup& setup);

  bool asked(std::size_t role) const { return used_[role]; }
  /// The weights in use, adding up to 100, for the groups that are present (a bit for each role);
  /// none when the score is missing then.
  const RoleWeights* in_use(unsigned present) const {
    const std::optional<RoleWeights>& weights = in_use_[present];
    return weights ? &*weights : nullptr;
  }

 private:
  enum class Missing { renormalise, missing, table };

  static RoleWeights read(const kinerja::MethodSetup& setup,
                          const kinerja::Config& config,
                          const std::string& where);
  void read_table(const kinerja::MethodSetup& setup, const kinerja::Config& item);
  std::optional<RoleWeights> worked_out(unsigned present) const;

  Missing missing_;
  RoleWeights weights_;
  std::vector<WeightTable> tables_;
  std::array<bool, role_count> used_{};                              // in the weights or in a table
  std::array<std::optional<RoleWeights>, 1U << role_count> in_use_;  // by the groups present
};

class Multirater : public kinerja::Method {
 public:
  static constexpr kinerja::Info info{
      "id.kinerja.multirater", "MULTIRATER_NAME", "MULTIRATER_ABOUT", multirater_schema_json};
  static constexpr kinerja::Step steps[] = {
      {"aspect", KINERJA_REF_ASPECT | kinerja::standing, "STEP_ASPECT"},
      {"aspect_weight", KINERJA_REF_ASPECT, "STEP_ASPECT_WEIGHT"},
      {"aspects_closed", KINERJA_REF_NONE, "STEP_ASPECTS_CLOSED"},
      {"too_few", KINERJA_REF_ROLE, "STEP_TOO_FEW"},
      {"trimmed", KINERJA_REF_ROLE, "STEP_TRIMMED"},
      {"group", KINERJA_REF_ROLE, "STEP_GROUP"},
      {"part", KINERJA_REF_ROLE, "STEP_PART"},
      {"score", KINERJA_REF_NONE, "STEP_SCORE"},
  };

  explicit Multirater(const kinerja::MethodSetup& setup);
  template <class Number>
  kinerja::Score rate(const kinerja::Employee& employee, kinerja::Trail& trail) const;
  std::uint32_t trail_per_row(std::uint32_t, std::uint32_t) const {
    return 2 * panel_.aspects() + 3 * std::uint32_t{role_count} + 1;
  }

 private:
  void read_rules(const kinerja::MethodSetup& setup);
  template <class Number>
  using Groups = std::array<std::span<const Sheet<Number>* const>, role_count>;
  /// The sheets of a role that count, put behind `counting`, which has room; none when there are
  /// too few.
  template <class Number>
  std::span<const Sheet<Number>* const> find_counting(std::span<const Sheet<Number>> sheets,
                                                      std::size_t role,
                                                      Counting<Number>& counting) const;
  /// The names of asked roles without a group.
  std::string lacking(unsigned present) const;
  template <class Number>
  void explain(const RaterSheets<Number>& sheets,
               const Groups<Number>& groups,
               kinerja::Trail& trail) const;
  template <class Number>
  void explain_open_aspects(const Groups<Number>& groups, kinerja::Trail& trail) const;

  AspectPanel panel_;
  GroupWeights weights_;
  std::array<std::size_t, role_count> minimum_{};
  std::size_t aspect_raters_;  // fewer anonymous raters: no means of single aspects
  std::array<Trim, role_count> trims_{};
  int decimals_;
};

extern template kinerja::Score Multirater::rate<kinerja::Exact>(const kinerja::Employee& employee,
                                                                kinerja::Trail& trail) const;
extern template kinerja::Score Multirater::rate<kinerja::Near>(const kinerja::Employee& employee,
                                                               kinerja::Trail& trail) const;

}  // namespace raters
