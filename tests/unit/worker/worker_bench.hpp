#pragma once

#include <kinerja/core/isolation.hpp>

#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"

#include <boost/json/object.hpp>

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

namespace kinerja::test {

/// Plugins of the tests that are not bundled: those that fail at work.
inline std::filesystem::path test_plugin(const std::string& name) {
  return std::filesystem::path(KINERJA_TEST_PLUGINS_DIR) / (name + ".so");
}
inline std::filesystem::path bundled(const std::string& name) {
  return std::filesystem::path(KINERJA_BUNDLED_DIR) / (name + ".so");
}

inline WorkerSettings settings_for_tests() {
  WorkerSettings settings;
  settings.program = KINERJA_WORKER;
  return settings;
}

/// A house with its log, and plugins in it.
struct WorkerBench {
  explicit WorkerBench(WorkerSettings settings = settings_for_tests())
      : house(settings, stop, log) {}

  PluginLoader apart() {
    return [this](const std::filesystem::path& file) { return load(file); };
  }
  Result<std::unique_ptr<PluginLibrary>> load(const std::filesystem::path& file) {
    KINERJA_TRY(sealed, SealedFile::open(file));
    return house.load(std::make_shared<const SealedFile>(std::move(sealed)));
  }
  std::string logged() {
    const std::lock_guard lock(mutex);
    return lines;
  }

  StopSource stop;
  std::mutex mutex;
  std::string lines;
  LogLine log = [this](std::int32_t, std::string_view line) {
    const std::lock_guard lock(mutex);
    lines.append(line).push_back('\n');
  };
  WorkerHouse house;
  PluginRegistry registry;
  std::unique_ptr<PluginCaller> caller = call_plugins(registry, stop, log);
};

/// A batch of people with one goal each.
struct OneGoalEach {
  explicit OneGoalEach(const std::vector<double>& actuals) : actual(actuals) {
    const auto n = static_cast<std::uint32_t>(actuals.size());
    for (std::uint32_t i = 0; i <= n; ++i) {
      begin.push_back(static_cast<std::int32_t>(i));
      none.push_back(0);
    }
    handle.resize(n);
    group.resize(n);
    zero.resize(n);
    aspect.assign(n, UINT32_MAX);
    target.assign(n, 100.0);
    weight.assign(n, 1.0);
    share.assign(n, 1.0);
    direction.assign(n, KINERJA_MORE_IS_BETTER);
    flags.assign(n, KINERJA_EV_HAS_TARGET | KINERJA_EV_HAS_ACTUAL);
  }
  kinerja_rate_in in() const {
    kinerja_rate_in in{};
    in.struct_size = sizeof in;
    in.n = static_cast<std::uint32_t>(actual.size());
    in.employee = handle.data();
    in.group = group.data();
    in.ev_begin = begin.data();
    in.ev_indicator = zero.data();
    in.ev_aspect = aspect.data();
    in.ev_target = target.data();
    in.ev_target_high = target.data();
    in.ev_actual = actual.data();
    in.ev_weight = weight.data();
    in.ev_share = share.data();
    in.ev_direction = direction.data();
    in.ev_flags = flags.data();
    in.ev_plan = zero.data();
    in.rt_begin = none.data();
    in.indicators = {"i", 1, offsets, offsets + 1};
    in.indicators_len = 1;
    return in;
  }

  std::vector<double> actual, target, weight, share;
  std::vector<std::uint64_t> handle;
  std::vector<std::uint32_t> group, zero, aspect;
  std::vector<std::int32_t> begin, none;
  std::vector<std::uint8_t> direction, flags;
  std::uint32_t offsets[2] = {0, 1};
};

inline std::unique_ptr<MethodInstance> open_method(PluginCaller& caller, const std::string& id) {
  NodeUse use;
  use.name = "uji";
  use.component = id;
  auto opened = caller.open_method(use, "{}", {});
  if (!opened.faults.empty()) ADD_FAILURE() << opened.faults.front().message.en;
  return std::move(opened.instance);
}

}  // namespace kinerja::test
