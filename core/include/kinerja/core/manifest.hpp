#pragma once

#include <kinerja/core/config.hpp>
#include <kinerja/core/loading.hpp>
#include <kinerja/core/sealed_file.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view signature_name = "manifest.sig";
inline constexpr std::size_t max_manifest_bytes = std::size_t{1} << 20U;
inline constexpr std::size_t max_network_hosts = 100;

/// Managed: the library brings a runtime of its own and always runs in a worker.
enum class PluginRuntime { native, managed };

/// What a library says of itself.
struct LibraryFacts {
  std::string id;
  std::string version;
  std::string vendor;
  std::uint32_t abi = 0;
  std::uint32_t needs = 0;
  struct Component {
    std::string kind;  // source, method, exporter
    std::string id;
    friend bool operator==(const Component&, const Component&) = default;
  };
  std::vector<Component> components;
  PluginRuntime runtime = PluginRuntime::native;
};

/// What manifest.json says of a plugin: what the library would say of itself, and what nobody can
/// know from it.
struct Manifest : LibraryFacts {
  std::string file;  // beside the manifest, a plain name
  std::string sha256;
  std::string platform;              // host_platform() of where it runs
  std::vector<std::string> network;  // hosts, perhaps with a port, that a source may ask for
};

/// All mistakes at once; the manifest only when there are none.
struct ReadManifest {
  std::optional<Manifest> manifest;
  std::vector<Mistake> mistakes;
};
/// `bytes` are what is signed, as they stand in the file; `file` is what messages call it.
ReadManifest read_manifest(std::string bytes, std::string file);

/// The text of a manifest, to be signed and kept as it is.
std::string manifest_text(const Manifest& manifest);

/// Such as "linux-x86_64".
std::string_view host_platform();

/// Finds out what a library says of itself, which runs its code. Never called with a library that
/// nobody vouches for, unless by the one who is about to sign it.
using DescribeLibrary = std::function<Result<LibraryFacts>(const SealedFile&)>;
/// Loads the library into this process.
Result<LibraryFacts> describe_in_process(const SealedFile& library);
LibraryFacts facts_of(const PluginLibrary& plugin);

/// Whether the library says what its manifest says; names the first member that differs.
Result<void> check_facts(const Manifest& manifest, const LibraryFacts& facts);

}  // namespace kinerja
