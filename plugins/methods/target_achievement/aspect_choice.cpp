#include "aspect_choice.hpp"

#include <algorithm>

namespace achievement {

AspectChoice::AspectChoice(const kinerja::MethodSetup& setup,
                           const kinerja::Config& names,
                           const std::string& where) {
  const std::vector<std::string> words = names.texts();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int place = setup.aspects().find(words[i]);
    if (place < 0)
      setup.mistake(where + kinerja::pointer_to(i),
                    "ASPECT_UNKNOWN: " + words[i] + " (" + kinerja::listed(setup.aspects()) + ")");
    else
      aspects_.push_back(static_cast<std::uint32_t>(place));
  }
}

bool AspectChoice::names(const kinerja::Goal& goal) const {
  return std::find(aspects_.begin(), aspects_.end(), goal.aspect()) != aspects_.end();
}

}  // namespace achievement
