// What is asked of rating methods alone: their arithmetic against itself.
#include "checking/bench.hpp"
#include "checking/method_subject.hpp"
#include "checking/method_ways.hpp"
#include "checking/test.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace kinerja::checking {
namespace {

constexpr std::size_t people_of_a_batch = 60;

MadePeople people_for(Bench& bench, const Example& example, std::size_t n = people_of_a_batch) {
  return make_people(example, bench.random(), n);
}

void expect_equal(Bench& bench,
                  const std::vector<std::string>& seen,
                  const std::vector<std::string>& expected,
                  const Text& what) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i < seen.size() && seen[i] == expected[i]) continue;
    return bench.fault(what,
                       text("pegawai ke-{} lain", "person {} differs", {std::uint64_t{i + 1}}));
  }
}

// Each example, opened; the people come from its surroundings.
template <class Work>
void on_methods(Bench& bench, Work&& work) {
  constexpr std::size_t most = 3;
  std::size_t count = 0;
  for (const Example& example : bench.examples()) {
    if (count++ == most) return;
    if (const auto method = open_method(bench, example)) work(*method);
  }
}

void some_scores(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai 60 pegawai", "rating 60 people"));
    const Rated rated = method.rate(people_for(bench, method.example()), {});
    const auto scored = std::ranges::count(rated.batch.status, KINERJA_OK);
    if (rated.status == KINERJA_OK && scored == 0)
      bench.warn(
          text(
              "sebagian pegawai mendapat nilai; jika tidak, beri contoh yang cocok dengan --config",
              "some people get a score; else give an example that fits, with --config"),
          text("tidak seorang pun dari 60", "nobody of 60"));
    bench.note(text("{} dari 60 pegawai mendapat nilai",
                    "{} of 60 people get a score",
                    {std::int64_t{scored}}));
  });
}

void trail_changes_nothing(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai dengan dan tanpa penjelasan", "rating with and without a trail"));
    const MadePeople people = people_for(bench, method.example());
    const Rated with = method.rate(people, {});
    const Rated without = method.rate(people, {}, {.trail = false});
    expect_equal(bench,
                 without.scores,
                 with.scores,
                 text("nilai yang sama dengan dan tanpa penjelasan",
                      "the same scores with and without a trail"));
  });
}

void forgets_nothing_between(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai dua kali, dengan data lain di antaranya",
                     "rating twice, with other data in between"));
    const MadePeople people = people_for(bench, method.example());
    const Rated first = method.rate(people, {});
    method.rate(make_people(method.example(), bench.random().fork(2), people_of_a_batch), {});
    const Rated second = method.rate(people, {}, {.positive_zero = true});
    expect_equal(bench,
                 second.scores,
                 first.scores,
                 text("hasil yang sama untuk data yang sama", "the same result for the same data"));
    expect_equal(
        bench,
        second.trails,
        first.trails,
        text("penjelasan yang sama untuk data yang sama", "the same trail for the same data"));
  });
}

void nobody(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai batch tanpa pegawai", "rating a batch of nobody"));
    const Rated rated = method.rate({}, {});
    if (rated.status != KINERJA_OK)
      bench.fault(text("KINERJA_OK untuk batch kosong", "KINERJA_OK for an empty batch"),
                  status_words(rated.status));
  });
}

void bare_person(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai seorang pegawai tanpa sasaran, penilaian dan fakta",
                     "rating one person without goals, ratings and facts"));
    MadePeople people = people_for(bench, method.example(), 1);
    people[0].goals.clear();
    people[0].ratings.clear();
    for (MadeInput& input : people[0].inputs) input = {0, -1, KINERJA_MISSING};
    for (MadeFact& fact : people[0].facts) fact = {};
    const Rated rated = method.rate(people, {});
    if (rated.status != KINERJA_OK)
      bench.fault(text("KINERJA_OK; barisnya boleh KINERJA_MISSING",
                       "KINERJA_OK; the row may be KINERJA_MISSING"),
                  status_words(rated.status));
  });
}

void extremes(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
      bench.doing(text("menilai angka di tepi: 0, negatif, subnormal, 1e308 (putaran {})",
                       "rating numbers at the edge: 0, negative, subnormal, 1e308 (round {})",
                       {round}));
      Random random = bench.random().fork(static_cast<std::uint64_t>(round));
      MadePeople people = make_people(method.example(), random, 20);
      for (MadePerson& person : people) make_extreme(person, random);
      // Whatever the status: what comes out is judged inside.
      method.rate(people, {});
    }
  });
}

