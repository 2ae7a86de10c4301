// What the host says to plugins with one fault each (tests/abi/misbehaving), and to files that are
// no plugins.
#include <kinerja/core/loading.hpp>
#include <kinerja/core/sha256.hpp>

#include "misbehaving.hpp"

#include <gtest/gtest.h>

#include <random>

namespace kinerja::test {
namespace {

struct Fault {
  std::string_view plugin;
  Errc code;
  std::string_view id;  // behind the file's name; "…" stands for words of other libraries
  std::string_view en;
};
std::ostream& operator<<(std::ostream& out, const Fault& fault) {
  return out << fault.plugin;
}

void expect_words(std::string_view message,
                  const std::filesystem::path& file,
                  std::string_view words) {
  const std::string expected = file.string() + ": " + std::string(words);
  const auto gap = expected.find("…");
  if (gap == std::string::npos) {
    EXPECT_EQ(message, expected);
  } else {
    EXPECT_TRUE(message.starts_with(expected.substr(0, gap))) << message;
    EXPECT_TRUE(message.ends_with(expected.substr(gap + 3))) << message;
    EXPECT_GT(message.size(), expected.size() - 3) << message;
  }
}

class MisbehavingPlugin : public testing::TestWithParam<Fault> {};

TEST_P(MisbehavingPlugin, IsRefusedInWords) {
  const Fault& fault = GetParam();
  const auto file = misbehaving(fault.plugin);
  ASSERT_TRUE(std::filesystem::exists(file)) << file;
  const auto library = PluginLibrary::open(file);
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().code, fault.code);
  expect_words(library.error().message.id, file, fault.id);
  expect_words(library.error().message.en, file, fault.en);
}

constexpr Fault file_faults[] = {
    {"no_entry",
     Errc::not_a_plugin,
     "bukan plugin kinerja: tidak mengekspor kinerja_plugin_entry_v0",
     "not a plugin of kinerja: doesn't export kinerja_plugin_entry_v0"},
    {"hidden_entry",
     Errc::not_a_plugin,
     "bukan plugin kinerja: tidak mengekspor kinerja_plugin_entry_v0",
     "not a plugin of kinerja: doesn't export kinerja_plugin_entry_v0"},
    {"two_entries",
     Errc::not_a_plugin,
     "mengekspor 2 titik masuk (…), perlu satu",
     "exports 2 entries (…), needs one"},
    {"entry_v9",
     Errc::incompatible,
     "dibuat untuk ABI 9, host ini 0.1 (titik masuk kinerja_plugin_entry_v9)",
     "built for ABI 9, this host is 0.1 (entry kinerja_plugin_entry_v9)"},
    {"entry_misnamed",
     Errc::not_a_plugin,
     "titik masuk bernama kinerja_plugin_entry_version, perlu kinerja_plugin_entry_v0",
     "the entry is called kinerja_plugin_entry_version, needs kinerja_plugin_entry_v0"},
    {"entry_is_data",
     Errc::not_a_plugin,
     "kinerja_plugin_entry_v0 bukan fungsi",
     "kinerja_plugin_entry_v0 is not a function"},
    {"newer_with_note",
     Errc::incompatible,
     "dibuat untuk 0.3, perlu paling rendah 0.2, host ini 0.1",
     "built for 0.3, needs at least 0.2, this host is 0.1"},
    {"other_major_in_note",
     Errc::incompatible,
     "dibuat untuk 1.2, perlu paling rendah 1.0, host ini 0.1",
     "built for 1.2, needs at least 1.0, this host is 0.1"},
    {"damaged_note",
     Errc::not_a_plugin,
     "rusak: catatan kinerja 12 byte, perlu 8",
     "damaged: the note of kinerja is 12 bytes, needs 8"},
    {"undefined_symbol",
     Errc::not_a_plugin,
     "tidak bisa dimuat: undefined symbol: kinerja_nobody_has_this",
     "can't be loaded: undefined symbol: kinerja_nobody_has_this"},
};
INSTANTIATE_TEST_SUITE_P(File, MisbehavingPlugin, testing::ValuesIn(file_faults));

constexpr Fault table_faults[] = {
    {"null_table",
     Errc::incompatible,
     "plugin menolak host dengan ABI 0.1",
     "the plugin refuses a host of ABI 0.1"},
    {"short_table",
     Errc::incompatible,
     "plugin: kinerja_plugin 40 byte, ABI 0.1 perlu 128",
     "plugin: kinerja_plugin is 40 bytes, ABI 0.1 needs 128"},
    {"newer_without_note",
     Errc::incompatible,
     "dibuat untuk 0.3, perlu paling rendah 0.2, host ini 0.1",
     "built for 0.3, needs at least 0.2, this host is 0.1"},
    {"needs_above_abi",
     Errc::not_a_plugin,
     "dibuat untuk ABI 0.1, tetapi perlu paling rendah 0.2",
     "built for ABI 0.1, but needs at least 0.2"},
    {"null_id",
     Errc::not_a_plugin,
     "plugin: id NULL, panjangnya 5",
     "plugin: id is NULL, its length 5"},
    {"bad_id",
     Errc::not_a_plugin,
     "plugin: id \"Org Example\" hanya boleh berisi a-z, 0-9, titik dan tanda hubung",
     "plugin: id \"Org Example\" may hold only a-z, 0-9, dots and hyphens"},
    {"no_version", Errc::not_a_plugin, "plugin: version kosong", "plugin: version is empty"},
    {"bad_utf8", Errc::not_a_plugin, "plugin: vendor bukan UTF-8", "plugin: vendor is not UTF-8"},
    {"huge_license",
     Errc::not_a_plugin,
     "plugin: license 1099511627776 byte, paling banyak 256",
     "plugin: license is 1099511627776 bytes, at most 256 are allowed"},
    {"bad_texts",
     Errc::not_a_plugin,
     "teks plugin: bukan JSON (…)",
     "the plugin's texts: not JSON (…)"},
    {"number_in_texts",
     Errc::not_a_plugin,
     "teks plugin: \"KEY\" dalam \"id\" bukan teks",
     "the plugin's texts: \"KEY\" in \"id\" is not a text"},
    {"no_components",
     Errc::not_a_plugin,
     "plugin: tidak ada satu komponen pun",
     "plugin: there is no component"},
};
INSTANTIATE_TEST_SUITE_P(Table, MisbehavingPlugin, testing::ValuesIn(table_faults));

constexpr Fault component_faults[] = {
    {"endless_list",
     Errc::not_a_plugin,
     "daftar methods tidak berakhir dengan NULL dalam 256 entri",
     "the list methods doesn't end with NULL within 256 entries"},
    {"null_info", Errc::not_a_plugin, "metode ke-1: info NULL", "method 1: info is NULL"},
    {"short_info",
     Errc::incompatible,
     "metode ke-1: kinerja_info 16 byte, ABI 0.1 perlu 72",
     "method 1: kinerja_info is 16 bytes, ABI 0.1 needs 72"},
    {"no_about", Errc::not_a_plugin, "metode ke-1: about kosong", "method 1: about is empty"},
    {"bad_schema",
     Errc::not_a_plugin,
     "metode ke-1: config_schema: …",
     "method 1: config_schema: …"},
    {"schema_is_array",
     Errc::not_a_plugin,
     "metode ke-1: config_schema: …",
     "method 1: config_schema: …"},
    {"schema_of_its_own",
     Errc::not_a_plugin,
     "metode ke-1: config_schema: …",
     "method 1: config_schema: …"},
    {"short_method",
     Errc::incompatible,
     "metode ke-1: kinerja_method 48 byte, ABI 0.1 perlu 64",
     "method 1: kinerja_method is 48 bytes, ABI 0.1 needs 64"},
    {"half_method",
     Errc::not_a_plugin,
     "metode org.example.half-method.method: tabel setengah terisi, tidak ada: close, rate",
     "method org.example.half-method.method: half-filled table, missing: close, rate"},
    {"half_exporter",
     Errc::not_a_plugin,
     "pengekspor org.example.half-exporter.exporter: tabel setengah terisi, tidak ada: finish",
     "exporter org.example.half-exporter.exporter: half-filled table, missing: finish"},
    {"half_source",
     Errc::not_a_plugin,
     "sumber org.example.half-source.source: tabel setengah terisi, tidak ada: open, close",
     "source org.example.half-source.source: half-filled table, missing: open, close"},
    {"source_without_ways",
     Errc::not_a_plugin,
     "sumber org.example.source-without-ways.source: tidak ada satu pun dari pull, ingest, derive",
     "source org.example.source-without-ways.source: there is none of pull, ingest, derive"},
    {"push_only_pulls",
     Errc::not_a_plugin,
     "sumber org.example.push-only-pulls.source: bertanda PUSH_ONLY, tetapi ada pull",
     "source org.example.push-only-pulls.source: is marked PUSH_ONLY, but there is a pull"},
    {"duplicate_id",
     Errc::not_a_plugin,
     "pengekspor org.example.duplicate-id: id ini muncul dua kali",
     "exporter org.example.duplicate-id: this id comes twice"},
    {"bad_step_ids",
     Errc::not_a_plugin,
     "metode org.example.bad-step-ids.method: langkah di tempat 0 ber-id 1, perlu 0",
     "method org.example.bad-step-ids.method: the step in place 0 has the id 1, needs 0"},
    {"bad_step_ref",
     Errc::not_a_plugin,
     "metode org.example.bad-step-ref.method: langkah 0: ref_kind 12, perlu 0 sampai 7",
     "method org.example.bad-step-ref.method: step 0: ref_kind 12, needs 0 to 7"},
    {"empty_step",
     Errc::not_a_plugin,
     "metode org.example.empty-step.method: steps[0].text kosong",
     "method org.example.empty-step.method: steps[0].text is empty"},
    {"null_steps",
     Errc::not_a_plugin,
     "metode org.example.null-steps.method: steps NULL, steps_len 3",
     "method org.example.null-steps.method: steps is NULL, steps_len 3"},
};
INSTANTIATE_TEST_SUITE_P(Component, MisbehavingPlugin, testing::ValuesIn(component_faults));

TEST(PluginLibrary, OpensAPluginAndShowsWhatItIs) {
  const auto file = misbehaving("well_behaved");
  const auto library = PluginLibrary::open(file);
  ASSERT_TRUE(library) << library.error().message.en;
  const PluginLibrary& plugin = **library;
  EXPECT_EQ(plugin.file(), file);
  EXPECT_EQ(plugin.sha256(), sha256_of_file(file).value());
  EXPECT_EQ(plugin.id(), "org.example.well-behaved");
  EXPECT_EQ(plugin.version(), "1.0.0");
  EXPECT_EQ(plugin.vendor(), "kinerja");
  EXPECT_EQ(plugin.license(), "Apache-2.0");
  EXPECT_EQ(plugin.abi(), KINERJA_ABI);
  EXPECT_TRUE(plugin.sources().empty());
  ASSERT_EQ(plugin.methods().size(), 1U);
  EXPECT_EQ(view_of(plugin.methods()[0]->info->id), "org.example.well-behaved.method");
  EXPECT_TRUE(plugin.exporters().empty());
}

TEST(PluginLibrary, OpensANewerPluginThatIsContentWithThisHost) {
  const auto library = PluginLibrary::open(misbehaving("newer_but_fits"));
  ASSERT_TRUE(library) << library.error().message.en;
  EXPECT_EQ((*library)->abi(), (KINERJA_ABI_MAJOR << 16U) | 7U);
}

// Tables outlive the object that showed them.
TEST(PluginLibrary, StaysMappedAfterItsObjectIsGone) {
  const kinerja_method* method = nullptr;
  {
    const auto library = PluginLibrary::open(misbehaving("well_behaved"));
    ASSERT_TRUE(library);
    method = (*library)->methods()[0];
  }
  EXPECT_EQ(method->trail_per_row(nullptr, 1, 1), 0U);
}

TEST(PluginLibrary, TakesARelativePath) {
  const auto relative = std::filesystem::relative(misbehaving("well_behaved"));
  const auto library = PluginLibrary::open(relative);
  ASSERT_TRUE(library) << library.error().message.en;
  EXPECT_TRUE((*library)->file().is_absolute());
}

void expect_refused_file(const std::filesystem::path& file, Errc code, const Text& words) {
  const auto library = PluginLibrary::open(file);
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().code, code);
  expect_words(library.error().message.id, file, words.id);
  expect_words(library.error().message.en, file, words.en);
}

