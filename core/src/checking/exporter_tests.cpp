// What is asked of exporters alone.
#include "checking/bench.hpp"
#include "checking/exporter_subject.hpp"
#include "checking/test.hpp"

#include <algorithm>
#include <thread>

namespace kinerja::checking {
namespace {

constexpr std::int64_t ms = 1'000'000;

// Each piece of work opens an instance of its own.
template <class Work>
void on_exporters(Bench& bench, Work&& work) {
  constexpr std::size_t most = 3;
  std::size_t count = 0;
  for (const Example& example : bench.examples())
    if (count++ < most) work(example);
}

Exported run(Bench& bench,
             const Example& example,
             const Conditions& how,
             Flavour flavour,
             std::uint64_t seed = 1) {
  const auto exporter = open_exporter(bench, example, how);
  return exporter == nullptr ? Exported{} : exporter->run(how, seed, flavour);
}

void writes_files(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    bench.doing(text("mengekspor 40 pegawai", "exporting 40 people"));
    const Exported out = run(bench, example, {}, Flavour::sensible, bench.seed());
    std::size_t bytes = 0;
    for (const WrittenFile& file : out.files) bytes += file.bytes.size();
    if (out.status == KINERJA_OK && bytes == 0)
      bench.fault(
          text("sebuah berkas yang berisi", "a file that is not empty"),
          text("{} berkas, 0 byte", "{} files, 0 bytes", {std::uint64_t{out.files.size()}}));
    bench.note(text("{} berkas, {} byte",
                    "{} files, {} bytes",
                    {std::uint64_t{out.files.size()}, std::uint64_t{bytes}}));
  });
}

void no_rows(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    bench.doing(text("mengekspor tanpa pegawai", "exporting nobody"));
    Conditions how;
    how.people = 0;
    run(bench, example, how, Flavour::sensible);
  });
}

void extremes(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    Conditions how;
    how.people = 14;  // two units, whose every text and number is one of the extremes in turn
    for (std::uint64_t round = 0; round < 10; ++round) {
      bench.doing(text("mengekspor teks dan angka yang ekstrem (putaran {})",
                       "exporting extreme texts and numbers (round {})",
                       {round}));
      run(bench, example, how, Flavour::extreme, bench.seed() + round);
    }
  });
}

// A cell that begins like a formula runs in whoever's spreadsheet opens the file.
void formulas(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    bench.doing(text("mencari rumus dalam berkas teks", "looking for formulas in text files"));
    const Exported out = run(bench, example, {}, Flavour::extreme, bench.seed());
    for (const WrittenFile& file : out.files) {
      if (!file.name.ends_with(".csv") && !file.name.ends_with(".tsv") &&
          file.media_type.find("csv") == std::string::npos)
        continue;
      for (std::size_t at = file.bytes.find("=HYPERLINK("); at != std::string::npos;
           at = file.bytes.find("=HYPERLINK(", at + 1)) {
        const char before = at == 0 ? '\n' : file.bytes[at - 1];
        if (before != '\n' && before != ',' && before != ';' && before != '\t' && before != '"')
          continue;
        bench.warn(text("sel yang diawali = + - @ dinetralkan",
                        "cells that begin with = + - @ are neutralised"),
                   text("{}: rumus di byte {}",
                        "{}: a formula at byte {}",
                        {file.name, std::uint64_t{at}}));
        break;
      }
    }
  });
}

void failing_sink(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    Conditions how;
    how.people = 10;
    how.judge = false;
    bench.doing(text("mengekspor 10 pegawai", "exporting 10 people"));
    const Exported clean = run(bench, example, how, Flavour::sensible);
    // Every call of a short export; of a long one its beginning, its end and calls in between.
    constexpr std::size_t most = 150;
    const std::size_t step = std::max<std::size_t>(1, clean.calls / most);
    for (std::size_t k = 0; k < clean.calls; k += (k < 20 || k + 20 > clean.calls) ? 1 : step) {
      bench.doing(text("mengekspor; sink gagal pada panggilan ke-{} dari {}",
                       "exporting; the sink fails at call {} of {}",
                       {std::uint64_t{k + 1}, std::uint64_t{clean.calls}}));
      how.refuse_at = static_cast<std::int64_t>(k);
      how.refuse_with = k % 2 == 0 ? KINERJA_E_IO : KINERJA_E_CANCELLED;
      run(bench, example, how, Flavour::sensible);
    }
  });
}