void many_rows(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai seorang pegawai dengan 5.000 sasaran dan 5.000 penilaian",
                     "rating one person with 5,000 goals and 5,000 ratings"));
    constexpr std::size_t rows = 5'000;
    MadePeople people = people_for(bench, method.example(), 8);
    MadePerson& heavy = people[3];
    // The rows of a few people again and again: five thousand different targets would ask how long
    // fractions get, and nothing of the plugin.
    const MadePeople more = make_people(method.example(), bench.random().fork(3), 20);
    const auto fill = [&](auto MadePerson::*column) {
      auto& all = heavy.*column;
      for (std::size_t from = 0; all.size() < rows && from < rows; ++from) {
        const auto& some = more[from % more.size()].*column;
        all.insert(all.end(), some.begin(), some.end());
      }
      all.resize(std::min(all.size(), rows));
    };
    fill(&MadePerson::goals);
    fill(&MadePerson::ratings);
    for (std::size_t k = 0; k < heavy.ratings.size(); ++k)
      heavy.ratings[k].rater = static_cast<std::uint32_t>(k);
    std::ranges::stable_sort(heavy.ratings, {}, &MadeRating::aspect);
    method.rate(people, {});
  });
}

// Impossible people among sensible ones, in a unit of their own where units are rated whole.
void impossible_rows(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    const MadePeople sensible = people_for(bench, method.example(), 14);
    const Rated alone = method.rate(sensible, {});
    if (alone.status != KINERJA_OK) return;
    bench.doing(text("menilai pegawai yang datanya mustahil di antara yang wajar",
                     "rating people with impossible data among sensible ones"));
    Random random = bench.random().fork(4);
    MadePeople mixed = sensible;
    MadePeople bad = make_people(method.example(), random, 3);
    for (MadePerson& person : bad) {
      make_impossible(person, random);
      person.employee += 100'000;
      person.group = whole_group(bench) ? 9'999 : mixed[3].group;
    }
    const std::size_t at = whole_group(bench) ? mixed.size() : 3;
    mixed.insert(mixed.begin() + static_cast<std::ptrdiff_t>(at), bad.begin(), bad.end());
    Rated seen = method.rate(mixed, {});
    if (seen.status != KINERJA_OK)
      return bench.fault(text("baris yang mustahil gagal sendiri (row_status), bukan seluruh batch",
                              "impossible rows fail alone (row_status), not the batch"),
                         status_words(seen.status));
    seen.scores.erase(seen.scores.begin() + static_cast<std::ptrdiff_t>(at),
                      seen.scores.begin() + static_cast<std::ptrdiff_t>(at + bad.size()));
    expect_equal(bench,
                 seen.scores,
                 alone.scores,
                 text("tetangga baris yang mustahil tidak berubah",
                      "neighbours of impossible rows are untouched"));
  });
}

void small_trail(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    const MadePeople people = people_for(bench, method.example(), 20);
    const Rated full = method.rate(people, {});
    if (full.status != KINERJA_OK || full.trail_len == 0) return;
    for (const std::uint32_t room : {0U, 1U, full.trail_len / 2, full.trail_len - 1}) {
      bench.doing(text("menilai dengan ruang penjelasan untuk {} dari {} langkah",
                       "rating with room for {} of {} trail steps",
                       {room, full.trail_len}));
      const Rated cut = method.rate(people, {.judge = false}, {.trail_room = room});
      if (cut.status != KINERJA_E_CAPACITY)
        bench.fault(text("KINERJA_E_CAPACITY ketika penjelasan tidak muat",
                         "KINERJA_E_CAPACITY when the trail doesn't fit"),
                    status_words(cut.status));
    }
    bench.doing(text("menilai dengan ruang penjelasan yang pas",
                     "rating with exactly the room that is needed"));
    const Rated fits = method.rate(people, {}, {.trail_room = full.trail_len});
    if (fits.status != KINERJA_OK)
      bench.fault(
          text("KINERJA_OK ketika penjelasan pas muat", "KINERJA_OK when the trail just fits"),
          status_words(fits.status));
  });
}

void exact_refused(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menilai ketika host menolak pecahan (exact)",
                     "rating while the host refuses fractions (exact)"));
    method.rate(people_for(bench, method.example()), {}, {.refuse_exact = true});
  });
}

