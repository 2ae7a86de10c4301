// What is found in a file's bytes, before any of its code could run.
#include "loading/elf_check.hpp"

#include "misbehaving.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <elf.h>
#include <random>

namespace kinerja::test {
namespace {

std::string good() {
  return bytes_of(misbehaving("well_behaved"));
}

template <class Value>
void put(std::string& bytes, std::size_t offset, Value value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

template <class Value>
Value get(const std::string& bytes, std::size_t offset) {
  Value value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// Where the segment table's first entry of this type stands.
std::size_t segment(const std::string& bytes, std::uint32_t type) {
  const auto header = get<Elf64_Ehdr>(bytes, 0);
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    const std::size_t at = header.e_phoff + i * sizeof(Elf64_Phdr);
    if (get<Elf64_Phdr>(bytes, at).p_type == type) return at;
  }
  ADD_FAILURE() << "no segment of type " << type;
  return 0;
}

// Gives the dynamic table's entries of this tag a value; some linkers write both hash tables.
void set_dynamic(std::string& bytes, std::int64_t tag, std::uint64_t value) {
  std::size_t at = get<Elf64_Phdr>(bytes, segment(bytes, PT_DYNAMIC)).p_offset;
  for (; get<Elf64_Dyn>(bytes, at).d_tag != DT_NULL; at += sizeof(Elf64_Dyn))
    if (get<Elf64_Dyn>(bytes, at).d_tag == tag) put(bytes, at + offsetof(Elf64_Dyn, d_un), value);
}

void expect_refused(const std::string& bytes, Errc code, const Text& message) {
  const auto result = check_elf(bytes, "x.so");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, code);
  EXPECT_EQ(result.error().message.id, "x.so: " + message.id);
  EXPECT_EQ(result.error().message.en, "x.so: " + message.en);
}

TEST(ElfCheck, TakesAWholePlugin) {
  const auto result = check_elf(good(), "x.so");
  EXPECT_TRUE(result) << result.error().message.en;
}

TEST(ElfCheck, RefusesAnEmptyFile) {
  expect_refused("", Errc::not_a_plugin, {"berkas kosong", "the file is empty"});
}

TEST(ElfCheck, RefusesAText) {
  expect_refused("Yth. Bapak/Ibu,\n",
                 Errc::not_a_plugin,
                 {"bukan pustaka bersama ELF; isinya dimulai dengan \"Yth.\"",
                  "not an ELF shared library; it begins with \"Yth.\""});
}

TEST(ElfCheck, RefusesTheHeaderAlone) {
  expect_refused(good().substr(0, 10),
                 Errc::not_a_plugin,
                 {"terpotong: kepala ELF mulai byte 0 sepanjang 64, berkas hanya 10 byte",
                  "truncated: the ELF header at byte 0 is 64 long, the file has only 10 bytes"});
}

TEST(ElfCheck, RefusesOtherMachinesAndForms) {
  std::string bytes = good();
  bytes[EI_CLASS] = ELFCLASS32;
  expect_refused(bytes,
                 Errc::incompatible,
                 {"kelas ELF 1, perlu 2 (64-bit)", "ELF class 1, needs 2 (64-bit)"});

  bytes = good();
  bytes[EI_DATA] = ELFDATA2MSB;
  expect_refused(
      bytes,
      Errc::incompatible,
      {"urutan byte ELF 2, perlu 1 (little endian)", "ELF byte order 2, needs 1 (little endian)"});

  bytes = good();
  put<std::uint16_t>(bytes, offsetof(Elf64_Ehdr, e_type), ET_EXEC);
  expect_refused(
      bytes,
      Errc::not_a_plugin,
      {"jenis ELF 2, perlu 3 (pustaka bersama)", "ELF type 2, needs 3 (shared library)"});

  bytes = good();
  const auto here = get<std::uint16_t>(bytes, offsetof(Elf64_Ehdr, e_machine));
  put<std::uint16_t>(bytes, offsetof(Elf64_Ehdr, e_machine), EM_ARM);
  const auto result = check_elf(bytes, "x.so");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::incompatible);
  EXPECT_TRUE(
      result.error().message.id.starts_with("x.so: dibangun untuk mesin ARM (40), host ini "));
  EXPECT_TRUE(
      result.error().message.en.starts_with("x.so: built for machine ARM (40), this host is "));
  EXPECT_TRUE(result.error().message.en.ends_with("(" + std::to_string(here) + ")"));
}

// A linker writes the section table last, so whatever is cut off is missed.
TEST(ElfCheck, RefusesEveryTruncation) {
  const std::string whole = good();
  std::mt19937 random(20261121);
  std::uniform_int_distribution<std::size_t> any(0, whole.size() - 1);
  for (int i = 0; i < 1000; ++i) {
    const std::size_t size = any(random);
    // A copy of its own size, so that the sanitizer sees a read beyond it.
    const std::string cut(whole.data(), size);
    const auto result = check_elf(cut, "x.so");
    ASSERT_FALSE(result) << size;
    EXPECT_EQ(result.error().code, Errc::not_a_plugin) << size;
    if (size >= 4) {
      EXPECT_NE(result.error().message.id.find("terpotong: "), std::string::npos) << size;
      EXPECT_NE(result.error().message.en.find("truncated: "), std::string::npos) << size;
    }
  }
}

// Any value in any byte of the tables is either taken or refused in words, never read past.
TEST(ElfCheck, SurvivesEveryFlippedByteOfTheTables) {
  const std::string whole = good();
  const auto header = get<Elf64_Ehdr>(whole, 0);
  const std::size_t segments_end = header.e_phoff + header.e_phnum * sizeof(Elf64_Phdr);
  const auto dynamic_table = get<Elf64_Phdr>(whole, segment(whole, PT_DYNAMIC));
  const auto flip_all = [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at)
      for (const int mask : {0x01, 0x08, 0x40, 0x80, 0xFF}) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ mask);
        const auto result = check_elf(bytes, "x.so");
        if (!result) {
          EXPECT_TRUE(result.error().message.id.starts_with("x.so: "));
          EXPECT_TRUE(result.error().message.en.starts_with("x.so: "));
        }
      }
  };
  flip_all(0, segments_end);
  flip_all(segments_end, segments_end + 2048);  // notes, hash table, symbols and their names
  flip_all(dynamic_table.p_offset, dynamic_table.p_offset + dynamic_table.p_filesz);
}

