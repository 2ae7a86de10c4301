#pragma once

#include <kinerja/core/manifest.hpp>
#include <kinerja/core/signing.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kinerja {

/// Makes a signed package of a library, or of the only library in a folder: manifest.json says what
/// `describe` finds out, and manifest.sig is the signature of it. Without `network` the hosts of a
/// manifest that is there already stay.
Result<Manifest> sign_package(const std::filesystem::path& package,
                              const SecretKey& key,
                              const std::optional<std::vector<std::string>>& network,
                              const DescribeLibrary& describe);

}  // namespace kinerja
