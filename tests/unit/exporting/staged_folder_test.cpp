#include <kinerja/core/exporting.hpp>

#include "loading/misbehaving.hpp"
#include "result_matchers.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>

namespace kinerja::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace fs = std::filesystem;
using namespace std::string_view_literals;

class StagedFolderTest : public ::testing::Test {
 protected:
  std::unique_ptr<StagedFolder> staged(std::string_view name = "csv") {
    auto opened = StagedFolder::make(out_, name);
    EXPECT_THAT(opened, IsOk());
    return opened ? std::move(*opened) : nullptr;
  }
  static Result<std::uint32_t> open_file(StagedFolder& folder, std::string_view name) {
    return folder.open(name, "text/plain");
  }
  static void put(StagedFolder& folder, std::string_view name, std::string_view bytes) {
    const auto id = open_file(folder, name);
    ASSERT_THAT(id, IsOk());
    EXPECT_THAT(folder.write(*id, bytes), IsOk());
    EXPECT_THAT(folder.close(*id), IsOk());
  }
  // Files that a person would see, by their path in the folder.
  std::vector<std::string> visible() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(out_))
      if (entry.is_regular_file()) {
        const std::string name = entry.path().lexically_relative(out_).string();
        if (!name.starts_with(".")) names.push_back(name);
      }
    std::sort(names.begin(), names.end());
    return names;
  }

  OwnFolder own_;
  fs::path out_ = own_.path() / "out";
};

TEST_F(StagedFolderTest, ShowsNothingBeforeItIsPublishedAndThenEverything) {
  auto folder = staged();
  put(*folder, "orang/1.html", "satu");
  put(*folder, "index.html", "");
  EXPECT_THAT(visible(), IsEmpty());

  const auto published = folder->publish();

  ASSERT_THAT(published, IsOk());
  EXPECT_THAT(*published, ElementsAre("index.html", "orang/1.html"));
  EXPECT_THAT(visible(), ElementsAre("index.html", "orang/1.html"));
  EXPECT_EQ(bytes_of(out_ / "orang/1.html"), "satu");
}

TEST_F(StagedFolderTest, LeavesNothingBehindWhenItIsNotPublished) {
  EXPECT_THAT(open_file(*staged(), "index.html"), IsOk());

  EXPECT_TRUE(fs::is_empty(out_));
}

TEST_F(StagedFolderTest, LeavesNoFolderOfItsOwnBehindWhenItIsPublished) {
  {
    auto folder = staged();
    put(*folder, "a.csv", "a");
    EXPECT_THAT(folder->publish(), IsOk());
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(out_), {}), 1);
}

TEST_F(StagedFolderTest, TakesAwayWhatAKilledRunLeftBehind) {
  fs::path left;
  {
    auto folder = staged();
    left = fs::directory_iterator(out_)->path();
  }
  fs::create_directories(left / "sub");
  std::ofstream(left / "a.csv") << "half";

  auto folder = staged();
  put(*folder, "a.csv", "whole");
  EXPECT_THAT(folder->publish(), IsOk());

  EXPECT_EQ(bytes_of(out_ / "a.csv"), "whole");
}

TEST_F(StagedFolderTest, ReplacesAnOlderFileWhenPublishedAndNotBefore) {
  fs::create_directories(out_);
  std::ofstream(out_ / "a.csv") << "lama";
  auto folder = staged();
  put(*folder, "a.csv", "baru");
  EXPECT_EQ(bytes_of(out_ / "a.csv"), "lama");

  EXPECT_THAT(folder->publish(), IsOk());

  EXPECT_EQ(bytes_of(out_ / "a.csv"), "baru");
}

TEST_F(StagedFolderTest, PublishesWhatAnExporterForgotToClose) {
  auto folder = staged();
  const auto id = open_file(*folder, "a.csv");
  ASSERT_THAT(id, IsOk());
  EXPECT_THAT(folder->write(*id, "a"), IsOk());

  EXPECT_THAT(folder->publish(), IsOk());

  EXPECT_EQ(bytes_of(out_ / "a.csv"), "a");
}

