#pragma once

#include <kinerja/core/result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// A shared library's bytes, read through the tables that the dynamic loader uses itself. No
/// offset, size or count in them is trusted. Borrows the bytes.
class ElfFile {
 public:
  /// Whether this is a whole shared library for this machine. `name` is what messages call it.
  static Result<ElfFile> parse(std::string_view bytes, std::string name);

  struct Symbol {
    std::string_view name;
    bool is_function = false;
  };
  /// The symbols that the library offers to others and whose names begin with `prefix`.
  Result<std::vector<Symbol>> exported(std::string_view prefix) const;

  /// What KINERJA_PLUGIN_NOTE wrote.
  struct AbiNote {
    std::uint32_t abi = 0;
    std::uint32_t needs = 0;
  };
  Result<std::optional<AbiNote>> abi_note() const;

 private:
  // A part of the file that the loader maps to memory.
  struct Segment {
    std::uint64_t address;
    std::string_view bytes;
  };
  struct SymbolTable {
    std::string_view symbols;  // from the first one to the end of its segment
    std::string_view names;
    std::uint64_t count = 0;
  };

  ElfFile(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

  Result<void> read_segments();
  Result<void> check_sections() const;
  Result<SymbolTable> symbol_table() const;
  Result<std::optional<AbiNote>> note_in(std::string_view notes, std::uint64_t alignment) const;

  // Bytes from a memory address to the end of its segment's part of the file; empty: none there.
  std::string_view mapped(std::uint64_t address) const;
  Result<std::string_view> part(std::uint64_t offset, std::uint64_t size, Text what) const;
  Error damaged(std::string_view id,
                std::string_view en,
                std::initializer_list<TextArg> args) const;

  std::string_view bytes_;
  std::string name_;
  std::vector<Segment> segments_;
  std::string_view dynamic_;
  struct Notes {
    std::string_view bytes;
    std::uint64_t alignment;
  };
  std::vector<Notes> notes_;
};

}  // namespace kinerja
