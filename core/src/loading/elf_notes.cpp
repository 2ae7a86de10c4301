#include <kinerja/plugin.h>

#include "loading/elf_file.hpp"

#include <cstring>

namespace kinerja {
namespace {

constexpr std::uint64_t note_header_bytes = 12;  // name size, value size, type
constexpr std::uint32_t kinerja_note_type = 1;
constexpr std::string_view kinerja_note_name("kinerja\0", 8);

static_assert(sizeof(kinerja_note) == note_header_bytes + kinerja_note_name.size() + 8);

std::uint32_t word_at(std::string_view bytes, std::uint64_t offset) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes.data() + offset, sizeof word);
  return word;
}

std::uint64_t rounded_up(std::uint64_t size, std::uint64_t alignment) {
  return (size + alignment - 1) / alignment * alignment;
}

}  // namespace

Result<std::optional<ElfFile::AbiNote>> ElfFile::abi_note() const {
  for (const Notes& notes : notes_) {
    KINERJA_TRY(found, note_in(notes.bytes, notes.alignment));
    if (found) return found;
  }
  return std::optional<AbiNote>{};
}

Result<std::optional<ElfFile::AbiNote>> ElfFile::note_in(std::string_view notes,
                                                         std::uint64_t alignment) const {
  while (notes.size() >= note_header_bytes) {
    const std::uint64_t name_size = word_at(notes, 0);
    const std::uint64_t value_size = word_at(notes, 4);
    const std::uint64_t value_at = rounded_up(note_header_bytes + name_size, alignment);
    if (value_at > notes.size() || value_size > notes.size() - value_at)
      return damaged(
          "catatan ELF keluar dari bagiannya", "an ELF note reaches out of its segment", {});
    if (word_at(notes, 8) == kinerja_note_type &&
        notes.substr(note_header_bytes, name_size) == kinerja_note_name) {
      if (value_size != 8)
        return damaged("catatan kinerja {} byte, perlu 8",
                       "the note of kinerja is {} bytes, needs 8",
                       {value_size});
      return std::optional<AbiNote>({word_at(notes, value_at), word_at(notes, value_at + 4)});
    }
    const std::uint64_t next = rounded_up(value_at + value_size, alignment);
    if (next >= notes.size()) break;
    notes.remove_prefix(next);
  }
  return std::optional<AbiNote>{};
}

}  // namespace kinerja
