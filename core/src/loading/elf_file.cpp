#include "loading/elf_file.hpp"

#include "loading/file_fault.hpp"

#include <algorithm>
#include <cstring>
#include <elf.h>

namespace kinerja {
namespace {

#if defined(__x86_64__)
constexpr std::uint16_t this_machine = EM_X86_64;
#elif defined(__aarch64__)
constexpr std::uint16_t this_machine = EM_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr std::uint16_t this_machine = EM_RISCV;
#else
#error "Name this machine's ELF number here; kinerja needs a 64-bit little endian machine."
#endif

std::string machine_name(std::uint16_t machine) {
  switch (machine) {
    case EM_386:
      return "i386 (3)";
    case EM_ARM:
      return "ARM (40)";
    case EM_X86_64:
      return "x86-64 (62)";
    case EM_AARCH64:
      return "AArch64 (183)";
    case EM_RISCV:
      return "RISC-V (243)";
    default:
      return std::to_string(machine);
  }
}

template <class Value>
std::optional<Value> read_at(std::string_view bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(Value)) return std::nullopt;
  Value value{};
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// How many symbols a DT_GNU_HASH table covers: the chain that begins last ends with the last one.
std::optional<std::uint64_t> symbols_in_gnu_hash(std::string_view table) {
  const auto buckets = read_at<std::uint32_t>(table, 0);
  const auto first = read_at<std::uint32_t>(table, 4);
  const auto bloom_words = read_at<std::uint32_t>(table, 8);
  if (!buckets || !first || !bloom_words) return std::nullopt;
  const std::uint64_t buckets_at = 16 + std::uint64_t{8} * *bloom_words;
  const std::uint64_t chains_at = buckets_at + std::uint64_t{4} * *buckets;
  if (chains_at > table.size()) return std::nullopt;
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < *buckets; ++i)
    last = std::max<std::uint64_t>(last, read_at<std::uint32_t>(table, buckets_at + 4 * i).value());
  if (last < *first) return *first;
  while (true) {
    const auto link = read_at<std::uint32_t>(table, chains_at + 4 * (last - *first));
    if (!link) return std::nullopt;
    ++last;
    if ((*link & 1U) != 0) return last;
  }
}

Error not_elf(std::string_view bytes, const std::string& name) {
  if (bytes.empty())
    return file_fault(Errc::not_a_plugin, name, "berkas kosong", "the file is empty");
  std::string shown;
  for (const char c : bytes.substr(0, 4)) shown += c >= ' ' && c <= '~' ? c : '.';
  return file_fault(Errc::not_a_plugin,
                    name,
                    "bukan pustaka bersama ELF; isinya dimulai dengan \"{}\"",
                    "not an ELF shared library; it begins with \"{}\"",
                    {shown});
}

Result<void> check_header(const Elf64_Ehdr& header, const std::string& name) {
  const auto refuse = [&](Errc code, std::string_view id, std::string_view en, TextArg arg) {
    return file_fault(code, name, id, en, {std::move(arg)});
  };
  if (header.e_ident[EI_CLASS] != ELFCLASS64)
    return refuse(Errc::incompatible,
                  "kelas ELF {}, perlu 2 (64-bit)",
                  "ELF class {}, needs 2 (64-bit)",
                  int{header.e_ident[EI_CLASS]});
  if (header.e_ident[EI_DATA] != ELFDATA2LSB)
    return refuse(Errc::incompatible,
                  "urutan byte ELF {}, perlu 1 (little endian)",
                  "ELF byte order {}, needs 1 (little endian)",
                  int{header.e_ident[EI_DATA]});
  if (header.e_machine != this_machine)
    return file_fault(Errc::incompatible,
                      name,
                      "dibangun untuk mesin {}, host ini {}",
                      "built for machine {}, this host is {}",
                      {machine_name(header.e_machine), machine_name(this_machine)});
  if (header.e_type != ET_DYN)
    return refuse(Errc::not_a_plugin,
                  "jenis ELF {}, perlu 3 (pustaka bersama)",
                  "ELF type {}, needs 3 (shared library)",
                  int{header.e_type});
  return {};
}

}  // namespace

