#pragma once

#include <kinerja/core/checking.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/pinned.hpp>

#include "checking/example.hpp"
#include "checking/random.hpp"

#include <boost/json/object.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kinerja::checking {

class Subject;

/// Where a test works: the plugin, the component, the seed, and what was found. fault(), warn(),
/// note() and doing() are [many].
class Bench : private Pinned {
 public:
  Bench(std::filesystem::path file, std::string component, std::uint64_t seed, Settings settings);
  Bench(const Bench&) = delete;
  Bench(Bench&&) = delete;
  Bench& operator=(const Bench&) = delete;
  Bench& operator=(Bench&&) = delete;
  ~Bench();

  const std::filesystem::path& file() const { return file_; }
  std::uint64_t seed() const { return seed_; }
  /// Random numbers of the test's own.
  Random random() const { return Random(seed_); }

  /// Loads the plugin and finds the component. False: the table is broken, which was noted as the
  /// reason why this test is not run.
  bool load();
  const PluginLibrary& plugin() const { return *plugin_; }
  /// The component; only after load(), and not for tests of the library.
  Subject& subject() const { return *subject_; }

  /// Settings that open the component: what the author gave, or what was found by trying. Empty:
  /// none did, which was noted.
  const std::vector<Example>& examples();

  /// What is being done: the first part of a fault, and what a crash was in.
  void doing(Text what);
  void fault(Text expected, Text came);
  void warn(Text expected, Text came);
  void note(Text what);
  void not_run(Text why);
  bool failed() const { return failed_.load(); }

  boost::json::object answer() const;

 private:
  void keep(std::vector<Fault>& list, Fault fault);

  std::filesystem::path file_;
  std::string component_;
  std::uint64_t seed_;
  Settings settings_;
  std::unique_ptr<PluginLibrary> plugin_;
  std::unique_ptr<Subject> subject_;
  std::optional<std::vector<Example>> examples_;

  mutable std::mutex mutex_;
  Text doing_;
  std::vector<Fault> faults_, warnings_;
  std::vector<Text> notes_;
  std::set<std::string> seen_;  // a fault is told once
  bool not_run_ = false;
  std::atomic<bool> failed_{false};
};

/// Faults and results as they travel from the child.
boost::json::object to_json(const Text& both);
Text text_from(const boost::json::value& both);
boost::json::object to_json(const Fault& fault);
Fault fault_from(const boost::json::value& fault);

}  // namespace kinerja::checking
