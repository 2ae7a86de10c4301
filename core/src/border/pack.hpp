#pragma once

// A struct of the border and all that it points at, as one block of bytes that another process can
// read where it lies: the struct first, its pointers replaced by distances from the block's
// beginning, then the columns, each aligned.
//
// The two sides of such a block run the same build of kinerja, so structs have one length there.
// What lies in a block may have been written by anybody: Unpacked believes no distance and no
// count.

#include "border/fields.hpp"

#include <algorithm>
#include <cstring>
#include <deque>
#include <limits>
#include <span>
#include <vector>

namespace kinerja::border {

inline constexpr std::size_t column_alignment = 64;

/// Whether a plugin's struct may be read as T. A shorter one is of no ABI that we know.
template <class T>
bool long_enough(const T& in) {
  return in.struct_size >= sizeof(T);
}

/// Bytes as they are put one behind the other. What does not fit is only counted.
class PackTarget {
 public:
  explicit PackTarget(std::span<std::byte> into) : into_(into) {}

  std::size_t used() const { return used_; }
  bool fits() const { return used_ <= into_.size(); }

  /// Room for so many bytes; returns where it begins.
  std::size_t reserve(std::size_t bytes) {
    const std::size_t at = (used_ + column_alignment - 1) / column_alignment * column_alignment;
    used_ = at + bytes;
    return at;
  }
  void write(std::size_t at, const void* from, std::size_t bytes) {
    if (bytes > 0 && at + bytes <= into_.size()) std::memcpy(into_.data() + at, from, bytes);
  }
  std::size_t add(const void* from, std::size_t bytes) {
    const std::size_t at = reserve(bytes);
    write(at, from, bytes);
    return at;
  }

 private:
  std::span<std::byte> into_;
  std::size_t used_ = 0;
};

/// Packs what fields() names of one struct.
template <class T>
class PackVisit {
 public:
  /// A text longer than `text_limit` is cut to one byte more, so that the reader sees that it is
  /// too long without being sent all of it.
  PackVisit(const T& from, PackTarget& target, std::size_t text_limit)
      : from_(from), image_(from), target_(target), text_limit_(text_limit) {
    at_ = target_.reserve(sizeof(T));
  }

  template <class Number>
  void numbers(const Number* T::*column, std::size_t n) {
    const Number* values = from_.*column;
    image_.*column = values == nullptr
                         ? nullptr
                         : as_pointer<const Number>(target_.add(values, n * sizeof(Number)));
  }
  void text(kinerja_str T::*word) { image_.*word = packed(from_.*word); }
  void bytes(kinerja_bytes T::*block) {
    const kinerja_bytes& of = from_.*block;
    (image_.*block).ptr =
        of.len == 0
            ? nullptr
            : as_pointer<const std::uint8_t>(target_.add(of.ptr, static_cast<std::size_t>(of.len)));
  }
  void texts(kinerja_strs T::*column, std::size_t n) { image_.*column = packed(from_.*column, n); }
  void texts_list(const kinerja_strs* T::*lists, const std::uint32_t* T::*lens, std::size_t n) {
    numbers(lens, n);
    image_.*lists = nullptr;
    if (from_.*lists == nullptr || from_.*lens == nullptr) return;
    const std::size_t at = target_.reserve(n * sizeof(kinerja_strs));
    for (std::size_t k = 0; k < n; ++k) {
      const kinerja_strs one = packed((from_.*lists)[k], (from_.*lens)[k]);
      target_.write(at + k * sizeof one, &one, sizeof one);
    }
    image_.*lists = as_pointer<const kinerja_strs>(at);
  }
  template <class U>
  void nested(const U* T::*other) {
    const U* of = from_.*other;
    if (of == nullptr) return;
    PackVisit<U> visit(*of, target_, text_limit_);
    if (long_enough(*of)) fields(*of, visit);
    image_.*other = as_pointer<const U>(visit.finish());
  }

  /// Where the struct lies.
  std::size_t finish() {
    target_.write(at_, &image_, sizeof image_);
    return at_;
  }

 private:
  template <class Pointed>
  static Pointed* as_pointer(std::size_t distance) {
    // A distance that stands in a pointer's place until the other side repairs it.
    return reinterpret_cast<Pointed*>(distance);  // NOLINT(performance-no-int-to-ptr)
  }

