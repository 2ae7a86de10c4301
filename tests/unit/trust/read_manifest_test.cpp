#include <kinerja/core/manifest.hpp>

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* some_hash =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

Manifest sample() {
  Manifest manifest;
  manifest.id = "id.go.kota.nama";
  manifest.version = "1.4.0";
  manifest.vendor = "Pemkot Uji";
  manifest.abi = 0x00000002;
  manifest.needs = 0x00000001;
  manifest.components = {{"source", "id.go.kota.nama.sumber"}, {"method", "id.go.kota.nama.cara"}};
  manifest.file = "nama-1.4.so";
  manifest.sha256 = some_hash;
  manifest.platform = host_platform();
  manifest.network = {"data.kota.go.id", "10.0.0.5:8443"};
  manifest.runtime = PluginRuntime::managed;
  return manifest;
}

// A manifest in which one text was replaced by another.
std::string with(const std::string& old_words, const std::string& new_words) {
  std::string text = manifest_text(sample());
  const auto at = text.find(old_words);
  EXPECT_NE(at, std::string::npos) << old_words;
  return text.replace(at, old_words.size(), new_words);
}

std::vector<std::string> places(const ReadManifest& read) {
  std::vector<std::string> all;
  for (const Mistake& mistake : read.mistakes) all.push_back(mistake.pointer);
  return all;
}

TEST(ReadManifest, ReadsWhatWasWritten) {
  const ReadManifest read = read_manifest(manifest_text(sample()), "manifest.json");
  ASSERT_TRUE(read.manifest) << read.mistakes[0].message.en;
  const Manifest wanted = sample();
  EXPECT_EQ(read.manifest->id, wanted.id);
  EXPECT_EQ(read.manifest->version, wanted.version);
  EXPECT_EQ(read.manifest->vendor, wanted.vendor);
  EXPECT_EQ(read.manifest->abi, wanted.abi);
  EXPECT_EQ(read.manifest->needs, wanted.needs);
  EXPECT_EQ(read.manifest->components, wanted.components);
  EXPECT_EQ(read.manifest->file, wanted.file);
  EXPECT_EQ(read.manifest->sha256, wanted.sha256);
  EXPECT_EQ(read.manifest->platform, wanted.platform);
  EXPECT_EQ(read.manifest->network, wanted.network);
  EXPECT_EQ(read.manifest->runtime, wanted.runtime);
}

TEST(ReadManifest, TellsEveryMistakeWithItsPlace) {
  const ReadManifest read = read_manifest(R"({
  "manifest_version": 2,
  "id": "Bukan Id",
  "version": "",
  "vendor": 7,
  "abi": "satu",
  "needs": "0.1",
  "components": [{"kind": "motor", "id": "id.a.b"}, {"kind": "method", "id": "id.a.b"}],
  "file": "../lain.so",
  "sha256": "ABC",
  "platform": "linux-x86_64",
  "network": ["http://situs"],
  "autostart": true
})",
                                          "m.json");
  EXPECT_FALSE(read.manifest);
  EXPECT_THAT(places(read),
              ElementsAre("/manifest_version",
                          "/id",
                          "/version",
                          "/vendor",
                          "/abi",
                          "/components/0/kind",
                          "/components/1/id",
                          "/file",
                          "/sha256",
                          "/network/0",
                          "/autostart"));
  EXPECT_EQ(read.mistakes[0].line, 2);
}

TEST(ReadManifest, RefusesWhatIsMissing) {
  const ReadManifest read = read_manifest("{}", "m.json");
  EXPECT_FALSE(read.manifest);
  EXPECT_EQ(read.mistakes.size(), 10U);  // all but the two with a default
}

TEST(ReadManifest, RefusesAKeyThatComesTwice) {
  const ReadManifest read =
      read_manifest(with("\"version\"", "\"id\": \"id.jahat.x\", \"version\""), "m.json");
  EXPECT_FALSE(read.manifest);
}

TEST(ReadManifest, TakesOnlyAPlainNameAsFile) {
  for (const char* name : {"../x.so",
                           "/tmp/x.so",
                           "a/x.so",
                           "x.dll",
                           ".so",
                           ".x.so",
                           "-x.so",
                           "x y.so",
                           "manifest.json",
                           "x.so ",
                           "..",
                           "x\\u0000.so"}) {
    const ReadManifest read = read_manifest(with("nama-1.4.so", name), "m.json");
    ASSERT_FALSE(read.manifest) << name;
    EXPECT_THAT(places(read), ElementsAre("/file")) << name;
  }
}

TEST(ReadManifest, TakesOnlyHosts) {
  for (const char* host : {"",
                           "https://a.id",
                           "a.id/x",
                           "a..id",
                           "-a",
                           "A.id",
                           "a.id:0",
                           "a.id:65536",
                           "a.id:",
                           "*.id",
                           "a b"})
    EXPECT_FALSE(read_manifest(with("data.kota.go.id", host), "m.json").manifest) << host;
  for (const char* host : {"localhost", "a.id:65535", "192.168.0.1"})
    EXPECT_TRUE(read_manifest(with("data.kota.go.id", host), "m.json").manifest) << host;
}

TEST(ReadManifest, IsNoJsonAtAll) {
  const ReadManifest read = read_manifest("bukan", "m.json");
  EXPECT_FALSE(read.manifest);
  EXPECT_EQ(read.mistakes.size(), 1U);
  EXPECT_FALSE(read_manifest("[]", "m.json").manifest);
}

}  // namespace
}  // namespace kinerja::test
