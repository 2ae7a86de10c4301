// Level 1: what happens when the file is loaded. Each test is in a process that has not loaded it.
#include "checking/bench.hpp"
#include "checking/host_call.hpp"
#include "checking/process_state.hpp"
#include "checking/test.hpp"
#include "checking/watching.hpp"
#include "loading/elf_file.hpp"

#include <array>
#include <dlfcn.h>
#include <fstream>
#include <sstream>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace kinerja::checking {
namespace {

constexpr std::int64_t scan_limit_ns = 100'000'000;
constexpr int scan_tries = 5;  // the quickest counts: other programs may be at work
constexpr std::size_t entry_threads = 8;

// As the host loads it, but without its own look at the file. Null: noted as a fault.
kinerja_plugin_entry load_raw(Bench& bench) {
  void* library = dlopen(bench.file().c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) {
    const char* why = dlerror();
    bench.fault(text("pustaka dapat dimuat dengan RTLD_NOW", "the library loads with RTLD_NOW"),
                verbatim(why == nullptr ? "?" : why));
    return nullptr;
  }
  return reinterpret_cast<kinerja_plugin_entry>(dlsym(library, KINERJA_ENTRY_NAME));
}

void one_symbol(Bench& bench) {
  bench.doing(text("membaca berkas ELF", "reading the ELF file"));
  std::ifstream in(bench.file(), std::ios::binary);
  std::ostringstream whole;  // by blocks: a library with its debug information is long
  whole << in.rdbuf();
  const std::string bytes = std::move(whole).str();
  const auto elf = ElfFile::parse(bytes, bench.file().filename().string());
  const auto expected = text("berkas ELF utuh yang mengekspor tepat satu simbol kinerja_: {}",
                             "a whole ELF file that exports exactly one symbol kinerja_: {}",
                             {KINERJA_ENTRY_NAME});
  if (!elf) return bench.fault(expected, elf.error().message);
  const auto symbols = elf->exported("kinerja_");
  if (!symbols) return bench.fault(expected, symbols.error().message);
  std::string names;
  for (const auto& symbol : *symbols) names.append(names.empty() ? "" : ", ").append(symbol.name);
  if (symbols->size() != 1 || symbols->front().name != KINERJA_ENTRY_NAME ||
      !symbols->front().is_function)
    bench.fault(expected, names.empty() ? text("tidak ada", "none") : verbatim(names));
}

void binds(Bench& bench) {
  bench.doing(text("memuat pustaka (dlopen)", "loading the library (dlopen)"));
  const kinerja_plugin_entry entry = load_raw(bench);
  if (bench.failed()) return;
  if (entry == nullptr)
    return bench.fault(text("titik masuk {} ada", "there is the entry {}", {KINERJA_ENTRY_NAME}),
                       text("tidak ada", "there is none"));
  bench.doing(text("memanggil titik masuk", "calling the entry"));
  entry(KINERJA_ABI);
}

void quick(Bench& bench) {
  bench.doing(text("memuat pustaka dan memanggil titik masuk",
                   "loading the library and calling the entry"));
  void* shared = mmap(
      nullptr, sizeof(std::int64_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED)
    return bench.not_run(text("tidak ada memori bersama", "no shared memory"));
  auto& best = *static_cast<std::int64_t*>(shared);
  best = INT64_MAX;
  for (int i = 0; i < scan_tries && best > scan_limit_ns; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      const std::int64_t begin = now_ns();
      if (const auto entry = load_raw(bench)) entry(KINERJA_ABI);
      best = std::min(best, now_ns() - begin);
      _exit(0);
    }
    waitpid(child, nullptr, 0);
  }
  constexpr std::int64_t ns_of_ms = 1'000'000;
  if (best == INT64_MAX)
    bench.fault(text("memuat selesai", "loading ends"),
                text("prosesnya berakhir", "the process ended"));
  else if (best > scan_limit_ns)
    bench.fault(text("memuat selesai dalam 100 ms", "loading takes at most 100 ms"),
                text("{} ms", "{} ms", {best / ns_of_ms}));
  else
    bench.note(text("dimuat dalam {} ms", "loads in {} ms", {best / ns_of_ms}));
  munmap(shared, sizeof(std::int64_t));
}

void pure_entry(Bench& bench) {
  bench.doing(text("memanggil titik masuk dua kali", "calling the entry twice"));
  const kinerja_plugin_entry entry = load_raw(bench);
  if (entry == nullptr) return bench.not_run(text("titik masuk tidak ada", "there is no entry"));
  const kinerja_plugin* first = entry(KINERJA_ABI);
  const auto expected =
      text("titik masuk selalu memberi tabel yang sama", "the entry always gives the same table");
  const auto other = text("tabel lain", "another table");
  const auto bits = [](const kinerja_plugin* table) {
    return table == nullptr
               ? std::string()
               : std::string(reinterpret_cast<const char*>(table), sizeof(std::uint32_t) * 4);
  };
  const std::string before = bits(first);
  if (entry(KINERJA_ABI) != first) bench.fault(expected, other);
  bench.doing(text("memanggil titik masuk dari 8 utas", "calling the entry from 8 threads"));
  std::array<const kinerja_plugin*, entry_threads> seen{};
  {
    std::vector<std::jthread> threads;
    threads.reserve(seen.size());
    for (auto& one : seen) threads.emplace_back([&one, entry] { one = entry(KINERJA_ABI); });
  }
  for (const kinerja_plugin* one : seen)
    if (one != first) bench.fault(expected, other);
  if (bits(entry(KINERJA_ABI)) != before)
    bench.fault(text("tabelnya tidak berubah", "the table doesn't change"),
                text("berubah", "it changed"));
  bench.doing(text("memanggil titik masuk dengan ABI host lain",
                   "calling the entry with other ABIs of a host"));
  for (const std::uint32_t abi : {0U, 0x10000U, 0xFFFFFFFFU}) entry(abi);
}

void touches_nothing(Bench& bench) {
  bench.doing(text("memuat pustaka; berkas, soket, proses dan utas diawasi",
                   "loading the library; files, sockets, processes and threads are watched"));
  const Watched seen = watch({.threads = Threads::must_not_start}, bench.file().string(), [&] {
    void* library = dlopen(bench.file().c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr) _exit(1);
    if (const auto entry =
            reinterpret_cast<kinerja_plugin_entry>(dlsym(library, KINERJA_ENTRY_NAME)))
      entry(KINERJA_ABI);
  });
  if (!seen.possible)
    return bench.note(text("di mesin ini tidak dapat diawasi (seccomp)",
                           "can't be watched on this machine (seccomp)"));
  for (const std::string& one : seen.tried)
    bench.fault(text("memuat tidak menyentuh berkas, soket, proses atau utas",
                     "loading touches no file, socket, process or thread"),
                verbatim(one));
  for (const std::string& one : seen.tried_by_others)
    bench.note(text("pustaka yang dibutuhkannya: {}", "a library that it needs: {}", {one}));
  if (!WIFEXITED(seen.wait_status) || WEXITSTATUS(seen.wait_status) != 0)
    if (seen.tried.empty())
      bench.fault(text("memuat selesai", "loading ends"),
                  text("prosesnya berakhir", "the process ended"));
}

void leaves_process_alone(Bench& bench) {
  bench.doing(text("memuat pustaka dan memanggil titik masuk",
                   "loading the library and calling the entry"));
  const ProcessState before = ProcessState::now();
  if (const auto entry = load_raw(bench)) entry(KINERJA_ABI);
  for (const Text& change : before.changes_to(ProcessState::now()))
    bench.fault(text("memuat tidak mengubah keadaan proses",
                     "loading leaves the state of the process alone"),
                change);
}

}  // namespace

std::vector<Test> load_tests() {
  std::vector<Test> tests = {
      {1,
       "load.symbol",
       Kind::library,
       text("satu simbol yang diekspor", "one exported symbol"),
       one_symbol},
      {1,
       "load.binds",
       Kind::library,
       text("dimuat dengan RTLD_NOW", "loads with RTLD_NOW"),
       binds},
      {1, "load.quick", Kind::library, text("dimuat dalam 100 ms", "loads within 100 ms"), quick},
      {1,
       "load.entry",
       Kind::library,
       text("titik masuk murni: dua kali, dari 8 utas", "a pure entry: twice, from 8 threads"),
       pure_entry},
      {1,
       "load.touches_nothing",
       Kind::library,
       text("tanpa berkas, soket, proses, utas", "no file, socket, process, thread"),
       touches_nothing},
      {1,
       "load.process",
       Kind::library,
       text("pembulatan, sinyal, locale, folder, umask tetap",
            "rounding, signals, locale, folder, umask stay"),
       leaves_process_alone}};
  // Whoever hangs here hangs in all of them.
  for (Test& test : tests) test.limit = std::chrono::seconds{10};
  return tests;
}

}  // namespace kinerja::checking
