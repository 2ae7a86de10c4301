#pragma once

#include <kinerja/core/follow_up.hpp>
#include <kinerja/core/result.hpp>
#include <kinerja/core/text.hpp>

#include <boost/json/object.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// A mistake in a configuration, and where it stands.
struct Mistake {
  std::string file;
  std::string pointer;  // JSON Pointer
  int line = 0;         // counted from 1; 0: not in the text
  int column = 0;
  Text message;
};

/// The behaviour that shows a score of an aspect.
struct Anchor {
  double score = 0;
  Text text;
};

struct Aspect {
  std::string name;
  Text title;
  double min = 0;
  double max = 100;
  std::vector<Anchor> anchors = {};  // lowest score first
};

struct LegalBasis {
  Text title;
  std::optional<std::int32_t> from_day;
  std::string confidence;  // certain, likely, unverified
  Text note;
  std::string article = {};  // of presets: "Pasal 41(5)"
  std::string source = {};   // of presets: where it was read
};

/// A program whose standard output is an input.
struct ProgramUse {
  std::vector<std::string> command;     // a name in the system's folders or in `folder`, arguments
  std::filesystem::path folder;         // absolute; all of ours that it may read
  boost::json::object settings = {};    // {"$secret": "NAME"} stands for a secret of the source
  std::vector<std::string> hosts = {};  // "api.example.go.id:443"; none: no network at all
  std::vector<std::uint16_t> ports = {};  // of `hosts`
  std::int64_t seconds = 600;             // that one run may take
  std::int64_t silence_seconds = 60;      // without a byte from it, while we wait
};

struct NamedInput {
  std::string name;
  std::filesystem::path file;  // absolute; empty for a program
  std::optional<ProgramUse> program = {};

  /// What a person knows it by: the file, or the program as it is called.
  std::string shown() const;
  /// The same with the file as seen from `folder`.
  std::string shown_from(const std::filesystem::path& folder) const;
};

/// Where a secret comes from; the value itself is never kept.
struct NamedSecret {
  std::string name;
  std::string environment;     // empty: not from there
  std::filesystem::path file;  // empty: not from there
};

/// One use of a component, with what all three kinds have in common. `config` holds what the file
/// says; settings with defaults filled in come from the component's schema later.
struct ComponentUse {
  std::string name;
  Text title;
  std::string component;  // id
  boost::json::object config;
  std::string pointer;  // of this entry in the cycle file
};

struct SourceUse : ComponentUse {
  std::vector<NamedInput> inputs;
  std::vector<NamedSecret> secrets;
  double max_rejected = 0.1;  // share of rows
};

/// Whose ratings a node sees.
struct Ratee {
  enum class Kind { person, unit, attribute } kind = Kind::person;
  std::string attribute;  // names the service point, for Kind::attribute
};

struct NodeUse : ComponentUse {
  std::vector<std::string> inputs;  // other nodes
  std::vector<std::string> attributes;
  Ratee ratee;
  std::string preset = {};                    // id; empty: none. `config` holds its settings, too
  std::vector<std::string> preset_keys = {};  // the members of `config` that are the preset's
  std::vector<LegalBasis> legal_basis = {};   // the preset's
};

using ExporterUse = ComponentUse;

/// A cycle file, read and checked in itself; the components' settings are checked with the plugins.
struct Cycle {
  std::filesystem::path file;
  std::string id;
  Text title;
  std::string agency;
  Language language = Language::indonesian;
  std::int32_t from_day = 0;
  std::int32_t to_day = 0;
  std::vector<LegalBasis> legal_basis;
  std::vector<Aspect> aspects;
  std::vector<SourceUse> sources;
  std::vector<NodeUse> nodes;      // as in the file
  std::vector<std::size_t> order;  // places in `nodes`, inputs before those that use them
  std::size_t result_node = 0;
  FollowUpPlan follow_up;
  GoalCheckWords goal_check;
  std::vector<ExporterUse> exporters;
  std::filesystem::path output;  // absolute
  std::string canonical;  // the whole document as canonical JSON: what the configuration hash is of

  const NodeUse* node(std::string_view name) const;
};

}  // namespace kinerja
