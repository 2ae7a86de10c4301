#include <kinerja/core/loading.hpp>
#include <kinerja/core/sealed_file.hpp>
#include <kinerja/core/sha256.hpp>

#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <fcntl.h>
#include <set>
#include <sys/mman.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace kinerja::test {
namespace {

namespace fs = std::filesystem;

std::string hash_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

// A write that needs root or another user's file is not made up: the test says that it was skipped.
bool give_to_another_user(const fs::path& path) {
  constexpr uid_t nobody_here = 54'321;
  return ::chown(path.c_str(), nobody_here, static_cast<gid_t>(-1)) == 0;
}

TEST(SealedFile, HoldsTheBytesAndTheirHash) {
  const OwnFolder folder;
  const std::string bytes(100'000, 'x');
  const auto sealed = SealedFile::open(folder.write("a.so", bytes));
  ASSERT_THAT(sealed, IsOk());
  EXPECT_EQ(sealed->bytes(), bytes);
  EXPECT_EQ(sealed->size(), bytes.size());
  EXPECT_EQ(sealed->sha256(), hash_of(bytes));
  EXPECT_EQ(sealed->origin(), folder.path() / "a.so");
}

TEST(SealedFile, HoldsNoBytesOfAnEmptyFile) {
  const OwnFolder folder;
  const auto sealed = SealedFile::open(folder.write("a.so", ""));
  ASSERT_THAT(sealed, IsOk());
  EXPECT_TRUE(sealed->bytes().empty());
  EXPECT_EQ(sealed->sha256(), hash_of(""));
}

TEST(SealedFile, CanBeChangedByNobodyAnyMore) {
  const OwnFolder folder;
  const auto sealed = SealedFile::open(folder.write("a.so", "asli"));
  ASSERT_THAT(sealed, IsOk());
  EXPECT_EQ(::fcntl(sealed->fd(), F_GET_SEALS),
            F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  EXPECT_EQ(::pwrite(sealed->fd(), "x", 1, 0), -1);
  EXPECT_EQ(errno, EPERM);
  EXPECT_EQ(::ftruncate(sealed->fd(), 1), -1);
  EXPECT_EQ(::fcntl(sealed->fd(), F_ADD_SEALS, F_SEAL_FUTURE_WRITE), -1);
  EXPECT_EQ(::mmap(nullptr, 4, PROT_READ | PROT_WRITE, MAP_SHARED, sealed->fd(), 0), MAP_FAILED);
}

TEST(SealedFile, StaysAsItWasWhenTheFileChanges) {
  const OwnFolder folder;
  const auto sealed = SealedFile::open(folder.write("a.so", "asli"));
  ASSERT_THAT(sealed, IsOk());
  folder.write("a.so", "palsu");
  EXPECT_EQ(sealed->bytes(), "asli");
}

TEST(SealedFile, MovesWithItsBytes) {
  const OwnFolder folder;
  auto first = SealedFile::open(folder.write("a.so", "satu"));
  auto second = SealedFile::open(folder.write("b.so", "dua"));
  ASSERT_TRUE(first && second);
  SealedFile moved = std::move(*first);
  EXPECT_EQ(moved.bytes(), "satu");
  moved = std::move(*second);
  EXPECT_EQ(moved.bytes(), "dua");
  EXPECT_EQ(moved.sha256(), hash_of("dua"));
}

TEST(SealedFile, FollowsNoLink) {
  const OwnFolder folder;
  fs::create_symlink(folder.write("b.so", "x"), folder.path() / "a.so");
  EXPECT_THAT(SealedFile::open(folder.path() / "a.so"), IsError(Errc::untrusted, "symbolic link"));
}

TEST(SealedFile, IsARegularFile) {
  const OwnFolder folder;
  fs::create_directory(folder.path() / "folder");
  EXPECT_THAT(SealedFile::open(folder.path() / "folder"), IsError(Errc::untrusted, "a folder"));
  ASSERT_EQ(::mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(SealedFile::open(folder.path() / "pipe"), IsError(Errc::untrusted, "not a regular"));
  EXPECT_THAT(SealedFile::open("/dev/null"), IsError(Errc::untrusted, "not a regular"));
  EXPECT_THAT(SealedFile::open(folder.path() / "none"), IsError(Errc::not_found, "no such file"));
  EXPECT_THAT(SealedFile::open(folder.path() / "no/none"),
              IsError(Errc::not_found, "no such file"));
}

TEST(SealedFile, RefusesAFileThatOthersCanWrite) {
  const OwnFolder folder;
  const fs::path file = folder.write("a.so", "x");
  for (const mode_t mode : {0664U, 0646U, 0666U}) {
    ::chmod(file.c_str(), mode);
    EXPECT_THAT(SealedFile::open(file), IsError(Errc::untrusted, "chmod go-w " + file.string()));
  }
  ::chmod(file.c_str(), 0755);
  EXPECT_THAT(SealedFile::open(file), IsOk());
}

TEST(SealedFile, RefusesAFileInAFolderThatOthersCanWrite) {
  const OwnFolder folder;
  fs::create_directories(folder.path() / "a/b");
  const fs::path file = folder.write("a/b/c.so", "x");
  for (const char* above : {"a", "a/b"}) {
    ::chmod((folder.path() / above).c_str(), 0770);
    EXPECT_THAT(SealedFile::open(file),
                IsError(Errc::untrusted, "chmod go-w " + (folder.path() / above).string()));
    // There others may add files, but not take this one away.
    ::chmod((folder.path() / above).c_str(), 01777);
    EXPECT_THAT(SealedFile::open(file), IsOk());
    ::chmod((folder.path() / above).c_str(), 0755);
  }
}

TEST(SealedFile, RefusesWhatBelongsToAnotherUser) {
  const OwnFolder folder;
  fs::create_directory(folder.path() / "a");
  const fs::path file = folder.write("a/c.so", "x");
  if (!give_to_another_user(file)) GTEST_SKIP() << "needs root";
  EXPECT_THAT(SealedFile::open(file), IsError(Errc::untrusted, "belongs to another user (uid 543"));
  ASSERT_EQ(::chown(file.c_str(), 0, 0), 0);
  EXPECT_THAT(SealedFile::open(file), IsOk());
  ASSERT_TRUE(give_to_another_user(folder.path() / "a"));
  EXPECT_THAT(SealedFile::open(file), IsError(Errc::untrusted, "belongs to another user (uid 543"));
}

// What was hashed is what is loaded, however fast somebody swaps the file behind the path.
TEST(SealedFile, LoadsWhatWasHashedWhileTheFileIsSwapped) {
  constexpr int rounds = 300;
  const OwnFolder folder;
  const fs::path file = folder.path() / "plugin.so";
  struct Library {
    std::string bytes, id;
  };
  const Library libraries[] = {
      {bytes_of(misbehaving("well_behaved")), "org.example.well-behaved"},
      {bytes_of(misbehaving("newer_but_fits")), "org.example.newer-but-fits"}};
  folder.write("plugin.so", libraries[0].bytes);

  std::atomic<bool> done{false};
  std::thread swapper([&] {
    for (int i = 0; !done; ++i) {
      const std::string& bytes = libraries[i % 2].bytes;
      if (i % 3 == 0) {
        folder.write("plugin.so", bytes);  // in place, so that a reader may see half of each
      } else {
        fs::rename(folder.write("new.so", bytes), file);
      }
    }
  });
  std::set<std::string> seen;
  for (int i = 0; i < rounds; ++i) {
    const auto sealed = SealedFile::open(file);
    if (!sealed) continue;
    EXPECT_EQ(sealed->sha256(), hash_of(sealed->bytes()));
    const auto path = sealed->path_to_load();
    ASSERT_THAT(path, IsOk());
    const auto plugin = PluginLibrary::open(*path);
    if (!plugin) continue;  // a mixture of both
    EXPECT_EQ((*plugin)->sha256(), sealed->sha256());
    for (const Library& library : libraries)
      if (sealed->bytes() == library.bytes) {
        EXPECT_EQ((*plugin)->id(), library.id);
        seen.insert(library.id);
      }
  }
  done = true;
  swapper.join();
  EXPECT_EQ(seen.size(), 2U) << "the race was never lost, so nothing was tried";
}

// The loader would take the second library for the first if their paths were the same.
TEST(SealedFile, NeverGivesTheSamePathTwice) {
  std::set<std::string> ids;
  for (const char* name : {"well_behaved", "newer_but_fits"}) {
    const auto sealed = SealedFile::open(misbehaving(name));
    ASSERT_THAT(sealed, IsOk());
    ids.insert(PluginLibrary::open(sealed->path_to_load().value()).value()->id());
  }
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
}  // namespace kinerja::test
