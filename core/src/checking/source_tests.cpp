// What is asked of sources alone: inputs of every kind, refusals, and going on after a crash.
#include "checking/bench.hpp"
#include "checking/source_subject.hpp"
#include "checking/test.hpp"

#include <algorithm>
#include <map>
#include <thread>

namespace kinerja::checking {
namespace {

constexpr std::size_t big_input = 10'000'000;
constexpr std::int64_t ms = 1'000'000;

template <class Work>
void on_sources(Bench& bench, Work&& work) {
  constexpr std::size_t most = 4;
  std::size_t count = 0;
  for (const Example& example : bench.examples()) {
    if (count++ == most) return;
    if (const auto source = open_source(bench, example)) work(*source);
  }
}

// What must hold whatever the input: it ends, with a status that says so.
void pull_anything(Bench& bench, OpenedSource& source, const Conditions& how = {}) {
  const Pulled seen = source.pull("", how);
  if (seen.status == KINERJA_E_INTERNAL || seen.status < KINERJA_E_INTERNAL)
    bench.fault(
        text("masukan yang rusak memberi E_INPUT, E_IO atau karantina, bukan kesalahan plugin",
             "broken input gives E_INPUT, E_IO or quarantine, and no fault of the plugin"),
        status_words(seen.status));
}

std::vector<ExampleFile> with_bytes(const Example& example, const std::string& bytes) {
  std::vector<ExampleFile> files = example.files;
  for (ExampleFile& file : files) file.bytes = bytes;
  return files;
}

void empty_input(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    for (const char* bytes : {"", "\n", "\xEF\xBB\xBF", "\0"}) {
      bench.doing(text("menarik masukan kosong", "pulling empty inputs"));
      source.give(with_bytes(source.example(), bytes));
      pull_anything(bench, source);
    }
  });
}

void truncated_input(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    const std::vector<ExampleFile> whole = source.example().files;
    Random random = bench.random();
    for (int round = 0; round < 60; ++round) {
      std::vector<ExampleFile> cut = whole;
      for (ExampleFile& file : cut) file.bytes.resize(random.below(file.bytes.size() + 1));
      bench.doing(text("menarik masukan yang terpotong (putaran {})",
                       "pulling inputs that are cut off (round {})",
                       {round}));
      source.give(cut);
      pull_anything(bench, source);
    }
  });
}

void random_input(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    const std::vector<ExampleFile> whole = source.example().files;
    Random random = bench.random().fork(1);
    for (int round = 0; round < 60; ++round) {
      bench.doing(
          text("menarik masukan acak (putaran {})", "pulling random inputs (round {})", {round}));
      std::vector<ExampleFile> files = whole;
      for (ExampleFile& file : files) {
        if (round % 3 == 0) {
          file.bytes.resize(random.below(5'000));
          for (char& c : file.bytes) c = static_cast<char>(random.next());
          continue;
        }
        // Sound input with some bytes changed reaches deeper than noise.
        for (std::size_t k = 1 + random.below(20); k > 0 && !file.bytes.empty(); --k)
          file.bytes[random.below(file.bytes.size())] = static_cast<char>(random.next());
      }
      source.give(files);
      pull_anything(bench, source);
    }
  });
}

void huge_input(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    const std::vector<ExampleFile> whole = source.example().files;
    Random random = bench.random().fork(2);
    bench.doing(text("menarik 10 MB tanpa akhir baris", "pulling 10 MB without a line end"));
    source.give(with_bytes(source.example(), std::string(big_input, 'x')));
    pull_anything(bench, source);
    bench.doing(text("menarik 10 MB byte acak", "pulling 10 MB of random bytes"));
    std::string noise(big_input, '\0');
    for (char& c : noise) c = static_cast<char>(random.next());
    source.give(with_bytes(source.example(), noise));
    pull_anything(bench, source);
    source.give(whole);
  });
}

void failing_read(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    Conditions how;
    how.read_fails = true;
    how.block = 16;
    how.judge = false;
    bench.doing(text("menarik ketika read gagal di tengah (E_IO)",
                     "pulling while read fails in the middle (E_IO)"));
    const Pulled seen = source.pull("", how);
    if (seen.read_failed && seen.status >= KINERJA_OK)
      bench.fault(text("pull gagal ketika read gagal", "pull fails when read fails"),
                  status_words(seen.status));
  });
}

