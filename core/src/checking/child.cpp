#include "checking/child.hpp"

#include "checking/bench.hpp"
#include "checking/crash.hpp"
#include "checking/manifest_of.hpp"
#include "checking/subject.hpp"
#include "checking/test.hpp"
#include "loading/abi_version.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <cstring>
#include <exception>
#include <unistd.h>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

constexpr int answer_descriptor = 3;

json::object describe_plugin(const std::filesystem::path& file) {
  const auto opened = PluginLibrary::open(file);
  if (!opened) return {{"error", to_json(opened.error().message)}};
  const PluginLibrary& plugin = **opened;
  json::array components;
  const auto add = [&](std::string_view kind, const auto& tables) {
    for (const auto* table : tables)
      components.push_back(json::object{{"kind", kind}, {"id", view_of(table->info->id)}});
  };
  add("source", plugin.sources());
  add("method", plugin.methods());
  add("exporter", plugin.exporters());
  return {{"id", plugin.id()},
          {"version", plugin.version()},
          {"vendor", plugin.vendor()},
          {"abi", abi_text(plugin.abi())},
          {"components", std::move(components)}};
}

void run_guarded(const Test& test, Bench& bench) {
  try {
    test.run(bench);
  } catch (const std::bad_alloc&) {
    bench.not_run(
        text("memori tidak cukup untuk uji ini", "there is not enough memory for this test"));
  } catch (const std::exception& error) {
    bench.fault(
        text("tidak ada exception yang keluar dari plugin", "no exception leaves the plugin"),
        verbatim(error.what()));
  } catch (...) {
    bench.fault(
        text("tidak ada exception yang keluar dari plugin", "no exception leaves the plugin"),
        text("sebuah exception", "an exception"));
  }
}

}  // namespace

json::object run_task(const ChildTask& task) {
  if (task.test == describe) return describe_plugin(task.file);
  auto settings = read_settings(task.settings);
  if (!settings) return {{"error", to_json(settings.error().message)}};
  Bench bench(task.file, task.component, task.seed, std::move(settings).value());
  Kind kind = Kind::library;
  if (!task.component.empty()) {
    bench.doing(text("memuat plugin", "loading the plugin"));
    if (!bench.load()) return bench.answer();
    kind = bench.subject().kind();
  }
  const Test* test = find_test(task.test, kind);
  if (test == nullptr)
    return {
        {"error", to_json(text("tidak ada uji \"{}\"", "there is no test \"{}\"", {task.test}))}};
  run_guarded(*test, bench);
  return bench.answer();
}

int check_child(int argc, const char* const* argv) {
  constexpr int arguments = 6;
  if (argc != arguments) return 2;
  ChildTask task{argv[1], argv[2], argv[3], 0, argv[5]};
  const std::string_view seed = argv[4];
  if (std::from_chars(seed.data(), seed.data() + seed.size(), task.seed).ec != std::errc{})
    return 2;
  explain_crashes(answer_descriptor);
  const std::string answer = json::serialize(run_task(task));
  const ssize_t sent = write(answer_descriptor, answer.data(), answer.size());
  // What the plugin left for the end of the process is not asked for.
  _exit(sent == static_cast<ssize_t>(answer.size()) ? 0 : 1);
}

}  // namespace kinerja::checking
