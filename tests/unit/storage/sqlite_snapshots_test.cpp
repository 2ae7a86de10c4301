#include <kinerja/core/store.hpp>

#include "result_matchers.hpp"
#include "rows_builder.hpp"
#include "sample_cycle.hpp"
#include "storage/sqlite_database.hpp"
#include "temporary_folder.hpp"

#include <gmock/gmock.h>

namespace kinerja::test {
namespace {

using kinerja::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SqliteSnapshotsTest : public ::testing::Test {
 protected:
  SqliteSnapshotsTest() { reopen(); }
  void reopen() {
    store_.reset();
    store_ = Store::open(file_).value();
  }
  Evidence part_of(const std::vector<std::string>& employees) const {
    EvidenceBuilder builder(cycle_);
    std::vector<PersonRow> people;
    for (const std::string& employee : employees) people.push_back({.employee = employee});
    builder.add("p", rows_of(people));
    return builder.build();
  }
  Result<SnapshotRecord> save(const std::string& content,
                              const std::vector<std::vector<std::string>>& parts) {
    SnapshotRecord snapshot;
    snapshot.key = key_;
    snapshot.content = content;
    std::size_t k = 0;
    KINERJA_CHECK(store_->save_snapshot(snapshot, [&](Evidence& part) -> Result<bool> {
      if (k == parts.size()) {
        snapshot.input_hash = "beef";
        return false;
      }
      part = part_of(parts[k++]);
      return true;
    }));
    return snapshot;
  }
  SqliteDatabase database() const { return SqliteDatabase::open(file_).value(); }

  const Cycle cycle_ = sample_cycle();
  const CycleKey key_{"kota-contoh", "contoh-2026"};
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "kinerja.db";
  std::unique_ptr<Store> store_;
};

TEST_F(SqliteSnapshotsTest, BringsEachPartBack) {
  ASSERT_THAT(save("a", {{"1", "2"}, {"3"}}), IsOk());
  reopen();

  const auto found = store_->snapshot(key_, "a");

  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->people, 3u);
  EXPECT_EQ((*found)->parts, 2u);
  EXPECT_EQ((*found)->input_hash, "beef");
  EXPECT_EQ(store_->snapshot_part((*found)->id, 0)->employee[1], "2");
  EXPECT_EQ(store_->snapshot_part((*found)->id, 1)->employee[0], "3");
  EXPECT_THAT(store_->snapshot_part((*found)->id, 2), IsError(Errc::storage, "part 2: missing"));
}

TEST_F(SqliteSnapshotsTest, KnowsWhereAnEmployeeIs) {
  const SnapshotRecord snapshot = *save("a", {{"1", "2"}, {"3"}, {}});
  EXPECT_THAT(*store_->parts_with(snapshot.id, "2"), ElementsAre(0u));
  EXPECT_THAT(*store_->parts_with(snapshot.id, "3"), ElementsAre(1u));
  EXPECT_THAT(*store_->parts_with(snapshot.id, "4"), IsEmpty());
}

TEST_F(SqliteSnapshotsTest, KeepsOneOfEachContent) {
  ASSERT_THAT(save("a", {{"1"}}), IsOk());
  ASSERT_THAT(save("b", {{"2"}}), IsOk());
  ASSERT_THAT(save("a", {{"3"}}), IsOk());
  EXPECT_EQ(store_->snapshot_part((*store_->snapshot(key_, "a"))->id, 0)->employee[0], "3");
  EXPECT_EQ(store_->snapshot_part((*store_->snapshot(key_, "b"))->id, 0)->employee[0], "2");
  EXPECT_FALSE(store_->snapshot(key_, "c")->has_value());
}

TEST_F(SqliteSnapshotsTest, KeepsNothingOfOneThatFails) {
  SnapshotRecord snapshot;
  snapshot.key = key_;
  snapshot.content = "a";
  int parts = 0;
  EXPECT_THAT(store_->save_snapshot(snapshot,
                                    [&](Evidence& part) -> Result<bool> {
                                      if (++parts == 2) return fail(Errc::cancelled, verbatim("x"));
                                      part = part_of({"1"});
                                      return true;
                                    }),
              IsError(Errc::cancelled, "x"));
  EXPECT_FALSE(store_->snapshot(key_, "a")->has_value());
  ASSERT_THAT(save("a", {{"1"}}), IsOk());
}

TEST_F(SqliteSnapshotsTest, SeesAPartThatWasChangedOrTakenFromElsewhere) {
  const SnapshotRecord snapshot = *save("a", {{"1"}, {"2"}, {"3"}});
  SqliteDatabase other = database();
  ASSERT_FALSE(other.run("UPDATE snapshot_part SET columns = x'00'")) << "nobody may";
  ASSERT_TRUE(other.run("DROP TRIGGER snapshot_part_stays"));
  ASSERT_TRUE(other.run("UPDATE snapshot_part SET columns = zeroblob(9) WHERE number = 0"));
  EXPECT_THAT(store_->snapshot_part(snapshot.id, 0),
              IsError(Errc::storage, "part 0: content does not match"));
  ASSERT_TRUE(
      other.run("UPDATE snapshot_part SET (columns, sha256) = (SELECT columns, sha256 FROM "
                "snapshot_part WHERE number = 1) WHERE number = 2"));
  EXPECT_THAT(store_->snapshot_part(snapshot.id, 2),
              IsError(Errc::storage, "part 2: content does not match"));
}

}  // namespace
}  // namespace kinerja::test
