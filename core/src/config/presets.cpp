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
    ReadPreset read = read_preset(file);
    if (!read.preset) {
      refused_.push_back({file, std::move(read.mistakes)});
      continue;
    }
    const auto known = presets_.find(read.preset->id);
    if (known == presets_.end()) {
      presets_.emplace(read.preset->id, std::move(*read.preset));
      continue;
    }
    refused_.push_back(
        {file,
         {read.document->mistake("/preset",
                                 text("Preset {} sudah ada: {}. Beri nama lain.",
                                      "There is a preset {} already: {}. Use another name.",
                                      {in_quotes(known->first), known->second.file.string()}))}});
  }
}

const Preset* Presets::find(std::string_view id) const {
  const auto found = presets_.find(id);
  return found == presets_.end() ? nullptr : &found->second;
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
