#pragma once

#include <kinerja/core/plugin_store.hpp>

#include "trust/safe_folder.hpp"

#include <string_view>

namespace kinerja {

inline constexpr std::string_view plugins_folder = "plugins";
inline constexpr std::string_view binaries_folder = "binaries";
inline constexpr std::size_t max_installed = 256;  // what a registry may hold

/// The store's own folder, checked together with those above it.
Result<SafeFolder> store_root(const PluginStore& store);

/// What trust.json says; nothing is allowed when it is not there.
Result<TrustPolicy> policy_in(const SafeFolder& root);

Error damaged_binary(const SealedFile& binary);
Error too_many_plugins(const std::filesystem::path& folder, std::size_t most);

}  // namespace kinerja
