#include <kinerja/core/days.hpp>
#include <kinerja/core/trust.hpp>

#include "result_matchers.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* listed_hash =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
constexpr const char* other_hash =
    "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
constexpr std::int32_t today = 20'000;

class Policy : public testing::Test {
 protected:
  Policy() {
    manifest_.id = "id.go.kota.nama";
    manifest_.sha256 = listed_hash;
    policy_.vendors = {{key_.public_key(), {}}};
  }

  TrustEntry entry(std::string plugin, std::string sha256 = "") const {
    return {std::move(plugin), key_.public_key().id(), std::move(sha256), Isolation::worker};
  }
  Result<Voucher> judge() const { return judge_signed_by(key_); }
  Result<Voucher> judge_signed_by(const SecretKey& key) const {
    const auto signature = read_signature(key.sign("isi"), "m.sig").value();
    return policy_.judge(manifest_, "isi", signature, "m.json", today);
  }

  SecretKey key_ = SecretKey::make("Pemkot Uji");
  Manifest manifest_;
  TrustPolicy policy_;
};

TEST_F(Policy, AllowsNothingThatIsNotNamed) {
  EXPECT_THAT(judge(), IsError(Errc::untrusted, "not in the allow list"));
  policy_.allow = {entry("id.go.kota.lain"), entry("id.go.kota"), entry("id.go.kota.nama.x")};
  EXPECT_THAT(judge(), IsError(Errc::untrusted, "not in the allow list"));
}

TEST_F(Policy, AllowsAPluginOfAVendor) {
  for (const char* pattern : {"id.go.kota.nama", "id.go.kota.*", "id.go.*", "*"}) {
    policy_.allow = {entry(pattern)};
    const auto voucher = judge();
    ASSERT_THAT(voucher, IsOk()) << pattern;
    EXPECT_EQ(voucher->kind, Voucher::Kind::vendor);
    EXPECT_EQ(voucher->vendor, "Pemkot Uji");
    EXPECT_EQ(voucher->key_id, key_.public_key().id());
  }
}

TEST_F(Policy, AllowsOneBinaryAlone) {
  policy_.allow = {entry("*", other_hash)};
  EXPECT_THAT(judge(), IsError(Errc::untrusted, "not in the allow list"));
  policy_.allow = {entry("*", listed_hash)};
  EXPECT_THAT(judge(), IsOk());
}

TEST_F(Policy, KnowsNoOtherKey) {
  policy_.allow = {entry("*")};
  EXPECT_THAT(judge_signed_by(SecretKey::make("Pemkot Uji")),
              IsError(Errc::untrusted, "is not known"));
}

// A key of one vendor says nothing about what another one may bring.
TEST_F(Policy, AllowsNoPluginOfAnotherVendor) {
  const SecretKey other = SecretKey::make("Lain");
  policy_.vendors.push_back({other.public_key(), {}});
  policy_.allow = {entry("*")};
  EXPECT_THAT(judge_signed_by(other), IsError(Errc::untrusted, "not in the allow list"));
}

TEST_F(Policy, RefusesASignatureOfOtherBytes) {
  policy_.allow = {entry("*")};
  const auto signature = read_signature(key_.sign("lain"), "m.sig").value();
  EXPECT_THAT(policy_.judge(manifest_, "isi", signature, "m.json", today),
              IsError(Errc::untrusted, "doesn't fit"));
}

TEST_F(Policy, DenyingWinsOverAllowing) {
  policy_.allow = {entry("id.go.kota.nama", listed_hash)};
  const TrustEntry denials[] = {{"id.go.kota.nama", "", "", {}},
                                {"id.*", "", "", {}},
                                {"*", key_.public_key().id(), "", {}},
                                {"*", "", listed_hash, {}}};
  for (const TrustEntry& deny : denials) {
    policy_.deny = {deny};
    EXPECT_THAT(judge(), IsError(Errc::denied, "forbidden by the deny list"));
  }
  policy_.deny = {{"id.go.kota.nama", "", other_hash, {}}, {"id.go.kota.lain", "", "", {}}};
  EXPECT_THAT(judge(), IsOk());
}

TEST_F(Policy, DeniesWhatNobodySigned) {
  policy_.deny = {{"id.go.*", "", "", {}}, {"*", "", listed_hash, {}}};
  EXPECT_THAT(policy_.check_not_denied("id.go.x", "", other_hash),
              IsError(Errc::denied, "id.go.*"));
  EXPECT_THAT(policy_.check_not_denied("", "", listed_hash), IsError(Errc::denied, listed_hash));
  EXPECT_THAT(policy_.check_not_denied("org.x", "", other_hash), IsOk());
}

TEST_F(Policy, AKeyRunsOutAfterItsLastDay) {
  policy_.allow = {entry("*")};
  policy_.vendors[0].last_day = today;
  EXPECT_THAT(judge(), IsOk());
  policy_.vendors[0].last_day = today - 1;
  EXPECT_THAT(judge(), IsError(Errc::untrusted, "was good only until " + iso_day(today - 1)));
}

