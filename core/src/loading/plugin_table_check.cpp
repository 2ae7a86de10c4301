#include "loading/plugin_table_check.hpp"

#include "loading/abi_version.hpp"
#include "loading/file_fault.hpp"
#include "loading/table_fields.hpp"

#include <algorithm>
#include <cstring>
#include <set>

namespace kinerja {
namespace {

Result<void> check_source(const kinerja_source& source, const TableFields& fields) {
  KINERJA_CHECK(
      fields.all_of({{"open", source.open != nullptr}, {"close", source.close != nullptr}}));
  const bool pulls = source.pull != nullptr;
  if (!pulls && source.ingest == nullptr && source.derive == nullptr)
    return fields.fault("tidak ada satu pun dari pull, ingest, derive",
                        "there is none of pull, ingest, derive");
  if (pulls && (source.info->flags & KINERJA_INFO_PUSH_ONLY) != 0)
    return fields.fault("bertanda PUSH_ONLY, tetapi ada pull",
                        "is marked PUSH_ONLY, but there is a pull");
  return {};
}

Result<void> check_steps(const kinerja_method& method, const TableFields& fields) {
  if (method.steps_len > max_steps)
    return fields.fault("{} langkah, paling banyak {}",
                        "{} steps, at most {} are allowed",
                        {method.steps_len, std::uint64_t{max_steps}});
  if (method.steps_len > 0 && method.steps == nullptr)
    return fields.fault(
        "steps NULL, steps_len {}", "steps is NULL, steps_len {}", {method.steps_len});
  for (std::uint32_t i = 0; i < method.steps_len; ++i) {
    const kinerja_step& step = method.steps[i];
    if (step.id < 0 || static_cast<std::uint32_t>(step.id) != i)
      return fields.fault("langkah di tempat {} ber-id {}, perlu {}",
                          "the step in place {} has the id {}, needs {}",
                          {i, std::int64_t{step.id}, i});
    const std::int32_t kind = step.ref_kind & ~KINERJA_STEP_STANDING;
    if (kind < KINERJA_REF_NONE || kind > KINERJA_REF_GRADE)
      return fields.fault("langkah {}: ref_kind {}, perlu {} sampai {}",
                          "step {}: ref_kind {}, needs {} to {}",
                          {i, step.ref_kind, int{KINERJA_REF_NONE}, int{KINERJA_REF_GRADE}});
    KINERJA_CHECK(
        fields.text_member("steps[" + std::to_string(i) + "].text", step.text, max_sentence_bytes));
  }
  return {};
}

Result<void> check_method(const kinerja_method& method, const TableFields& fields) {
  KINERJA_CHECK(fields.all_of({{"open", method.open != nullptr},
                               {"close", method.close != nullptr},
                               {"grades", method.grades != nullptr},
                               {"trail_per_row", method.trail_per_row != nullptr},
                               {"rate", method.rate != nullptr}}));
  return check_steps(method, fields);
}

Result<void> check_exporter(const kinerja_exporter& exporter, const TableFields& fields) {
  return fields.all_of({{"open", exporter.open != nullptr},
                        {"close", exporter.close != nullptr},
                        {"write", exporter.write != nullptr},
                        {"finish", exporter.finish != nullptr}});
}

struct Kind {
  std::string_view list;  // the member's name
  std::string_view type;
  Text one;
};

// Checks one list of component tables; `ids` holds the components that were seen before.
// How long a table was in the first 0.1; what came after it is asked for with KINERJA_HAS.
template <class Table>
constexpr std::size_t first_size = sizeof(Table);
template <>
constexpr std::size_t first_size<kinerja_exporter> = offsetof(kinerja_exporter, needs);
template <>
constexpr std::size_t first_size<kinerja_method> = offsetof(kinerja_method, takes);

template <class Table>
Result<std::vector<const Table*>> check_list(const Table* const* list,
                                             const Kind& kind,
                                             const std::string& file,
                                             std::set<std::string_view>& ids,
                                             Result<void> (*check)(const Table&,
                                                                   const TableFields&)) {
  std::vector<const Table*> tables;
  // The end comes first: a list without one must not be followed into whatever stands behind it.
  std::size_t size = 0;
  while (list != nullptr && size <= max_components_of_a_kind && list[size] != nullptr) ++size;
  if (size > max_components_of_a_kind)
    return file_fault(Errc::not_a_plugin,
                      file,
                      "daftar {} tidak berakhir dengan NULL dalam {} entri",
                      "the list {} doesn't end with NULL within {} entries",
                      {kind.list, std::uint64_t{max_components_of_a_kind}});
  for (std::size_t i = 0; i < size; ++i) {
    const Table& table = *list[i];
    const TableFields by_place(file, text("{} ke-{}", "{} {}", {kind.one, std::uint64_t{i + 1}}));
    KINERJA_CHECK(by_place.size(kind.type, table.struct_size, first_size<Table>));
    KINERJA_CHECK(by_place.info(table.info));
    const std::string_view id = view_of(table.info->id);
    const TableFields by_id(file, text("{} {}", "{} {}", {kind.one, id}));
    KINERJA_CHECK(check(table, by_id));
    if (!ids.insert(id).second) return by_id.fault("id ini muncul dua kali", "this id comes twice");
    tables.push_back(&table);
  }
  return tables;
}

Result<void> check_identity(const kinerja_plugin& table, const std::string& file) {
  const TableFields fields(file, verbatim("plugin"));
  KINERJA_CHECK(fields.id(table.id));
  KINERJA_CHECK(fields.text_member("version", table.version, max_words_bytes));
  KINERJA_CHECK(fields.text_member("vendor", table.vendor, max_words_bytes));
  KINERJA_CHECK(fields.text_member("license", table.license, max_words_bytes));
  return fields.optional_text("texts", table.texts, max_json_bytes);
}

}  // namespace

Result<CheckedPlugin> check_plugin_table(const kinerja_plugin* table, const std::string& file) {
  const TableFields fields(file, verbatim("plugin"));
  if (table == nullptr)
    return file_fault(Errc::incompatible,
                      file,
                      "plugin menolak host dengan ABI {}",
                      "the plugin refuses a host of ABI {}",
                      {abi_text(KINERJA_ABI)});
  KINERJA_CHECK(fields.size("kinerja_plugin", table->struct_size, sizeof(kinerja_plugin)));

  CheckedPlugin plugin;
  std::memcpy(
      &plugin.table, table, std::min<std::size_t>(table->struct_size, sizeof(kinerja_plugin)));
  // First of all: members of another major may mean anything.
  KINERJA_CHECK(check_abi(file, plugin.table.abi, plugin.table.needs));
  KINERJA_CHECK(check_identity(plugin.table, file));
  auto texts = PluginTexts::parse(view_of(plugin.table.texts));
  if (!texts) return file_fault(texts.error().code, file, "{}", "{}", {texts.error().message});
  plugin.texts = std::move(texts).value();

  std::set<std::string_view> ids;
  const Kind source{"sources", "kinerja_source", text("sumber", "source")};
  const Kind method{"methods", "kinerja_method", text("metode", "method")};
  const Kind exporter{"exporters", "kinerja_exporter", text("pengekspor", "exporter")};
  KINERJA_TRY(sources, check_list(plugin.table.sources, source, file, ids, check_source));
  KINERJA_TRY(methods, check_list(plugin.table.methods, method, file, ids, check_method));
  KINERJA_TRY(exporters, check_list(plugin.table.exporters, exporter, file, ids, check_exporter));
  if (ids.empty()) return fields.fault("tidak ada satu komponen pun", "there is no component");
  plugin.sources = std::move(sources);
  plugin.methods = std::move(methods);
  plugin.exporters = std::move(exporters);
  return plugin;
}

}  // namespace kinerja
