#include <kinerja/core/sha256.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace kinerja {
namespace {

std::string hash_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

TEST(Sha256, GivesThePublishedHashes) {
  EXPECT_EQ(hash_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hash_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hash_of(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotCareHowTheBytesAreCut) {
  Sha256 hash;
  hash.add("a");
  hash.add("");
  hash.add(std::as_bytes(std::span("bc", 2)));

  EXPECT_EQ(hash.hex(), hash_of("abc"));
}

TEST(Sha256, GoesOnAfterAHashWasAskedFor) {
  Sha256 hash;
  hash.add("ab");
  EXPECT_EQ(hash.hex(), hash_of("ab"));
  hash.add("c");
  EXPECT_EQ(hash.hex(), hash_of("abc"));
}

TEST(Sha256, ReadsAFileOfManyPieces) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("kinerja-sha256-" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << std::string(1'000'000, 'a');

  const Result<std::string> hash = sha256_of_file(file);
  std::filesystem::remove(file);

  ASSERT_TRUE(hash);
  EXPECT_EQ(*hash, hash_of(std::string(1'000'000, 'a')));
}

TEST(Sha256, RefusesAFileThatIsNotThereOrAFolder) {
  EXPECT_EQ(sha256_of_file("/nowhere/at/all").error().code, Errc::io);
  EXPECT_EQ(sha256_of_file("/").error().code, Errc::io);
}

}  // namespace
}  // namespace kinerja
