#include <kinerja/core/incident_book.hpp>

#include "result_matchers.hpp"
#include "trust/store_fixture.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace kinerja::test {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class IncidentBookTest : public StoreFixture {
 protected:
  IncidentBookTest() { std::filesystem::create_directory(root()); }

  void add(IncidentBook::Time when) const { ASSERT_THAT(book_.add(library_, when), IsOk()); }
  std::vector<IncidentBook::Time> kept() const { return book_.of(library_).value(); }
  std::filesystem::path file() const { return root() / "incidents" / library_; }

  const std::string library_ = std::string(64, 'a');
  const IncidentBook book_{root()};
  const IncidentBook::Time now_ =
      std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
};

TEST_F(IncidentBookTest, KnowsNothingWhereNothingWasKept) {
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_THAT(IncidentBook(root() / "tidak-ada").of(library_).value(), IsEmpty());
  EXPECT_FALSE(book_.pardon(library_).value());
}

TEST_F(IncidentBookTest, AnotherBookReadsWhatOneKept) {
  add(now_ - minutes(1));
  add(now_);
  EXPECT_THAT(IncidentBook(root()).of(library_).value(), ElementsAre(now_ - minutes(1), now_));
  EXPECT_THAT(book_.of(std::string(64, 'b')).value(), IsEmpty());
}

TEST_F(IncidentBookTest, APardonForgets) {
  add(now_);
  EXPECT_TRUE(book_.pardon(library_).value());
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(IncidentBookTest, WhatIsOlderThanADayOrYetToComeDoesNotCount) {
  add(now_ - hours(26));
  add(now_ + hours(1));
  add(now_);
  EXPECT_THAT(kept(), ElementsAre(now_));
}

TEST_F(IncidentBookTest, ATornLineHarmsNoOther) {
  add(now_ - minutes(2));
  std::ofstream(file(), std::ios::app) << "12x\n\n";
  add(now_);
  EXPECT_THAT(kept(), ElementsAre(now_ - minutes(2), now_));
}

TEST_F(IncidentBookTest, OldLinesAreDroppedBeforeTheFileGrows) {
  for (int k = 0; k < 1'000; ++k) add(now_ - hours(30));
  add(now_);
  EXPECT_LT(std::filesystem::file_size(file()), 5'000U);
  EXPECT_THAT(kept(), ElementsAre(now_));
}

TEST_F(IncidentBookTest, WritersAtOnceLoseNothing) {
  constexpr int each = 50;
  const auto write = [this] {
    for (int k = 0; k < each; ++k) add(now_ - milliseconds(k));
  };
  std::thread other(write);
  write();
  other.join();
  EXPECT_EQ(kept().size(), std::size_t{2 * each});
}

TEST_F(IncidentBookTest, RefusesAFolderThatOthersMayWriteTo) {
  std::filesystem::permissions(root(), std::filesystem::perms::all);
  EXPECT_FALSE(book_.add(library_, now_));
}

}  // namespace
}  // namespace kinerja::test
