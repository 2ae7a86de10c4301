#include <kinerja/core/plugin_store.hpp>

#include "loading/file_fault.hpp"
#include "trust/package.hpp"

namespace kinerja {
namespace {

namespace fs = std::filesystem;

// The package that a library lies in, if its manifest speaks of this very library and holds.
Result<TrustedPlugin> package_around(const SealedFile& library, const TrustPolicy& policy) {
  KINERJA_TRY(folder, SafeFolder::open(library.origin().parent_path(), SafeFolder::Owners::any));
  KINERJA_TRY(package, read_package(folder));
  if (package.manifest.file != library.origin().filename().string())
    return file_fault(Errc::untrusted,
                      package.name,
                      "menjelaskan {}, bukan {}",
                      "is about {}, not {}",
                      {package.manifest.file, library.origin().filename().string()});
  return check_package(package, folder, policy, today());
}

Error needs_signature(const SealedFile& library, const Error& reason) {
  return file_fault(Errc::untrusted,
                    library.origin().string(),
                    "tidak dimuat, karena tidak ada yang menjaminnya ({}). Pasang paket yang "
                    "ditandatangani dengan `kinerja plugin install`; untuk pengembangan: "
                    "--allow-unsigned",
                    "not loaded, because nobody vouches for it ({}). Install a signed package with "
                    "`kinerja plugin install`; for development: --allow-unsigned",
                    {reason.message});
}

}  // namespace

Result<VouchedFile> vouch_for_file(const fs::path& file,
                                   const TrustPolicy& policy,
                                   Unsigned is_unsigned) {
  KINERJA_TRY(library, SealedFile::open(file));
  auto package = package_around(library, policy);
  // The package was read on its own: what it vouches for are its bytes.
  if (package)
    return VouchedFile{
        std::move(package->library), std::move(package->voucher), std::move(package->manifest)};
  if (package.error().code == Errc::denied) return std::move(package).error();
  // An entry that names the plugin can only be asked once its table was read; one that names the
  // bytes, or all plugins, holds now.
  KINERJA_CHECK(policy.check_not_denied("", "", library.sha256()));
  if (is_unsigned == Unsigned::refuse) return needs_signature(library, package.error());
  Voucher nobody;
  if (package.error().code != Errc::not_found) nobody.reason = package.error().message;
  return VouchedFile{std::move(library), std::move(nobody), {}};
}

}  // namespace kinerja
