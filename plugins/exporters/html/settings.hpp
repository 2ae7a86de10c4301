#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace html_export {

/// A list of people, such as the candidates for an award: of these grades (none: all), and with at
/// most this score of the node (a place).
struct ListRule {
  std::string title;
  std::string about;
  std::uint32_t node = 0;
  std::vector<std::string> grades;
  std::optional<double> at_most;
};

struct ImproveRule {
  std::uint32_t node = 0;
  double below = 0;
  std::map<std::uint32_t, std::string> training;  ///< by aspect
};

struct Settings {
  std::string folder;  ///< empty, or with a slash at its end
  bool unit_pages = true;
  bool person_pages = true;
  std::optional<std::uint32_t> place;  ///< the node whose score is the place in a unit's table
  std::vector<std::uint32_t> radar;
  double radar_maximum = 100;
  std::vector<ListRule> lists;
  std::optional<ImproveRule> improve;
};

/// Throws the first setting that makes no sense for this cycle.
Settings read_settings(const kinerja::ExporterSetup& setup);

}  // namespace html_export
