#pragma once

// The trail: how a score came about, step by step. Written by the code that computes the score, so
// that the two cannot differ.

#include <kinerja/cpp/base.hpp>

#include <array>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kinerja {

/// What a step points at: a goal, rating, input or attribute of the employee (these convert
/// themselves), or one of the below.
struct Ref {
  std::int32_t kind = KINERJA_REF_NONE;
  std::int32_t index = -1;

  static constexpr Ref none() { return {}; }
  static constexpr Ref aspect(std::uint32_t i) { return at(KINERJA_REF_ASPECT, i); }
  static constexpr Ref role(std::uint32_t role) { return at(KINERJA_REF_ROLE, role); }
  static constexpr Ref grade(std::uint32_t i) { return at(KINERJA_REF_GRADE, i); }
  static constexpr Ref at(std::int32_t kind, std::uint32_t i) {
    return {kind, static_cast<std::int32_t>(i)};
  }
};

/// Added to the ref_kind of a step whose result is how the person stands in what ref points at.
inline constexpr std::int32_t standing = KINERJA_STEP_STANDING;

/// One kind of step of a method. `text` is a key of the plugin's texts or the sentence itself, with
/// {ref} {a} {b} {result}. A method lists its own as `static constexpr kinerja::Step steps[]`.
struct Step {
  std::string_view name;
  std::int32_t ref_kind;
  std::string_view text;
};

/// Room for the steps of one employee. Costs next to nothing when nobody asked for a trail.
class Trail {
 public:
  /// `steps` empty: a step goes by what it points at, and its name does not matter.
  Trail(kinerja_trail* raw, std::span<const Step> steps) : raw_(raw), steps_(steps) {
    if (raw_ != nullptr) raw_->len = 0;
  }

  bool on() const { return raw_ != nullptr; }

  /// Writes a step. The numbers are doubles, integers or Exact.
  template <class A, class B, class Result>
  void step(std::string_view name, Ref ref, const A& a, const B& b, const Result& result) {
    if (on()) write(place(name, ref), ref.index, shown(a), shown(b), shown(result));
  }

  // For the layer itself: who the next steps are about, taking them back, whether room ran out.
  void begin_row(std::uint32_t row) {
    row_ = static_cast<std::int32_t>(row);
    row_begin_ = on() ? raw_->len : 0;
  }
  void take_back_row() {
    if (on()) raw_->len = row_begin_;
  }
  bool full() const { return full_; }

 private:
  template <class Number>
  static double shown(const Number& number) {
    if constexpr (requires { number.to_finite_double(); }) {
      return number.to_finite_double();
    } else {
      return static_cast<double>(number);
    }
  }

  std::int32_t place(std::string_view name, Ref ref) const {
    if (steps_.empty()) return ref.kind;
    for (std::size_t i = 0; i < steps_.size(); ++i)
      if (steps_[i].name == name && (steps_[i].ref_kind & ~standing) == ref.kind)
        return static_cast<std::int32_t>(i);
    throw std::logic_error("steps has no step '" + std::string(name) + "' for what it points at");
  }

  void write(std::int32_t step, std::int32_t ref, double a, double b, double result) {
    if (raw_->len >= raw_->cap) {
      // Remembered as well as thrown, for a method that catches everything.
      full_ = true;
      throw Call::Stopped{KINERJA_E_CAPACITY};
    }
    const std::uint32_t at = raw_->len++;
    raw_->row[at] = row_;
    raw_->step[at] = step;
    raw_->ref[at] = ref;
    raw_->a[at] = a;
    raw_->b[at] = b;
    raw_->result[at] = result;
  }

  kinerja_trail* raw_;  // null: nobody asked
  std::span<const Step> steps_;
  std::int32_t row_ = 0;
  std::uint32_t row_begin_ = 0;
  bool full_ = false;
};

namespace detail {

/// Whether a method lists its own steps.
template <class T>
concept HasSteps = requires {
  std::size(T::steps);
};

template <class T>
constexpr std::span<const Step> steps_of() {
  if constexpr (HasSteps<T>) {
    return std::span<const Step>(T::steps);
  } else {
    return {};
  }
}

template <class T>
constexpr auto make_step_table() {
  if constexpr (HasSteps<T>) {
    std::array<kinerja_step, std::size(T::steps)> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
      table[i] = {static_cast<std::int32_t>(i), T::steps[i].ref_kind, str(T::steps[i].text)};
    return table;
  } else {
    // One for each kind of thing to point at, in the order of the KINERJA_REF_ constants.
    std::array<kinerja_step, KINERJA_REF_GRADE + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto kind = static_cast<std::int32_t>(i);
      table[i] = {kind, kind, str(i == 0 ? "{a}; {b}: {result}" : "{ref}: {a}; {b}: {result}")};
    }
    return table;
  }
}

template <class T>
inline constexpr auto step_table = make_step_table<T>();

}  // namespace detail
}  // namespace kinerja