void any_block(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    const Done whole = source.work({}, 0);
    for (const std::size_t block : {std::size_t{7}, std::size_t{64}, std::size_t{1'000}}) {
      bench.doing(text(
          "menarik dalam blok {} byte", "pulling in blocks of {} bytes", {std::uint64_t{block}}));
      Conditions how;
      how.block = block;
      // Each block is a mapping of its own; a long file would need too many.
      constexpr std::size_t most_blocks = 8'000;
      const bool too_long = std::ranges::any_of(
          source.example().files,
          [&](const ExampleFile& file) { return file.bytes.size() / block > most_blocks; });
      if (too_long) continue;
      if (source.work(how, 0).bits != whole.bits)
        bench.fault(text("baris yang sama, di mana pun blok dipotong",
                         "the same rows, wherever blocks are cut"),
                    text("baris lain", "other rows"));
    }
  });
}

void few_rows(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    const Done whole = source.work({}, 0);
    for (const std::uint32_t most : {1U, 3U}) {
      bench.doing(text("menarik dengan max_rows {}", "pulling with max_rows {}", {most}));
      Conditions how;
      how.max_rows = most;
      if (source.work(how, 0).bits != whole.bits)
        bench.fault(
            text("baris yang sama, berapa pun max_rows", "the same rows, whatever max_rows"),
            text("baris lain", "other rows"));
    }
  });
}

void refusals(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    Conditions how;
    how.max_rows = 2;
    how.judge = false;
    const Pulled clean = source.pull("", how);
    constexpr std::size_t most = 60;
    const std::size_t step = std::max<std::size_t>(1, clean.emits / most);
    for (std::size_t k = 0; k < clean.emits; k += step) {
      for (const kinerja_status status : {KINERJA_E_IO, KINERJA_E_CANCELLED}) {
        bench.doing(text("menarik; emit menolak panggilan ke-{}",
                         "pulling; emit refuses call {}",
                         {std::uint64_t{k + 1}}));
        how.refuse_at = static_cast<std::int64_t>(k);
        how.refuse_with = status;
        source.pull("", how);
      }
    }
    how.refuse_at = -1;
    bench.doing(text("menarik lagi setelah penolakan", "pulling again after refusals"));
    if (source.pull("", how).rows != clean.rows)
      bench.fault(
          text("baris yang sama seperti sebelum penolakan", "the same rows as before the refusals"),
          text("baris lain", "other rows"));
  });
}

// A crash loses what was not committed; whoever comes next goes on from the last cursor.
void resume(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    Conditions how;
    how.max_rows = 2;
    how.judge = false;
    const Pulled clean = source.pull("", how);
    const auto by_key = [](const std::vector<std::string>& keys,
                           const std::vector<std::string>& rows,
                           std::size_t n,
                           std::map<std::string, std::string>& into) {
      for (std::size_t i = 0; i < n; ++i) into[keys[i]] = rows[i];
    };
    std::map<std::string, std::string> expected;
    by_key(clean.keys, clean.rows, clean.rows.size(), expected);
    constexpr std::size_t most = 20;
    const std::size_t step = std::max<std::size_t>(1, clean.commits.size() / most);
    for (std::size_t k = 0; k < clean.commits.size(); k += step) {
      bench.doing(text("mati setelah commit ke-{}, lalu mulai lagi dari penandanya",
                       "dying after commit {}, then going on from its cursor",
                       {std::uint64_t{k + 1}}));
      const auto again = open_source(bench, source.example());
      if (again == nullptr) return;
      const Pulled rest = again->pull(source.snapshot() ? "" : clean.commits[k].cursor, how);
      std::map<std::string, std::string> seen;
      if (!source.snapshot()) by_key(clean.keys, clean.rows, clean.commits[k].rows, seen);
      by_key(rest.keys, rest.rows, rest.rows.size(), seen);
      if (seen != expected)
        bench.fault(text("bersama-sama baris yang sama seperti satu kali jalan tanpa gangguan",
                         "together the same rows as one clean run"),
                    text("{} kunci, seharusnya {}",
                         "{} keys, should be {}",
                         {std::uint64_t{seen.size()}, std::uint64_t{expected.size()}}));
    }
  });
}

struct Stopped {
  kinerja_status status;
  std::int64_t late_ns;  // the plugin's own from the request to the return; negative: done before
  std::uint64_t asked;
};
Stopped pull_until(OpenedSource& source) {
  StopPlan plan;
  Conditions how;
  how.stop = &plan;
  how.judge = false;
  how.block = 1U << 20U;
  std::jthread teller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    plan.told_ns = now_ns();
    plan.answer = KINERJA_E_CANCELLED;
  });
  const Pulled seen = source.pull("", how);
  const std::int64_t end = now_ns();
  teller.join();
  return {seen.status, end - plan.told_ns - plan.host_ns, plan.asked.load()};
}

