#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xlsx_export {

enum class Per { unit, person, agency };

/// A part of the annex: what was written down under one kind.
struct AnnexPart {
  std::string title;
  std::string entries;
};

constexpr std::size_t levels = 3;  // below, at and above expectation

struct Settings {
  std::string folder;  ///< with its slash, or empty
  Per per = Per::unit;
  std::uint32_t result = 0;
  std::uint32_t behaviour = 0;
  std::uint32_t predicate = 0;
  std::optional<std::uint32_t> distribution;
  std::vector<std::uint32_t> aspects;
  std::string rank;  ///< names of facts
  std::string rank_class;
  std::string organisation;
  std::vector<std::string> feedback;  ///< kinds of entries
  std::string expectation;
  std::string recommendation;
  std::vector<AnnexPart> annex;
  std::string place;  ///< of signing
  /// [level of the result][level of the behaviour]
  std::array<std::array<std::string, levels>, levels> cells;
  std::array<std::vector<std::string>, levels> level_words;

  /// 0 to 2 for a word that means a level, else -1.
  int level_of(std::string_view word) const;
};

/// Throws the first setting that makes no sense for this cycle.
Settings read_settings(const kinerja::ExporterSetup& setup);

}  // namespace xlsx_export
