#pragma once

#include <kinerja/cpp/exporter.hpp>

#include "fonts.hpp"
#include "settings.hpp"
#include "shared/labels.hpp"
#include "shared/numbers.hpp"

namespace pdf_export {

/// What every document is made with. Borrows from the exporter and the call.
struct Kit {
  const Fonts& fonts;
  const Settings& settings;
  const exporter_shared::Labels& labels;
  const exporter_shared::Numbers& numbers;
  const kinerja::CycleView& cycle;
};

/// What stands where nothing is known.
inline constexpr std::string_view dash = "\xE2\x80\x93";

/// A score as people read it, or a dash.
std::string score_text(const Kit& kit, std::optional<double> score);
/// Whether the node's number only counts its words, as a quadrant's: people read the word alone.
bool is_word(const Kit& kit, std::uint32_t node);
std::string_view or_dash(std::string_view text);
/// The person's name, or the number when there is none.
std::string_view display_name(const kinerja::PersonResult& person);
/// Name and number, as the foot of each page has them.
std::string subject_of(const Kit& kit, const kinerja::PersonResult& person);

}  // namespace pdf_export
