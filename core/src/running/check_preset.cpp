#include <kinerja/core/calendar.hpp>
#include <kinerja/core/preparing.hpp>

#include <algorithm>
#include <utility>

namespace kinerja {
namespace {

// A cycle of just what the preset names: its own inputs, attributes, aspects and grades.
class StandIn {
 public:
  explicit StandIn(const Preset& preset) {
    for (const std::string& name : preset.aspects)
      aspects_.push_back({name, verbatim(name), 0, 100, {}});
    node_.name = preset.id;
    node_.inputs = preset.inputs;
    if (preset.any_inputs) node_.inputs = {"a"};
    node_.attributes = preset.attributes;
    grades_.resize(node_.inputs.size());
    for (std::size_t i = 0; i < node_.inputs.size(); ++i)
      if (const auto words = preset.input_grades.find(node_.inputs[i]);
          words != preset.input_grades.end())
        for (const std::string& word : words->second) grades_[i].push_back({word, verbatim(word)});
    apply_preset(preset, node_);
  }

  const NodeUse& node() const { return node_; }
  MethodSurroundings around() const {
    MethodSurroundings around{node_.inputs, node_.attributes, aspects_, {}};
    for (const auto& words : grades_) around.input_grades.push_back(&words);
    return around;
  }

 private:
  NodeUse node_;
  std::vector<Aspect> aspects_;
  std::vector<std::vector<GradeWord>> grades_;
};

class Check {
 public:
  Check(const Preset& preset, const JsonDocument& document, PluginCaller& caller)
      : preset_(preset), document_(document), caller_(caller) {}

  std::vector<Mistake> run() {
    if (preset_.kind == Preset::Kind::method) method();
    if (preset_.kind == Preset::Kind::deadline) add(read_deadline_rule(preset_).faults);
    if (preset_.kind == Preset::Kind::working_hours) add(read_working_hours(preset_).faults);
    return std::move(mistakes_);
  }

 private:
  void method() {
    const auto info = caller_.method_info(preset_.method);
    if (!info) return add("/method", info.error().message);
    const auto schema = Schema::parse(info->schema);
    if (!schema) return add("/method", schema.error().message);
    const StandIn stand_in(preset_);
    boost::json::value config = stand_in.node().config;
    const auto faults = schema->check(config);
    add(faults);
    if (!faults.empty()) return;
    const auto opened =
        caller_.open_method(stand_in.node(), canonical_json(config), stand_in.around());
    for (const SettingFault& fault : opened.faults) add("/config" + fault.pointer, fault.message);
  }

  void add(const std::vector<Schema::Fault>& faults) {
    for (const Schema::Fault& fault : faults) add("/config" + fault.pointer, fault.message);
  }
  void add(const std::string& pointer, const Text& message) {
    mistakes_.push_back(document_.mistake(pointer, message));
  }

  const Preset& preset_;
  const JsonDocument& document_;
  PluginCaller& caller_;
  std::vector<Mistake> mistakes_;
};

}  // namespace

PresetCheck check_preset(const std::filesystem::path& file, PluginCaller& caller) {
  ReadPreset read = read_preset(file);
  PresetCheck check{std::move(read.preset), std::move(read.mistakes)};
  if (check.preset) check.mistakes = Check(*check.preset, *read.document, caller).run();
  return check;
}

}  // namespace kinerja