TEST_F(Policy, TheMostExactEntryTellsTheIsolation) {
  policy_.allow = {entry("*"), entry("id.go.kota.nama"), entry("id.go.*")};
  policy_.allow[1].isolation = Isolation::in_process;
  EXPECT_EQ(judge()->isolation, Isolation::in_process);
  policy_.allow.push_back(entry("*", listed_hash));
  EXPECT_EQ(judge()->isolation, Isolation::worker);
}

TEST_F(Policy, CodeWithARuntimeNeverRunsInOurProcess) {
  policy_.allow = {entry("*")};
  policy_.allow[0].isolation = Isolation::in_process;
  manifest_.runtime = PluginRuntime::managed;
  EXPECT_EQ(judge()->isolation, Isolation::worker);
}

TEST_F(Policy, IsReadAsItWasWritten) {
  policy_.minimum_sandbox = SandboxLevel::filtered;
  policy_.vendors[0].last_day = today;
  policy_.allow = {entry("id.go.*", listed_hash), entry("*")};
  policy_.allow[1].isolation = Isolation::in_process;
  policy_.deny = {{"id.x.y", "", "", {}}, {"*", key_.public_key().id(), listed_hash, {}}};
  const auto read = read_trust_policy(trust_policy_text(policy_), "trust.json");
  ASSERT_TRUE(read.policy) << read.mistakes[0].message.en;
  EXPECT_EQ(read.policy->minimum_sandbox, SandboxLevel::filtered);
  EXPECT_EQ(read.policy->vendors[0].key.bytes, key_.public_key().bytes);
  EXPECT_EQ(read.policy->vendors[0].key.vendor, "Pemkot Uji");
  EXPECT_EQ(read.policy->vendors[0].last_day, today);
  EXPECT_EQ(read.policy->allow, policy_.allow);
  EXPECT_EQ(read.policy->deny, policy_.deny);
}

TEST(ReadTrustPolicy, TellsEveryMistakeWithItsPlace) {
  const auto read = read_trust_policy(R"({
  "trust_version": 1,
  "minimum_sandbox": "sedikit",
  "vendors": [{"vendor": "P", "key": "bukan kunci"},
              {"vendor": "P", "key": "/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=",
               "key_id": "0123456789abcdef", "until": "besok"}],
  "allow": [{"plugin": "id.*.x", "key_id": "fedcba9876543210"}, {"plugin": "id.a.b"}],
  "deny": [{"plugin": "*", "sha256": "12"}, {"key_id": "0123456789abcdef"}],
  "unsigned": "allow"
})",
                                      "trust.json");
  EXPECT_FALSE(read.policy);
  std::vector<std::string> places;
  for (const Mistake& mistake : read.mistakes) places.push_back(mistake.pointer);
  EXPECT_THAT(places,
              ElementsAre("/minimum_sandbox",
                          "/vendors/0/key",
                          "/vendors/1/key_id",
                          "/vendors/1/until",
                          "/allow/0/plugin",
                          "/allow/0/key_id",
                          "/allow/1/key_id",
                          "/deny/0/sha256",
                          "/deny/1/plugin",
                          "/unsigned"));
}

TEST(ReadTrustPolicy, RefusesAKeyThatStandsThereTwice) {
  const auto read = read_trust_policy(R"({"trust_version": 1, "vendors": [
  {"vendor": "P", "key": "/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU="},
  {"vendor": "Q", "key": "/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU="}]})",
                                      "trust.json");
  ASSERT_EQ(read.mistakes.size(), 1U);
  EXPECT_THAT(read.mistakes[0].message.en, HasSubstr("twice"));
}

TEST(PluginPattern, IsAnIdOrTheBeginningOfIds) {
  for (const char* good : {"*", "id.go", "id.go.kota-x.nama", "id.go.*", "id.go*", "id*"})
    EXPECT_TRUE(is_plugin_pattern(good)) << good;
  for (const char* bad :
       {"", "id", "id.*.x", "**", ".*", "-*", "id..*", "Id.Go", "id.go.", "id go"})
    EXPECT_FALSE(is_plugin_pattern(bad)) << bad;
}

TEST(VoucherText, SaysWhoAnswersForAPlugin) {
  EXPECT_EQ(voucher_text({Voucher::Kind::bundled, "", "", {}, {}}).en, "part of kinerja");
  EXPECT_EQ(voucher_text({Voucher::Kind::vendor, "Pemkot", "0123456789abcdef", {}, {}}).id,
            "ditandatangani Pemkot (kunci 0123456789abcdef)");
  EXPECT_EQ(voucher_text({}).id, "TANPA TANDA TANGAN, hanya untuk pengembangan");
}

}  // namespace
}  // namespace kinerja::test
