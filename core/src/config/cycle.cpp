#include <kinerja/core/cycle.hpp>

#include <algorithm>

namespace kinerja {

const NodeUse* Cycle::node(std::string_view name) const {
  const auto found = std::find_if(
      nodes.begin(), nodes.end(), [&](const NodeUse& node) { return node.name == name; });
  return found == nodes.end() ? nullptr : &*found;
}

std::string NamedInput::shown() const {
  if (!program) return file.string();
  std::string words;
  for (const std::string& word : program->command)
    words.append(words.empty() ? "" : " ").append(word);
  return words;
}

std::string NamedInput::shown_from(const std::filesystem::path& folder) const {
  return program ? shown() : file.lexically_proximate(folder).string();
}

}  // namespace kinerja
