#include "exporter_bench.hpp"

#include "exporter_columns.hpp"
#include "sized_host.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstring>
#include <set>
#include <stdexcept>
#include <string_view>

namespace kinerja::test {
namespace {

std::string_view view(kinerja_str s) {
  return s.len == 0 ? std::string_view{} : std::string_view(s.ptr, s.len);
}

// The host's side of call and sink.
struct ExportHost {
  const ExportOptions& options;
  Exported& exported;
  std::vector<std::string> names = {};  // by file id
  std::set<std::uint32_t> open = {};
  bool refused = false;

  void fault(const std::string& text) { exported.faults.push_back(text); }

  // Counts a call to the sink; negative when this is the one that fails.
  kinerja_status count() {
    if (refused) fault("the sink was called after it had failed");
    if (++exported.sink_calls != options.fail_at) return KINERJA_OK;
    refused = true;
    return options.fail_with;
  }
};

ExportHost& host_of(const kinerja_sink* sink) {
  return *static_cast<ExportHost*>(sink->host_data);
}

bool name_is_legal(std::string_view name) {
  const auto legal = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::strchr("._/-", c) != nullptr;
  };
  return !name.empty() && name.size() <= 200 && name.front() != '/' &&
         name.find("..") == name.npos && name.find("//") == name.npos &&
         std::all_of(name.begin(), name.end(), legal);
}

kinerja_status sink_open(const kinerja_sink* sink,
                         kinerja_str name,
                         kinerja_str media_type,
                         std::uint32_t* id) {
  ExportHost& host = host_of(sink);
  if (const kinerja_status status = host.count(); status < 0) return status;
  const std::string text(view(name));
  if (!name_is_legal(text)) host.fault("illegal file name: " + text);
  if (host.exported.files.count(text) != 0) host.fault("opened twice: " + text);
  host.exported.files[text];
  host.exported.media_types[text] = view(media_type);
  *id = static_cast<std::uint32_t>(host.names.size());
  host.names.push_back(text);
  host.open.insert(*id);
  return KINERJA_OK;
}

kinerja_status sink_write(const kinerja_sink* sink, std::uint32_t id, kinerja_bytes bytes) {
  ExportHost& host = host_of(sink);
  if (const kinerja_status status = host.count(); status < 0) return status;
  if (host.open.count(id) == 0) {
    host.fault("write to a file that is not open");
    return KINERJA_E_IO;
  }
  if (bytes.len > 0) {
    host.exported.files[host.names[id]].append(reinterpret_cast<const char*>(bytes.ptr),
                                               static_cast<std::size_t>(bytes.len));
  }
  return KINERJA_OK;
}

kinerja_status sink_close(const kinerja_sink* sink, std::uint32_t id) {
  ExportHost& host = host_of(sink);
  if (const kinerja_status status = host.count(); status < 0) return status;
  if (host.open.erase(id) == 0) host.fault("closed a file that is not open");
  return KINERJA_OK;
}

kinerja_call call_of(ExportHost& host) {
  kinerja_call call{};
  call.struct_size = sizeof call;
  call.host_data = &host;
  call.stop = [](const kinerja_call* c) {
    return static_cast<ExportHost*>(c->host_data)->options.stop;
  };
  call.fail = [](const kinerja_call* c,
                 kinerja_status,
                 std::int64_t,
                 kinerja_str where,
                 kinerja_str message) {
    static_cast<ExportHost*>(c->host_data)
        ->exported.reports.push_back(std::string(view(where)) + " " + std::string(view(message)));
  };
  call.log = [](const kinerja_call*, std::int32_t, kinerja_str) {};
  call.secret = [](const kinerja_call*, kinerja_str, kinerja_str*) -> kinerja_status {
    return KINERJA_E_CONFIG;
  };
  call.read = [](const kinerja_call*, kinerja_str, kinerja_bytes*) -> kinerja_status {
    return KINERJA_END;
  };
  call.fetch = [](const kinerja_call*, const kinerja_fetch*, kinerja_fetched*) -> kinerja_status {
    return KINERJA_E_UNSUPPORTED;
  };
  return call;
}

std::vector<std::vector<ExportPerson>> batches_of(const ExportSample& sample, bool per_unit) {
  std::vector<std::vector<ExportPerson>> batches;
  for (const ExportPerson& person : sample.people) {
    if (batches.empty() || (per_unit && batches.back().back().unit != person.unit)) {
      batches.emplace_back();
    }
    batches.back().push_back(person);
  }
  return batches;
}

kinerja_status write_all(const kinerja_exporter* table,
                         void* self,
                         const kinerja_call* call,
                         const kinerja_sink* sink,
                         const ExportSample& sample,
                         bool per_unit) {
  for (const std::vector<ExportPerson>& people : batches_of(sample, per_unit)) {
    // On the heap and gone after the call, so that a sanitizer sees what outlives it.
    const auto cycle = std::make_unique<CycleColumns>(sample.cycle, true);
    const auto columns = std::make_unique<ResultColumns>(*cycle, people);
    kinerja_cycle_info info = *cycle->info();
    AsHost<kinerja_cycle_info> shown_info(info);
    kinerja_results results = *columns->results();
    results.cycle = shown_info.read_only();
    AsHost<kinerja_results> shown(results);
    const kinerja_status status = table->write(self, call, shown.read_only(), sink);
    if (status != KINERJA_OK) return status;
  }
  return table->finish(self, call, sink);
}

// The titles of a schema, which are keys too.
void collect_keys(const boost::json::value& schema, std::set<std::string>& keys) {
  if (const boost::json::array* const array = schema.if_array()) {
    for (const boost::json::value& item : *array) collect_keys(item, keys);
  }
  const boost::json::object* const object = schema.if_object();
  if (object == nullptr) return;
  for (const auto& [key, value] : *object) {
    if (key == "title" && value.is_string()) {
      keys.emplace(value.as_string());
    } else {
      collect_keys(value, keys);
    }
  }
}

}  // namespace

