#pragma once

// Settings that a component is opened with, and the surroundings that make sense of them: what a
// cycle file would say.

#include <kinerja/core/result.hpp>

#include <boost/json/object.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kinerja::checking {

struct ExampleInput {
  std::string name;
  std::vector<std::string> grades;  // lowest first; empty: it gives none
  double min = 0, max = 120;
};
struct ExampleAttribute {
  std::string name;
  std::vector<std::string> values;  // a text that is a number counts as one
};
struct ExampleAspect {
  std::string name;
  double min = 1, max = 5;
};
struct ExampleFile {
  std::string name;  // what call->read knows it by
  std::string bytes;
};
struct ExampleNode {
  std::string name;
  std::vector<std::string> grades;
};

struct Example {
  boost::json::object config;                // defaults are filled in when it is used
  std::vector<ExampleInput> inputs;          // of a method
  std::vector<ExampleAttribute> attributes;  // of a person, for methods and exporters
  std::vector<ExampleAspect> aspects;
  std::vector<std::string> indicators;  // what goals are measured by
  std::vector<ExampleFile> files;       // of a source
  std::map<std::string, std::string> secrets;
  std::vector<ExampleNode> nodes;  // of a cycle, for exporters
};

/// The examples of each component, by its id.
using Settings = std::map<std::string, std::vector<Example>, std::less<>>;

/// Reads what `--config` names:
///
///   {"id.component": {"config": {...}, "inputs": {"name": {"grades": [...], "min": 0, "max":
///   120}},
///     "attributes": {"name": [values]}, "aspects": {"name": {"min": 1, "max": 5}},
///     "indicators": [...], "files": {"name": "path beside this file" or {"text": "..."}},
///     "secrets": {"name": "value"}, "nodes": {"name": [grades]}}}
///
/// A list of such objects gives several examples. Empty path: no settings.
Result<Settings> read_settings(const std::filesystem::path& file);

}  // namespace kinerja::checking
