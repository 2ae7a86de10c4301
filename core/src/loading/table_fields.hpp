#pragma once

#include <kinerja/call.h>
#include <kinerja/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace kinerja {

/// Checks of single members of a plugin's tables. `place` is the table that a message names.
class TableFields {
 public:
  TableFields(std::string_view file, Text place) : file_(file), place_(std::move(place)) {}

  Error fault(std::string_view id,
              std::string_view en,
              std::initializer_list<TextArg> args = {}) const;

  /// A table must be there, and at least as long as in the first release.
  Result<void> size(std::string_view type, std::uint32_t has, std::size_t needs) const;
  /// A text must be there, be UTF-8, and be no longer than `most` bytes.
  Result<void> text_member(std::string_view member, kinerja_str value, std::size_t most) const;
  /// As text_member(), but may be empty.
  Result<void> optional_text(std::string_view member, kinerja_str value, std::size_t most) const;
  /// An id must be of the form [a-z0-9.-].
  Result<void> id(kinerja_str value) const;
  /// Id, name, about and a JSON Schema of the subset.
  Result<void> info(const kinerja_info* info) const;

  struct Member {
    std::string_view name;
    bool present;
  };
  /// Members that work only together must all be there.
  Result<void> all_of(std::initializer_list<Member> group) const;

 private:
  std::string_view file_;
  Text place_;
};

}  // namespace kinerja
