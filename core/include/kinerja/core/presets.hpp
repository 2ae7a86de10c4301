#pragma once

#include <kinerja/core/config.hpp>
#include <kinerja/core/cycle.hpp>

#include <boost/json/object.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// Where the numbers at and below a place of a preset's settings come from.
struct PresetNumber {
  std::string pointer;  // below the settings
  std::string source;
  std::string confidence;  // certain, likely, unverified
  Text note;
};

/// A rule that an office can choose by its name: settings of a method or of a calendar rule, with
/// the law behind them.
struct Preset {
  enum class Kind { method, deadline, working_hours } kind = Kind::method;
  std::string id;
  std::filesystem::path file;
  Text title;
  std::string family;                   // of rules: "PP 30/2019"
  std::string method;                   // id of the component; empty for calendar rules
  std::vector<std::string> inputs;      // what a node's inputs mean, in order
  bool any_inputs = false;              // the settings name none, so any number will do
  std::vector<std::string> attributes;  // what a node's attributes mean, in order
  std::vector<LegalBasis> legal_basis;
  boost::json::object config;
  std::vector<PresetNumber> numbers;
  std::vector<Text> open;  // what the source leaves open, and what is taken instead

  // Places of `config` that speak of inputs and attributes; `*` stands for each element.
  std::vector<std::string> input_pointers;    // objects whose keys are inputs
  std::vector<std::string> input_values;      // texts that are inputs
  std::vector<std::string> attribute_values;  // texts that are attributes

  // What a check must stand in for when it opens the method without a cycle.
  std::vector<std::string> aspects;
  std::map<std::string, std::vector<std::string>, std::less<>> input_grades;

  boost::json::object document;  // the whole file
};

/// A preset file with all mistakes that can be found without plugins. `preset` is there only when
/// there are none; `document` whenever the text was JSON.
struct ReadPreset {
  std::optional<Preset> preset;
  std::optional<JsonDocument> document;
  std::vector<Mistake> mistakes;
};
ReadPreset read_preset(const std::filesystem::path& file);

/// All presets that this process knows, by their ids. A file is read when it is first asked for, so
/// that a cycle pays for the rules that it uses. One thread.
class Presets {
 public:
  /// Takes every *.json of a folder, in the order of names. A file with mistakes, or with an id
  /// that is taken, does not stop the others; it is kept in refused(). No folder, no presets.
  void load_folder(const std::filesystem::path& folder);

  /// Borrowed; null when there is none.
  const Preset* find(std::string_view id) const;
  /// Reads all files that nobody has asked for yet.
  const std::map<std::string, Preset, std::less<>>& all() const;

  struct Refused {
    std::filesystem::path file;
    std::vector<Mistake> mistakes;
  };
  /// Of the files that were read so far.
  const std::vector<Refused>& refused() const { return refused_; }

 private:
  const Preset* read(const std::filesystem::path& file) const;

  // What was read moves from the first into one of the others.
  mutable std::map<std::string, std::filesystem::path, std::less<>> unread_;  // by file name
  mutable std::map<std::string, Preset, std::less<>> presets_;
  mutable std::vector<Refused> refused_;
};

/// A number of a preset's settings, and what says where it comes from: the entry of `numbers` at it
/// or at the nearest place above. Null when there is none. Borrows.
struct SourcedNumber {
  std::string pointer;
  double value = 0;
  const PresetNumber* source = nullptr;
};
std::vector<SourcedNumber> sourced_numbers(const Preset& preset);

/// Why there is no preset `id` to be had: it is not known, with a "did you mean", or its file has
/// mistakes, or it is of another kind than `kind`, which was looked for.
Text no_such_preset(const Presets& presets,
                    std::string_view id,
                    std::optional<Preset::Kind> kind = std::nullopt);

/// Why a preset can't be put into a node: another method, or another number of names.
struct Misfit {
  std::string key;  // of the node's entry
  Text message;
};
std::vector<Misfit> preset_misfits(const Preset& preset, const NodeUse& node);

/// Puts a preset into a node that it fits: its method, its settings with the node's own over them,
/// its law. The preset's names of inputs and attributes become the node's, by position.
void apply_preset(const Preset& preset, NodeUse& node);

}  // namespace kinerja
