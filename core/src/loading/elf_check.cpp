#include "loading/elf_check.hpp"

#include <kinerja/plugin.h>

#include "loading/abi_version.hpp"
#include "loading/elf_file.hpp"
#include "loading/file_fault.hpp"

#include <charconv>

namespace kinerja {
namespace {

constexpr std::string_view entry_prefix = "kinerja_plugin_entry_v";
static_assert(std::string_view(KINERJA_ENTRY_NAME).starts_with(entry_prefix));

// The entry's name carries the ABI's major.
Error other_entry(std::string_view entry, const std::string& name) {
  const std::string_view digits = entry.substr(entry_prefix.size());
  unsigned major = 0;
  const auto end = digits.data() + digits.size();
  if (const auto read = std::from_chars(digits.data(), end, major);
      read.ec == std::errc{} && read.ptr == end && major > KINERJA_ABI_MAJOR)
    return file_fault(Errc::incompatible,
                      name,
                      "dibuat untuk ABI {}, host ini {} (titik masuk {})",
                      "built for ABI {}, this host is {} (entry {})",
                      {std::uint32_t{major}, abi_text(KINERJA_ABI), entry});
  return file_fault(Errc::not_a_plugin,
                    name,
                    "titik masuk bernama {}, perlu {}",
                    "the entry is called {}, needs {}",
                    {entry, KINERJA_ENTRY_NAME});
}

Result<void> check_entry(const std::vector<ElfFile::Symbol>& entries, const std::string& name) {
  if (entries.empty())
    return file_fault(Errc::not_a_plugin,
                      name,
                      "bukan plugin kinerja: tidak mengekspor {}",
                      "not a plugin of kinerja: doesn't export {}",
                      {KINERJA_ENTRY_NAME});
  if (entries.size() > 1)
    return file_fault(Errc::not_a_plugin,
                      name,
                      "mengekspor {} titik masuk ({}, {}), perlu satu",
                      "exports {} entries ({}, {}), needs one",
                      {std::uint64_t{entries.size()}, entries[0].name, entries[1].name});
  if (entries[0].name != KINERJA_ENTRY_NAME) return other_entry(entries[0].name, name);
  if (!entries[0].is_function)
    return file_fault(
        Errc::not_a_plugin, name, "{} bukan fungsi", "{} is not a function", {KINERJA_ENTRY_NAME});
  return {};
}

}  // namespace

Result<void> check_elf(std::string_view bytes, const std::string& name) {
  KINERJA_TRY(elf, ElfFile::parse(bytes, name));
  KINERJA_TRY(entries, elf.exported(entry_prefix));
  KINERJA_CHECK(check_entry(entries, name));
  KINERJA_TRY(note, elf.abi_note());
  if (note) return check_abi(name, note->abi, note->needs);
  return {};
}

}  // namespace kinerja
