#include <kinerja/core/presets.hpp>

#include "config/words.hpp"

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_files = 10'000;  // of one folder

}  // namespace

void Presets::load_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ec;
  for (fs::directory_iterator entry(folder, ec), end; !ec && entry != end; entry.increment(ec))
    if (entry->path().extension() == ".json" && files.size() < max_files)
      files.push_back(entry->path());
  std::sort(files.begin(), files.end());  // folders list in any order
  for (const fs::path& file : files) {
    const std::string id = file.stem().string();
    const Preset* const known = find(id);
    if (known == nullptr) {
      unread_.emplace(id, file);
      continue;
    }
    ReadPreset again = read_preset(file);
    if (again.document)
      again.mistakes.push_back(
          again.document->mistake("/preset",
                                  text("Preset {} sudah ada: {}. Beri nama lain.",
                                       "There is a preset {} already: {}. Use another name.",
                                       {in_quotes(id), known->file.string()})));
    refused_.push_back({file, std::move(again.mistakes)});
  }
}

// A preset bears the name of its file, so its id says which file to read.
const Preset* Presets::find(std::string_view id) const {
  if (const auto found = presets_.find(id); found != presets_.end()) return &found->second;
  const auto waiting = unread_.find(id);
  if (waiting == unread_.end()) return nullptr;
  const fs::path file = std::move(waiting->second);
  unread_.erase(waiting);
  return read(file);
}

const std::map<std::string, Preset, std::less<>>& Presets::all() const {
  while (!unread_.empty()) find(std::string(unread_.begin()->first));
  return presets_;
}

const Preset* Presets::read(const fs::path& file) const {
  ReadPreset read = read_preset(file);
  if (!read.preset) {
    refused_.push_back({file, std::move(read.mistakes)});
    return nullptr;
  }
  const std::string id = read.preset->id;
  return &presets_.emplace(id, std::move(*read.preset)).first->second;
}

Text no_such_preset(const Presets& presets, std::string_view id, std::optional<Preset::Kind> kind) {
  for (const Presets::Refused& refused : presets.refused())
    if (refused.file.stem().string() == id)
      return text("Preset {} mempunyai kesalahan. Lihat `kinerja preset check {}`.",
                  "The preset {} has mistakes. See `kinerja preset check {}`.",
                  {in_quotes(id), refused.file.string()});
  if (presets.find(id) != nullptr)
    return kind == Preset::Kind::method
               ? text("Preset {} adalah aturan kalender, bukan metode penilaian.",
                      "The preset {} is a rule of the calendar, not a method of rating.",
                      {in_quotes(id)})
               : text("Preset {} bukan aturan {}.",
                      "The preset {} is no rule of {}.",
                      {in_quotes(id),
                       kind == Preset::Kind::deadline ? text("tenggat", "deadlines")
                                                      : text("jam kerja", "working hours")});
  std::vector<std::string_view> known;
  for (const auto& [name, preset] : presets.all())
    if (!kind || preset.kind == *kind) known.push_back(name);
  return text(
      "Preset {} tidak ada.{}", "There is no preset {}.{}", {in_quotes(id), suggestion(id, known)});
}

}  // namespace kinerja
