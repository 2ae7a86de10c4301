#include "worker/facts.hpp"

#include <kinerja/core/rows.hpp>

#include "calling/columns.hpp"
#include "loading/taken_by.hpp"

namespace kinerja::worker {
namespace {

// Which functions of a table are set: bit k for the k-th. The order is known to both sides alone.
std::uint32_t functions_of(const kinerja_source& t) {
  return (t.open != nullptr ? 1U : 0U) | (t.close != nullptr ? 2U : 0U) |
         (t.pull != nullptr ? 4U : 0U) | (t.ingest != nullptr ? 8U : 0U) |
         (t.derive != nullptr ? 16U : 0U);
}

// The columns of Facts, as they are put together.
struct FactColumns {
  std::vector<std::uint8_t> kind;
  std::vector<std::uint32_t> info_flags, functions, step_begin = {0};
  std::vector<std::int32_t> step_id, step_ref_kind;
  TextColumn ids, names, abouts, schemas, step_text;

  void add(ComponentKind of, const kinerja_info& info, std::uint32_t set) {
    kind.push_back(static_cast<std::uint8_t>(of));
    info_flags.push_back(info.flags);
    functions.push_back(set);
    ids.push_back(view_of(info.id));
    names.push_back(view_of(info.name));
    abouts.push_back(view_of(info.about));
    schemas.push_back(view_of(info.config_schema));
    step_begin.push_back(static_cast<std::uint32_t>(step_id.size()));
  }
  void add_steps(const kinerja_method& method) {
    for (std::uint32_t i = 0; i < method.steps_len; ++i) {
      step_id.push_back(method.steps[i].id);
      step_ref_kind.push_back(method.steps[i].ref_kind);
      step_text.push_back(view_of(method.steps[i].text));
    }
    step_begin.back() = static_cast<std::uint32_t>(step_id.size());
  }
};

}  // namespace

void tell_facts(HostLink& host, const PluginLibrary& library) {
  FactColumns columns;
  for (const auto* table : library.sources())
    columns.add(ComponentKind::source, *table->info, functions_of(*table));
  for (const auto* table : library.methods()) {
    columns.add(ComponentKind::method, *table->info, taken_by(*table));
    columns.add_steps(*table);
  }
  for (const auto* table : library.exporters())
    columns.add(ComponentKind::exporter, *table->info, 0);

  Facts facts;
  facts.components = static_cast<std::uint32_t>(columns.kind.size());
  facts.flags = library.flags();
  facts.abi = library.abi();
  facts.needs = library.needs();
  facts.id = str_of(library.id());
  facts.version = str_of(library.version());
  facts.vendor = str_of(library.vendor());
  facts.license = str_of(library.license());
  facts.texts = str_of(library.texts_json());
  facts.kind = columns.kind.data();
  facts.info_flags = columns.info_flags.data();
  facts.functions = columns.functions.data();
  facts.ids = strs_of(columns.ids);
  facts.names = strs_of(columns.names);
  facts.abouts = strs_of(columns.abouts);
  facts.schemas = strs_of(columns.schemas);
  facts.step_begin = columns.step_begin.data();
  facts.step_id = columns.step_id.data();
  facts.step_ref_kind = columns.step_ref_kind.data();
  facts.step_text = strs_of(columns.step_text);
  host.done_packed(Message{}, facts);
}

kinerja_str ToldTables::keep(std::string_view words) {
  return str_of(words_.emplace_back(words));
}

bool ToldTables::take_component(const Facts& facts, std::uint32_t k, const Doors& doors) {
  const kinerja_info& info = infos_.emplace_back(kinerja_info{sizeof(kinerja_info),
                                                              facts.info_flags[k],
                                                              keep(text_at(facts.ids, k)),
                                                              keep(text_at(facts.names, k)),
                                                              keep(text_at(facts.abouts, k)),
                                                              keep(text_at(facts.schemas, k))});
  switch (static_cast<ComponentKind>(facts.kind[k])) {
    case ComponentKind::source: {
      kinerja_source& table = sources_.emplace_back(doors.source);
      table.struct_size = sizeof table;
      table.info = &info;
      if ((facts.functions[k] & 4U) == 0) table.pull = nullptr;
      if ((facts.functions[k] & 8U) == 0) table.ingest = nullptr;
      if ((facts.functions[k] & 16U) == 0) table.derive = nullptr;
      source_list_.push_back(&table);
      return true;
    }
    case ComponentKind::method: {
      auto& steps = steps_.emplace_back();
      for (std::uint32_t i = facts.step_begin[k]; i < facts.step_begin[k + 1]; ++i)
        steps.push_back(
            {facts.step_id[i], facts.step_ref_kind[i], keep(text_at(facts.step_text, i))});
      kinerja_method& table = methods_.emplace_back(doors.method);
      table.struct_size = sizeof table;
      table.info = &info;
      table.steps = steps.data();
      table.steps_len = static_cast<std::uint32_t>(steps.size());
      table.takes = facts.functions[k];
      method_list_.push_back(&table);
      return true;
    }
    case ComponentKind::exporter: {
      kinerja_exporter& table = exporters_.emplace_back(doors.exporter);
      table.struct_size = sizeof table;
      table.info = &info;
      exporter_list_.push_back(&table);
      return true;
    }
  }
  return false;
}

bool ToldTables::take(const Facts& facts, const Doors& doors) {
  const std::uint32_t n = facts.components;
  if (n > max_facts_components || facts.step_begin == nullptr) return false;
  const bool columns = n == 0 || (facts.kind != nullptr && facts.info_flags != nullptr &&
                                  facts.functions != nullptr && well_formed(facts.ids, n) &&
                                  well_formed(facts.names, n) && well_formed(facts.abouts, n) &&
                                  well_formed(facts.schemas, n));
  if (!columns) return false;
  for (std::uint32_t k = 0; k < n; ++k)
    if (facts.step_begin[k] > facts.step_begin[k + 1]) return false;
  const std::uint32_t steps = facts.step_begin[n];
  if (steps > max_facts_steps || !well_formed(facts.step_text, steps)) return false;
  if (steps > 0 && (facts.step_id == nullptr || facts.step_ref_kind == nullptr)) return false;
  for (std::uint32_t k = 0; k < n; ++k)
    if (!take_component(facts, k, doors)) return false;
  source_list_.push_back(nullptr);
  method_list_.push_back(nullptr);
  exporter_list_.push_back(nullptr);
  plugin_ = {sizeof(kinerja_plugin),
             facts.flags,
             facts.abi,
             facts.needs,
             keep(view_of(facts.id)),
             keep(view_of(facts.version)),
             keep(view_of(facts.vendor)),
             keep(view_of(facts.license)),
             keep(view_of(facts.texts)),
             source_list_.data(),
             method_list_.data(),
             exporter_list_.data(),
             nullptr};
  return true;
}

}  // namespace kinerja::worker
