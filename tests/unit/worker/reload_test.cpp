// A plugin is replaced while others rate with it: nothing fails, and each result is of one version.

#include "worker/worker_bench.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <thread>

namespace kinerja::test {
namespace {

using ::testing::Each;

// KINERJA_RELOADS=100 KINERJA_RELOAD_PAUSE_MS=600 is the promise: 100 in a minute.
int from_environment(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::atoi(value);
}

class Reload : public ::testing::Test {
 protected:
  void SetUp() override { copy_version(1); }

  // Replaces the file as an installer does: a new one under the old name.
  void copy_version(int version) {
    std::filesystem::copy_file(test_plugin("packaged_" + std::to_string(version)),
                               folder_.path() / "next.so",
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::rename(folder_.path() / "next.so", file());
  }
  std::filesystem::path file() const { return folder_.path() / "version.so"; }

  // Rates for as long as `rating` says, an instance after the other, each for some batches.
  void rate_on(const std::atomic<bool>& rating) {
    const OneGoalEach people(std::vector<double>(64, 1.0));
    while (rating) {
      const auto method = open_method(*bench_.caller, "org.example.packaged");
      if (method == nullptr) return;
      const double expected = method->info().plugin_version == "1.0.0" ? 1.0 : 2.0;
      for (int k = 0; k < 10; ++k) {
        const auto rated = method->rate(people.in(), false);
        if (!rated) {
          ++failed_;
          continue;
        }
        for (const double score : rated->score) mixed_ += score != expected ? 1 : 0;
        ++batches_;
      }
    }
  }

  OwnFolder folder_;
  WorkerBench bench_;
  std::atomic<int> batches_{0}, failed_{0}, mixed_{0};
};

TEST_F(Reload, UnderARatingLoopNoBatchFailsAndEachResultIsOfOneVersion) {
  ASSERT_TRUE(bench_.registry.load(file(), bench_.apart()));
  const int reloads = from_environment("KINERJA_RELOADS", 20);
  const std::chrono::milliseconds pause(from_environment("KINERJA_RELOAD_PAUSE_MS", 0));
  std::atomic<bool> rating{true};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 2; ++t) threads.emplace_back([&] { rate_on(rating); });
    for (int k = 0; k < reloads; ++k) {
      const int seen = batches_;
      copy_version(k % 2 == 0 ? 2 : 1);
      const auto reloaded = bench_.registry.reload(file(), bench_.apart());
      ASSERT_TRUE(reloaded) << reloaded.error().message.en;
      EXPECT_EQ((*reloaded)->version(), k % 2 == 0 ? "2.0.0" : "1.0.0");
      std::this_thread::sleep_for(pause);
      while (batches_ == seen && failed_ == 0) std::this_thread::yield();
    }
    rating = false;
  }
  EXPECT_EQ(failed_, 0);
  EXPECT_EQ(mixed_, 0);
  EXPECT_GE(batches_, reloads);
  std::printf("%d reloads, %d batches, %d failed, %d of two versions\n",
              reloads,
              batches_.load(),
              failed_.load(),
              mixed_.load());
}

TEST_F(Reload, AnInstanceThatIsOpenGoesOnWithTheOldVersion) {
  ASSERT_TRUE(bench_.registry.load(file(), bench_.apart()));
  const auto old = open_method(*bench_.caller, "org.example.packaged");
  copy_version(2);
  ASSERT_TRUE(bench_.registry.reload(file(), bench_.apart()));
  const OneGoalEach people({1.0, 2.0});
  const auto rated = old->rate(people.in(), false);
  ASSERT_TRUE(rated);
  EXPECT_THAT(rated->score, Each(1.0));
  const auto fresh = open_method(*bench_.caller, "org.example.packaged");
  const auto again = fresh->rate(people.in(), false);
  ASSERT_TRUE(again);
  EXPECT_THAT(again->score, Each(2.0));
}

TEST_F(Reload, AFailedReloadKeepsTheOldVersion) {
  ASSERT_TRUE(bench_.registry.load(file(), bench_.apart()));
  for (const char* bad : {"no_entry", "undefined_symbol", "null_table", "well_behaved"}) {
    std::filesystem::copy_file(
        misbehaving(bad), file(), std::filesystem::copy_options::overwrite_existing);
    EXPECT_FALSE(bench_.registry.reload(file(), bench_.apart())) << bad;
    const auto method = open_method(*bench_.caller, "org.example.packaged");
    ASSERT_NE(method, nullptr);
    const auto rated = method->rate(OneGoalEach({1.0}).in(), false);
    ASSERT_TRUE(rated) << bad;
    EXPECT_EQ(rated->score[0], 1.0);
  }
}

}  // namespace
}  // namespace kinerja::test
