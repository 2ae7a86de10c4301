#include "trust/package.hpp"

#include "loading/abi_version.hpp"
#include "loading/elf_check.hpp"
#include "loading/elf_file.hpp"
#include "loading/file_fault.hpp"
#include "trust/key_text.hpp"
#include "trust/strict_json.hpp"

#include <chrono>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

Error not_signed(const fs::path& folder) {
  return file_fault(Errc::untrusted,
                    folder.string(),
                    "plugin ini tidak ditandatangani: {} tidak ada. Minta paket yang "
                    "ditandatangani kepada pembuatnya; pembuatnya memakai `kinerja plugin sign`",
                    "this plugin is not signed: there is no {}. Ask its vendor for a signed "
                    "package; the vendor uses `kinerja plugin sign`",
                    {signature_name});
}

Error no_manifest(const fs::path& folder) {
  return file_fault(Errc::not_found,
                    folder.string(),
                    "bukan paket plugin: {} tidak ada. Pembuatnya membuatnya dengan `kinerja "
                    "plugin sign`",
                    "not a package of a plugin: there is no {}. Its vendor makes one with `kinerja "
                    "plugin sign`",
                    {manifest_name});
}

Error changed_library(const SealedFile& library, const Manifest& manifest) {
  return file_fault(Errc::untrusted,
                    library.origin().string(),
                    "isinya bukan yang ditandatangani (SHA-256 {}, {} menyebut {}). Jangan "
                    "dipakai; ambil lagi paket aslinya dari pembuatnya",
                    "its bytes are not those that were signed (SHA-256 {}, {} says {}). Don't use "
                    "it; get the vendor's own package once more",
                    {library.sha256(), manifest_name, manifest.sha256});
}

Result<void> check_platform(const Package& package) {
  if (package.manifest.platform == host_platform()) return {};
  return file_fault(Errc::incompatible,
                    package.name,
                    "plugin ini untuk {}, mesin ini {}. Minta paket untuk mesin ini kepada "
                    "pembuatnya",
                    "this plugin is for {}, this machine is {}. Ask its vendor for a package for "
                    "this machine",
                    {package.manifest.platform, host_platform()});
}

// What the file itself tells without being run. A note may be left out.
Result<void> check_library(const Manifest& manifest, const SealedFile& library) {
  const std::string name = library.origin().string();
  KINERJA_CHECK(check_elf(library.bytes(), name));
  KINERJA_TRY(elf, ElfFile::parse(library.bytes(), name));
  KINERJA_TRY(note, elf.abi_note());
  if (note && (note->abi != manifest.abi || note->needs != manifest.needs))
    return file_fault(Errc::untrusted,
                      name,
                      "catatannya berkata ABI {}, perlu {}; {} berkata {} dan {}. Minta paket yang "
                      "benar kepada pembuatnya",
                      "its note says ABI {}, needs {}; {} says {} and {}. Ask its vendor for the "
                      "right package",
                      {abi_text(note->abi),
                       abi_text(note->needs),
                       manifest_name,
                       abi_text(manifest.abi),
                       abi_text(manifest.needs)});
  return check_abi(name, manifest.abi, manifest.needs);
}

}  // namespace

std::int32_t today() {
  const auto now = std::chrono::system_clock::now();
  return static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(now).time_since_epoch().count());
}

Result<Package> read_package(const SafeFolder& folder) {
  Package package;
  package.name = (folder.path() / manifest_name).string();
  if (!folder.has(manifest_name)) return no_manifest(folder.path());
  if (!folder.has(signature_name)) return not_signed(folder.path());
  KINERJA_TRY(manifest_bytes, folder.read(manifest_name, max_manifest_bytes));
  KINERJA_TRY(signature_bytes, folder.read(signature_name, max_key_text_bytes));
  ReadManifest read = read_manifest(manifest_bytes, package.name);
  if (!read.manifest) return mistakes_as_error(read.mistakes);
  package.manifest_bytes = std::move(manifest_bytes);
  package.signature_bytes = std::move(signature_bytes);
  package.manifest = std::move(*read.manifest);
  return package;
}

Result<TrustedPlugin> check_package(const Package& package,
                                    const SafeFolder& folder,
                                    const TrustPolicy& policy,
                                    std::int32_t day) {
  const std::string signature_file = (folder.path() / signature_name).string();
  KINERJA_TRY(signature, read_signature(package.signature_bytes, signature_file));
  KINERJA_TRY(voucher,
              policy.judge(package.manifest, package.manifest_bytes, signature, package.name, day));
  KINERJA_CHECK(check_platform(package));
  KINERJA_TRY(opened, folder.file(package.manifest.file));
  KINERJA_TRY(library, SealedFile::seal(opened, folder.path() / package.manifest.file));
  if (library.sha256() != package.manifest.sha256)
    return changed_library(library, package.manifest);
  KINERJA_CHECK(check_library(package.manifest, library));
  return TrustedPlugin{package.manifest, std::move(library), std::move(voucher)};
}

}  // namespace kinerja
