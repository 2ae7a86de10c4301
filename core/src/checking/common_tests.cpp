// What is asked of every component, whatever its kind: settings, memory, manners, repetition.
// Longer than 400 lines because it is one list of tests, each short, in the order in which they
// run.
#include <kinerja/core/config.hpp>
#include <kinerja/core/pinned.hpp>

#include "checking/bench.hpp"
#include "checking/host_call.hpp"
#include "checking/process_state.hpp"
#include "checking/random_settings.hpp"
#include "checking/subject.hpp"
#include "checking/test.hpp"
#include "checking/watching.hpp"
#include "sandbox/library_places.hpp"

#include <cstdlib>
#include <filesystem>
#include <malloc.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace kinerja::checking {
namespace {

constexpr int settings_to_draw = 1'000;
constexpr int opens_and_closes = 10'000;
constexpr int equal_runs = 100;
constexpr int instances = 8;
constexpr std::size_t max_examples = 3;
constexpr std::int64_t max_growth = 65'536;  // bytes that caches may take over 10,000 instances

std::string first_message(const std::vector<Told>& told) {
  return told.empty() ? std::string() : ": " + told.front().message;
}

std::unique_ptr<Opened> open_example(Bench& bench,
                                     const Example& example,
                                     const Conditions& how = {}) {
  Try tried = bench.subject().open(example, how);
  if (tried.instance == nullptr)
    bench.fault(text("open menerima contoh pengaturan", "open takes the example's settings"),
                text("{}{}", "{}{}", {status_words(tried.status), first_message(tried.told)}));
  return std::move(tried.instance);
}

// Runs `work` on each example, a few at most.
template <class Work>
void on_examples(Bench& bench, Work&& work) {
  std::size_t count = 0;
  for (const Example& example : bench.examples())
    if (count++ < max_examples) work(example);
}

void opens(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(text("membuka dengan pengaturan contoh, lalu menutup",
                     "opening with the example's settings, then closing"));
    open_example(bench, example);
  });
}

void works(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    for (std::uint64_t part = 0; part < 5; ++part) {
      bench.doing(
          text("bekerja dengan data wajar ke-{}", "working on sensible data {}", {part + 1}));
      const auto instance = open_example(bench, example);
      if (instance == nullptr) return;
      Conditions how;
      how.people = part == 0 ? 1 : 40;
      instance->work(how, bench.seed() + part);
      bench.doing(text("menutup", "closing"));
    }
  });
}

void empty_settings(Bench& bench) {
  bench.doing(text("membuka dengan objek kosong sebagai pengaturan",
                   "opening with an empty object as settings"));
  if (bench.examples().empty()) return;
  Example empty = bench.examples().front();
  empty.config = {};
  if (config_text(bench.subject().info(), empty.config).empty())
    return bench.note(text("skema mewajibkan pengaturan, jadi host menolaknya sebelum open",
                           "the schema requires settings, so the host refuses it before open"));
  const Try tried = bench.subject().open(empty, {});
  if (tried.instance == nullptr) judge_refusal(bench, tried);
}

// Names and values of a length that nobody expects.
void huge_texts(Bench& bench) {
  bench.doing(text("membuka dengan nama-nama yang sangat panjang", "opening with very long names"));
  if (bench.examples().empty()) return;
  Example huge = bench.examples().front();
  const std::string tail(65'536, 'n');
  for (auto& input : huge.inputs) input.name += tail;
  for (auto& attribute : huge.attributes) attribute.name += tail;
  for (auto& aspect : huge.aspects) aspect.name += "\xF0\x9F\x98\x80" + tail;
  for (auto& node : huge.nodes) node.name += tail;
  const Try tried = bench.subject().open(huge, {});
  if (tried.instance == nullptr) return judge_refusal(bench, tried);
  bench.doing(text("bekerja dengan nama-nama yang sangat panjang", "working with very long names"));
  tried.instance->work({}, bench.seed());
}

void against_guards(Bench& bench, const Conditions& how, const Text& what) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(what);
    const auto instance = open_example(bench, example, how);
    if (instance == nullptr) return;
    // The last finds a plugin that kept something of a call that looked the same.
    Conditions these = how;
    for (const std::size_t people : {1U, 17U, 256U, 17U}) {
      these.people = people;
      instance->work(these, bench.seed() + people);
    }
    bench.doing(text("menutup setelah semua memori pinjaman dicabut",
                     "closing after all lent memory is gone"));
  });
}

