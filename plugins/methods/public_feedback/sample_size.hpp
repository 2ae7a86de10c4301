#pragma once

// How many of those who were served should answer: the table of Krejcie and Morgan, and their
// formula for what lies between its lines. Said in the trail, never a bar.

#include <kinerja/plugin.hpp>

#include <cstdint>
#include <map>
#include <optional>

namespace feedback {

class SampleSize {
 public:
  /// Reads population and the sample_ settings.
  explicit SampleSize(const kinerja::MethodSetup& setup);

  /// The steps about the sample; none where the settings name no population.
  void tell(const kinerja::Employee& employee, int respondents, kinerja::Trail& trail) const;

  static constexpr std::uint32_t most_steps = 3;

 private:
  void read_points(const kinerja::MethodSetup& setup);
  kinerja::Exact by_formula(const kinerja::Exact& population) const;
  kinerja::Exact needed(const kinerja::Exact& population, kinerja::Trail& trail) const;

  std::optional<std::uint32_t> population_;  // attribute
  bool up_;
  std::map<kinerja::Exact, kinerja::Exact> points_;  // population to sample
  kinerja::Exact spread_;                            // X2 P (1 - P)
  kinerja::Exact error_squared_;
};

}  // namespace feedback