void closed_halfway(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    bench.doing(text("menutup tanpa finish", "closing without finish"));
    open_exporter(bench, example);
  });
}

void same_bytes(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    bench.doing(text("mengekspor dua kali, dengan jeda lebih dari satu detik",
                     "exporting twice, more than a second apart"));
    const Exported first = run(bench, example, {}, Flavour::sensible);
    std::this_thread::sleep_for(
        std::chrono::milliseconds(1'100));  // a clock that is written into a file shows
    const Exported second = run(bench, example, {}, Flavour::sensible);
    if (first.bits != second.bits)
      bench.fault(
          text("byte yang sama untuk hasil yang sama", "the same bytes for the same results"),
          text("byte lain", "other bytes"));
  });
}

void stop(Bench& bench) {
  on_exporters(bench, [&](const Example& example) {
    constexpr std::size_t people = 20'000;
    bench.doing(text("menghentikan ekspor {} pegawai",
                     "stopping an export of {} people",
                     {std::uint64_t{people}}));
    const auto exporter = open_exporter(bench, example);
    if (exporter == nullptr) return;
    StopPlan plan;
    Conditions how;
    how.stop = &plan;
    how.judge = false;
    how.people = people;
    std::int64_t told = 0;
    std::atomic<bool> over{false};
    std::jthread teller([&] {
      while (!over && plan.asked.load() == 0) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      told = now_ns();
      plan.answer = KINERJA_E_CANCELLED;
    });
    const std::int64_t begin = now_ns();
    const Exported out = exporter->run(how, 1, Flavour::sensible);
    const std::int64_t end = now_ns();
    over = true;
    teller.join();
    constexpr std::int64_t limit = 100 * ms;
    // The host lays out the columns of the next batch meanwhile, which is no time of the plugin's.
    const bool returned = out.status == KINERJA_E_CANCELLED;
    if (plan.asked.load() == 0) {
      constexpr std::int64_t free_time = 5'000 * ms;
      if (end - begin > free_time)
        bench.fault(text("stop() ditanya setiap 50 ms", "stop() is asked every 50 ms"),
                    text("tidak pernah", "never"));
    } else if (told != 0 && end - told > limit && !returned) {
      bench.fault(text("berhenti dalam 100 ms dengan status dari stop()",
                       "ends within 100 ms with the status of stop()"),
                  text("bekerja terus {} ms, status {}",
                       "worked on for {} ms, status {}",
                       {(end - told) / ms, status_words(out.status)}));
    }
  });
}

}  // namespace

std::vector<Test> exporter_tests() {
  using std::chrono::seconds;
  return {{3,
           "writes_files",
           Kind::exporter,
           text("berkas yang berisi", "files that are not empty"),
           writes_files,
           seconds{20}},
          {4, "no_rows", Kind::exporter, text("tanpa pegawai", "nobody"), no_rows, seconds{10}},
          {4,
           "extremes",
           Kind::exporter,
           text("teks dan angka ekstrem", "extreme texts and numbers"),
           extremes,
           seconds{60}},
          {4,
           "formulas",
           Kind::exporter,
           text("rumus lembar sebar dinetralkan (peringatan)",
                "spreadsheet formulas are neutralised (warning)"),
           formulas,
           seconds{20}},
          {5,
           "failing_sink",
           Kind::exporter,
           text("sink gagal pada setiap panggilan", "the sink fails at each call"),
           failing_sink,
           seconds{240}},
          {5,
           "closed_halfway",
           Kind::exporter,
           text("ditutup tanpa finish", "closed without finish"),
           closed_halfway,
           seconds{10}},
          {8,
           "stop",
           Kind::exporter,
           text("berhenti dalam 100 ms", "ends within 100 ms"),
           stop,
           seconds{240}},
          {9,
           "same_bytes",
           Kind::exporter,
           text("byte sama untuk hasil sama", "same bytes for the same results"),
           same_bytes,
           seconds{60}}};
}

}  // namespace kinerja::checking