  kinerja_str packed(const kinerja_str& word) {
    const std::size_t len =
        std::min<std::uint64_t>(word.len, text_limit_ == SIZE_MAX ? word.len : text_limit_ + 1);
    return {len == 0 ? nullptr : as_pointer<const char>(target_.add(word.ptr, len)), len};
  }

  // A column in Arrow's layout. One whose slices lie outside their block comes out as one whose
  // first text ends before it begins, so that the reader refuses it with the words it has for that.
  kinerja_strs packed(const kinerja_strs& column, std::size_t n) {
    if (column.begin == nullptr) return {nullptr, 0, nullptr, nullptr};
    const bool sound = well_formed(column, n);
    std::uint64_t total = 0;
    for (std::size_t i = 0; sound && i < n; ++i) total += length(column, i);
    if (!sound || total > std::numeric_limits<std::uint32_t>::max()) {
      constexpr std::uint32_t broken[] = {1, 0};
      const std::size_t at = target_.add(broken, sizeof broken);
      return {nullptr,
              0,
              as_pointer<const std::uint32_t>(at),
              as_pointer<const std::uint32_t>(at + sizeof(std::uint32_t))};
    }
    const std::size_t offsets = target_.reserve((n + 1) * sizeof(std::uint32_t));
    const std::size_t bytes = target_.reserve(static_cast<std::size_t>(total));
    if (target_.fits()) copy(column, n, offsets, bytes);
    return {as_pointer<const char>(bytes),
            total,
            as_pointer<const std::uint32_t>(offsets),
            as_pointer<const std::uint32_t>(offsets + sizeof(std::uint32_t))};
  }

  void copy(const kinerja_strs& column, std::size_t n, std::size_t offsets, std::size_t bytes) {
    std::uint32_t at = 0;
    if (column.end == column.begin + 1 && text_limit_ == SIZE_MAX && n > 0) {  // packed already
      target_.write(bytes, column.bytes + column.begin[0], column.begin[n] - column.begin[0]);
      for (std::size_t i = 0; i <= n; ++i) {
        at = column.begin[i] - column.begin[0];
        target_.write(offsets + i * sizeof at, &at, sizeof at);
      }
      return;
    }
    for (std::size_t i = 0; i < n; ++i) {
      target_.write(offsets + i * sizeof at, &at, sizeof at);
      const std::uint32_t len = length(column, i);
      target_.write(bytes + at, column.bytes + column.begin[i], len);
      at += len;
    }
    target_.write(offsets + n * sizeof at, &at, sizeof at);
  }

  std::uint32_t length(const kinerja_strs& column, std::size_t i) const {
    const std::uint32_t len = column.end[i] - column.begin[i];
    return static_cast<std::uint32_t>(
        std::min<std::size_t>(len, text_limit_ == SIZE_MAX ? len : text_limit_ + 1));
  }
  static bool well_formed(const kinerja_strs& column, std::size_t n) {
    if (column.end == nullptr || (column.bytes == nullptr && column.bytes_len > 0)) return false;
    for (std::size_t i = 0; i < n; ++i)
      if (column.begin[i] > column.end[i] || column.end[i] > column.bytes_len) return false;
    return true;
  }

  const T& from_;
  T image_;
  PackTarget& target_;
  std::size_t text_limit_;
  std::size_t at_ = 0;
};

/// Packs a struct whose columns `name_fields(visit)` names. Returns the bytes it takes; when that
/// is more than there is room, the block is of no use and the call can be made again with more.
template <class T, class NameFields>
std::size_t pack(const T& from,
                 std::span<std::byte> into,
                 NameFields&& name_fields,
                 std::size_t text_limit = SIZE_MAX) {
  PackTarget target(into);
  PackVisit<T> visit(from, target, text_limit);
  if (long_enough(from)) name_fields(visit);
  visit.finish();
  return target.used();
}

/// Where structs inside a block are put right: the block itself is only read.
class UnpackRoom {
 public:
  std::byte* take(std::size_t bytes) { return pieces_.emplace_back(bytes).data(); }

