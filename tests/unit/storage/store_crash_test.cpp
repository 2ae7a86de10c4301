// A writer that is killed at any moment loses no load that it finished and shows none that it did
// not: each load below is three batches whose rows carry the load's own number.
#include <kinerja/core/store.hpp>

#include "child_process.hpp"
#include "sample_rows.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace kinerja {
namespace {

using testing::ChildProcess;
using testing::sample_rows;
using testing::TemporaryFolder;

constexpr int batches = 3;
constexpr int steps_of_a_load = batches + 2;  // begin, each append, finish
constexpr int kills = 30;

CycleKey key() {
  return {"kota-denpasar", "denpasar-2026"};
}

void write_until_killed(const std::filesystem::path& file,
                        int round,
                        const std::function<void()>& tell) {
  auto store = Store::open(file);
  if (!store) ::_exit(4);
  for (int number = 0;; ++number) {
    const std::string name = std::to_string(round) + "-" + std::to_string(number);
    const auto load = (*store)->begin_load(key(), "absensi", false);
    if (!load) ::_exit(5);
    tell();
    for (int i = 0; i < batches; ++i) {
      const Rows rows = sample_rows(4, 200, name);
      if (!(*store)->append(*load, std::span(&rows, 1), {}, name)) ::_exit(6);
      tell();
    }
    if (!(*store)->finish_load(*load)) ::_exit(7);
    tell();
  }
}

// How many batches of each load are shown, by the name that its rows carry.
std::map<std::string, int> loads_shown(Store& store) {
  std::map<std::string, int> loads;
  const auto done = store.read_rows(key(), [&](const std::string&, Rows&& rows) {
    ++loads[std::get<Events>(rows).input];
    return Result<void>();
  });
  EXPECT_TRUE(done) << done.error().message.en;
  return loads;
}

TEST(StoreCrash, LosesNoFinishedLoadAndShowsNoTornOne) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder / "kinerja.db";
  std::map<std::string, int> finished;
  for (int round = 0; round < kills; ++round) {
    const int steps = round % (2 * steps_of_a_load) + 1;
    {
      ChildProcess writer([&](const auto& tell) { write_until_killed(file, round, tell); });
      for (int i = 0; i < steps; ++i) ASSERT_TRUE(writer.wait_for_step()) << "round " << round;
      writer.kill_now();
    }
    for (int number = 0; number < steps / steps_of_a_load; ++number)
      finished[std::to_string(round) + "-" + std::to_string(number) + ".csv"] = batches;

    auto store = Store::open(file);
    ASSERT_TRUE(store) << store.error().message.en;
    const std::map<std::string, int> shown = loads_shown(**store);

    for (const auto& [name, count] : shown) EXPECT_EQ(count, batches) << name << " is torn";
    for (const auto& [name, count] : finished) EXPECT_TRUE(shown.contains(name)) << name << " lost";
    finished = shown;  // what was once shown must stay
  }
  EXPECT_GE(finished.size(), 15u);
}

}  // namespace
}  // namespace kinerja