TEST(ElfCheck, SurvivesRandomDamage) {
  const std::string whole = good();
  std::mt19937 random(41);
  std::uniform_int_distribution<std::size_t> place(0, whole.size() - 1);
  std::uniform_int_distribution<int> value(0, 255);
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = whole;
    for (int damage = 0; damage < 16; ++damage)
      bytes[place(random)] = static_cast<char>(value(random));
    (void)check_elf(bytes, "x.so").has_value();
  }
}

TEST(ElfCheck, RefusesASegmentThatReachesOutOfTheFile) {
  std::string bytes = good();
  const std::size_t at = segment(bytes, PT_LOAD);
  put<std::uint64_t>(bytes, at + offsetof(Elf64_Phdr, p_filesz), UINT64_MAX);
  const auto result = check_elf(bytes, "x.so");
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.en.find("is 18446744073709551615 long"), std::string::npos)
      << result.error().message.en;
}

TEST(ElfCheck, RefusesSegmentsThatLieOnEachOther) {
  std::string bytes = good();
  const std::size_t at = segment(bytes, PT_LOAD);
  put<std::uint64_t>(bytes, at + offsetof(Elf64_Phdr, p_memsz), std::uint64_t{1} << 40U);
  const auto result = check_elf(bytes, "x.so");
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.id.find("rusak: segmen "), std::string::npos);
  EXPECT_NE(result.error().message.en.find(" doesn't fit the others"), std::string::npos);
}

TEST(ElfCheck, RefusesALibraryWithoutADynamicTable) {
  std::string bytes = good();
  put<std::uint32_t>(bytes, segment(bytes, PT_DYNAMIC), PT_NULL);
  expect_refused(bytes,
                 Errc::not_a_plugin,
                 {"rusak: tidak ada tabel dinamis", "damaged: there is no dynamic table"});
}

TEST(ElfCheck, RefusesASymbolTableThatIsNotThere) {
  std::string bytes = good();
  set_dynamic(bytes, DT_GNU_HASH, std::uint64_t{1} << 50U);
  set_dynamic(bytes, DT_HASH, std::uint64_t{1} << 50U);
  expect_refused(bytes,
                 Errc::not_a_plugin,
                 {"rusak: tabel simbol tidak terbaca", "damaged: the symbol table can't be read"});

  bytes = good();
  set_dynamic(bytes, DT_STRSZ, std::uint64_t{1} << 50U);
  const auto result = check_elf(bytes, "x.so");
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.en.find("reaches out of the file"), std::string::npos);
}

// Linkers can be told to leave the section table out; the loader never looks at it.
TEST(ElfCheck, NeedsNoSectionTable) {
  std::string bytes = good();
  put<std::uint64_t>(bytes, offsetof(Elf64_Ehdr, e_shoff), 0);
  put<std::uint16_t>(bytes, offsetof(Elf64_Ehdr, e_shnum), 0);
  EXPECT_TRUE(check_elf(bytes, "x.so"));
  expect_refused(bytes_of(misbehaving("newer_with_note")),
                 Errc::incompatible,
                 {"dibuat untuk 0.3, perlu paling rendah 0.2, host ini 0.1",
                  "built for 0.3, needs at least 0.2, this host is 0.1"});
}

}  // namespace
}  // namespace kinerja::test
