#include <kinerja/core/sha256.hpp>

#include "trust/store_fixture.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kinerja::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

class PluginStoreTest : public StoreFixture {
 protected:
  void expect_nothing_installed() const {
    EXPECT_FALSE(fs::exists(installed()));
    EXPECT_FALSE(fs::exists(root() / "binaries"));
  }
  std::string installed_version() const {
    const auto opened = store().open(well_behaved_id);
    return opened ? opened->manifest.version : opened.error().message.en;
  }
};

TEST(PluginStoreRoot, IsAWholePath) {
  EXPECT_THAT(PluginStore::at("toko"), IsError(Errc::used_wrongly, "begins with /"));
  EXPECT_THAT(PluginStore::at(""), IsError(Errc::used_wrongly, "begins with /"));
}

TEST_F(PluginStoreTest, IsEmptyWhereThereIsNone) {
  EXPECT_TRUE(store().list().value().empty());
  EXPECT_TRUE(store().policy()->allow.empty());
  EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::not_found, "toko"));
  EXPECT_THAT(store().remove(well_behaved_id), IsError(Errc::not_found, "toko"));
}

TEST_F(PluginStoreTest, InstallsAndOpensWhatIsAllowed) {
  allow();
  fs::copy_file(package() / "manifest.json", package() / "LICENSE");
  const auto done = install();
  ASSERT_THAT(done, IsOk());
  EXPECT_EQ(done->manifest.id, well_behaved_id);
  EXPECT_EQ(done->replaced_version, "");

  const auto opened = store().open(well_behaved_id);
  ASSERT_THAT(opened, IsOk());
  EXPECT_EQ(opened->manifest.version, "1.0.0");
  EXPECT_EQ(opened->library.bytes(), bytes_of(misbehaving("well_behaved")));
  EXPECT_EQ(opened->library.origin(), installed() / "plugin.so");
  EXPECT_EQ(opened->voucher.kind, Voucher::Kind::vendor);
  EXPECT_EQ(opened->voucher.vendor, "Pemkot Uji");
  for (const char* name : {"manifest.json", "manifest.sig", "plugin.so", "LICENSE"})
    EXPECT_EQ(bytes_of(installed() / name), bytes_of(package() / name)) << name;

  const auto listed = store().list();
  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().manifest->version, "1.0.0");
  EXPECT_FALSE(listed->front().refused);
}

TEST_F(PluginStoreTest, TakesTheLibraryInsteadOfItsFolder) {
  allow();
  EXPECT_THAT(store().install(package() / "plugin.so", describe(), PluginStore::Downgrade::refuse),
              IsOk());
  EXPECT_THAT(store().install(package() / "lain.so", describe(), PluginStore::Downgrade::refuse),
              IsError(Errc::untrusted, "is about plugin.so"));
}

TEST_F(PluginStoreTest, InstallsNothingThatIsNotAllowed) {
  EXPECT_THAT(install(), IsError(Errc::untrusted, "is not known"));
  EXPECT_FALSE(fs::exists(root()));
  allow("org.example.lain");
  EXPECT_THAT(install(), IsError(Errc::untrusted, "not in the allow list"));
  expect_nothing_installed();
}

TEST_F(PluginStoreTest, InstallsNothingThatIsNotSigned) {
  allow();
  fs::remove(package() / "manifest.sig");
  EXPECT_THAT(install(), IsError(Errc::untrusted, "not signed"));
  fs::remove(package() / "manifest.json");
  EXPECT_THAT(install(), IsError(Errc::not_found, "there is no manifest.json"));
  expect_nothing_installed();
}

TEST_F(PluginStoreTest, InstallsNoLibraryThatWasChanged) {
  allow();
  std::string bytes = bytes_of(package() / "plugin.so");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  folder_.write("paket/plugin.so", bytes);
  EXPECT_THAT(install(), IsError(Errc::untrusted, "not those that were signed"));
  expect_nothing_installed();
}

TEST_F(PluginStoreTest, InstallsNothingForAnotherMachine) {
  allow();
  std::string manifest = bytes_of(package() / "manifest.json");
  const auto at = manifest.find(host_platform());
  ASSERT_NE(at, std::string::npos);
  write_signed(manifest.replace(at, host_platform().size(), "linux-vax"));
  EXPECT_THAT(install(), IsError(Errc::incompatible, "is for linux-vax"));
  expect_nothing_installed();
}

