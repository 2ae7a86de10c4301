#include "checking/method_ways.hpp"

#include "checking/bench.hpp"
#include "checking/method_subject.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace kinerja::checking {
namespace {

constexpr std::size_t people_of_a_way = 56;
constexpr std::size_t threads_at_once = 8;
constexpr std::size_t people_to_stop = 100'000;
constexpr std::int64_t ms = 1'000'000;
constexpr std::int64_t stop_limit_ns = 100 * ms;

std::unique_ptr<OpenedMethod> first_example(Bench& bench) {
  if (bench.examples().empty()) return nullptr;
  return open_method(bench, bench.examples().front());
}

// Bits of people by their place in `whole`, so that order and cuts can be compared.
void compare(Bench& bench,
             const Rated& seen,
             const std::vector<std::size_t>& places,
             const Rated& whole,
             const Text& expected) {
  if (seen.status != whole.status)
    return bench.fault(expected, text("status {}", "status {}", {status_words(seen.status)}));
  for (std::size_t i = 0; i < places.size() && i < seen.scores.size(); ++i)
    if (seen.scores[i] != whole.scores[places[i]] || seen.trails[i] != whole.trails[places[i]])
      return bench.fault(
          expected,
          text("pegawai ke-{} lain", "person {} differs", {std::uint64_t{places[i] + 1}}));
}

MadePeople taken(const MadePeople& from, const std::vector<std::size_t>& places) {
  MadePeople out;
  for (const std::size_t place : places) out.push_back(from[place]);
  return out;
}

// Pieces of a batch, cut at random; only between units where units are rated whole.
void any_split(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  const MadePeople people = make_people(method->example(), bench.random(), people_of_a_way);
  const Rated whole = method->rate(people, {});
  if (whole.status != KINERJA_OK) return;
  Random random = bench.random().fork(5);
  for (int round = 0; round < 20; ++round) {
    bench.doing(text("menilai batch yang dipotong di tempat acak (putaran {})",
                     "rating a batch that is cut at random (round {})",
                     {round}));
    std::vector<std::size_t> piece;
    for (std::size_t i = 0; i < people.size(); ++i) {
      piece.push_back(i);
      const bool unit_ends = i + 1 == people.size() || people[i + 1].group != people[i].group;
      const bool may_cut = !whole_group(bench) || unit_ends;
      if (i + 1 < people.size() && !(may_cut && (round == 0 || random.chance(0.3)))) continue;
      compare(bench,
              method->rate(taken(people, piece), {}),
              piece,
              whole,
              text("bit yang sama, di mana pun batch dipotong",
                   "the same bits, wherever a batch is cut"));
      piece.clear();
    }
  }
}

// Units in another order, and people in another order within each.
void any_order(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  const MadePeople people = make_people(method->example(), bench.random(), people_of_a_way);
  const Rated whole = method->rate(people, {});
  if (whole.status != KINERJA_OK) return;
  for (std::uint64_t round = 0; round < 20; ++round) {
    bench.doing(text("menilai pegawai dalam urutan lain (putaran {})",
                     "rating people in another order (round {})",
                     {round}));
    Random random = bench.random().fork(6 + round);
    std::vector<std::pair<std::uint64_t, std::size_t>> keyed;
    std::vector<std::uint64_t> of_group(people.back().group + 1);
    for (auto& key : of_group) key = random.next() >> 1U;
    for (std::size_t i = 0; i < people.size(); ++i) keyed.emplace_back(random.next(), i);
    std::ranges::sort(keyed, [&](const auto& a, const auto& b) {
      const auto ga = of_group[people[a.second].group], gb = of_group[people[b.second].group];
      return ga != gb ? ga < gb : a.first < b.first;
    });
    std::vector<std::size_t> places;
    places.reserve(keyed.size());
    for (const auto& [key, place] : keyed) places.push_back(place);
    compare(bench,
            method->rate(taken(people, places), {}),
            places,
            whole,
            text("bit yang sama dalam urutan apa pun", "the same bits in any order"));
  }
}

void identity(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  MadePeople people = make_people(method->example(), bench.random(), people_of_a_way);
  const Rated whole = method->rate(people, {});
  bench.doing(text("menilai orang yang sama dengan nomor lain",
                   "rating the same people under other handles"));
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i].employee = 0xFFFFFFFFFFFF0000U - i * 7;
    people[i].group += 100'000;
    places.push_back(i);
  }
  compare(bench,
          method->rate(people, {}),
          places,
          whole,
          text("identitas tidak berpengaruh", "identity doesn't count"));
}