void guard_behind(Bench& bench) {
  against_guards(bench,
                 {},
                 text("bekerja; di belakang setiap kolom ada halaman terlarang",
                      "working; behind each column lies a page that nobody may touch"));
}
void guard_front(Bench& bench) {
  Conditions how;
  how.side = Side::front;
  against_guards(bench,
                 how,
                 text("bekerja; di depan setiap kolom ada halaman terlarang",
                      "working; in front of each column lies a page that nobody may touch"));
}
void short_host(Bench& bench) {
  Conditions how;
  how.length = Length::first;
  against_guards(
      bench,
      how,
      text("bekerja untuk host 0.1: setiap struct berakhir di halaman terlarang",
           "working for a host of 0.1: each struct ends at a page that nobody may touch"));
}
void long_host(Bench& bench) {
  Conditions how;
  how.length = Length::longer;
  against_guards(bench,
                 how,
                 text("bekerja untuk host yang lebih baru: setiap struct berekor sampah",
                      "working for a newer host: each struct has a tail of garbage"));
}

void unknown_flags(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(text("bekerja dengan dan tanpa tanda yang tidak dikenal",
                     "working with and without unknown flags"));
    Conditions how;
    const auto plain = open_example(bench, example, how);
    how.unknown_flags = 0xFFFF0000U;
    const auto flagged = open_example(bench, example, how);
    if (plain == nullptr || flagged == nullptr) return;
    if (plain->work({}, bench.seed()).bits != flagged->work(how, bench.seed()).bits)
      bench.fault(text("tanda yang tidak dikenal diabaikan", "unknown flags are ignored"),
                  text("hasil lain", "another result"));
  });
}

// Threads that were joined may be seen in /proc for a moment longer.
ProcessState settled_state(const ProcessState& before) {
  constexpr int tries = 50;
  constexpr useconds_t pause_us = 4'000;
  ProcessState after = ProcessState::now();
  for (int i = 0; i < tries && !before.changes_to(after).empty(); ++i) {
    usleep(pause_us);
    after = ProcessState::now();
  }
  return after;
}

void leaves_process_alone(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(text("membuka, bekerja dan menutup; keadaan proses dibandingkan",
                     "opening, working and closing; the state of the process is compared"));
    const ProcessState before = ProcessState::now();
    if (const auto instance = open_example(bench, example)) {
      instance->work({}, bench.seed());
      // Looked at before closing, too: a plugin could tidy up behind itself.
      for (const Text& change : before.changes_to(settled_state(before)))
        bench.fault(text("keadaan proses tetap", "the state of the process stays"), change);
    }
    for (const Text& change : before.changes_to(settled_state(before)))
      bench.fault(text("keadaan proses tetap", "the state of the process stays"), change);
  });
}

// The folder that an exporter has for its libraries: TMPDIR, as in a worker, and gone at the end.
class TemporaryFolder : private Pinned {
 public:
  TemporaryFolder() {
    std::string path = (std::filesystem::temp_directory_path() / "kinerja-check-XXXXXX").string();
    if (mkdtemp(path.data()) != nullptr) path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code ec;
    if (!path_.empty()) std::filesystem::remove_all(path_, ec);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  const std::string& path() const { return path_; }
  std::vector<std::string> content() const {
    std::vector<std::string> names;
    std::error_code ec;
    for (const auto& entry : std::filesystem::directory_iterator(path_, ec))
      names.push_back(entry.path().filename().string());
    return names;
  }

 private:
  std::string path_;
};

// Exporters have what their worker lets them have: files of the system's libraries, such as fonts,
// to read; files in memory; and a folder of their own. All others have only what the host gives.
Allowed allowed_for(Kind kind, const TemporaryFolder& scratch) {
  // The C library looks there when a second thread asks for memory.
  const std::string of_malloc = "/proc/sys/vm/overcommit_memory";
  if (kind != Kind::exporter) return {.readable = {of_malloc}};
  Allowed out{.scratch = scratch.path(), .memory_files = true};
  out.readable.assign(library_folders.begin(), library_folders.end());
  out.readable.push_back(of_malloc);
  out.readable.insert(out.readable.end(), library_settings.begin(), library_settings.end());
  return out;
}

void touches_nothing(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(text("membuka, bekerja dan menutup; berkas, soket dan proses diawasi",
                     "opening, working and closing; files, sockets and processes are watched"));
    const TemporaryFolder scratch;
    const Allowed allowed = allowed_for(bench.subject().kind(), scratch);
    const Watched seen = watch(allowed, bench.file().string(), [&] {
      if (!allowed.scratch.empty()) {
        clearenv();
        // The home, too: libraries look there for what belongs to a person.
        for (const char* folder : {"TMPDIR", "HOME"}) setenv(folder, allowed.scratch.c_str(), 1);
      }
      Conditions how;
      how.judge = false;
      const Try tried = bench.subject().open(example, how);
      if (tried.instance != nullptr) tried.instance->work(how, bench.seed());
    });
    if (!seen.possible)
      return bench.note(text("di mesin ini tidak dapat diawasi (seccomp)",
                             "can't be watched on this machine (seccomp)"));
    for (const std::string& one : seen.tried)
      bench.fault(text("tidak menyentuh berkas, soket atau proses: semuanya lewat host",
                       "touches no file, socket or process: all goes through the host"),
                  verbatim(one));
    for (const std::string& name : scratch.content())
      bench.fault(text("tidak meninggalkan berkas di TMPDIR", "leaves no file in TMPDIR"),
                  verbatim(name));
  });
}

