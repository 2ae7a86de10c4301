#include <kinerja/core/loading.hpp>
#include <kinerja/core/manifest.hpp>

#include "config/words.hpp"
#include "loading/abi_version.hpp"
#include "loading/elf_check.hpp"
#include "loading/file_fault.hpp"

#include <algorithm>
#include <tuple>

namespace kinerja {
namespace {

void add_components(LibraryFacts& facts, const char* kind, const auto& tables) {
  for (const auto* table : tables)
    facts.components.push_back({kind, std::string(view_of(table->info->id))});
}

std::string components_text(std::vector<LibraryFacts::Component> components) {
  std::sort(components.begin(), components.end(), [](const auto& a, const auto& b) {
    return std::tie(a.kind, a.id) < std::tie(b.kind, b.id);
  });
  std::string words;
  for (const auto& [kind, id] : components)
    words.append(words.empty() ? "" : ", ").append(kind).append(" ").append(id);
  return words;
}

std::string runtime_text(PluginRuntime runtime) {
  return runtime == PluginRuntime::managed ? "managed" : "native";
}

}  // namespace

Result<LibraryFacts> describe_in_process(const SealedFile& library) {
  const std::string name = library.origin().string();
  KINERJA_CHECK(check_elf(library.bytes(), name));
  KINERJA_TRY(path, library.path_to_load());
  KINERJA_TRY(plugin, PluginLibrary::open_as(path, name));
  return facts_of(*plugin);
}

LibraryFacts facts_of(const PluginLibrary& plugin) {
  LibraryFacts facts{plugin.id(),
                     plugin.version(),
                     plugin.vendor(),
                     plugin.abi(),
                     plugin.needs(),
                     {},
                     (plugin.flags() & KINERJA_PLUGIN_RUNTIME) != 0 ? PluginRuntime::managed
                                                                    : PluginRuntime::native};
  add_components(facts, "source", plugin.sources());
  add_components(facts, "method", plugin.methods());
  add_components(facts, "exporter", plugin.exporters());
  return facts;
}

Result<void> check_facts(const Manifest& manifest, const LibraryFacts& facts) {
  struct Member {
    const char* name;
    std::string said, is;
  };
  const Member members[] = {
      {"id", manifest.id, facts.id},
      {"version", manifest.version, facts.version},
      {"vendor", manifest.vendor, facts.vendor},
      {"abi", abi_text(manifest.abi), abi_text(facts.abi)},
      {"needs", abi_text(manifest.needs), abi_text(facts.needs)},
      {"components", components_text(manifest.components), components_text(facts.components)},
      {"runtime", runtime_text(manifest.runtime), runtime_text(facts.runtime)}};
  for (const auto& [name, said, is] : members)
    if (said != is)
      return file_fault(Errc::untrusted,
                        manifest.file,
                        "\"{}\" pada {} adalah {}, tetapi pustakanya berkata {}. Minta paket yang "
                        "benar kepada pembuatnya; pembuatnya menandatangani ulang dengan `kinerja "
                        "plugin sign`",
                        "\"{}\" of {} is {}, but the library says {}. Ask its vendor for the right "
                        "package; the vendor signs anew with `kinerja plugin sign`",
                        {name, manifest_name, in_quotes(said), in_quotes(is)});
  return {};
}

}  // namespace kinerja
