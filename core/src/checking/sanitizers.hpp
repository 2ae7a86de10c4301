#pragma once

#include <kinerja/core/checking.hpp>
#include <kinerja/core/result.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kinerja::checking {

/// A plugin that was built anew with ASan and UBSan, and what a process that loads it needs.
struct SanitizedBuild {
  std::filesystem::path library;
  std::vector<std::string> environment;
};

/// Builds request.source in a temporary folder: with request.build, which finds CFLAGS, CXXFLAGS,
/// LDFLAGS and OUT (the folder for the result) in its environment, or with CMake.
Result<SanitizedBuild> build_with_sanitizers(const Request& request);

}  // namespace kinerja::checking
