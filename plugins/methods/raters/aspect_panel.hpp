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

  bool has(std::uint32_t aspect) const { return chosen_[aspect] != 0; }
  std::size_t size() const { return count_; }
  std::uint32_t aspects() const { return static_cast<std::uint32_t>(chosen_.size()); }
  template <class Number = kinerja::Exact>
  const Number& weight(std::uint32_t aspect) const {
    return weights_[aspect].as<Number>();
  }
  const std::string& name(std::uint32_t aspect) const { return names_[aspect]; }
  /// Whether a rater who left out an aspect still counts, with the weights of the others.
  bool renormalises() const { return renormalises_; }
  bool equal_weights() const { return equal_weights_; }
  /// Whether all aspects have the same weight and conversion, so that a mean over aspects may be
  /// converted instead of each.
  bool uniform() const { return uniform_; }

  /// A mean on the aspect's scale, in the output scale. Linear, so means may be converted.
  template <class Number>
  Number converted(std::uint32_t aspect, const Number& mean) const {
    const Number& offset = offsets_[aspect].as<Number>();
    const Number scaled = mean * slopes_[aspect].as<Number>();
    return offset.is_zero() ? scaled : scaled + offset;
  }

 private:
  void read_weights(const kinerja::MethodSetup& setup);
  void read_conversion(const kinerja::MethodSetup& setup);

  bool renormalises_;
  bool equal_weights_ = true;
  bool uniform_ = true;
  std::size_t count_ = 0;
  std::vector<char> chosen_;  // by aspect, like all below; not bits, which are slow to read
  std::vector<std::string> names_;
  std::vector<kinerja::Constant> weights_;
  std::vector<kinerja::Constant> slopes_;
  std::vector<kinerja::Constant> offsets_;
};

}  // namespace raters
