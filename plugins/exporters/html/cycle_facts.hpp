#pragma once

#include <kinerja/cpp/exporter.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace html_export {

/// A behaviour that shows a score.
struct AnchorFacts {
  double score;
  std::string text;
};

/// What the pages say about the cycle. A copy: the index page is made when the host's is gone.
struct CycleFacts {
  explicit CycleFacts(const kinerja::CycleView& cycle);

  std::string title;
  std::string agency;  ///< readable: "Kota Denpasar" where the cycle file says kota-denpasar
  std::string config_hash;
  std::string input_hash;
  std::int32_t from_day;
  std::int32_t to_day;
  std::uint32_t result_node;
  std::vector<std::string> legal_basis;
  std::vector<std::string> node_titles;
  std::vector<std::string> node_methods;
  std::vector<std::string> aspect_titles;
  std::vector<std::string> list_titles;
  std::vector<std::string> list_abouts;
  std::vector<std::string> earlier_titles;        ///< newest first
  std::vector<std::vector<std::string>> guides;   ///< by node
  std::vector<std::vector<AnchorFacts>> anchors;  ///< by aspect, lowest score first
};

}  // namespace html_export
