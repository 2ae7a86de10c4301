// Level 2: what the plugin says of itself.
#include <kinerja/core/config.hpp>

#include "checking/bench.hpp"
#include "checking/guarded_memory.hpp"
#include "checking/manifest_of.hpp"
#include "checking/test.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <cstring>
#include <set>

namespace kinerja::checking {
namespace {

namespace json = boost::json;

void rules(Bench& bench) {
  bench.doing(text("membaca tabel plugin", "reading the plugin's table"));
  const auto library = PluginLibrary::open(bench.file());
  if (!library)
    bench.fault(
        text("tabel mengikuti aturan ABI.md, \"Loading\"", "the table follows ABI.md, \"Loading\""),
        library.error().message);
}

using Keys = std::set<std::string, std::less<>>;

Keys keys_of(const json::object& texts, std::string_view language) {
  Keys keys;
  const auto* found = texts.if_contains(language);
  if (found != nullptr && found->is_object())
    for (const auto& [key, value] : found->get_object())
      if (value.is_string() && !value.get_string().empty()) keys.emplace(key);
  return keys;
}

void collect_titles(const json::value& schema, std::vector<std::string>& into) {
  if (schema.is_array())
    for (const json::value& one : schema.get_array()) collect_titles(one, into);
  if (!schema.is_object()) return;
  for (const auto& [key, value] : schema.get_object()) {
    if ((key == "title" || key == "description") && value.is_string())
      into.emplace_back(value.get_string());
    else if (key != "default" && key != "enum" && key != "const")
      collect_titles(value, into);
  }
}

// Words in capitals are meant as a key: a sentence has small letters.
bool looks_like_key(std::string_view words) {
  bool letter = false;
  for (const char c : words) {
    if (c >= 'a' && c <= 'z') return false;
    if (c == ' ') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter && words.size() > 2;
}

std::vector<std::string> words_shown(const PluginLibrary& plugin) {
  std::vector<std::string> all;
  const auto add_info = [&](const kinerja_info& info) {
    all.emplace_back(view_of(info.name));
    all.emplace_back(view_of(info.about));
    collect_titles(json::parse(view_of(info.config_schema)), all);
  };
  for (const auto* table : plugin.sources()) add_info(*table->info);
  for (const auto* table : plugin.exporters()) add_info(*table->info);
  for (const auto* table : plugin.methods()) {
    add_info(*table->info);
    for (std::uint32_t i = 0; i < table->steps_len; ++i)
      all.emplace_back(view_of(table->steps[i].text));
  }
  return all;
}

// The raw texts are asked for once more: PluginTexts shows a text of one language in both.
void texts(Bench& bench) {
  bench.doing(text("mencocokkan teks dua bahasa", "comparing the texts of both languages"));
  if (!bench.load()) return;
  const json::value all = raw_texts(bench.file());
  const json::object none;
  const json::object& root = all.is_object() ? all.get_object() : none;
  const Keys id = keys_of(root, "id"), en = keys_of(root, "en");
  const auto expected = text("setiap kunci teks ada dalam kedua bahasa",
                             "each key of the texts is in both languages");
  for (const std::string& key : id)
    if (!en.contains(key))
      bench.fault(expected,
                  text("\"{}\" tidak ada dalam \"en\"", "\"{}\" is not in \"en\"", {key}));
  for (const std::string& key : en)
    if (!id.contains(key))
      bench.fault(expected,
                  text("\"{}\" tidak ada dalam \"id\"", "\"{}\" is not in \"id\"", {key}));
  for (const std::string& words : words_shown(bench.plugin()))
    if (looks_like_key(words) && !id.contains(words) && !en.contains(words))
      bench.fault(text("setiap kunci yang dipakai punya teks", "each key that is used has a text"),
                  text("\"{}\" tidak punya teks", "\"{}\" has no text", {words}));
}

void extensions(Bench& bench) {
  if (!bench.load()) return;
  const kinerja_plugin* table = raw_table(bench.file());
  if (table == nullptr || table->extension == nullptr)
    return bench.note(text("tidak ada fungsi extension", "there is no function extension"));
  const std::vector<std::string> ids{"",
                                     "x",
                                     "kinerja.tidak-ada/1",
                                     "kinerja.",
                                     "kinerja.storage/999",
                                     "kinerja.arrow-results/1\xFF\xFE",
                                     "/1",
                                     std::string(4'096, 'k')};
  for (const std::string& id : ids) {
    bench.doing(text("extension(\"{}\")", "extension(\"{}\")", {id.substr(0, 40)}));
    GuardedMemory memory(Side::behind);
    std::byte* at = memory.take(id.size(), id.size(), "extension: id", Access::input);
    if (!id.empty()) std::memcpy(at, id.data(), id.size());
    memory.seal();
    const void* answer = table->extension({reinterpret_cast<const char*>(at), id.size()});
    if (answer != nullptr)
      bench.fault(text("NULL untuk id yang tidak dikenal", "NULL for an unknown id"),
                  text("sebuah tabel", "a table"));
  }
}

void manifest(Bench& bench) {
  const auto file = bench.file().parent_path() / "manifest.json";
  if (!std::filesystem::exists(file))
    return bench.note(
        text("tidak ada manifest.json di sampingnya", "there is no manifest.json beside it"));
  bench.doing(
      text("membandingkan {} dengan tabel", "comparing {} with the table", {file.string()}));
  if (!bench.load()) return;
  for (const Text& difference : manifest_differences(file, bench.plugin()))
    bench.fault(text("manifest.json mengatakan yang sama dengan tabel",
                     "manifest.json says what the table says"),
                difference);
}

}  // namespace

std::vector<Test> table_tests() {
  return {{2,
           "table.rules",
           Kind::library,
           text("tabel, id, skema, UTF-8, needs", "tables, ids, schemas, UTF-8, needs"),
           rules},
          {2,
           "table.texts",
           Kind::library,
           text("setiap teks dalam dua bahasa", "each text in both languages"),
           texts},
          {2,
           "table.extension",
           Kind::library,
           text("NULL untuk ekstensi yang tidak dikenal", "NULL for an unknown extension"),
           extensions},
          {2,
           "table.manifest",
           Kind::library,
           text("manifest sama dengan tabel", "the manifest equals the table"),
           manifest}};
}

}  // namespace kinerja::checking
