#include "checking/bench.hpp"

#include "checking/crash.hpp"
#include "checking/host_call.hpp"
#include "checking/random_settings.hpp"
#include "checking/subject.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

constexpr std::size_t max_faults = 5;  // of one test; more would say the same
constexpr int random_guesses = 60;     // settings drawn from the schema before giving up

template <class Table>
const Table* find_component(const std::vector<const Table*>& tables, std::string_view id) {
  const auto found = std::ranges::find_if(
      tables, [&](const Table* table) { return view_of(table->info->id) == id; });
  return found == tables.end() ? nullptr : *found;
}

}  // namespace

Bench::Bench(std::filesystem::path file,
             std::string component,
             std::uint64_t seed,
             Settings settings)
    : file_(std::move(file)),
      component_(std::move(component)),
      seed_(seed),
      settings_(std::move(settings)) {}

Bench::~Bench() = default;

bool Bench::load() {
  auto opened = PluginLibrary::open(file_);
  if (!opened) {
    not_run(text(
        "tabel plugin rusak: {}", "the plugin's table is broken: {}", {opened.error().message}));
    return false;
  }
  plugin_ = std::move(opened).value();
  if (const auto* method = find_component(plugin_->methods(), component_))
    subject_ = method_subject(*this, *method);
  else if (const auto* source = find_component(plugin_->sources(), component_))
    subject_ = source_subject(*this, *source);
  else if (const auto* exporter = find_component(plugin_->exporters(), component_))
    subject_ = exporter_subject(*this, *exporter);
  if (subject_ == nullptr && !component_.empty()) {
    not_run(text("komponen \"{}\" tidak ada", "there is no component \"{}\"", {component_}));
    return false;
  }
  return true;
}

// What the author gave goes first; else the defaults, in surroundings that grow; else settings
// drawn from the schema.
const std::vector<Example>& Bench::examples() {
  if (examples_) return *examples_;
  examples_.emplace();
  if (const auto given = settings_.find(component_); given != settings_.end()) {
    *examples_ = given->second;
    return *examples_;
  }
  Random random = Random(1).fork(7);  // the same whatever the seed: all tests shall see one example
  for (int i = 0; i <= random_guesses && examples_->empty(); ++i) {
    for (Example guess : subject_->guesses()) {
      if (i > 0) guess.config = random_config(subject_->info(), guess, random);
      if (config_text(subject_->info(), guess.config).empty()) continue;
      Conditions quiet;
      quiet.judge = false;
      if (subject_->open(guess, quiet).instance == nullptr) continue;
      examples_->push_back(std::move(guess));
      break;
    }
  }
  if (examples_->empty())
    not_run(text("tidak ada pengaturan coba-coba yang diterima; beri contoh dengan --config",
                 "none of the settings that were tried was taken; give an example with --config"));
  return *examples_;
}

void Bench::doing(Text what) {
  set_doing(what);
  const std::lock_guard lock(mutex_);
  doing_ = std::move(what);
}

void Bench::keep(std::vector<Fault>& list, Fault fault) {
  if (list.size() >= max_faults || !seen_.insert(fault.expected.en + '\n' + fault.did.en).second)
    return;
  list.push_back(std::move(fault));
}

void Bench::fault(Text expected, Text came) {
  failed_ = true;
  const std::lock_guard lock(mutex_);
  keep(faults_, {doing_, std::move(expected), std::move(came)});
}

void Bench::warn(Text expected, Text came) {
  const std::lock_guard lock(mutex_);
  keep(warnings_, {doing_, std::move(expected), std::move(came)});
}

void Bench::note(Text what) {
  const std::lock_guard lock(mutex_);
  notes_.push_back(std::move(what));
}

void Bench::not_run(Text why) {
  note(std::move(why));
  const std::lock_guard lock(mutex_);
  not_run_ = true;
}

json::object Bench::answer() const {
  const std::lock_guard lock(mutex_);
  json::array faults, warnings, notes;
  for (const Fault& one : faults_) faults.push_back(to_json(one));
  for (const Fault& one : warnings_) warnings.push_back(to_json(one));
  for (const Text& one : notes_) notes.push_back(to_json(one));
  return {{"faults", std::move(faults)},
          {"warnings", std::move(warnings)},
          {"notes", std::move(notes)},
          {"not_run", not_run_}};
}

json::object to_json(const Text& both) {
  return {{"id", both.id}, {"en", both.en}};
}

Text text_from(const json::value& both) {
  Text out;
  if (!both.is_object()) return out;
  if (const auto* id = both.get_object().if_contains("id"); id != nullptr && id->is_string())
    out.id = std::string(id->get_string());
  if (const auto* en = both.get_object().if_contains("en"); en != nullptr && en->is_string())
    out.en = std::string(en->get_string());
  return out;
}

json::object to_json(const Fault& fault) {
  return {{"did", to_json(fault.did)},
          {"expected", to_json(fault.expected)},
          {"came", to_json(fault.came)}};
}

Fault fault_from(const json::value& fault) {
  if (!fault.is_object()) return {};
  const json::object& of = fault.get_object();
  const auto member = [&](std::string_view name) {
    const auto* found = of.if_contains(name);
    return found == nullptr ? Text{} : text_from(*found);
  };
  return {member("did"), member("expected"), member("came")};
}

}  // namespace kinerja::checking
