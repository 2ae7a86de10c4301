#include <kinerja/core/loading.hpp>
#include <kinerja/core/sealed_file.hpp>
#include <kinerja/core/sha256.hpp>

#include "loading/file_fault.hpp"
#include "trust/safe_folder.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <utility>

namespace kinerja {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 1U << 16U;
constexpr std::size_t max_memory_name_bytes = 200;

Error too_large(const fs::path& file) {
  return file_fault(Errc::not_a_plugin,
                    file.string(),
                    "lebih besar dari {} byte; plugin paling besar sebesar itu",
                    "larger than {} bytes, the most that a plugin may have",
                    {max_plugin_bytes});
}

Result<void> write_whole(int to, std::string_view bytes, const fs::path& origin) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(to, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return system_fault(origin, text("menyalin", "copy"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace

SealedFile::SealedFile(SealedFile&& other) noexcept
    : memory_(std::move(other.memory_)),
      sha256_(std::move(other.sha256_)),
      size_(std::exchange(other.size_, 0)),
      data_(std::exchange(other.data_, nullptr)),
      origin_(std::move(other.origin_)) {}

SealedFile& SealedFile::operator=(SealedFile&& other) noexcept {
  std::swap(memory_, other.memory_);
  std::swap(sha256_, other.sha256_);
  std::swap(size_, other.size_);
  std::swap(data_, other.data_);
  std::swap(origin_, other.origin_);
  return *this;
}

SealedFile::~SealedFile() {
  // Mapped by mmap() as memory without const.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

Result<SealedFile> SealedFile::open(const fs::path& file) {
  std::error_code ec;
  const fs::path absolute = fs::absolute(file, ec).lexically_normal();
  const fs::path folder = absolute.parent_path();
  const fs::path real = ec ? fs::path() : fs::canonical(folder, ec);
  if (ec)
    return file_fault(
        Errc::not_found, absolute.string(), "berkas tidak ada", "there is no such file");
  // The folder's own rule is the one of the folders above: a sticky one does no harm to a file
  // whose owner is checked.
  KINERJA_CHECK(check_folders_above(real / absolute.filename()));
  KINERJA_TRY(around, SafeFolder::open(real, SafeFolder::Owners::any));
  KINERJA_TRY(opened, around.file(absolute.filename().string()));
  struct stat status {};
  if (::fstat(opened.get(), &status) != 0) return system_fault(absolute, text("membaca", "read"));
  KINERJA_CHECK(check_owner_and_mode(status, absolute));
  return seal(opened, absolute);
}

Result<SealedFile> SealedFile::seal(const Descriptor& file, fs::path origin) {
  SealedFile sealed;
  const std::string name = origin.filename().string().substr(0, max_memory_name_bytes);
  sealed.memory_ = Descriptor(::memfd_create(name.c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!sealed.memory_) return system_fault(origin, text("menyiapkan memori", "make memory"));

  Sha256 hash;
  std::array<char, piece_bytes> piece{};
  for (;;) {
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_fault(origin, text("membaca", "read"));
    if (got == 0) break;
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
    sealed.size_ += bytes.size();
    if (sealed.size_ > max_plugin_bytes) return too_large(origin);
    hash.add(bytes);
    KINERJA_CHECK(write_whole(sealed.memory_.get(), bytes, origin));
  }
  sealed.sha256_ = hash.hex();

  constexpr int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (::fcntl(sealed.fd(), F_ADD_SEALS, seals) != 0)
    return system_fault(origin, text("menyegel", "seal"));
  if (sealed.size_ > 0) {
    void* mapped = ::mmap(nullptr, sealed.size_, PROT_READ, MAP_PRIVATE, sealed.fd(), 0);
    if (mapped == MAP_FAILED) return system_fault(origin, text("memetakan", "map"));
    sealed.data_ = static_cast<const char*>(mapped);
  }
  sealed.origin_ = std::move(origin);
  return sealed;
}

Result<fs::path> SealedFile::path_to_load() const {
  const int kept = ::fcntl(fd(), F_DUPFD_CLOEXEC, 0);
  if (kept < 0) return system_fault(origin_, text("membuka", "open"));
  return fs::path("/proc/self/fd/" + std::to_string(kept));
}

}  // namespace kinerja