Error ElfFile::damaged(std::string_view id,
                       std::string_view en,
                       std::initializer_list<TextArg> args) const {
  return file_fault(Errc::not_a_plugin, name_, "rusak: {}", "damaged: {}", {text(id, en, args)});
}

Result<std::string_view> ElfFile::part(std::uint64_t offset, std::uint64_t size, Text what) const {
  if (offset <= bytes_.size() && size <= bytes_.size() - offset) return bytes_.substr(offset, size);
  return file_fault(Errc::not_a_plugin,
                    name_,
                    "terpotong: {} mulai byte {} sepanjang {}, berkas hanya {} byte",
                    "truncated: {} at byte {} is {} long, the file has only {} bytes",
                    {std::move(what), offset, size, std::uint64_t{bytes_.size()}});
}

std::string_view ElfFile::mapped(std::uint64_t address) const {
  for (const Segment& segment : segments_)
    if (address >= segment.address && address - segment.address < segment.bytes.size())
      return segment.bytes.substr(address - segment.address);
  return {};
}

Result<ElfFile> ElfFile::parse(std::string_view bytes, std::string name) {
  ElfFile file(bytes, std::move(name));
  if (bytes.size() < SELFMAG || bytes.substr(0, SELFMAG) != std::string_view(ELFMAG, SELFMAG))
    return not_elf(bytes, file.name_);
  KINERJA_CHECK(file.part(0, sizeof(Elf64_Ehdr), text("kepala ELF", "the ELF header")));
  KINERJA_CHECK(check_header(read_at<Elf64_Ehdr>(bytes, 0).value(), file.name_));
  KINERJA_CHECK(file.read_segments());
  KINERJA_CHECK(file.check_sections());
  return file;
}

Result<void> ElfFile::read_segments() {
  const auto header = read_at<Elf64_Ehdr>(bytes_, 0).value();
  if (header.e_phentsize != sizeof(Elf64_Phdr))
    return damaged("entri tabel segmen {} byte, perlu {}",
                   "an entry of the segment table is {} bytes, needs {}",
                   {int{header.e_phentsize}, std::uint64_t{sizeof(Elf64_Phdr)}});
  KINERJA_TRY(table,
              part(header.e_phoff,
                   std::uint64_t{sizeof(Elf64_Phdr)} * header.e_phnum,
                   text("tabel segmen", "the segment table")));
  std::uint64_t mapped_to = 0;
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    const auto entry = read_at<Elf64_Phdr>(table, i * sizeof(Elf64_Phdr)).value();
    if (entry.p_type != PT_LOAD && entry.p_type != PT_DYNAMIC && entry.p_type != PT_NOTE) continue;
    KINERJA_TRY(content,
                part(entry.p_offset, entry.p_filesz, text("segmen {}", "segment {}", {i})));
    if (entry.p_type == PT_DYNAMIC) dynamic_ = content;
    if (entry.p_type == PT_NOTE) notes_.push_back({content, entry.p_align == 8 ? 8U : 4U});
    if (entry.p_type != PT_LOAD) continue;
    // The loader trusts these: it would map past the file, or one segment over another.
    if (entry.p_filesz > entry.p_memsz || entry.p_vaddr < mapped_to ||
        entry.p_memsz > UINT64_MAX - entry.p_vaddr)
      return damaged(
          "segmen {} tidak cocok dengan yang lain", "segment {} doesn't fit the others", {i});
    mapped_to = entry.p_vaddr + entry.p_memsz;
    segments_.push_back({entry.p_vaddr, content});
  }
  if (dynamic_.empty()) return damaged("tidak ada tabel dinamis", "there is no dynamic table", {});
  return {};
}

