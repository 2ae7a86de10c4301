#include <kinerja/core/signing.hpp>

#include "loading/file_fault.hpp"
#include "trust/key_text.hpp"
#include "trust/safe_folder.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sodium/utils.h>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_alone = 0600;
constexpr mode_t for_everybody = 0644;

// A new file; one that is there already might be a key that is still needed.
Result<void> write_new(const fs::path& file, std::string_view bytes, mode_t mode) {
  const Descriptor made(
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, owner_alone));
  if (!made && errno == EEXIST)
    return file_fault(Errc::used_wrongly,
                      file.string(),
                      "sudah ada dan tidak ditimpa. Pilih nama lain",
                      "is there already and is not overwritten. Choose another name");
  if (!made || ::fchmod(made.get(), mode) != 0 ||
      ::write(made.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
      ::fsync(made.get()) != 0)
    return system_fault(file, text("menulis", "write"));
  return {};
}

Result<Descriptor> open_key(const fs::path& file) {
  Descriptor opened(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!opened && errno == ENOENT)
    return file_fault(
        Errc::not_found, file.string(), "berkas kunci tidak ada", "there is no such key file");
  if (!opened) return system_fault(file, text("membuka", "open"));
  return opened;
}

// The key of a header and the bytes below it must be one: people go by the header.
template <class Key>
Result<Key> read_key(std::string_view bytes, std::string_view kind, const std::string& name) {
  KINERJA_TRY(parts, read_key_text(bytes, kind, name));
  auto key = Key::from_base64(parts.base64, parts.vendor);
  if (!key) return damaged_key_text(name, kind);
  const PublicKey* public_key = nullptr;
  if constexpr (std::is_same_v<Key, SecretKey>)
    public_key = &key->public_key();
  else
    public_key = &*key;
  if (public_key->id() != parts.key_id) return damaged_key_text(name, kind);
  return key;
}

}  // namespace

Result<PublicKey> write_key_files(const fs::path& file, std::string vendor) {
  if (!is_vendor_name(vendor))
    return fail(Errc::used_wrongly,
                text("nama pembuat \"{}\" tidak bisa dipakai: perlu 1 sampai {} byte dalam satu "
                     "baris, tanpa spasi di tepi",
                     "the vendor's name \"{}\" can't be used: it needs 1 to {} bytes in one line, "
                     "without blanks at its ends",
                     {vendor, std::uint64_t{max_vendor_bytes}}));
  const SecretKey key = SecretKey::make(std::move(vendor));
  const PublicKey& known = key.public_key();
  const fs::path public_file = file.string() + ".pub";
  // The public half first: if it cannot be written, no secret lies about.
  KINERJA_CHECK(write_new(public_file,
                          key_text(public_key_kind, known.vendor, known.id(), known.base64()),
                          for_everybody));
  std::string secret = key_text(secret_key_kind, known.vendor, known.id(), key.base64());
  auto written = write_new(file, secret, owner_alone);
  sodium_memzero(secret.data(), secret.size());
  if (!written) {
    ::unlink(public_file.c_str());
    return std::move(written).error();
  }
  return known;
}

Result<SecretKey> read_secret_key(const fs::path& file) {
  KINERJA_TRY(opened, open_key(file));
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) return system_fault(file, text("membaca", "read"));
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return file_fault(Errc::untrusted,
                      file.string(),
                      "kunci rahasia ini dapat dibaca pengguna lain. Jalankan: chmod 600 {}",
                      "this secret key can be read by other users. Run: chmod 600 {}",
                      {file.string()});
  KINERJA_TRY(bytes, read_all(opened, file, max_key_text_bytes));
  auto key = read_key<SecretKey>(bytes, secret_key_kind, file.string());
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

Result<PublicKey> read_public_key(const fs::path& file) {
  KINERJA_TRY(opened, open_key(file));
  KINERJA_TRY(bytes, read_all(opened, file, max_key_text_bytes));
  return read_key<PublicKey>(bytes, public_key_kind, file.string());
}

}  // namespace kinerja
