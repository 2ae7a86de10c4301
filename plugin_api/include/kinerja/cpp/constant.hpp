#pragma once

// A number of the settings that a formula over any Number computes with.

#include <kinerja/exact.hpp>
#include <kinerja/near.hpp>

#include <concepts>

namespace kinerja {

/// The same number in both kinds, so that no row has to turn one into the other.
class Constant {
 public:
  Constant() = default;
  explicit Constant(double value) : Constant(Exact(value)) {}
  explicit Constant(const Exact& value) : exact_(value), near_(value) {}

  const Exact& exact() const { return exact_; }
  template <class Number>
  const Number& as() const {
    if constexpr (std::same_as<Number, Exact>) {
      return exact_;
    } else {
      return near_;
    }
  }

 private:
  Exact exact_;
  Near near_;
};

}  // namespace kinerja
