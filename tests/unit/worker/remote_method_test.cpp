#include "worker/worker_bench.hpp"

#include <gmock/gmock.h>

#include <cerrno>
#include <numeric>
#include <sys/wait.h>
#include <thread>

namespace kinerja::test {
namespace {

using ::testing::HasSubstr;

std::vector<double> numbers(std::size_t n) {
  std::vector<double> all(n);
  std::iota(all.begin(), all.end(), 100.0);
  return all;
}

TEST(RemoteMethod, GivesTheSameBitsAsInThisProcess) {
  WorkerBench here, apart;
  ASSERT_TRUE(here.registry.load(test_plugin("standings")));
  ASSERT_TRUE(apart.registry.load(test_plugin("standings"), apart.apart()));
  EXPECT_TRUE(apart.registry.plugins()[0]->isolated());
  const std::string id(view_of(here.registry.plugins()[0]->methods()[0]->info->id));
  const auto a = open_method(*here.caller, id), b = open_method(*apart.caller, id);
  const OneGoalEach people(numbers(1'000));
  for (const bool trail : {false, true}) {
    const auto x = a->rate(people.in(), trail), y = b->rate(people.in(), trail);
    ASSERT_TRUE(x && y);
    EXPECT_EQ(x->score, y->score);
    EXPECT_EQ(x->grade, y->grade);
    EXPECT_EQ(x->status, y->status);
    EXPECT_EQ(x->exact, y->exact);
    EXPECT_EQ(x->trail_step, y->trail_step);
    EXPECT_EQ(x->trail_ref, y->trail_ref);
    EXPECT_EQ(x->trail_result, y->trail_result);
  }
}

TEST(RemoteMethod, TellsValuesInNumbersAsInThisProcess) {
  WorkerBench here, apart;
  ASSERT_TRUE(here.registry.load(bundled("target_achievement")));
  ASSERT_TRUE(apart.registry.load(bundled("target_achievement"), apart.apart()));
  const std::string id = "id.kinerja.target-achievement";
  const auto a = open_method(*here.caller, id), b = open_method(*apart.caller, id);
  EXPECT_TRUE(a->takes_near());
  EXPECT_TRUE(b->takes_near());
  const OneGoalEach people({33.37, 50, 0.1});
  kinerja_rate_in in = people.in();
  const double nothing = 0;
  in.in_low = in.in_slack = &nothing;
  const auto x = a->rate(in, false), y = b->rate(in, false);
  ASSERT_TRUE(x && y);
  EXPECT_EQ(x->score, y->score);
  EXPECT_EQ(x->slack.size(), 3U);
  EXPECT_EQ(x->low, y->low);
  EXPECT_EQ(x->slack, y->slack);
}

TEST(RemoteMethod, ARowThatKillsItsWorkerFailsAlone) {
  WorkerBench bench;
  ASSERT_TRUE(bench.registry.load(test_plugin("dies_at_13"), bench.apart()));
  const auto method = open_method(*bench.caller, "org.example.dies-at-13");
  std::vector<double> actuals = numbers(1'000);
  actuals[0] = actuals[999] = actuals[500] = 13;
  const OneGoalEach people(actuals);
  const auto rated = method->rate(people.in(), true);
  ASSERT_TRUE(rated) << rated.error().message.en;
  for (std::size_t i = 0; i < actuals.size(); ++i) {
    const bool bad = actuals[i] == 13;
    ASSERT_EQ(rated->status[i], bad ? KINERJA_E_INTERNAL : KINERJA_OK) << i;
    ASSERT_EQ(rated->score[i], bad ? 0 : actuals[i]) << i;
  }
  // The trail has the steps of all others, each of its own person.
  ASSERT_EQ(rated->trail_row.size(), 997U);
  for (std::size_t k = 0; k < rated->trail_row.size(); ++k)
    ASSERT_EQ(rated->trail_result[k], actuals[static_cast<std::size_t>(rated->trail_row[k])]);
  ASSERT_EQ(rated->reports.size(), 3U);
  EXPECT_EQ(rated->reports[0].row, 0);
  EXPECT_THAT(rated->reports[0].message.id, HasSubstr("mati oleh sinyal SIGSEGV"));
  EXPECT_THAT(rated->reports[2].message.en, HasSubstr("died of signal SIGSEGV"));
}

TEST(RemoteMethod, GivesABatchUpThatKillsTooManyWorkers) {
  WorkerBench bench;
  ASSERT_TRUE(bench.registry.load(test_plugin("dies_at_13"), bench.apart()));
  const auto method = open_method(*bench.caller, "org.example.dies-at-13");
  const OneGoalEach people(std::vector<double>(300, 13.0));
  const auto rated = method->rate(people.in(), false);
  ASSERT_FALSE(rated);
  EXPECT_EQ(rated.error().code, Errc::plugin_failed);
  EXPECT_THAT(rated.error().message.en, HasSubstr("SIGSEGV"));
}

TEST(RemoteMethod, APluginThatKeepsFailingIsPutInQuarantine) {
  WorkerBench bench;
  ASSERT_TRUE(bench.registry.load(test_plugin("dies_at_13"), bench.apart()));
  const auto method = open_method(*bench.caller, "org.example.dies-at-13");
  const OneGoalEach bad({13.0}), good({50.0});
  for (int k = 0; k < 3; ++k) ASSERT_TRUE(method->rate(bad.in(), false));
  const auto rated = method->rate(good.in(), false);
  ASSERT_FALSE(rated);
  EXPECT_THAT(rated.error().message.id,
              HasSubstr("dikarantina sehari: 3 kali gagal dalam 10 menit"));
}

TEST(RemoteMethod, ARowThatMakesItHangFailsAloneAfterItsTime) {
  WorkerSettings settings = settings_for_tests();
  settings.silence = std::chrono::milliseconds(200);
  WorkerBench bench(settings);
  ASSERT_TRUE(bench.registry.load(test_plugin("never_asks"), bench.apart()));
  const auto method = open_method(*bench.caller, "org.example.never-asks");
  const auto began = std::chrono::steady_clock::now();
  const auto rated = method->rate(OneGoalEach({1.0}).in(), false);
  ASSERT_TRUE(rated) << rated.error().message.en;
  EXPECT_EQ(rated->status[0], KINERJA_E_INTERNAL);
  ASSERT_EQ(rated->reports.size(), 1U);
  EXPECT_THAT(rated->reports[0].message.en, HasSubstr("did not answer within 0.2 seconds"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
}

TEST(RemoteMethod, OneThatDoesNotStopWhenAskedIsEnded) {
  WorkerBench bench;
  ASSERT_TRUE(bench.registry.load(test_plugin("never_asks"), bench.apart()));
  const auto method = open_method(*bench.caller, "org.example.never-asks");
  const std::jthread soon([&] {
    while (bench.logged().find("menunggu") == std::string::npos) std::this_thread::yield();
    bench.stop.request();
  });
  const auto rated = method->rate(OneGoalEach({1.0}).in(), false);
  ASSERT_FALSE(rated);
  EXPECT_EQ(rated.error().code, Errc::cancelled);
}

TEST(RemoteMethod, ManyThreadsRateAtOnceEachInAWorkerOfItsOwn) {
  WorkerBench bench;
  ASSERT_TRUE(bench.registry.load(test_plugin("standings"), bench.apart()));
  const std::string id(view_of(bench.registry.plugins()[0]->methods()[0]->info->id));
  const auto method = open_method(*bench.caller, id);
  const OneGoalEach people(numbers(100));
  const auto expected = method->rate(people.in(), false);
  ASSERT_TRUE(expected);
  std::atomic<int> same{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&] {
        for (int k = 0; k < 20; ++k)
          if (const auto rated = method->rate(people.in(), false); rated)
            same += rated->score == expected->score ? 1 : 0;
      });
  }
  EXPECT_EQ(same, 160);
}

TEST(WorkerHouse, RefusesPluginsWhenTheyCannotBeShutInWellEnough) {
  WorkerBench bench;
  const auto report = bench.house.probe();
  ASSERT_TRUE(report) << report.error().message.en;
  // What this machine's kernel has; every Linux that is still maintained has at least the filter.
  EXPECT_GE(report->level, SandboxLevel::filtered);
  EXPECT_EQ(report->level == SandboxLevel::full, report->landlock_abi > 0);
}

TEST(WorkerHouse, SaysWhyAPluginCannotBeLoadedAsIfItWereLoadedHere) {
  WorkerBench bench;
  for (const char* name :
       {"undefined_symbol", "null_table", "bad_schema", "half_method", "huge_license"}) {
    const auto here = PluginLibrary::open(misbehaving(name));
    const auto apart = bench.load(misbehaving(name));
    ASSERT_FALSE(here || apart) << name;
    EXPECT_EQ(apart.error().code, here.error().code) << name;
    EXPECT_EQ(apart.error().message, here.error().message) << name;
  }
}

TEST(WorkerHouse, LeavesNoWorkerAndNoDescriptorBehind) {
  const auto descriptors = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                         std::filesystem::directory_iterator());
  };
  { WorkerBench warm_up; }
  const auto before = descriptors();
  for (int k = 0; k < 5; ++k) {
    WorkerBench bench;
    ASSERT_TRUE(bench.registry.load(test_plugin("dies_at_13"), bench.apart()));
    const auto method = open_method(*bench.caller, "org.example.dies-at-13");
    ASSERT_TRUE(method->rate(OneGoalEach({1.0, 13.0}).in(), false));
  }
  EXPECT_EQ(descriptors(), before);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);  // no child is left
  EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace kinerja::test
