#pragma once

#include <kinerja/core/text.hpp>

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace kinerja {

/// What a program tests; the Text beside it is what a person reads.
enum class Errc {
  used_wrongly,    // a person asked for something that does not exist
  invalid_config,  // the cycle file or a component's settings
  invalid_data,    // rows, files
  not_found,
  io,
  not_a_plugin,
  incompatible,
  plugin_failed,
  untrusted,  // nobody vouches for it, or somebody could have changed it
  denied,     // by the operator's deny list
  unsupported,
  cancelled,
  deadline,
  storage,
  differs,  // a recomputation came out otherwise
  internal
};

struct Error {
  Errc code;
  Text message;
};

/// A value or an Error, with the names of std::expected, which will replace it with C++23.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  // Both convert on their own, so that `return value;` and `return fail(...);` read well.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

/// Done, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): `return fail(...);` reads well.
  Result(Error error) : error_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return error_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const& { return *std::get_if<1>(&error_); }
  Error&& error() && { return std::move(*std::get_if<1>(&error_)); }

 private:
  std::variant<std::monostate, Error> error_;
};

inline Error fail(Errc code, Text message) {
  return Error{code, std::move(message)};
}

}  // namespace kinerja

#define KINERJA_JOIN_(a, b) a##b
#define KINERJA_JOIN(a, b) KINERJA_JOIN_(a, b)

/// Names the value of a Result, or returns its Error.
#define KINERJA_TRY(name, expression) \
  KINERJA_TRY_(name, expression, KINERJA_JOIN(result_, __LINE__))
#define KINERJA_TRY_(name, expression, result)   \
  auto result = (expression);                    \
  if (!result) return std::move(result).error(); \
  auto name = std::move(result).value()

/// Goes on, or returns the Error of a Result whose value nobody needs.
#define KINERJA_CHECK(expression) KINERJA_CHECK_(expression, KINERJA_JOIN(result_, __LINE__))
#define KINERJA_CHECK_(expression, result) \
  if (auto result = (expression); !result) return std::move(result).error()
