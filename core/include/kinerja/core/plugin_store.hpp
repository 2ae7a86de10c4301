#pragma once

#include <kinerja/core/incident_book.hpp>
#include <kinerja/core/manifest.hpp>
#include <kinerja/core/sealed_file.hpp>
#include <kinerja/core/trust.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// A plugin that may be loaded: `library` holds the very bytes that were checked.
struct TrustedPlugin {
  Manifest manifest;
  SealedFile library;
  Voucher voucher;
};

/// A library that a person named on the command line. Without a manifest beside it, or with one
/// that does not hold, nobody vouches for it.
struct VouchedFile {
  SealedFile library;
  Voucher voucher;
  std::optional<Manifest> manifest;
};
enum class Unsigned { refuse, allow };
/// Opens one file and says who vouches for it. Unsigned::allow is for development. The id of an
/// unsigned plugin is known only from its table: ask `policy.check_not_denied` once more then.
Result<VouchedFile> vouch_for_file(const std::filesystem::path& file,
                                   const TrustPolicy& policy,
                                   Unsigned is_unsigned);

/// The folder of installed plugins: trust.json, plugins/<id>/ and binaries/<sha256>.so. Everything
/// is checked again each time that it is opened; one process at a time may change it.
class PluginStore {
 public:
  /// An absolute path; the folder need not be there yet.
  static Result<PluginStore> at(const std::filesystem::path& root);

  const std::filesystem::path& root() const { return root_; }
  IncidentBook incidents() const { return IncidentBook(root_); }

  /// Of trust.json. No such file: nothing is allowed.
  Result<TrustPolicy> policy() const;
  /// Changes trust.json as a whole or not at all. Makes the store when there is none.
  Result<void> change_policy(const std::function<Result<void>(TrustPolicy&)>& change) const;

  struct Installed {
    Manifest manifest;
    Voucher voucher;
    std::string replaced_version;  // empty: there was none
  };
  enum class Downgrade { refuse, allow };
  /// Installs a package: a folder with manifest.json, or the library beside it. Nothing is written
  /// before everything holds. Whoever looks meanwhile sees the old plugin or the new one, whole.
  Result<Installed> install(const std::filesystem::path& package,
                            const DescribeLibrary& describe,
                            Downgrade downgrade) const;
  /// Its binary stays, so that old results can be explained.
  Result<void> remove(std::string_view id) const;

  /// Checks everything and opens the plugin.
  Result<TrustedPlugin> open(std::string_view id) const;
  /// A binary that was installed once, for explaining what it computed.
  Result<SealedFile> binary(std::string_view sha256) const;

  struct Listed {
    std::string id;
    std::optional<Manifest> manifest;  // absent: it cannot even be read
    std::optional<Voucher> voucher;
    std::optional<Error> refused;
  };
  /// Every installed plugin in the order of ids, checked as by open(). An Error is about the store
  /// itself; a folder that is not there is an empty store.
  Result<std::vector<Listed>> list() const;

 private:
  explicit PluginStore(std::filesystem::path root) : root_(std::move(root)) {}

  std::filesystem::path root_;
};

}  // namespace kinerja
