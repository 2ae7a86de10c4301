#pragma once

// The aspects that a node rates, their weights, and how a score on an aspect's scale becomes a
// common one. Shared by self, superior and multirater.

#include <kinerja/plugin.hpp>

#include <string>
#include <vector>

namespace raters {

class AspectPanel {
 public:
  /// Reads aspects, conversion, output_min, output_max and missing_aspect; reports all mistakes.
  explicit AspectPanel(const kinerja::MethodSetup& setup);

  bool has(std::uint32_t aspect) const { return chosen_[aspect]; }
  std::size_t size() const { return count_; }
  std::uint32_t aspects() const { return static_cast<std::uint32_t>(chosen_.size()); }
  const kinerja::Exact& weight(std::uint32_t aspect) const { return weights_[aspect]; }
  const std::string& name(std::uint32_t aspect) const { return names_[aspect]; }
  /// Whether a rater who left out an aspect still counts, with the weights of the others.
  bool renormalises() const { return renormalises_; }
  bool equal_weights() const { return equal_weights_; }

  /// A mean on the aspect's scale, in the output scale. Linear, so means may be converted.
  kinerja::Exact converted(std::uint32_t aspect, const kinerja::Exact& mean) const {
    return mean * slopes_[aspect] + offsets_[aspect];
  }

 private:
  void read_weights(const kinerja::MethodSetup& setup);
  void read_conversion(const kinerja::MethodSetup& setup);

  bool renormalises_;
  bool equal_weights_ = true;
  std::size_t count_ = 0;
  std::vector<bool> chosen_;  // by aspect, like all below
  std::vector<std::string> names_;
  std::vector<kinerja::Exact> weights_;
  std::vector<kinerja::Exact> slopes_;
  std::vector<kinerja::Exact> offsets_;
};

}  // namespace raters