void random_settings(Bench& bench) {
  if (bench.examples().empty()) return;
  Random random = bench.random();
  int opened = 0;
  for (int i = 0; i < settings_to_draw; ++i) {
    Example drawn = bench.examples()[random.below(bench.examples().size())];
    drawn.config = random.chance(0.5) ? changed_config(bench.subject().info(), drawn, random)
                                      : random_config(bench.subject().info(), drawn, random);
    const std::string config = config_text(bench.subject().info(), drawn.config);
    if (config.empty()) continue;  // the host would refuse it before open
    constexpr std::size_t shown_bytes = 400;
    bench.doing(text("membuka dengan pengaturan acak ke-{}: {}",
                     "opening with random settings {}: {}",
                     {i, config.substr(0, shown_bytes)}));
    const Try tried = bench.subject().open(drawn, {});
    if (tried.instance == nullptr) {
      judge_refusal(bench, tried);
      continue;
    }
    ++opened;
    bench.doing(text("bekerja dengan pengaturan acak ke-{}: {}",
                     "working with random settings {}: {}",
                     {i, config.substr(0, shown_bytes)}));
    Conditions how;
    how.people = 5;
    how.settings_are_random = true;
    tried.instance->work(how, bench.seed());
  }
  bench.note(text("{} dari {} pengaturan acak diterima",
                  "{} of {} random settings were taken",
                  {opened, settings_to_draw}));
}

void open_after_failure(Bench& bench) {
  if (bench.examples().empty()) return;
  Random random = bench.random();
  const Example& example = bench.examples().front();
  constexpr int tries = 200;
  int failures = 0;
  for (int i = 0; i < tries && failures < 3; ++i) {
    Example drawn = example;
    drawn.config = random_config(bench.subject().info(), drawn, random);
    if (config_text(bench.subject().info(), drawn.config).empty()) continue;
    bench.doing(
        text("membuka lagi setelah open yang gagal", "opening again after an open that failed"));
    if (bench.subject().open(drawn, {}).instance != nullptr) continue;
    ++failures;
    if (const auto instance = open_example(bench, example)) instance->work({}, bench.seed());
  }
  if (failures == 0)
    bench.note(text("semua pengaturan yang dicoba diterima, jadi open tidak pernah gagal",
                    "all settings that were tried were taken, so open never failed"));
}

void many_instances(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(text("8 instans sekaligus di 8 utas, dengan data yang sama",
                     "8 instances at once on 8 threads, with the same data"));
    const auto alone = open_example(bench, example);
    if (alone == nullptr) return;
    const std::string expected = alone->work({}, bench.seed()).bits;
    std::vector<std::string> seen(instances);
    {
      std::vector<std::jthread> threads;
      threads.reserve(seen.size());
      for (std::string& bits : seen)
        threads.emplace_back([&bench, &example, &bits] {
          for (int i = 0; i < 4; ++i)
            if (const auto instance = open_example(bench, example))
              bits = instance->work({}, bench.seed()).bits;
        });
    }
    for (const std::string& bits : seen)
      if (bits != expected)
        bench.fault(text("bit yang sama seperti satu instans sendiri",
                         "the same bits as one instance alone"),
                    text("bit lain", "other bits"));
  });
}

std::int64_t heap_bytes() {
  const struct mallinfo2 info = mallinfo2();
  return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
}

// What grows with every round is a leak; what grows once is a cache.
void judge_growth(Bench& bench, std::int64_t first, std::int64_t second, int rounds) {
  const std::int64_t limit = std::max<std::int64_t>(max_growth, rounds);
  if (second > limit && second > first / 4)
    bench.fault(
        text("memori tidak bertambah", "memory doesn't grow"),
        text(
            "{} byte lebih setelah {} putaran", "{} bytes more after {} rounds", {second, rounds}));
}

