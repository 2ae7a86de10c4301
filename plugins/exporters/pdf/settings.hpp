#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pdf_export {

/// Names of facts about a person that the forms print.
struct FactNames {
  std::vector<std::string> rank;  ///< such as "pangkat" and "golongan", printed one after the other
  std::vector<std::string> superior_rank;
  std::string superior_position;
  std::string superior_unit;
  std::string organisation;  ///< what the person's unit reached, as a word
};

struct Settings {
  std::string folder;  ///< empty, or with a slash at its end
  bool skp = true;
  bool evaluation = true;
  bool per_unit = false;
  std::vector<std::string> letterhead;
  std::string place;  ///< where the papers are signed
  std::optional<std::uint32_t> result;
  std::optional<std::uint32_t> behaviour;
  std::uint32_t predicate = 0;
  std::vector<std::uint32_t>
      achievement;                     ///< nodes whose first step about a goal is what it reached
  std::vector<std::uint32_t> aspects;  ///< of the behaviour part
  std::vector<std::uint32_t> aspects_by;  ///< nodes whose means are printed
  FactNames facts;
  std::string expectation;  ///< kind of entry: what the leader expects in particular
  std::string daily_log;    ///< kind of entry that is counted, not printed
  std::string comment;      ///< what stands above the room for the employee's comment
  bool quadrant = false;    ///< whether the predicate comes from one
  /// Words of the quadrant, [result][behaviour], lowest first.
  std::array<std::array<std::string, 3>, 3> cells;
};

/// Throws the first setting that makes no sense for this cycle.
Settings read_settings(const kinerja::ExporterSetup& setup);

}  // namespace pdf_export
