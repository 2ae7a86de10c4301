#include <kinerja/core/loading.hpp>

#include "misbehaving.hpp"

#include <gtest/gtest.h>

namespace kinerja::test {
namespace {

// A folder with copies of plugins, under names of the test's own.
void copy(std::string_view plugin, const OwnFolder& folder, std::string_view name) {
  std::filesystem::copy_file(misbehaving(plugin), folder.path() / name);
}

TEST(PluginRegistry, FindsComponentsByTheirIds) {
  PluginRegistry registry;
  ASSERT_TRUE(registry.load(misbehaving("well_behaved")));
  const auto method = registry.method("org.example.well-behaved.method");
  ASSERT_TRUE(method);
  EXPECT_EQ(method->plugin, registry.plugins()[0]);
  EXPECT_EQ(view_of(method->table->info->id), "org.example.well-behaved.method");
}

TEST(PluginRegistry, RefusesAComponentThatIsTaken) {
  PluginRegistry registry;
  ASSERT_TRUE(registry.load(misbehaving("well_behaved")));
  const auto again = registry.load(misbehaving("same_component"));
  ASSERT_FALSE(again);
  const std::string here = misbehaving("same_component").string();
  const std::string there = misbehaving("well_behaved").string();
  EXPECT_EQ(again.error().message.id,
            here + ": komponen org.example.well-behaved.method sudah dibawa oleh " + there);
  EXPECT_EQ(again.error().message.en,
            here + ": the component org.example.well-behaved.method already comes with " + there);
  EXPECT_EQ(registry.plugins().size(), 1U);
}

TEST(PluginRegistry, RefusesAPluginThatIsThereAlready) {
  PluginRegistry registry;
  ASSERT_TRUE(registry.load(misbehaving("well_behaved")));
  const auto again = registry.load(misbehaving("same_plugin"));
  ASSERT_FALSE(again);
  const std::string here = misbehaving("same_plugin").string();
  const std::string there = misbehaving("well_behaved").string();
  EXPECT_EQ(again.error().message.id,
            here + ": plugin org.example.well-behaved sudah dimuat dari " + there);
  EXPECT_EQ(again.error().message.en,
            here + ": the plugin org.example.well-behaved was already loaded from " + there);
}

TEST(PluginRegistry, LoadsAFolderInTheOrderOfNames) {
  const OwnFolder folder;
  copy("well_behaved", folder, "b.so");
  copy("newer_but_fits", folder, "a.so");
  copy("no_entry", folder, "c.so");
  folder.write("notes.txt", "no plugin, and not meant to be one");
  PluginRegistry registry;
  registry.load_folder(folder.path());

  ASSERT_EQ(registry.plugins().size(), 2U);
  EXPECT_EQ(registry.plugins()[0]->id(), "org.example.newer-but-fits");
  EXPECT_EQ(registry.plugins()[1]->id(), "org.example.well-behaved");
  ASSERT_EQ(registry.refused().size(), 1U);
  EXPECT_EQ(registry.refused()[0].file.filename(), "c.so");
  EXPECT_EQ(registry.refused()[0].error.code, Errc::not_a_plugin);
}

TEST(PluginRegistry, OfADeferredFolderItLoadsWhatIsAskedFor) {
  const OwnFolder folder;
  copy("well_behaved", folder, "b.so");
  copy("newer_but_fits", folder, "a.so");
  copy("no_entry", folder, "c.so");
  PluginRegistry registry;
  registry.defer_folder(folder.path());

  EXPECT_TRUE(registry.loaded().empty());
  ASSERT_TRUE(registry.method("org.example.well-behaved.method"));
  ASSERT_EQ(registry.loaded().size(), 1U);
  EXPECT_EQ(registry.loaded()[0]->id(), "org.example.well-behaved");
  EXPECT_TRUE(registry.refused().empty());
  ASSERT_EQ(registry.plugins().size(), 2U);
  EXPECT_EQ(registry.plugins()[0]->id(), "org.example.newer-but-fits");  // by name all the same
  ASSERT_EQ(registry.refused().size(), 1U);
  EXPECT_EQ(registry.refused()[0].file.filename(), "c.so");
}

TEST(PluginRegistry, WhatNobodyHasIsLookedForInAllThatIsDeferred) {
  const OwnFolder folder;
  copy("well_behaved", folder, "a.so");
  PluginRegistry registry;
  registry.defer_folder(folder.path());

  const auto none = registry.method("org.example.wel-behaved.method");

  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.en.find("did you mean \"org.example.well-behaved.method\"?"),
            std::string::npos);
}

TEST(PluginRegistry, NobodyTakesAnIdThatADeferredPluginHas) {
  const OwnFolder folder;
  copy("well_behaved", folder, "a.so");
  for (const std::string_view later : {"same_component", "same_plugin"}) {
    PluginRegistry registry;
    registry.defer_folder(folder.path());

    EXPECT_FALSE(registry.load(misbehaving(later))) << later;
    ASSERT_EQ(registry.plugins().size(), 1U);
    EXPECT_EQ(registry.plugins()[0]->file().filename(), "a.so");
  }
}

TEST(PluginRegistry, RemembersAFolderThatIsNotThere) {
  const OwnFolder folder;
  PluginRegistry registry;
  registry.load_folder(folder.path() / "none");
  ASSERT_EQ(registry.refused().size(), 1U);
  EXPECT_EQ(registry.refused()[0].error.code, Errc::not_found);
  const Text message = registry.refused()[0].error.message;
  EXPECT_NE(message.id.find("/none: folder plugin tidak bisa dibaca ("), std::string::npos);
  EXPECT_NE(message.en.find("/none: the folder of plugins can't be read ("), std::string::npos);
}

TEST(PluginRegistry, SuggestsTheIdThatWasMeant) {
  PluginRegistry registry;
  ASSERT_TRUE(registry.load(misbehaving("well_behaved")));
  const auto method = registry.method("org.example.well-behavd.method");
  ASSERT_FALSE(method);
  EXPECT_EQ(method.error().code, Errc::not_found);
  EXPECT_EQ(method.error().message.id,
            "metode \"org.example.well-behavd.method\" tidak ada; maksud Anda "
            "\"org.example.well-behaved.method\"?; yang ada: org.example.well-behaved.method");
  EXPECT_EQ(method.error().message.en,
            "there is no method \"org.example.well-behavd.method\"; did you mean "
            "\"org.example.well-behaved.method\"?; there are: org.example.well-behaved.method");
}

TEST(PluginRegistry, SaysWhenThereIsNothingOfAKind) {
  const PluginRegistry registry;
  EXPECT_EQ(registry.source("id.kinerja.table").error().message,
            (Text{"sumber \"id.kinerja.table\" tidak ada; tidak ada sumber yang dimuat",
                  "there is no source \"id.kinerja.table\"; no source was loaded"}));
  EXPECT_EQ(registry.exporter("id.kinerja.csv").error().message,
            (Text{"pengekspor \"id.kinerja.csv\" tidak ada; tidak ada pengekspor yang dimuat",
                  "there is no exporter \"id.kinerja.csv\"; no exporter was loaded"}));
}

TEST(PluginRegistry, SaysWhyAComponentIsNotThereWhenItsPluginWasRefused) {
  const OwnFolder folder;
  copy("half_method", folder, "half.so");
  PluginRegistry registry;
  registry.load_folder(folder.path());
  const auto method = registry.method("org.example.half-method.method");
  ASSERT_FALSE(method);
  const std::string file = (folder.path() / "half.so").string();
  EXPECT_EQ(method.error().message.id,
            "metode \"org.example.half-method.method\" tidak ada; plugin-nya ditolak: " + file +
                ": metode org.example.half-method.method: tabel setengah terisi, tidak ada: close, "
                "rate");
  EXPECT_EQ(
      method.error().message.en,
      "there is no method \"org.example.half-method.method\"; its plugin was refused: " + file +
          ": method org.example.half-method.method: half-filled table, missing: close, rate");
}

}  // namespace
}  // namespace kinerja::test
