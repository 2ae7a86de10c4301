// What a worker costs: the same method rates the same people in this process and in two workers, in
// turn, and the median of the rounds is told as a ratio of wall and CPU time.
//
//   kinerja_worker_cost [PEOPLE] [ROUNDS]

#include <kinerja/core/isolation.hpp>

#include "worker/worker_bench.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <thread>

namespace kinerja::test {
namespace {

constexpr std::size_t batch_people = 1'024;
constexpr std::size_t threads = 2;

struct Cost {
  double wall = 0, cpu = 0;
};

double cpu_seconds(int who) {
  rusage used{};
  getrusage(who, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// Rates so many people on two threads; the CPU time of workers counts when they have ended.
Cost rate(const std::string& method, bool apart, std::size_t people, double& check) {
  const double self = cpu_seconds(RUSAGE_SELF), children = cpu_seconds(RUSAGE_CHILDREN);
  Cost cost;
  {
    WorkerBench bench;
    const auto file = bundled("target_achievement");
    const auto loaded =
        apart ? bench.registry.load(file, bench.apart()) : bench.registry.load(file);
    if (!loaded) std::fprintf(stderr, "%s\n", loaded.error().message.en.c_str());
    const auto instance = open_method(*bench.caller, method);
    std::vector<double> actual(batch_people);
    for (std::size_t i = 0; i < batch_people; ++i) actual[i] = static_cast<double>(i % 130) + 0.25;
    const OneGoalEach batch(actual);
    const std::size_t batches = people / batch_people;
    const auto begin = std::chrono::steady_clock::now();
    std::atomic<std::size_t> next{0};
    std::array<double, threads> sums{};
    {
      std::vector<std::jthread> workers;
      for (std::size_t t = 0; t < threads; ++t)
        workers.emplace_back([&, t] {
          while (next++ < batches)
            if (const auto rated = instance->rate(batch.in(), false); rated)
              for (const double score : rated->score) sums.at(t) += score;
        });
    }
    cost.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    check = sums[0] + sums[1];
  }
  cost.cpu = cpu_seconds(RUSAGE_SELF) - self + cpu_seconds(RUSAGE_CHILDREN) - children;
  return cost;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(std::size_t people, std::size_t rounds) {
  std::vector<double> wall[2], cpu[2], ratio_wall, ratio_cpu;
  for (std::size_t round = 0; round < rounds; ++round) {
    double here = 0, apart = 0;
    const Cost a = rate("id.kinerja.target-achievement", false, people, here);
    const Cost b = rate("id.kinerja.target-achievement", true, people, apart);
    if (here != apart) {
      std::fprintf(stderr, "the scores differ: %a and %a\n", here, apart);
      return 1;
    }
    wall[0].push_back(a.wall), wall[1].push_back(b.wall);
    cpu[0].push_back(a.cpu), cpu[1].push_back(b.cpu);
    ratio_wall.push_back(b.wall / a.wall), ratio_cpu.push_back(b.cpu / a.cpu);
  }
  std::printf(
      "%zu people, one goal each, %zu threads, medians of %zu rounds\n"
      "               wall s   CPU s\n"
      "in process   %8.2f %7.2f\n"
      "two workers  %8.2f %7.2f\n"
      "ratio        %8.2f %7.2f\n",
      people,
      threads,
      rounds,
      median(wall[0]),
      median(cpu[0]),
      median(wall[1]),
      median(cpu[1]),
      median(ratio_wall),
      median(ratio_cpu));
  return 0;
}

}  // namespace
}  // namespace kinerja::test

int main(int argc, char** argv) {
  const auto number = [&](int place, unsigned long otherwise) {
    return argc > place ? std::strtoul(argv[place], nullptr, 10) : otherwise;
  };
  return kinerja::test::run(number(1, 1'000'000), number(2, 3));
}
