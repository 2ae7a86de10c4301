#pragma once

#include <kinerja/core/plugin_store.hpp>
#include <kinerja/core/sign_package.hpp>
#include <kinerja/plugin.h>

#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <string>

namespace kinerja::test {

inline constexpr const char* well_behaved_id = "org.example.well-behaved";

inline SecretKey test_key(std::string vendor = "Pemkot Uji") {
  return SecretKey::make(std::move(vendor));
}

/// A package and a store in folders of their own. The library is one that does nothing wrong; its
/// version is whatever the manifest says, for describe() says the same.
class StoreFixture : public testing::Test {
 protected:
  StoreFixture() {
    std::filesystem::create_directory(package());
    std::filesystem::copy_file(misbehaving("well_behaved"), package() / "plugin.so");
    sign("1.0.0");
  }

  std::filesystem::path package() const { return folder_.path() / "paket"; }
  std::filesystem::path root() const { return folder_.path() / "toko"; }
  std::filesystem::path installed() const { return root() / "plugins" / well_behaved_id; }
  PluginStore store() const { return PluginStore::at(root()).value(); }

  LibraryFacts facts(std::string version) const {
    return {well_behaved_id,
            std::move(version),
            "kinerja",
            KINERJA_ABI,
            KINERJA_ABI,
            {{"method", "org.example.well-behaved.method"}},
            PluginRuntime::native};
  }
  DescribeLibrary describe() const {
    return [this](const SealedFile&) -> Result<LibraryFacts> { return facts(version_); };
  }
  void sign(std::string version) {
    version_ = std::move(version);
    const auto signed_now = sign_package(package(), key_, {}, describe());
    ASSERT_THAT(signed_now, IsOk());
  }
  /// Writes any manifest with a signature that holds.
  void write_signed(const std::string& manifest) const {
    folder_.write("paket/manifest.json", manifest);
    folder_.write("paket/manifest.sig", key_.sign(manifest));
  }

  void change_policy(const std::function<void(TrustPolicy&)>& change) const {
    ASSERT_THAT(store().change_policy([&](TrustPolicy& policy) -> Result<void> {
      change(policy);
      return {};
    }),
                IsOk());
  }
  void allow(std::string plugin = well_behaved_id) const {
    change_policy([&](TrustPolicy& policy) {
      policy.vendors.push_back({key_.public_key(), {}});
      policy.allow.push_back({std::move(plugin), key_.public_key().id(), "", Isolation::worker});
    });
  }
  Result<PluginStore::Installed> install(
      PluginStore::Downgrade downgrade = PluginStore::Downgrade::refuse) const {
    return store().install(package(), describe(), downgrade);
  }

  OwnFolder folder_;
  SecretKey key_ = test_key();
  std::string version_;
};

}  // namespace kinerja::test