// Goals that nobody measured, beside the others.
void missing_rows(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  MadePeople people = make_people(method->example(), bench.random(), people_of_a_way);
  const Rated whole = method->rate(people, {});
  bench.doing(text("menambah sasaran tanpa capaian (KINERJA_EV_HAS_ACTUAL kosong)",
                   "adding goals without a figure (KINERJA_EV_HAS_ACTUAL clear)"));
  for (MadePerson& person : people) {
    if (person.goals.empty()) continue;
    MadeGoal missing = person.goals.back();
    missing.flags &= static_cast<std::uint8_t>(~KINERJA_EV_HAS_ACTUAL);
    missing.actual = 0;
    missing.exact.clear();
    person.goals.push_back(missing);
  }
  const Rated seen = method->rate(people, {});
  for (std::size_t i = 0; i < whole.scores.size() && i < seen.scores.size(); ++i) {
    // A method may say that it can't rate somebody of whom something is missing; a score that
    // changes is what is forbidden.
    if (whole.batch.status[i] != KINERJA_OK || seen.batch.status[i] != KINERJA_OK) continue;
    if (seen.scores[i] != whole.scores[i])
      return bench.fault(text("baris yang bertanda kosong tidak mengubah nilai",
                              "rows flagged missing change no score"),
                         text("pegawai ke-{}: {} menjadi {}",
                              "person {}: {} became {}",
                              {std::uint64_t{i + 1}, whole.batch.score[i], seen.batch.score[i]}));
  }
}

