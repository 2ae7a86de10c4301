#include <kinerja/core/days.hpp>
#include <kinerja/core/trust.hpp>

#include "config/cycle_values.hpp"
#include "loading/file_fault.hpp"

#include <algorithm>

namespace kinerja {
namespace {

Text whose(const VendorKey& vendor) {
  return text("{} (kunci {})", "{} (key {})", {vendor.key.vendor, vendor.key.id()});
}

// Of two entries that fit, the one that says more about the plugin tells how it is isolated.
std::size_t precision(const TrustEntry& entry) {
  constexpr std::size_t more_than_any_id = 1000;
  const bool exact = !entry.plugin.ends_with('*');
  return entry.plugin.size() + (exact ? 1 : 0) + (entry.sha256.empty() ? 0 : more_than_any_id);
}

Error unknown_key(const Signature& signature, const std::string& file) {
  return file_fault(Errc::untrusted,
                    file,
                    "kunci penandatangan {} (\"{}\") tidak dikenal. Kalau pembuatnya dipercaya, "
                    "minta berkas .pub langsung kepadanya, lalu jalankan: kinerja plugin trust add",
                    "the signing key {} (\"{}\") is not known. If its vendor is trusted, ask the "
                    "vendor itself for the .pub file and run: kinerja plugin trust add",
                    {signature.key_id, signature.vendor});
}

Error run_out(const VendorKey& vendor, const std::string& file) {
  return file_fault(Errc::untrusted,
                    file,
                    "kunci {} hanya berlaku sampai {}. Minta paket dengan kunci baru kepada "
                    "pembuatnya, atau ubah \"until\" di {}",
                    "the key of {} was good only until {}. Ask the vendor for a package with a new "
                    "key, or change \"until\" in {}",
                    {whose(vendor), iso_day(*vendor.last_day), trust_name});
}

Error bad_signature(const VendorKey& vendor, const std::string& file) {
  return file_fault(Errc::untrusted,
                    file,
                    "tanda tangan {} tidak cocok dengan isinya: isinya diubah, atau {} milik "
                    "manifes lain. Ambil lagi paket aslinya dari pembuatnya",
                    "the signature of {} doesn't fit what it says: it was changed, or {} is that "
                    "of another manifest. Get the vendor's own package once more",
                    {whose(vendor), signature_name});
}

Error not_allowed(const VendorKey& vendor, const Manifest& manifest, const std::string& file) {
  return file_fault(Errc::untrusted,
                    file,
                    "plugin {} dari {} (SHA-256 {}) tidak ada dalam daftar yang diizinkan. Kalau "
                    "boleh dipakai, jalankan: kinerja plugin trust add",
                    "the plugin {} of {} (SHA-256 {}) is not in the allow list. If it may be used, "
                    "run: kinerja plugin trust add",
                    {manifest.id, whose(vendor), manifest.sha256});
}

}  // namespace

bool is_plugin_pattern(std::string_view words) {
  constexpr std::size_t max_bytes = 128;
  if (words.size() > max_bytes) return false;
  if (words == "*" || is_component_id(words)) return true;
  if (!words.ends_with('*')) return false;
  const std::string_view prefix = words.substr(0, words.size() - 1);
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  };
  return prefix.front() != '.' && prefix.front() != '-' &&
         prefix.find("..") == std::string_view::npos &&
         std::all_of(prefix.begin(), prefix.end(), allowed);
}

bool TrustEntry::fits(std::string_view plugin_id,
                      std::string_view key,
                      std::string_view hash) const {
  const std::string_view pattern = plugin;
  const bool id_fits = pattern.ends_with('*')
                           ? plugin_id.starts_with(pattern.substr(0, pattern.size() - 1))
                           : plugin_id == pattern;
  return id_fits && (key_id.empty() || key_id == key) && (sha256.empty() || sha256 == hash);
}

const VendorKey* TrustPolicy::vendor(std::string_view key_id) const {
  const auto found = std::find_if(vendors.begin(), vendors.end(), [&](const VendorKey& vendor) {
    return vendor.key.id() == key_id;
  });
  return found == vendors.end() ? nullptr : &*found;
}

Result<void> TrustPolicy::check_not_denied(std::string_view plugin_id,
                                           std::string_view key_id,
                                           std::string_view sha256) const {
  for (const TrustEntry& entry : deny)
    if (entry.fits(plugin_id, key_id, sha256))
      return fail(Errc::denied,
                  text("plugin {} dilarang oleh daftar tolak ({} \"deny\": {}{}). Larangan menang "
                       "atas izin; hanya pengelola yang boleh menghapusnya",
                       "the plugin {} is forbidden by the deny list ({} \"deny\": {}{}). Denying "
                       "wins over allowing; only the operator may remove it",
                       {plugin_id.empty() ? sha256 : plugin_id,
                        trust_name,
                        entry.plugin,
                        entry.sha256.empty() ? std::string() : ", sha256 " + entry.sha256}));
  return {};
}

Result<Voucher> TrustPolicy::judge(const Manifest& manifest,
                                   std::string_view bytes,
                                   const Signature& signature,
                                   const std::string& file,
                                   std::int32_t today) const {
  KINERJA_CHECK(check_not_denied(manifest.id, signature.key_id, manifest.sha256));
  const VendorKey* signer = vendor(signature.key_id);
  if (signer == nullptr) return unknown_key(signature, file);
  if (!verifies(signer->key, signature, bytes)) return bad_signature(*signer, file);
  if (signer->last_day && today > *signer->last_day) return run_out(*signer, file);
  const TrustEntry* allowed = nullptr;
  for (const TrustEntry& entry : allow)
    if (entry.fits(manifest.id, signature.key_id, manifest.sha256) &&
        (allowed == nullptr || precision(entry) > precision(*allowed)))
      allowed = &entry;
  if (allowed == nullptr) return not_allowed(*signer, manifest, file);
  Voucher voucher{Voucher::Kind::vendor, signer->key.vendor, signature.key_id, {}, {}};
  // Code with a runtime of its own never shares our process.
  if (manifest.runtime == PluginRuntime::native) voucher.isolation = allowed->isolation;
  return voucher;
}

Text voucher_text(const Voucher& voucher) {
  switch (voucher.kind) {
    case Voucher::Kind::bundled:
      return text("bagian dari kinerja", "part of kinerja");
    case Voucher::Kind::vendor:
      return text("ditandatangani {} (kunci {})",
                  "signed by {} (key {})",
                  {voucher.vendor, voucher.key_id});
    case Voucher::Kind::nobody:
      break;
  }
  if (voucher.reason)
    return text("TANPA TANDA TANGAN yang sah, hanya untuk pengembangan: {}",
                "WITHOUT a valid SIGNATURE, for development only: {}",
                {*voucher.reason});
  return text("TANPA TANDA TANGAN, hanya untuk pengembangan", "NOT SIGNED, for development only");
}

}  // namespace kinerja
