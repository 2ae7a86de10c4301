#pragma once

#include <kinerja/core/preparing.hpp>

#include "cli/commands.hpp"
#include "cli/sample_evidence.hpp"

#include <boost/json/object.hpp>

#include <filesystem>
#include <string>

namespace kinerja {

/// The one component of a plugin that `plugin run` shall try.
struct TriedComponent {
  enum class Kind { source, method, exporter } kind = Kind::method;
  std::string id;
  Text name;
};

/// The component that FILE and --component name.
Result<TriedComponent> tried_component(const Workbench& bench);

/// A cycle file around one component, made for this try and prepared like any other, so that the
/// component is called in the same way. `sections` are "sources", "nodes" and what else the try
/// needs beside period and title; the component's entry lies at `pointer` and gets the settings of
/// --config, whose mistakes are told with their place in them.
Preparation prepare_sample_cycle(const Workbench& bench,
                                 const TriedComponent& component,
                                 boost::json::object sections,
                                 const std::string& pointer);

/// Nodes "NAME" that give what the columns "input:NAME" say; --inputs names their grades.
Result<boost::json::object> input_nodes(const Workbench& bench, const SampleShape& shape);

/// The section "sources" of a cycle that a sample's rows come to: where evidence says that a row
/// stands, it names the sample's file. Nobody pulls it: see sample_evidence().
boost::json::object sample_sources(const SampleTable& table);

/// Tries a source: its rows and its quarantine.
int run_source(const Workbench& bench, const TriedComponent& component);

}  // namespace kinerja