void open_and_close(Bench& bench) {
  if (bench.examples().empty()) return;
  bench.doing(text("10.000 kali membuka dan menutup", "opening and closing 10,000 times"));
  const ProcessState before = ProcessState::now();
  Conditions how;
  how.judge = false;
  std::int64_t growth[2] = {};
  for (std::int64_t& grown : growth) {
    const std::int64_t at_first = heap_bytes();
    for (int i = 0; i < opens_and_closes / 2; ++i)
      bench.subject().open(bench.examples().front(), how);
    grown = heap_bytes() - at_first;
  }
  judge_growth(bench, growth[0], growth[1], opens_and_closes / 2);
  for (const Text& change : before.changes_to(settled_state(before)))
    bench.fault(
        text("tidak ada deskriptor atau utas yang tertinggal", "no descriptor or thread is left"),
        change);
}

void equal(Bench& bench) {
  on_examples(bench, [&](const Example& example) {
    bench.doing(
        text("100 kali bekerja dengan data yang sama", "working 100 times on the same data"));
    Conditions how;
    how.judge = false;
    std::string first;
    std::int64_t growth[2] = {};
    for (std::int64_t& grown : growth) {
      for (int i = 0; i < equal_runs / 2; ++i) {
        if (i == 1) grown = heap_bytes();
        const auto instance = open_example(bench, example, how);
        if (instance == nullptr) return;
        const std::string bits = instance->work(how, bench.seed()).bits;
        if (first.empty()) first = bits;
        if (bits != first)
          return bench.fault(text("setiap kali bit yang sama", "the same bits each time"),
                             text("bit lain pada kali ke-{}", "other bits in run {}", {i + 1}));
      }
      grown = heap_bytes() - grown;
    }
    judge_growth(bench, growth[0], growth[1], equal_runs / 2);
  });
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): one table of tests with their words.
std::vector<Test> common_tests() {
  // One list, asked of each kind.
  struct Common {
    int level;
    std::string_view name;
    Text asks;
    void (*run)(Bench&);
    int seconds = 30;
  };
  const std::vector<Common> all = {
      {3, "opens", text("membuka dan menutup", "opens and closes"), opens, 10},
      {3, "works", text("data wajar", "sensible data"), works, 20},
      {4, "empty_settings", text("pengaturan kosong", "empty settings"), empty_settings, 10},
      {4, "huge_texts", text("nama yang sangat panjang", "very long names"), huge_texts, 60},
      {5,
       "guard_behind",
       text("tidak membaca atau menulis di belakang kolom",
            "no reading or writing behind a column"),
       guard_behind,
       60},
      {5,
       "guard_front",
       text("tidak membaca atau menulis di depan kolom",
            "no reading or writing in front of a column"),
       guard_front,
       60},
      {5,
       "short_host",
       text("host 0.1 dengan struct terpendek", "a host of 0.1 with the shortest structs"),
       short_host,
       60},
      {5,
       "long_host",
       text("host baru dengan struct lebih panjang", "a newer host with longer structs"),
       long_host,
       60},
      {5,
       "unknown_flags",
       text("tanda yang tidak dikenal diabaikan", "unknown flags are ignored"),
       unknown_flags},
      {5,
       "process",
       text("pembulatan, sinyal, locale, folder, umask tetap",
            "rounding, signals, locale, folder, umask stay"),
       leaves_process_alone},
      {5,
       "touches_nothing",
       text("tanpa berkas, soket, proses", "no file, socket, process"),
       touches_nothing},
      {6,
       "random_settings",
       text("1.000 pengaturan acak menurut skema", "1,000 random settings by the schema"),
       random_settings,
       240},
      {6,
       "open_after_failure",
       text("membuka lagi setelah gagal", "opens again after a failure"),
       open_after_failure,
       60},
      {7,
       "instances",
       text("banyak instans sekaligus", "many instances at once"),
       many_instances,
       60},
      {9,
       "open_close",
       text("10.000 kali buka-tutup tanpa pertumbuhan", "10,000 opens and closes without growth"),
       open_and_close,
       240},
      {9, "equal_runs", text("100 kali bit yang sama", "the same bits 100 times"), equal, 240}};
  std::vector<Test> tests;
  for (const Kind kind : {Kind::source, Kind::method, Kind::exporter})
    for (const Common& one : all)
      tests.push_back(
          {one.level, one.name, kind, one.asks, one.run, std::chrono::seconds{one.seconds}});
  return tests;
}

}  // namespace kinerja::checking
