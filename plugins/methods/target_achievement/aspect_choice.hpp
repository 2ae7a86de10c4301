#pragma once

// A list of aspects in the settings: which goals something holds for.

#include <kinerja/plugin.hpp>

#include <string>
#include <vector>

namespace achievement {

class AspectChoice {
 public:
  /// Reads `names`, a list that stands at `where`, and reports those that the cycle does not have.
  AspectChoice(const kinerja::MethodSetup& setup,
               const kinerja::Config& names,
               const std::string& where);

  bool empty() const { return aspects_.empty(); }
  bool names(const kinerja::Goal& goal) const;
  /// Whether it names the goal, or names nothing at all and so leaves all goals in.
  bool fits(const kinerja::Goal& goal) const { return aspects_.empty() || names(goal); }

 private:
  std::vector<std::uint32_t> aspects_;
};

}  // namespace achievement