TEST_F(StagedFolderTest, RefusesNamesThatCouldLeaveTheFolder) {
  auto folder = staged();
  for (const std::string_view name : {""sv,
                                      "/etc/passwd"sv,
                                      "../a"sv,
                                      "a/../../b"sv,
                                      "a//b"sv,
                                      "a/"sv,
                                      "a b"sv,
                                      "a\\b"sv,
                                      "\u00e9"sv,
                                      "a\0b"sv})
    EXPECT_THAT(open_file(*folder, name), IsError(Errc::invalid_data, "is not allowed")) << name;

  const std::string longest(200, 'a');
  EXPECT_THAT(open_file(*folder, longest), IsOk());
  EXPECT_THAT(open_file(*folder, longest + "a"), IsError(Errc::invalid_data, "is not allowed"));
  EXPECT_THAT(open_file(*folder, "A-z_0.9/b.csv"), IsOk());
}

TEST_F(StagedFolderTest, RefusesTheNamesOfTheLedgerAndOtherWaysToSayThem) {
  auto folder = staged();
  for (const char* name : {"kinerja.db", "kinerja.db-wal", "./kinerja.db", "a/./b"})
    EXPECT_THAT(open_file(*folder, name), IsError(Errc::invalid_data, "is not allowed")) << name;
}

TEST_F(StagedFolderTest, RefusesAFileThatIsWrittenTwice) {
  auto folder = staged();
  put(*folder, "a.csv", "a");

  EXPECT_THAT(open_file(*folder, "a.csv"), IsError(Errc::invalid_data, "written twice"));
}

TEST_F(StagedFolderTest, RefusesAFileThatIsAFolderAsWell) {
  auto folder = staged();
  put(*folder, "a/b.csv", "b");
  EXPECT_THAT(open_file(*folder, "a"), IsError(Errc::io, "failed to write"));
}

TEST_F(StagedFolderTest, RefusesToWriteToWhatIsNotOpen) {
  auto folder = staged();
  const auto id = open_file(*folder, "a.csv");
  ASSERT_THAT(id, IsOk());
  EXPECT_THAT(folder->write(*id + 1, "x"), IsError(Errc::invalid_data, "not open"));
  EXPECT_THAT(folder->close(*id), IsOk());
  EXPECT_THAT(folder->write(*id, "x"), IsError(Errc::invalid_data, "not open"));
  EXPECT_THAT(folder->close(*id), IsError(Errc::invalid_data, "not open"));
}

TEST_F(StagedFolderTest, HasSoManyFilesOpenAtOnceAndNoMore) {
  auto folder = staged();
  for (int i = 0; i < 64; ++i) EXPECT_THAT(open_file(*folder, "f" + std::to_string(i)), IsOk());
  EXPECT_THAT(open_file(*folder, "f64"), IsError(Errc::io, "at most 64"));
}

TEST_F(StagedFolderTest, TwoExportersDoNotSeeEachOther) {
  auto csv = staged("csv");
  auto html = staged("html");
  put(*csv, "a.csv", "a");
  put(*html, "a.html", "h");
  EXPECT_THAT(csv->publish(), IsOk());
  html.reset();

  EXPECT_THAT(visible(), ElementsAre("a.csv"));
}

TEST_F(StagedFolderTest, TellsWhichFileCouldNotBeWritten) {
  auto folder = staged();
  const auto id = open_file(*folder, "besar.csv");
  ASSERT_THAT(id, IsOk());
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{10, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);

  const auto written = folder->write(*id, std::string(100, 'x'));

  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, ignored);
  EXPECT_THAT(written, IsError(Errc::io, "besar.csv"));
}

TEST_F(StagedFolderTest, TellsWhenTheFolderCannotBeMade) {
  own_.write("berkas", "");

  EXPECT_THAT(StagedFolder::make(own_.path() / "berkas/out", "csv"),
              IsError(Errc::io, "cannot make folder"));
}

}  // namespace
}  // namespace kinerja::test