const std::string& Exported::file(const std::string& name) const {
  const auto found = files.find(name);
  if (found == files.end()) throw std::runtime_error("no file " + name);
  return found->second;
}

Exported run_exporter(const kinerja_exporter* table,
                      const ExportSample& sample,
                      const ExportOptions& options) {
  Exported exported;
  ExportHost host{options, exported};
  kinerja_call raw_call = call_of(host);
  AsHost<kinerja_call> shown_call(raw_call);
  const kinerja_call* const call = shown_call.read_only();
  kinerja_sink raw_sink{sizeof(kinerja_sink), 0, &host, sink_open, sink_write, sink_close};
  AsHost<kinerja_sink> sink(raw_sink);

  void* self = nullptr;
  {
    const auto config = std::make_unique<std::string>(options.config);
    const auto cycle = std::make_unique<CycleColumns>(sample.cycle, false);
    kinerja_cycle_info info = *cycle->info();
    AsHost<kinerja_cycle_info> shown_info(info);
    kinerja_exporter_setup setup{
        sizeof setup, 0, {config->data(), config->size()}, shown_info.read_only()};
    AsHost<kinerja_exporter_setup> shown(setup);
    exported.status = table->open(call, shown.read_only(), &self);
  }
  if (exported.status != KINERJA_OK) return exported;
  exported.status = write_all(table, self, call, sink.read_only(), sample, options.batch_per_unit);
  table->close(self);
  if (exported.status == KINERJA_OK && !host.open.empty()) host.fault("a file was left open");
  return exported;
}

const kinerja_exporter* bench_exporter(const kinerja_plugin* plugin, const std::string& id) {
  for (const kinerja_exporter* const* each = plugin->exporters; *each != nullptr; ++each) {
    if (view((*each)->info->id) == id) return *each;
  }
  throw std::runtime_error("no exporter " + id);
}

std::vector<std::string> sink_faults(const kinerja_exporter* table,
                                     const ExportSample& sample,
                                     const std::string& config) {
  std::vector<std::string> faults;
  const int calls = run_exporter(table, sample, {config, true}).sink_calls;
  for (int k = 1; k <= calls; ++k) {
    const Exported exported = run_exporter(table, sample, {config, true, k, KINERJA_E_CANCELLED});
    const std::string where = "call " + std::to_string(k) + ": ";
    if (exported.status != KINERJA_E_CANCELLED) faults.push_back(where + "the status was lost");
    for (const std::string& fault : exported.faults) faults.push_back(where + fault);
  }
  return faults;
}

std::vector<std::string> exporter_text_faults(const kinerja_plugin* plugin) {
  std::set<std::string> keys;
  for (const kinerja_exporter* const* each = plugin->exporters; *each != nullptr; ++each) {
    keys.emplace(view((*each)->info->name));
    keys.emplace(view((*each)->info->about));
    collect_keys(boost::json::parse(view((*each)->info->config_schema)), keys);
  }
  const boost::json::value texts = boost::json::parse(view(plugin->texts));
  for (const char* const language : {"id", "en"}) {
    for (const auto& member : texts.at(language).as_object()) keys.emplace(member.key());
  }
  std::vector<std::string> faults;
  for (const char* const language : {"id", "en"}) {
    for (const std::string& key : keys) {
      if (!texts.at(language).as_object().contains(key)) {
        faults.push_back(std::string(language) + ": " + key);
      }
    }
  }
  return faults;
}

}  // namespace kinerja::test