TEST_F(PluginStoreTest, InstallsNothingWhoseManifestTellsOtherwise) {
  allow("*");
  const auto replaced = [&](const std::string& old_words, const std::string& new_words) {
    std::string manifest = bytes_of(package() / "manifest.json");
    return manifest.replace(manifest.find(old_words), old_words.size(), new_words);
  };
  const std::string other_id = replaced(well_behaved_id, "org.example.lain");
  const std::string other_needs = replaced("\"needs\": \"0.1\"", "\"needs\": \"0.0\"");
  write_signed(other_id);
  EXPECT_THAT(install(), IsError(Errc::untrusted, "\"id\" of manifest.json"));
  write_signed(other_needs);  // which the note in the file denies, before any code runs
  EXPECT_THAT(install(), IsError(Errc::untrusted, "its note says"));
  expect_nothing_installed();
}

TEST_F(PluginStoreTest, RunsNoCodeBeforeEverythingElseHolds) {
  bool asked = false;
  const DescribeLibrary asking = [&](const SealedFile&) -> Result<LibraryFacts> {
    asked = true;
    return facts("1.0.0");
  };
  EXPECT_FALSE(store().install(package(), asking, PluginStore::Downgrade::refuse));
  EXPECT_FALSE(asked);
  allow();
  EXPECT_TRUE(store().install(package(), asking, PluginStore::Downgrade::refuse));
  EXPECT_TRUE(asked);
}

TEST_F(PluginStoreTest, UpgradesAndTellsWhatWasThere) {
  allow();
  ASSERT_THAT(install(), IsOk());
  sign("1.1.0");
  const auto done = install();
  ASSERT_THAT(done, IsOk());
  EXPECT_EQ(done->replaced_version, "1.0.0");
  EXPECT_EQ(installed_version(), "1.1.0");
  EXPECT_EQ(std::distance(fs::directory_iterator(root() / "plugins"), {}), 1);
}

TEST_F(PluginStoreTest, AFailedUpgradeLeavesTheOldOne) {
  allow();
  ASSERT_THAT(install(), IsOk());
  sign("1.1.0");
  folder_.write("paket/plugin.so", "rusak");
  EXPECT_FALSE(install());
  EXPECT_EQ(installed_version(), "1.0.0");
}

TEST_F(PluginStoreTest, DowngradesOnlyWhenForced) {
  sign("1.10");
  allow();
  ASSERT_THAT(install(), IsOk());
  sign("1.9");
  EXPECT_THAT(install(), IsError(Errc::used_wrongly, "is older than 1.10"));
  EXPECT_EQ(installed_version(), "1.10");
  EXPECT_THAT(install(PluginStore::Downgrade::allow), IsOk());
  EXPECT_EQ(installed_version(), "1.9");
}

TEST_F(PluginStoreTest, KeepsBinariesForOldResults) {
  allow();
  ASSERT_THAT(install(), IsOk());
  const std::string hash = store().open(well_behaved_id)->manifest.sha256;
  ASSERT_THAT(store().remove(well_behaved_id), IsOk());
  EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::not_found, "not installed"));
  const auto binary = store().binary(hash);
  ASSERT_THAT(binary, IsOk());
  EXPECT_EQ(binary->sha256(), hash);
  struct stat status {};
  ASSERT_EQ(::stat((root() / "binaries" / (hash + ".so")).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0444U);
  EXPECT_THAT(store().binary("../x"), IsError(Errc::used_wrongly, "no SHA-256"));
  EXPECT_THAT(store().binary(std::string(64, '0')), IsError(Errc::not_found, "no such file"));
}

TEST_F(PluginStoreTest, NeverTakesADamagedBinaryForTheOldOne) {
  allow();
  ASSERT_THAT(install(), IsOk());
  const std::string hash = store().open(well_behaved_id)->manifest.sha256;
  const fs::path file = root() / "binaries" / (hash + ".so");
  fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(file) << "lain";
  EXPECT_THAT(store().binary(hash), IsError(Errc::untrusted, "no longer holds"));
  EXPECT_THAT(install(), IsError(Errc::untrusted, "no longer holds"));
  EXPECT_EQ(bytes_of(file), "lain") << "a binary is never overwritten";
}

TEST_F(PluginStoreTest, ADenialHoldsForWhatIsInstalled) {
  allow();
  ASSERT_THAT(install(), IsOk());
  change_policy([](TrustPolicy& policy) { policy.deny = {{"org.example.*", "", "", {}}}; });
  EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::denied, "deny list"));
  const auto listed = store().list();
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().refused->code, Errc::denied);
  EXPECT_EQ(listed->front().manifest->version, "1.0.0");
}

