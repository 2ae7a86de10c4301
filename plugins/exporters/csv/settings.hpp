#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csv_export {

enum class Content { results, trail, list, improve, evaluation, log };

/// Whom the list names: of these grades (none: all), and with at most this score.
struct List {
  std::uint32_t node = 0;
  std::vector<std::string> grades;
  std::optional<double> at_most;
};

struct Improve {
  std::uint32_t node = 0;
  double below = 0;
  std::map<std::uint32_t, std::string> training;  ///< by aspect
};

struct Settings {
  std::string file;
  Content content = Content::results;
  char separator = ';';
  char decimal = ',';
  bool mark = true;
  bool keep_digits = false;
  std::vector<std::uint32_t> nodes;
  List list;
  Improve improve;
  bool people = true;                 ///< number and name lead each row of evaluation and log
  std::vector<std::string> feedback;  ///< kinds of entries that are feedback
  std::vector<std::string> entries;   ///< kinds of entries that the log holds; none: all
};

/// Throws the first setting that makes no sense for this cycle.
Settings read_settings(const kinerja::ExporterSetup& setup);

}  // namespace csv_export