void threads(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  const MadePeople people = make_people(method->example(), bench.random(), people_of_a_way);
  const Rated whole = method->rate(people, {});
  std::vector<std::size_t> places(people.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  bench.doing(text("8 utas menilai sekaligus dengan satu instans",
                   "8 threads rate at once with one instance"));
  std::vector<std::jthread> all;
  for (std::size_t k = 0; k < threads_at_once; ++k)
    all.emplace_back([&, k] {
      for (std::uint64_t round = 0; round < 25; ++round) {
        // Every second one rates others in between: what is shared would show.
        if ((k + round) % 2 == 0) {
          method->rate(make_people(method->example(), Random(k * 100 + round), 20), {});
        }
        compare(
            bench,
            method->rate(people, {}),
            places,
            whole,
            text("bit yang sama dari 8 utas sekaligus", "the same bits from 8 threads at once"));
      }
    });
}

// The plan is switched by another thread, as a person who presses Ctrl-C would.
struct Stopped {
  kinerja_status status;
  std::int64_t late_ns;  // from the request to the return
  bool asked_before_end;
  std::uint64_t asked;
};
Stopped rate_until(const OpenedMethod& method,
                   const MadePeople& people,
                   std::int64_t after_ns,
                   bool deadline) {
  StopPlan plan;
  Conditions how;
  how.stop = &plan;
  how.judge = false;
  std::atomic<bool> over{false};
  std::int64_t told = 0;
  std::atomic<bool> was_told{false};
  const std::int64_t begin = now_ns();
  if (deadline) {
    told = begin + after_ns;
    plan.deadline_ns = told;
  }
  std::jthread teller([&] {
    if (deadline) return;
    while (!over && plan.asked.load() == 0) std::this_thread::yield();
    const std::int64_t from = now_ns();
    while (!over && now_ns() - from < after_ns)
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    told = now_ns();
    plan.answer = KINERJA_E_CANCELLED;
    was_told = true;
  });
  const Rated rated = method.rate(people, how, {.trail = false});
  const std::int64_t end = now_ns();
  over = true;
  teller.join();
  return {rated.status,
          end - told,
          deadline ? end > told : was_told.load() && told < end,
          plan.asked.load()};
}

void stop(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  bench.doing(text("membuat 100.000 pegawai", "making 100,000 people"));
  const MadePeople people = make_people(method->example(), bench.random(), people_to_stop);
  bench.doing(text("menghentikan hitungan 100.000 pegawai", "stopping a batch of 100,000 people"));
  // A machine that is busy delays us as well: the best of three counts.
  constexpr int tries = 3;
  std::int64_t best = INT64_MAX;
  for (int i = 0; i < tries && best > stop_limit_ns; ++i) {
    const Stopped seen = rate_until(*method, people, 5 * ms, false);
    if (!seen.asked_before_end)
      return bench.note(
          text("selesai sebelum sempat dihentikan", "was done before it could be stopped"));
    best = std::min(best, seen.late_ns);
    if (seen.status != KINERJA_E_CANCELLED && seen.status != KINERJA_OK)
      return bench.fault(text("status yang dikatakan stop()", "the status that stop() said"),
                         status_words(seen.status));
    if (seen.status == KINERJA_OK && seen.late_ns > stop_limit_ns)
      bench.fault(
          text("berhenti ketika stop() berkata E_CANCELLED", "ends when stop() says E_CANCELLED"),
          text("bekerja terus {} ms; stop() ditanya {} kali",
               "worked on for {} ms; stop() was asked {} times",
               {seen.late_ns / ms, seen.asked}));
  }
  if (best > stop_limit_ns)
    return bench.fault(text("berhenti dalam 100 ms", "ends within 100 ms"),
                       text("{} ms", "{} ms", {best / ms}));
  bench.note(text("berhenti dalam {} ms", "ends within {} ms", {best / ms}));
}

void deadline(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  bench.doing(text("menilai 100.000 pegawai dengan batas waktu 20 ms",
                   "rating 100,000 people with a deadline of 20 ms"));
  const MadePeople people = make_people(method->example(), bench.random(), people_to_stop);
  StopPlan plan;
  Conditions how;
  how.stop = &plan;
  how.judge = false;
  plan.answer = KINERJA_E_DEADLINE;  // laying out the columns takes longer than the time given
  plan.deadline_ns = now_ns() + 20 * ms;
  const Rated rated = method->rate(people, how, {.trail = false});
  if (plan.asked.load() > 0 && rated.status != KINERJA_E_DEADLINE)
    bench.fault(
        text("KINERJA_E_DEADLINE, yang dikatakan stop()", "KINERJA_E_DEADLINE, which stop() said"),
        status_words(rated.status));
}

// Whoever works for longer than 50 ms asks.
void asks(Bench& bench) {
  const auto method = first_example(bench);
  if (method == nullptr) return;
  bench.doing(text("menilai dan menghitung berapa sering stop() ditanya",
                   "rating, and counting how often stop() is asked"));
  const MadePeople people = make_people(method->example(), bench.random(), 2'000);
  StopPlan plan;
  Conditions how;
  how.stop = &plan;
  how.judge = false;
  const std::int64_t begin = now_ns();
  method->rate(people, how, {.trail = false});
  const std::int64_t took = now_ns() - begin;
  constexpr std::int64_t free_time = 1'000 * ms;
  if (plan.asked.load() == 0 && took > free_time)
    bench.fault(text("stop() ditanya setiap 50 ms", "stop() is asked every 50 ms"),
                text("tidak pernah dalam {} ms", "never in {} ms", {took / ms}));
}

}  // namespace

std::vector<Test> method_way_tests() {
  using std::chrono::seconds;
  return {{4,
           "any_split",
           Kind::method,
           text("bit sama, bagaimanapun batch dipotong", "same bits, however a batch is cut"),
           any_split,
           seconds{60}},
          {4,
           "any_order",
           Kind::method,
           text("bit sama dalam urutan apa pun", "same bits in any order"),
           any_order,
           seconds{60}},
          {7,
           "identity",
           Kind::method,
           text("identitas tidak berpengaruh", "identity doesn't count"),
           identity},
          {7,
           "missing_rows",
           Kind::method,
           text("baris kosong tidak mengubah apa pun", "rows flagged missing change nothing"),
           missing_rows},
          {7,
           "threads",
           Kind::method,
           text("8 utas dengan satu instans", "8 threads with one instance"),
           threads,
           seconds{120}},
          {8,
           "asks_to_stop",
           Kind::method,
           text("bertanya apakah harus berhenti", "asks whether to stop"),
           asks,
           seconds{60}},
          {8,
           "stop",
           Kind::method,
           text("berhenti dalam 100 ms, juga dengan 100.000 pegawai",
                "ends within 100 ms, also with 100,000 people"),
           stop,
           seconds{240}},
          {8,
           "deadline",
           Kind::method,
           text("batas waktu dipatuhi", "the deadline is obeyed"),
           deadline,
           seconds{240}}};
}

}  // namespace kinerja::checking