// Loading needs no sections, but linkers write their table last: whether it is whole tells whether
// the file is.
Result<void> ElfFile::check_sections() const {
  const auto header = read_at<Elf64_Ehdr>(bytes_, 0).value();
  if (header.e_shoff == 0) return {};
  if (header.e_shentsize != sizeof(Elf64_Shdr))
    return damaged("entri tabel bagian {} byte, perlu {}",
                   "an entry of the section table is {} bytes, needs {}",
                   {int{header.e_shentsize}, std::uint64_t{sizeof(Elf64_Shdr)}});
  KINERJA_TRY(table,
              part(header.e_shoff,
                   std::uint64_t{sizeof(Elf64_Shdr)} * header.e_shnum,
                   text("tabel bagian", "the section table")));
  for (std::uint64_t i = 0; i < header.e_shnum; ++i) {
    const auto entry = read_at<Elf64_Shdr>(table, i * sizeof(Elf64_Shdr)).value();
    if (entry.sh_type == SHT_NULL || entry.sh_type == SHT_NOBITS) continue;
    KINERJA_CHECK(part(entry.sh_offset, entry.sh_size, text("bagian {}", "section {}", {i})));
  }
  return {};
}

Result<ElfFile::SymbolTable> ElfFile::symbol_table() const {
  SymbolTable table;
  std::uint64_t names_size = 0;
  std::optional<std::uint64_t> by_gnu_hash;
  std::optional<std::uint64_t> by_hash;
  for (std::uint64_t at = 0;; at += sizeof(Elf64_Dyn)) {
    const auto entry = read_at<Elf64_Dyn>(dynamic_, at);
    if (!entry) return damaged("tabel dinamis tidak berakhir", "the dynamic table has no end", {});
    if (entry->d_tag == DT_NULL) break;
    const std::uint64_t value = entry->d_un.d_val;
    if (entry->d_tag == DT_SYMTAB) table.symbols = mapped(value);
    if (entry->d_tag == DT_STRTAB) table.names = mapped(value);
    if (entry->d_tag == DT_STRSZ) names_size = value;
    if (entry->d_tag == DT_GNU_HASH) by_gnu_hash = symbols_in_gnu_hash(mapped(value));
    if (entry->d_tag == DT_HASH)
      if (const auto chains = read_at<std::uint32_t>(mapped(value), 4)) by_hash = *chains;
  }
  if (by_gnu_hash)
    table.count = *by_gnu_hash;
  else if (by_hash)
    table.count = *by_hash;
  else
    return damaged("tabel simbol tidak terbaca", "the symbol table can't be read", {});
  if (names_size > table.names.size() || table.count > table.symbols.size() / sizeof(Elf64_Sym))
    return damaged("tabel simbol ({} simbol) keluar dari berkas",
                   "the symbol table ({} symbols) reaches out of the file",
                   {table.count});
  table.names = table.names.substr(0, names_size);
  return table;
}

Result<std::vector<ElfFile::Symbol>> ElfFile::exported(std::string_view prefix) const {
  KINERJA_TRY(table, symbol_table());
  std::vector<Symbol> found;
  for (std::uint64_t i = 0; i < table.count; ++i) {
    const auto symbol = read_at<Elf64_Sym>(table.symbols, i * sizeof(Elf64_Sym)).value();
    const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    if (symbol.st_shndx == SHN_UNDEF || ELF64_ST_BIND(symbol.st_info) == STB_LOCAL ||
        visibility == STV_HIDDEN || visibility == STV_INTERNAL)
      continue;
    if (symbol.st_name >= table.names.size())
      return damaged(
          "nama simbol {} di luar tabel", "symbol {} has its name out of the table", {i});
    std::string_view name = table.names.substr(symbol.st_name);
    name = name.substr(0, name.find('\0'));
    if (name.starts_with(prefix))
      found.push_back({name, ELF64_ST_TYPE(symbol.st_info) == STT_FUNC});
  }
  return found;
}

}  // namespace kinerja