 private:
  std::deque<std::vector<std::byte>> pieces_;
};

/// Repairs the pointers of a struct that was packed into `block`.
template <class T>
class UnpackVisit {
 public:
  UnpackVisit(std::span<const std::byte> block, UnpackRoom& room, T& out)
      : block_(block), room_(room), out_(out) {}

  bool sound() const { return sound_; }

  template <class Number>
  void numbers(const Number* T::*column, std::size_t n) {
    out_.*column = at<Number>(distance_of(out_.*column), n);
  }
  void text(kinerja_str T::*word) {
    kinerja_str& of = out_.*word;
    of.ptr = at<char>(of.len == 0 ? 0 : distance_of(of.ptr), of.len);
    if (of.ptr == nullptr) of.len = 0;
  }
  void bytes(kinerja_bytes T::*block) {
    kinerja_bytes& of = out_.*block;
    of.ptr = at<std::uint8_t>(of.len == 0 ? 0 : distance_of(of.ptr), of.len);
    if (of.ptr == nullptr) of.len = 0;
  }
  void texts(kinerja_strs T::*column, std::size_t n) { repair(out_.*column, n); }
  void texts_list(const kinerja_strs* T::*lists, const std::uint32_t* T::*lens, std::size_t n) {
    numbers(lens, n);
    const kinerja_strs* packed = at<kinerja_strs>(distance_of(out_.*lists), n);
    out_.*lists = nullptr;
    if (packed == nullptr || (n > 0 && out_.*lens == nullptr)) return;
    auto* all = reinterpret_cast<kinerja_strs*>(room_.take(n * sizeof(kinerja_strs)));
    std::memcpy(all, packed, n * sizeof(kinerja_strs));
    for (std::size_t k = 0; k < n; ++k) repair(all[k], (out_.*lens)[k]);
    out_.*lists = all;
  }
  template <class U>
  void nested(const U* T::*other) {
    const U* packed = at<U>(distance_of(out_.*other), 1);
    out_.*other = nullptr;
    if (packed == nullptr) return;
    auto* inner = reinterpret_cast<U*>(room_.take(sizeof(U)));
    std::memcpy(inner, packed, sizeof(U));
    out_.*other = inner;
    if (!long_enough(*inner)) return;
    UnpackVisit<U> visit(block_, room_, *inner);
    fields(*inner, visit);
    sound_ = sound_ && visit.sound();
  }

 private:
  template <class Pointed>
  static std::size_t distance_of(const Pointed* pointer) {
    return reinterpret_cast<std::size_t>(pointer);
  }

  // n values at a distance, or null; what lies outside the block makes all of it unsound.
  template <class Value>
  const Value* at(std::size_t distance, std::uint64_t n) {
    if (distance == 0) return nullptr;
    if (distance % alignof(Value) != 0 || distance > block_.size() ||
        n > (block_.size() - distance) / sizeof(Value)) {
      sound_ = false;
      return nullptr;
    }
    return reinterpret_cast<const Value*>(block_.data() + distance);
  }

  void repair(kinerja_strs& column, std::size_t n) {
    column.begin = at<std::uint32_t>(distance_of(column.begin), n);
    column.end = at<std::uint32_t>(distance_of(column.end), n);
    column.bytes =
        at<char>(column.bytes_len == 0 ? 0 : distance_of(column.bytes), column.bytes_len);
    if (column.bytes == nullptr) column.bytes_len = 0;
    if (column.end == nullptr) column.begin = nullptr;
  }

  std::span<const std::byte> block_;
  UnpackRoom& room_;
  T& out_;
  bool sound_ = true;
};

/// Shows a packed struct: `out` points into `block` and `room` afterwards. The block is aligned to
/// column_alignment and out of everybody else's reach. False: it is broken, and `out` must not be
/// used.
template <class T, class NameFields>
[[nodiscard]] bool unpack(std::span<const std::byte> block,
                          UnpackRoom& room,
                          T& out,
                          NameFields&& name_fields) {
  if (block.size() < sizeof(T)) return false;
  std::memcpy(&out, block.data(), sizeof(T));
  UnpackVisit<T> visit(block, room, out);
  if (long_enough(out)) name_fields(visit);
  return visit.sound();
}

}  // namespace kinerja::border
