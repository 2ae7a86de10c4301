#pragma once

#include <kinerja/core/plugin_store.hpp>

#include "trust/safe_folder.hpp"

#include <cstdint>
#include <string>

namespace kinerja {

/// The files of a package, each read once. Nobody has vouched for anything yet.
struct Package {
  std::string manifest_bytes;
  std::string signature_bytes;
  Manifest manifest;
  std::string name;  // of the manifest's file, for messages
};
Result<Package> read_package(const SafeFolder& folder);

/// Everything about a package that can be known without running its code: who vouches for it, that
/// the library is the one of the manifest, for this machine and this ABI.
Result<TrustedPlugin> check_package(const Package& package,
                                    const SafeFolder& folder,
                                    const TrustPolicy& policy,
                                    std::int32_t today);

/// Days since 1970-01-01, now.
std::int32_t today();

}  // namespace kinerja