TEST(PluginLibrary, RefusesWhatIsNoFile) {
  const OwnFolder folder;
  expect_refused_file(
      folder.path() / "none.so", Errc::not_found, {"berkas tidak ada", "there is no such file"});
  expect_refused_file(folder.path(),
                      Errc::not_a_plugin,
                      {"ini folder, bukan berkas", "this is a folder, not a file"});
  expect_refused_file(
      "/dev/null", Errc::not_a_plugin, {"bukan berkas biasa", "not a regular file"});
}

TEST(PluginLibrary, RefusesEmptyAndForeignFiles) {
  const OwnFolder folder;
  expect_refused_file(
      folder.write("empty.so", ""), Errc::not_a_plugin, {"berkas kosong", "the file is empty"});
  expect_refused_file(folder.write("text.so", "#!/bin/sh\n"),
                      Errc::not_a_plugin,
                      {"bukan pustaka bersama ELF; isinya dimulai dengan \"#!/b\"",
                       "not an ELF shared library; it begins with \"#!/b\""});
  expect_refused_file(folder.write("binary.so", std::string_view("\0\1\2\3\4", 5)),
                      Errc::not_a_plugin,
                      {"bukan pustaka bersama ELF; isinya dimulai dengan \"....\"",
                       "not an ELF shared library; it begins with \"....\""});
}

// A part of a file must never be mapped: touching a page beyond its end would end the process.
TEST(PluginLibrary, RefusesTruncatedFilesBeforeLoadingThem) {
  const OwnFolder folder;
  const std::string whole = bytes_of(misbehaving("well_behaved"));
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> any(4, whole.size() - 1);
  for (int i = 0; i < 1000; ++i) {
    const std::size_t size = any(random);
    const auto library = PluginLibrary::open(folder.write("cut.so", whole.substr(0, size)));
    ASSERT_FALSE(library) << size;
    EXPECT_NE(library.error().message.id.find("cut.so: terpotong: "), std::string::npos) << size;
    EXPECT_NE(library.error().message.en.find("cut.so: truncated: "), std::string::npos) << size;
  }
}

}  // namespace
}  // namespace kinerja::test