void more_is_not_less(Bench& bench) {
  on_methods(bench, [&](const OpenedMethod& method) {
    bench.doing(text("menaikkan capaian satu sasaran", "raising what was achieved of one goal"));
    MadePeople people = people_for(bench, method.example());
    for (MadePerson& person : people)
      std::erase_if(person.goals,
                    [](const MadeGoal& goal) { return goal.direction != KINERJA_MORE_IS_BETTER; });
    const Rated before = method.rate(people, {});
    for (MadePerson& person : people)
      for (MadeGoal& goal : person.goals) {
        if ((goal.flags & KINERJA_EV_HAS_ACTUAL) == 0) continue;
        goal.actual = std::round(goal.actual * 110) / 100;
        goal.exact.clear();
        break;
      }
    const Rated after = method.rate(people, {});
    for (std::size_t i = 0; i < before.scores.size() && i < after.scores.size(); ++i)
      if (before.batch.status[i] == KINERJA_OK && after.batch.status[i] == KINERJA_OK &&
          after.batch.score[i] < before.batch.score[i])
        return bench.warn(
            text("capaian yang lebih tinggi tidak menurunkan nilai",
                 "more achievement never lowers a score"),
            text("pegawai ke-{}: {} menjadi {}",
                 "person {}: {} became {}",
                 {std::uint64_t{i + 1}, before.batch.score[i], after.batch.score[i]}));
  });
}

void speed(Bench& bench) {
  if (bench.examples().empty()) return;
  const auto method = open_method(bench, bench.examples().front());
  if (method == nullptr) return;
  bench.doing(text("mengukur kecepatan", "measuring the speed"));
  constexpr std::size_t people = 1'024;
  const MadePeople batch = people_for(bench, method->example(), people);
  constexpr int batches = 5;
  const std::int64_t begin = now_ns();
  for (int i = 0; i < batches; ++i) method->rate(batch, {.judge = false}, {.trail = false});
  const double seconds = static_cast<double>(now_ns() - begin) / 1e9;
  bench.note(text("{} pegawai per detik, satu utas",
                  "{} people per second, one thread",
                  {std::uint64_t(static_cast<double>(people * batches) / seconds)}));
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): one table of tests with their words.
std::vector<Test> method_tests() {
  using std::chrono::seconds;
  std::vector<Test> all = {
      {3,
       "some_scores",
       Kind::method,
       text("pegawai mendapat nilai", "people get scores"),
       some_scores,
       seconds{10}},
      {3,
       "trail",
       Kind::method,
       text("nilai sama dengan dan tanpa penjelasan", "same score with and without a trail"),
       trail_changes_nothing,
       seconds{10}},
      {3,
       "no_memory",
       Kind::method,
       text("tidak membawa apa pun ke panggilan berikut", "carries nothing to the next call"),
       forgets_nothing_between,
       seconds{10}},
      {3,
       "more_is_better",
       Kind::method,
       text("capaian lebih tidak menurunkan nilai (peringatan)",
            "more achievement never lowers a score (warning)"),
       more_is_not_less,
       seconds{10}},
      {3,
       "speed",
       Kind::method,
       text("pegawai per detik (dilaporkan)", "people per second (reported)"),
       speed,
       seconds{60}},
      {4,
       "nobody",
       Kind::method,
       text("batch tanpa pegawai", "a batch of nobody"),
       nobody,
       seconds{10}},
      {4,
       "bare_person",
       Kind::method,
       text("pegawai tanpa data", "a person without data"),
       bare_person,
       seconds{10}},
      {4,
       "extremes",
       Kind::method,
       text("0, negatif, subnormal, 1e308", "0, negative, subnormal, 1e308"),
       extremes,
       seconds{60}},
      {4,
       "many_rows",
       Kind::method,
       text("5.000 sasaran dan penilaian seorang", "5,000 goals and ratings of one person"),
       many_rows,
       seconds{60}},
      {4,
       "impossible_rows",
       Kind::method,
       text("baris mustahil gagal sendiri", "impossible rows fail alone"),
       impossible_rows},
      {5,
       "small_trail",
       Kind::method,
       text("E_CAPACITY ketika penjelasan tidak muat", "E_CAPACITY when the trail doesn't fit"),
       small_trail},
      {5,
       "exact_refused",
       Kind::method,
       text("host menolak pecahan", "the host refuses fractions"),
       exact_refused}};
  for (Test& way : method_way_tests()) all.push_back(std::move(way));
  return all;
}

}  // namespace kinerja::checking
