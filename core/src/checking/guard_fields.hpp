#pragma once

// Copies a struct of the border, and all that border/fields.hpp says it points at, into guarded
// memory. Texts come in the reverse order of their column and with arrays of their own for begin
// and end, so that a plugin that takes begin[i + 1] for the end is seen.

#include "border/fields.hpp"
#include "checking/column_names.hpp"
#include "checking/guarded_memory.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

namespace kinerja::checking {

/// How long the structs are that a plugin is given: as the host knows them, as they were in 0.1, or
/// longer than anybody knows, with garbage behind the last member.
enum class Length { today, first, longer };

inline constexpr std::size_t unknown_tail_bytes = 64;
inline constexpr std::byte garbage{0xC7};

/// The size of a struct in ABI 0.1, which every host gives at least. ABI 0.1 is today's; when a
/// struct grows, its size of then is written here.
template <class T>
inline constexpr std::size_t first_size = sizeof(T);
template <>
inline constexpr std::size_t first_size<kinerja_emit> = offsetof(kinerja_emit, sheets);

/// A struct in guarded memory as it was given. Its last byte lies against the guard.
template <class T>
T* place(GuardedMemory& memory, T from, Length length, const std::string& name, Access access) {
  const std::size_t known = length == Length::first ? first_size<T> : sizeof(T);
  const std::size_t bytes = known + (length == Length::longer ? unknown_tail_bytes : 0);
  from.struct_size = static_cast<std::uint32_t>(bytes);
  std::byte* at = memory.take(bytes, 1, name, access);
  std::memcpy(at, &from, known);
  std::fill(at + known, at + bytes, garbage);
  return reinterpret_cast<T*>(at);
}

/// The bytes of a text, or of a block, in guarded memory.
inline const std::byte* place_bytes(GuardedMemory& memory,
                                    const void* from,
                                    std::size_t bytes,
                                    const std::string& name) {
  std::byte* at = memory.take(bytes, bytes, name, Access::input);
  if (bytes > 0) std::memcpy(at, from, bytes);
  return at;
}

inline kinerja_strs place_texts(GuardedMemory& memory,
                                const kinerja_strs& from,
                                std::size_t n,
                                const std::string& name) {
  if (from.begin == nullptr) return {nullptr, 0, nullptr, nullptr};
  std::vector<std::uint32_t> begin(n), end(n);
  std::vector<char> bytes;
  for (std::size_t i = n; i-- > 0;) {
    begin[i] = static_cast<std::uint32_t>(bytes.size());
    bytes.insert(bytes.end(), from.bytes + from.begin[i], from.bytes + from.end[i]);
    end[i] = static_cast<std::uint32_t>(bytes.size());
  }
  const auto offsets = [&](const std::vector<std::uint32_t>& of, const char* part) {
    std::byte* at = memory.take(n * sizeof(std::uint32_t), n, name + part, Access::input);
    if (n > 0) std::memcpy(at, of.data(), n * sizeof(std::uint32_t));
    return reinterpret_cast<const std::uint32_t*>(at);
  };
  kinerja_strs out{};
  out.bytes = reinterpret_cast<const char*>(
      place_bytes(memory, bytes.data(), bytes.size(), name + ".bytes"));
  out.bytes_len = bytes.size();
  out.begin = offsets(begin, ".begin");
  out.end = offsets(end, ".end");
  return out;
}

/// The visitor of border/fields.hpp that does it.
template <class T>
class GuardVisit {
 public:
  GuardVisit(const T& from, GuardedMemory& memory, Length length)
      : from_(from), to_(from), memory_(memory), length_(length) {}

  template <class Number>
  void numbers(const Number* T::*column, std::size_t n) {
    if (from_.*column == nullptr && n > 0) return;
    std::byte* at = memory_.take(n * sizeof(Number), n, full_name<T>(column), Access::input);
    if (n > 0) std::memcpy(at, from_.*column, n * sizeof(Number));
    to_.*column = reinterpret_cast<const Number*>(at);
  }
  void text(kinerja_str T::*word) {
    const kinerja_str& of = from_.*word;
    (to_.*word).ptr = reinterpret_cast<const char*>(
        place_bytes(memory_, of.ptr, static_cast<std::size_t>(of.len), full_name<T>(word)));
  }
  void bytes(kinerja_bytes T::*block) {
    const kinerja_bytes& of = from_.*block;
    (to_.*block).ptr = reinterpret_cast<const std::uint8_t*>(
        place_bytes(memory_, of.ptr, static_cast<std::size_t>(of.len), full_name<T>(block)));
  }
  void texts(kinerja_strs T::*column, std::size_t n) {
    to_.*column = place_texts(memory_, from_.*column, n, full_name<T>(column));
  }
  void texts_list(const kinerja_strs* T::*lists, const std::uint32_t* T::*lens, std::size_t n) {
    numbers(lens, n);
    const std::string name = full_name<T>(lists);
    std::vector<kinerja_strs> all;
    for (std::size_t k = 0; k < n; ++k)
      all.push_back(place_texts(
          memory_, (from_.*lists)[k], (from_.*lens)[k], name + "[" + std::to_string(k) + "]"));
    std::byte* at = memory_.take(n * sizeof(kinerja_strs), n, name, Access::input);
    if (n > 0) std::memcpy(at, all.data(), n * sizeof(kinerja_strs));
    to_.*lists = reinterpret_cast<const kinerja_strs*>(at);
  }
  template <class U>
  void nested(const U* T::*other) {
    if (from_.*other == nullptr) return;
    GuardVisit<U> visit(*(from_.*other), memory_, length_);
    border::fields(*(from_.*other), visit);
    to_.*other = visit.finish();
  }

  const T* finish() {
    return place(memory_, to_, length_, std::string(struct_name<T>()), Access::input);
  }

 private:
  const T& from_;
  T to_;
  GuardedMemory& memory_;
  Length length_;
};

/// A struct whose columns fields() names, in guarded memory.
template <class T>
const T* guard(const T& from, GuardedMemory& memory, Length length) {
  GuardVisit<T> visit(from, memory, length);
  border::fields(from, visit);
  return visit.finish();
}

}  // namespace kinerja::checking
