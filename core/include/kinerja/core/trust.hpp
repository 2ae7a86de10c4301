#pragma once

#include <kinerja/core/manifest.hpp>
#include <kinerja/core/sandbox_level.hpp>
#include <kinerja/core/signing.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

inline constexpr std::string_view trust_name = "trust.json";
inline constexpr std::size_t max_trust_bytes = std::size_t{4} << 20U;

enum class Isolation { worker, in_process };

/// A line of the allow or deny list. A field that is empty fits everything.
struct TrustEntry {
  std::string plugin;                       // an id, or the beginning of ids and "*"
  std::string key_id;                       // never empty in the allow list
  std::string sha256;                       // of the library
  Isolation isolation = Isolation::worker;  // means nothing in the deny list

  bool fits(std::string_view plugin_id, std::string_view key, std::string_view hash) const;
  friend bool operator==(const TrustEntry&, const TrustEntry&) = default;
};

struct VendorKey {
  PublicKey key;
  std::optional<std::int32_t> last_day;  // on which the key still counts
};

/// Who answers for a plugin.
struct Voucher {
  enum class Kind { bundled, vendor, nobody } kind = Kind::nobody;
  std::string vendor, key_id;
  Isolation isolation = Isolation::worker;
  std::optional<Text> reason;  // nobody: what is wrong with the signature that is there
};
/// "signed by Pemkot Denpasar (key 0123...)", "part of kinerja", "not signed ...".
Text voucher_text(const Voucher& voucher);

/// What an operator allows: nothing that does not stand here.
struct TrustPolicy {
  SandboxLevel minimum_sandbox = SandboxLevel::filtered;
  std::vector<VendorKey> vendors;
  std::vector<TrustEntry> allow;
  std::vector<TrustEntry> deny;

  const VendorKey* vendor(std::string_view key_id) const;

  /// Deny wins over everything. `key_id` is empty for what nobody signed.
  Result<void> check_not_denied(std::string_view plugin_id,
                                std::string_view key_id,
                                std::string_view sha256) const;

  /// Who vouches for the plugin of a signed manifest: its signature is that of a known key that has
  /// not run out by `today`, and the allow list names key and plugin. `bytes` is the text of the
  /// manifest, `file` what messages call it. The library's hash has been compared before.
  Result<Voucher> judge(const Manifest& manifest,
                        std::string_view bytes,
                        const Signature& signature,
                        const std::string& file,
                        std::int32_t today) const;
};

/// All mistakes at once; the policy only when there are none.
struct ReadTrustPolicy {
  std::optional<TrustPolicy> policy;
  std::vector<Mistake> mistakes;
};
ReadTrustPolicy read_trust_policy(std::string bytes, std::string file);
std::string trust_policy_text(const TrustPolicy& policy);

/// Whether `words` may stand for plugins in an entry.
bool is_plugin_pattern(std::string_view words);
bool is_sha256(std::string_view words);
bool is_key_id(std::string_view words);

}  // namespace kinerja
