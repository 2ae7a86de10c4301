#pragma once

#include <kinerja/core/cycle.hpp>

#include "config/json_text.hpp"

#include <boost/json/object.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

class Presets;
enum class InputFiles;

/// Gathers the mistakes of one file, up to a number that a person can still read.
class MistakeList {
 public:
  explicit MistakeList(const JsonText& text) : text_(text), mistakes_(text.mistakes) {}

  void add(std::string_view pointer, Text message);
  bool empty() const { return mistakes_.empty(); }
  /// In the order of the file; the last one says so when there were too many.
  std::vector<Mistake> finish() &&;

 private:
  const JsonText& text_;  // outlives this list
  std::vector<Mistake> mistakes_;
  std::size_t left_out_ = 0;
};

// The parts of a cycle file. The schema has been checked before and its mistakes are noted; so
// these readers pass over what has the wrong type, and a mistake in one part never hides another.

/// The members of an object, or an empty one when it is not there or something else.
const boost::json::object& object_in(const boost::json::object& parent, std::string_view key);

/// A text, or an empty one when it is not there or something else.
std::string_view string_in(const boost::json::object& parent, std::string_view key);

/// A number, or nothing when it is not there or something else.
std::optional<double> number_in(const boost::json::object& parent, std::string_view key);

/// A text in one language or both. `if_absent` stands in when there is none.
Text read_text(const boost::json::object& parent,
               std::string_view key,
               std::string_view pointer,
               Text if_absent,
               MistakeList& mistakes);

/// What sources, nodes and exporters have in common; the component's id is under `component_key`.
void read_component(ComponentUse& use,
                    std::string_view name,
                    const boost::json::value& entry,
                    std::string_view list_pointer,
                    std::string_view component_key,
                    MistakeList& mistakes);

/// A name of an input, secret, source, node or exporter.
void check_name(std::string_view name, std::string_view pointer, MistakeList& mistakes);

/// A list of texts, none of them twice; with an empty word where something else than a text stands,
/// so that places stay those of the file.
std::vector<std::string> read_words(const boost::json::object& parent,
                                    std::string_view key,
                                    const std::string& pointer,
                                    MistakeList& mistakes);

std::optional<std::int32_t> read_day(const boost::json::object& parent,
                                     std::string_view key,
                                     std::string_view pointer,
                                     MistakeList& mistakes);

/// "legal_basis" of a cycle or preset.
std::vector<LegalBasis> read_legal_basis(const boost::json::object& root, MistakeList& mistakes);

std::vector<Aspect> read_aspects(const boost::json::object& root, MistakeList& mistakes);

std::vector<SourceUse> read_sources(const boost::json::object& root,
                                    const std::filesystem::path& folder,
                                    InputFiles files,
                                    MistakeList& mistakes);

/// An input that is a program; `folder` is the cycle file's.
ProgramUse read_program(const boost::json::value& entry,
                        const std::string& pointer,
                        const std::filesystem::path& folder,
                        InputFiles files,
                        MistakeList& mistakes);

/// Whether each {"$secret": NAME} of a program's settings names a secret of its source.
void check_secrets_of_program(const ProgramUse& program,
                              const std::vector<NamedSecret>& secrets,
                              const std::string& pointer,
                              MistakeList& mistakes);

/// Nodes with their presets resolved.
std::vector<NodeUse> read_nodes(const boost::json::object& root,
                                const Presets& presets,
                                MistakeList& mistakes);

/// Sets `order` and `result_node` from `nodes`.
void connect_nodes(Cycle& cycle, const boost::json::object& root, MistakeList& mistakes);

/// `nodes` and the cycle's id are there already.
FollowUpPlan read_follow_up(const Cycle& cycle,
                            const boost::json::object& root,
                            MistakeList& mistakes);

/// With the words that stand in when the file names none.
GoalCheckWords read_goal_check(const boost::json::object& root, MistakeList& mistakes);

}  // namespace kinerja
