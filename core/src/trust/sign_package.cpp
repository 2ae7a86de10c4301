#include <kinerja/core/sign_package.hpp>

#include "loading/file_fault.hpp"
#include "trust/store_files.hpp"
#include "trust/strict_json.hpp"

#include <algorithm>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

Result<fs::path> only_library(const fs::path& folder) {
  KINERJA_TRY(opened, SafeFolder::open(folder, SafeFolder::Owners::any));
  KINERJA_TRY(names, opened.names());
  std::erase_if(names, [](const std::string& name) { return !name.ends_with(".so"); });
  if (names.empty())
    return file_fault(Errc::not_found,
                      folder.string(),
                      "tidak ada pustaka (*.so) di sini. Bangun dulu, lalu sebut foldernya",
                      "there is no library (*.so) here. Build it first, then name its folder");
  if (names.size() > 1)
    return file_fault(Errc::used_wrongly,
                      folder.string(),
                      "ada {} pustaka di sini ({}, {}). Satu folder untuk satu plugin: sebut satu "
                      "pustaka saja",
                      "there are {} libraries here ({}, {}). A folder is for one plugin: name one "
                      "library",
                      {std::uint64_t{names.size()}, names[0], names[1]});
  return folder / names[0];
}

// The manifest that is there already, for what a library can't say of itself.
Result<std::optional<Manifest>> earlier_manifest(const SafeFolder& folder,
                                                 const std::string& library) {
  if (!folder.has(manifest_name)) return std::optional<Manifest>();
  KINERJA_TRY(bytes, folder.read(manifest_name, max_manifest_bytes));
  ReadManifest read = read_manifest(std::move(bytes), (folder.path() / manifest_name).string());
  if (!read.manifest) return mistakes_as_error(read.mistakes);
  if (read.manifest->file != library && folder.has(read.manifest->file))
    return file_fault(Errc::used_wrongly,
                      folder.path().string(),
                      "{} di sini menjelaskan {}. Satu folder untuk satu plugin: pindahkan {} ke "
                      "folder lain",
                      "{} here is about {}. A folder is for one plugin: move {} to another folder",
                      {manifest_name, read.manifest->file, library});
  return std::move(read.manifest);
}

}  // namespace

Result<Manifest> sign_package(const fs::path& package,
                              const SecretKey& key,
                              const std::optional<std::vector<std::string>>& network,
                              const DescribeLibrary& describe) {
  std::error_code ec;
  fs::path file = fs::absolute(package, ec).lexically_normal();
  if (!file.has_filename()) file = file.parent_path();  // "folder/"
  if (fs::is_directory(file, ec)) {
    KINERJA_TRY(only, only_library(file));
    file = only;
  }
  KINERJA_TRY(library, SealedFile::open(file));
  KINERJA_TRY(folder, SafeFolder::open(file.parent_path(), SafeFolder::Owners::any));
  KINERJA_TRY(earlier, earlier_manifest(folder, file.filename().string()));
  KINERJA_TRY(facts, describe(library));

  Manifest manifest;
  static_cast<LibraryFacts&>(manifest) = std::move(facts);
  manifest.file = file.filename().string();
  manifest.sha256 = library.sha256();
  manifest.platform = host_platform();
  if (network)
    manifest.network = *network;
  else if (earlier)
    manifest.network = earlier->network;

  const std::string text = manifest_text(manifest);
  // The strict reader is the one judge: an id or a host that it refuses is never signed.
  if (ReadManifest again = read_manifest(text, std::string(manifest_name)); !again.manifest)
    return mistakes_as_error(again.mistakes);
  KINERJA_CHECK(replace_file(folder, manifest_name, text, file_mode));
  KINERJA_CHECK(replace_file(folder, signature_name, key.sign(text), file_mode));
  return manifest;
}

}  // namespace kinerja