TEST_F(PluginStoreTest, ChecksEachFileAgainWhenItOpens) {
  allow();
  ASSERT_THAT(install(), IsOk());
  for (const char* name : {"manifest.json", "manifest.sig", "plugin.so"}) {
    const fs::path file = installed() / name;
    fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
    const std::string whole = bytes_of(file);
    for (const std::size_t at : {std::size_t{0}, whole.size() / 2, whole.size() - 2}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      std::ofstream(file, std::ios::binary) << changed;
      EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::untrusted, name)) << at;
    }
    std::ofstream(file, std::ios::binary) << whole;
    EXPECT_THAT(store().open(well_behaved_id), IsOk());
  }
}

TEST_F(PluginStoreTest, OpensNothingThatOthersCanWrite) {
  allow();
  ASSERT_THAT(install(), IsOk());
  for (const fs::path& path : {root(),
                               root() / "plugins",
                               installed(),
                               root() / "trust.json",
                               installed() / "manifest.json",
                               installed() / "manifest.sig",
                               installed() / "plugin.so"}) {
    struct stat before {};
    ASSERT_EQ(::stat(path.c_str(), &before), 0);
    // The sticky bit helps no folder of the store: whoever may add files adds plugins.
    for (const mode_t more : {0020U, 0002U, 01022U}) {
      ::chmod(path.c_str(), (before.st_mode & 07777U) | more);
      EXPECT_THAT(store().open(well_behaved_id),
                  IsError(Errc::untrusted, "chmod go-w " + path.string()));
    }
    ::chmod(path.c_str(), before.st_mode & 07777U);
    EXPECT_THAT(store().open(well_behaved_id), IsOk());
  }
}

TEST_F(PluginStoreTest, FollowsNoLink) {
  allow();
  ASSERT_THAT(install(), IsOk());
  for (const fs::path& path : {root() / "plugins",
                               installed(),
                               root() / "trust.json",
                               installed() / "manifest.json",
                               installed() / "manifest.sig",
                               installed() / "plugin.so"}) {
    const fs::path elsewhere = folder_.path() / "elsewhere";
    fs::rename(path, elsewhere);
    fs::create_symlink(elsewhere, path);
    EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::untrusted, "symbolic link")) << path;
    fs::remove(path);
    fs::rename(elsewhere, path);
  }
  EXPECT_THAT(store().open(well_behaved_id), IsOk());
}

TEST_F(PluginStoreTest, OpensNoPluginUnderAnotherName) {
  allow("*");
  ASSERT_THAT(install(), IsOk());
  fs::rename(installed(), root() / "plugins/org.example.lain");
  EXPECT_THAT(store().open("org.example.lain"), IsError(Errc::untrusted, "its folder is"));
  for (const char* id : {"..", "../plugins/org.example.lain", "/etc", "", "org"})
    EXPECT_THAT(store().open(id), IsError(Errc::not_found, "not installed")) << id;
}

TEST_F(PluginStoreTest, AnUnreadablePolicyAllowsNothing) {
  allow();
  ASSERT_THAT(install(), IsOk());
  const fs::path file = root() / "trust.json";
  const std::string whole = bytes_of(file);
  std::ofstream(file) << "{\"trust_version\": 1, \"alow\": []}";
  EXPECT_THAT(store().policy(), IsError(Errc::untrusted, "/alow"));
  EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::untrusted, "trust.json"));
  EXPECT_TRUE(store().list()->front().refused);
  EXPECT_FALSE(store().change_policy([](TrustPolicy&) -> Result<void> { return {}; }));
  fs::remove(file);
  EXPECT_THAT(store().open(well_behaved_id), IsError(Errc::untrusted, "is not known"));
  std::ofstream(file) << whole;
  EXPECT_THAT(store().open(well_behaved_id), IsOk());
}

TEST_F(PluginStoreTest, ClearsWhatAKilledInstallLeft) {
  allow();
  ASSERT_THAT(install(), IsOk());
  const fs::path left = root() / "plugins" / (".sedang-dipasang-" + std::string(well_behaved_id));
  fs::create_directories(left / "dalam");
  EXPECT_EQ(store().list()->size(), 1U);
  sign("2.0");
  EXPECT_THAT(install(), IsOk());
  EXPECT_FALSE(fs::exists(left));
}

TEST_F(PluginStoreTest, IsChangedByOneProcessAtATime) {
  allow();
  const int held = ::open((root() / ".kunci").c_str(), O_RDWR);
  ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
  EXPECT_THAT(install(), IsError(Errc::io, "another kinerja"));
  EXPECT_THAT(store().remove(well_behaved_id), IsError(Errc::io, "another kinerja"));
  ::close(held);
  EXPECT_THAT(install(), IsOk());
}

}  // namespace
}  // namespace kinerja::test
