#include "trust/store_fixture.hpp"

namespace kinerja::test {
namespace {

namespace fs = std::filesystem;

class VouchForFile : public StoreFixture {
 protected:
  Result<VouchedFile> vouch(Unsigned is_unsigned) const {
    return vouch_for_file(package() / "plugin.so", store().policy().value(), is_unsigned);
  }
};

TEST_F(VouchForFile, KnowsTheSignerOfAPackage) {
  allow();
  const auto vouched = vouch(Unsigned::refuse);
  ASSERT_THAT(vouched, IsOk());
  EXPECT_EQ(vouched->voucher.kind, Voucher::Kind::vendor);
  EXPECT_EQ(vouched->manifest->id, well_behaved_id);
  EXPECT_EQ(vouched->library.sha256(), vouched->manifest->sha256);
}

TEST_F(VouchForFile, RefusesWhatNobodySigned) {
  fs::remove(package() / "manifest.json");
  EXPECT_THAT(vouch(Unsigned::refuse), IsError(Errc::untrusted, "--allow-unsigned"));
  const auto vouched = vouch(Unsigned::allow);
  ASSERT_THAT(vouched, IsOk());
  EXPECT_EQ(vouched->voucher.kind, Voucher::Kind::nobody);
  EXPECT_FALSE(vouched->voucher.reason);
  EXPECT_FALSE(vouched->manifest);
}

// A developer who builds anew after signing shall not need to sign first, but see it.
TEST_F(VouchForFile, TellsWhyASignatureDoesNotCount) {
  EXPECT_THAT(vouch(Unsigned::refuse), IsError(Errc::untrusted, "is not known"));
  allow();
  fs::remove(package() / "plugin.so");
  fs::copy_file(misbehaving("newer_but_fits"), package() / "plugin.so");
  EXPECT_THAT(vouch(Unsigned::refuse), IsError(Errc::untrusted, "not those that were signed"));
  const auto vouched = vouch(Unsigned::allow);
  ASSERT_THAT(vouched, IsOk());
  EXPECT_EQ(vouched->voucher.kind, Voucher::Kind::nobody);
  EXPECT_THAT(voucher_text(vouched->voucher).en, testing::HasSubstr("not those that were signed"));
}

TEST_F(VouchForFile, AManifestOfAnotherFileVouchesForNothing) {
  allow();
  fs::copy_file(package() / "plugin.so", package() / "lain.so");
  EXPECT_THAT(vouch_for_file(package() / "lain.so", store().policy().value(), Unsigned::refuse),
              IsError(Errc::untrusted, "is about plugin.so"));
}

TEST_F(VouchForFile, WhatIsDeniedIsNotEvenForDevelopment) {
  const std::string hash = SealedFile::open(package() / "plugin.so")->sha256();
  change_policy([](TrustPolicy& policy) { policy.deny = {{"org.example.*", "", "", {}}}; });
  EXPECT_THAT(vouch(Unsigned::allow), IsError(Errc::denied, "deny list"));
  change_policy([&](TrustPolicy& policy) { policy.deny = {{"*", "", hash, {}}}; });
  fs::remove(package() / "manifest.json");
  EXPECT_THAT(vouch(Unsigned::allow), IsError(Errc::denied, "deny list"));
}

}  // namespace
}  // namespace kinerja::test
