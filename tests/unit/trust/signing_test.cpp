#include <kinerja/core/signing.hpp>

#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>

namespace kinerja::test {
namespace {

using testing::HasSubstr;

mode_t mode_of(const std::filesystem::path& file) {
  struct stat status {};
  EXPECT_EQ(::stat(file.c_str(), &status), 0);
  return status.st_mode & 07777U;
}

Signature signature_of(const SecretKey& key, std::string_view message) {
  return read_signature(key.sign(message), "x.sig").value();
}

// RFC 8032, 7.1, test 3: others can check what we sign, and the other way round.
TEST(Signing, IsEd25519AsInTheStandard) {
  const auto key = SecretKey::from_base64(
      "xaqN9D+fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPf8Uc2OYhiho42kftACMPBYCBbtE7ozA6xd65EVSJCAJQ==",
      "RFC");
  ASSERT_THAT(key, IsOk());
  EXPECT_EQ(key->public_key().base64(), "/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=");
  EXPECT_THAT(key->sign("\xaf\x82"),
              HasSubstr("\nYpHWV97sJAJIJ+acOr4BowzlSKKEdDpEXjaA19taw6wY/5tTjRbykK5n92CYTcZZSnwV6X"
                        "Fu0o3AJ77O6h7ECg==\n"));
}

TEST(Signing, HoldsForThisMessageAndThisKeyAlone) {
  const SecretKey key = SecretKey::make("Pemkot");
  const std::string message = "{\"id\": \"id.go.kota\"}";
  const Signature signature = signature_of(key, message);
  EXPECT_EQ(signature.key_id, key.public_key().id());
  EXPECT_EQ(signature.vendor, "Pemkot");
  EXPECT_TRUE(verifies(key.public_key(), signature, message));
  EXPECT_FALSE(verifies(SecretKey::make("Pemkot").public_key(), signature, message));
  for (std::size_t i = 0; i < message.size(); ++i) {
    std::string changed = message;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(verifies(key.public_key(), signature, changed)) << i;
  }
  EXPECT_FALSE(verifies(key.public_key(), signature, message + "\n"));
  Signature other = signature;
  for (unsigned char& byte : other.bytes) {
    byte ^= 1U;
    EXPECT_FALSE(verifies(key.public_key(), other, message));
    byte ^= 1U;
  }
}

TEST(Signing, AKeyOfZerosSignsNothing) {
  Signature zeros;
  EXPECT_FALSE(verifies(PublicKey{}, zeros, ""));
}

TEST(Signing, RefusesASignatureFileThatIsDamaged) {
  const std::string whole = SecretKey::make("P").sign("x");
  for (const std::string& text : {std::string(),
                                  whole.substr(0, whole.size() - 3),
                                  "x" + whole,
                                  whole + "x\n",
                                  whole.substr(whole.find('\n') + 1),
                                  std::string("kinerja signature; vendor P\nAAAA\n")})
    EXPECT_THAT(read_signature(text, "m.sig"), IsError(Errc::untrusted, "m.sig")) << text;
}

TEST(KeyFiles, AreForTheirOwnerAlone) {
  const OwnFolder folder;
  const auto file = folder.path() / "kunci";
  const auto made = write_key_files(file, "Pemkot Uji; vendor");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(mode_of(file), 0600U);
  EXPECT_EQ(mode_of(file.string() + ".pub"), 0644U);
  EXPECT_THAT(bytes_of(file),
              testing::StartsWith("kinerja secret key; vendor Pemkot Uji; vendor; key id " +
                                  made->id() + "\n"));

  const auto secret = read_secret_key(file);
  const auto known = read_public_key(file.string() + ".pub");
  ASSERT_THAT(secret, IsOk());
  ASSERT_THAT(known, IsOk());
  EXPECT_EQ(known->vendor, "Pemkot Uji; vendor");
  EXPECT_TRUE(verifies(*known, signature_of(*secret, "x"), "x"));
}

TEST(KeyFiles, AreNeverOverwritten) {
  const OwnFolder folder;
  const auto file = folder.write("kunci", "penting");
  EXPECT_THAT(write_key_files(file, "P"), IsError(Errc::used_wrongly, "is there already"));
  EXPECT_EQ(bytes_of(file), "penting");
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".pub"));
}

TEST(KeyFiles, RefuseAVendorThatDoesNotFitIntoTheHeader) {
  const OwnFolder folder;
  for (const char* vendor : {"", " P", "P ", "P\nQ", "\xff"})
    EXPECT_THAT(write_key_files(folder.path() / "k", vendor), IsError(Errc::used_wrongly, "vendor"))
        << vendor;
}

TEST(KeyFiles, RefuseASecretThatOthersCanRead) {
  const OwnFolder folder;
  const auto file = folder.path() / "kunci";
  ASSERT_THAT(write_key_files(file, "P"), IsOk());
  ::chmod(file.c_str(), 0640);
  EXPECT_THAT(read_secret_key(file), IsError(Errc::untrusted, "chmod 600"));
}

TEST(KeyFiles, RefuseAHeaderOfAnotherKey) {
  const OwnFolder folder;
  const PublicKey key = SecretKey::make("P").public_key();
  const auto file = folder.write(
      "k.pub", "kinerja public key; vendor P; key id 0123456789abcdef\n" + key.base64() + "\n");
  EXPECT_THAT(read_public_key(file), IsError(Errc::untrusted, "damaged"));
  EXPECT_THAT(read_public_key(folder.path() / "none"), IsError(Errc::not_found, "no such key"));
}

}  // namespace
}  // namespace kinerja::test
