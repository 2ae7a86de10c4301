#include "trust/store_fixture.hpp"

namespace kinerja::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class SignPackage : public StoreFixture {
 protected:
  Result<Manifest> sign_it(const fs::path& what,
                           std::optional<std::vector<std::string>> network = {}) const {
    return sign_package(what, key_, network, describe_in_process);
  }
};

TEST_F(SignPackage, AsksTheLibraryItself) {
  const auto manifest = sign_it(package());
  ASSERT_THAT(manifest, IsOk());
  EXPECT_EQ(manifest->id, well_behaved_id);
  EXPECT_EQ(manifest->version, "1.0.0");
  EXPECT_EQ(manifest->vendor, "kinerja");
  EXPECT_EQ(manifest->abi, KINERJA_ABI);
  EXPECT_THAT(manifest->components,
              ElementsAre(LibraryFacts::Component{"method", "org.example.well-behaved.method"}));
  EXPECT_EQ(manifest->file, "plugin.so");
  EXPECT_EQ(bytes_of(package() / "manifest.json"), manifest_text(*manifest));
}

TEST_F(SignPackage, KeepsTheHostsUnlessOthersAreNamed) {
  ASSERT_THAT(sign_it(package(), std::vector<std::string>{"a.go.id"}), IsOk());
  EXPECT_THAT(sign_it(package())->network, ElementsAre("a.go.id"));
  EXPECT_THAT(sign_it(package() / "plugin.so", std::vector<std::string>{"b.id"})->network,
              ElementsAre("b.id"));
}

TEST_F(SignPackage, SignsNothingThatTheReaderWouldRefuse) {
  const std::string before = bytes_of(package() / "manifest.json");
  EXPECT_THAT(sign_it(package(), std::vector<std::string>{"http://a"}),
              IsError(Errc::untrusted, "/network/0"));
  folder_.write("paket/nama buruk.so", bytes_of(misbehaving("well_behaved")));
  fs::remove(package() / "plugin.so");
  EXPECT_THAT(sign_it(package()), IsError(Errc::untrusted, "/file"));
  EXPECT_EQ(bytes_of(package() / "manifest.json"), before);
}

TEST_F(SignPackage, WantsOneLibraryInAFolder) {
  fs::copy_file(package() / "plugin.so", package() / "lain.so");
  EXPECT_THAT(sign_it(package()), IsError(Errc::used_wrongly, "lain.so, plugin.so"));
  EXPECT_THAT(sign_it(package() / "lain.so"), IsError(Errc::used_wrongly, "is about plugin.so"));
  fs::remove(package() / "plugin.so");
  EXPECT_THAT(sign_it(package()), IsOk());
  fs::remove(package() / "lain.so");
  EXPECT_THAT(sign_it(package()), IsError(Errc::not_found, "no library"));
}

TEST_F(SignPackage, NamesTheLibraryThatCannotBeLoaded) {
  fs::remove(package() / "plugin.so");
  fs::copy_file(misbehaving("null_table"), package() / "plugin.so");
  const auto manifest = sign_it(package());
  ASSERT_FALSE(manifest);
  EXPECT_THAT(manifest.error().message.en, testing::HasSubstr("paket/plugin.so: "));
  EXPECT_THAT(manifest.error().message.en, testing::Not(testing::HasSubstr("/proc/")));
}

}  // namespace
}  // namespace kinerja::test
