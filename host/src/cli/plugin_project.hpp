#pragma once

#include <kinerja/core/result.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kinerja {

/// What a new plugin project is made from.
struct PluginProject {
  std::string kind;              // source, method, exporter
  std::string language;          // c, cpp, rust
  std::string name;              // of the library: layanan_cepat
  std::string id;                // of plugin and component; empty: org.example.layanan-cepat
  std::string vendor;            // empty: Example
  std::filesystem::path folder;  // empty: the name, in the working folder
};

/// Fills in what was left out. An Error when a name or id is not one.
Result<PluginProject> checked(PluginProject project);

/// The library that the project's build makes, below its folder.
std::filesystem::path library_of(const PluginProject& project);

/// Makes the project's folder from the templates, whose layers lie below `templates`: what is
/// common to the kind, to the language, and what is of both. Each @WORD@ that is known is filled
/// in. A folder that exists is an Error and stays as it is; after an Error there is none.
/// Returns the files, below the folder.
Result<std::vector<std::filesystem::path>> make_project(const PluginProject& project,
                                                        const std::filesystem::path& templates,
                                                        const std::filesystem::path& rust_crate);

}  // namespace kinerja
