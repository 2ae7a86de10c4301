// What a plugin may ask for from threads of its own: the header tags it [many].

#include "calling/call_scope.hpp"
#include "calling/columns.hpp"
#include "loading/misbehaving.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace kinerja::test {
namespace {

TEST(CallScopeThreads, SecretsReportsAndInputsOfOtherNamesMayBeAskedForAtOnce) {
  const OwnFolder folder;
  auto opened = PluginLibrary::open(misbehaving("well_behaved"));
  ASSERT_TRUE(opened);
  const SharedPlugin plugin = std::move(opened).value();
  const StopSource stop;
  const LogLine log = [](std::int32_t, std::string_view) {};
  std::vector<NamedInput> inputs;
  std::vector<NamedSecret> secrets;
  constexpr int threads = 4;
  for (int i = 0; i < threads; ++i) {
    const std::string name = "n" + std::to_string(i);
    inputs.push_back({name, folder.write(name, name)});
    secrets.push_back({name, "", folder.write("s" + name, std::string(100, 's'))});
  }
  const CallSettings settings{plugin, "id.example.it", &stop, &log, &inputs, &secrets};
  CallScope scope(settings, 0);
  const kinerja_call* call = scope.call();
  std::atomic<int> good{0};

  const auto work = [&](int i) {
    const std::string own = "n" + std::to_string(i);
    kinerja_bytes block{};
    const bool read = call->read(call, str_of(own), &block) == KINERJA_OK && view_of(block) == own;
    bool lent = true;
    for (int round = 0; round < 50; ++round) {
      kinerja_str value{};
      const std::string name = "n" + std::to_string((i + round) % threads);
      lent = lent && call->secret(call, str_of(name), &value) == KINERJA_OK && value.len == 100;
      call->fail(call, KINERJA_MISSING, i, str_of(""), str_of("x"));
      lent = lent && call->stop(call) == KINERJA_OK;
    }
    good += read && lent ? 1 : 0;
  };
  {
    std::vector<std::jthread> others;
    for (int i = 0; i < threads; ++i) others.emplace_back(work, i);
  }

  EXPECT_EQ(good, threads);
  EXPECT_THAT(scope.take_reports(), ::testing::SizeIs(50 * threads));
}

}  // namespace
}  // namespace kinerja::test
