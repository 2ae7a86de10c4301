#pragma once

// What the instance of a method is made from, and how its constructor reports every mistake at
// once.

#include <kinerja/cpp/base.hpp>

#include <concepts>
#include <string>
#include <string_view>

namespace kinerja {

namespace detail {

inline void append_pointer(std::string& out, std::string_view key) {
  out += '/';
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
}
template <std::integral Index>
void append_pointer(std::string& out, Index index) {
  out += '/' + std::to_string(index);
}

}  // namespace detail

/// The JSON Pointer of a setting: pointer_to("bands", 2, "from") is "/bands/2/from".
template <class... Parts>
std::string pointer_to(const Parts&... parts) {
  std::string out;
  (detail::append_pointer(out, parts), ...);
  return out;
}

/// Names for a message: "a, b, c".
template <class Names>
std::string listed(const Names& names) {
  std::string out;
  for (const auto& name : names) {
    if (!out.empty()) out += ", ";
    out += std::string_view(name);
  }
  return out;
}
inline std::string listed(const TextView& names) {
  std::string out;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    out += names[i];
  }
  return out;
}

/// Settings, inputs, attributes and aspects of a node. Borrows: read it in the constructor.
class MethodSetup {
 public:
  MethodSetup(const kinerja_call* call, const kinerja_method_setup* raw) : call_(call), raw_(raw) {}
  MethodSetup(const MethodSetup&) = delete;
  MethodSetup& operator=(const MethodSetup&) = delete;
  MethodSetup(MethodSetup&&) = delete;
  MethodSetup& operator=(MethodSetup&&) = delete;
  ~MethodSetup() = default;

  Config config() const { return Config(raw_->config); }
  TextView inputs() const { return {raw_->inputs, raw_->inputs_len}; }
  TextView attributes() const { return {raw_->attributes, raw_->attributes_len}; }
  TextView aspects() const { return {raw_->aspects, raw_->aspects_len}; }
  double aspect_min(std::uint32_t i) const { return raw_->aspect_min[i]; }
  double aspect_max(std::uint32_t i) const { return raw_->aspect_max[i]; }
  /// The grade words of input i, lowest first; none when it gives no grades.
  TextView input_grades(std::uint32_t i) const {
    return raw_->input_grades_len[i] == 0
               ? TextView{}
               : TextView{raw_->input_grades[i], raw_->input_grades_len[i]};
  }
  Call call() const { return Call(call_); }

  /// Reports a mistake at a JSON Pointer and goes on, so that the next one is found as well. An
  /// instance with mistakes is thrown away after its constructor.
  void mistake(std::string_view where, std::string_view message) const {
    ++mistakes_;
    Call(call_).fail(KINERJA_E_CONFIG, message, where);
  }
  int mistakes() const { return mistakes_; }

 private:
  const kinerja_call* call_;
  const kinerja_method_setup* raw_;
  mutable int mistakes_ = 0;
};

}  // namespace kinerja