void stop(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    // Enough input to be busy with: the example's own, many times over.
    std::vector<ExampleFile> files = source.example().files;
    for (ExampleFile& file : files) {
      const std::string once = file.bytes;
      while (!once.empty() && file.bytes.size() < big_input) file.bytes += once;
    }
    source.give(files);
    bench.doing(text("menghentikan pull dari masukan 10 MB", "stopping a pull of 10 MB of input"));
    // A machine that is busy delays us as well: the best of three counts.
    constexpr int tries = 3;
    constexpr std::int64_t limit = 100 * ms;
    Stopped best{KINERJA_OK, INT64_MAX, 0};
    for (int i = 0; i < tries && best.late_ns > limit; ++i) {
      const Stopped seen = pull_until(source);
      if (seen.late_ns < best.late_ns) best = seen;
    }
    if (best.late_ns < 0)
      return bench.note(
          text("selesai sebelum sempat dihentikan", "was done before it could be stopped"));
    if (best.late_ns <= limit)
      return bench.note(text("berhenti dalam {} ms", "ends within {} ms", {best.late_ns / ms}));
    bench.fault(text("berhenti dalam 100 ms", "ends within 100 ms"),
                text("{} ms", "{} ms", {best.late_ns / ms}));
    if (best.status >= KINERJA_OK && best.asked > 0)
      bench.fault(text("status yang dikatakan stop()", "the status that stop() said"),
                  status_words(best.status));
  });
}

void pushed(Bench& bench) {
  on_sources(bench, [&](OpenedSource& source) {
    if (source.table().ingest == nullptr)
      return bench.note(text("sumber ini tidak menerima kiriman", "this source takes no pushes"));
    Random random = bench.random().fork(3);
    std::string noise(big_input, '\0');
    for (char& c : noise) c = static_cast<char>(random.next());
    for (const std::size_t bytes :
         {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{5'000}, big_input}) {
      bench.doing(text("ingest {} byte acak", "ingest of {} random bytes", {std::uint64_t{bytes}}));
      std::size_t replies = 0;
      const kinerja_status status = source.ingest(noise.substr(0, bytes), {}, replies);
      if (status == KINERJA_OK && replies != 1)
        bench.fault(text("tepat satu reply", "exactly one reply"),
                    text("{}", "{}", {std::uint64_t{replies}}));
      if (status > KINERJA_OK)
        bench.fault(text("0 atau negatif", "0 or negative"), status_words(status));
    }
  });
}

}  // namespace

std::vector<Test> source_tests() {
  using std::chrono::seconds;
  return {{4,
           "empty_input",
           Kind::source,
           text("masukan kosong", "empty inputs"),
           empty_input,
           seconds{10}},
          {4,
           "truncated_input",
           Kind::source,
           text("masukan terpotong", "inputs that are cut off"),
           truncated_input,
           seconds{60}},
          {4,
           "random_input",
           Kind::source,
           text("masukan acak", "random inputs"),
           random_input,
           seconds{60}},
          {4,
           "huge_input",
           Kind::source,
           text("masukan 10 MB", "10 MB of input"),
           huge_input,
           seconds{120}},
          {4,
           "failing_read",
           Kind::source,
           text("read yang gagal", "a read that fails"),
           failing_read,
           seconds{10}},
          {4,
           "pushed",
           Kind::source,
           text("kiriman (ingest) acak, tepat satu jawaban",
                "random pushes (ingest), exactly one reply"),
           pushed,
           seconds{60}},
          {5,
           "any_block",
           Kind::source,
           text("baris sama, di mana pun blok dipotong", "same rows, wherever blocks are cut"),
           any_block,
           seconds{60}},
          {5,
           "few_rows",
           Kind::source,
           text("max_rows dipatuhi", "max_rows is obeyed"),
           few_rows,
           seconds{60}},
          {5,
           "refusals",
           Kind::source,
           text("penolakan emit dipatuhi", "a refusal of emit is obeyed"),
           refusals,
           seconds{60}},
          {8,
           "resume",
           Kind::source,
           text("lanjut setelah mati di setiap commit", "goes on after dying at each commit"),
           resume,
           seconds{120}},
          {8,
           "stop",
           Kind::source,
           text("berhenti dalam 100 ms", "ends within 100 ms"),
           stop,
           seconds{120}}};
}

}  // namespace kinerja::checking
