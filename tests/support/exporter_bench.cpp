// One file, though a long one: everything that a host shows an exporter, in one place.
#include "exporter_bench.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstring>
#include <set>
#include <stdexcept>
#include <string_view>

namespace kinerja::test {
namespace {

kinerja_str str(std::string_view text) {
  return {text.data(), text.size()};
}
std::string_view view(kinerja_str s) {
  return s.len == 0 ? std::string_view{} : std::string_view(s.ptr, s.len);
}

// A packed column of texts.
class Column {
 public:
  void add(std::string_view text) {
    bytes_.append(text);
    offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  kinerja_strs strs() const {
    return {bytes_.data(), bytes_.size(), offsets_.data(), offsets_.data() + 1};
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> offsets_ = {0};
};

// The cycle as the border shows it. Owns the columns.
class CycleColumns {
 public:
  CycleColumns(const ExportCycle& cycle, bool with_hashes) : cycle_(cycle) {
    for (const ExportNode& node : cycle.nodes) {
      node_name_.add(node.name);
      node_title_.add(node.title);
      node_method_.add(node.method);
    }
    for (const ExportAspect& aspect : cycle.aspects) {
      aspect_name_.add(aspect.name);
      aspect_title_.add(aspect.title);
      aspect_min_.push_back(aspect.min);
      aspect_max_.push_back(aspect.max);
    }
    info_.struct_size = sizeof info_;
    info_.nodes_len = static_cast<std::uint32_t>(cycle.nodes.size());
    info_.aspects_len = static_cast<std::uint32_t>(cycle.aspects.size());
    info_.result_node = cycle.result_node;
    info_.id = str(cycle_.id);
    info_.title = str(cycle_.title);
    info_.agency = str(cycle_.agency);
    info_.language = str(cycle_.language);
    info_.legal_basis = str(cycle_.legal_basis);
    if (with_hashes) {
      info_.config_hash = str(cycle_.config_hash);
      info_.input_hash = str(cycle_.input_hash);
    }
    info_.from_day = cycle.from_day;
    info_.to_day = cycle.to_day;
    info_.node_name = node_name_.strs();
    info_.node_title = node_title_.strs();
    info_.node_method = node_method_.strs();
    info_.aspect_name = aspect_name_.strs();
    info_.aspect_title = aspect_title_.strs();
    info_.aspect_min = aspect_min_.data();
    info_.aspect_max = aspect_max_.data();
  }
  CycleColumns(const CycleColumns&) = delete;
  CycleColumns& operator=(const CycleColumns&) = delete;

  const kinerja_cycle_info* info() const { return &info_; }

 private:
  ExportCycle cycle_;  // a copy: what the plugin kept of it dies with the call
  kinerja_cycle_info info_{};
  Column node_name_, node_title_, node_method_, aspect_name_, aspect_title_;
  std::vector<double> aspect_min_, aspect_max_;
};

// One batch of people as the border shows it. Owns the columns.
class ResultColumns {
 public:
  ResultColumns(const CycleColumns& cycle, const std::vector<ExportPerson>& people) {
    for (const ExportPerson& person : people) add(person);
    for (std::uint32_t node = 0; node < cycle.info()->nodes_len; ++node) {
      for (const ExportPerson& person : people) add_score(person, node);
    }
    results_.struct_size = sizeof results_;
    results_.n = static_cast<std::uint32_t>(people.size());
    results_.cycle = cycle.info();
    show_people();
    show_goals();
    show_steps();
  }
  ResultColumns(const ResultColumns&) = delete;
  ResultColumns& operator=(const ResultColumns&) = delete;

  const kinerja_results* results() const { return &results_; }

 private:
  void add(const ExportPerson& person) {
    employee_.add(person.employee);
    name_.add(person.name);
    unit_.add(person.unit);
    position_.add(person.position);
    superior_.add(person.superior);
    superior_name_.add(person.superior_name);
    const std::uint32_t first_goal = goal_begin_.back();
    for (const ExportGoal& goal : person.goals) add_goal(goal);
    for (const ExportStep& step : person.steps) add_step(step, first_goal);
    for (const std::string& note : person.notes) note_.add(note);
    goal_begin_.push_back(static_cast<std::uint32_t>(goal_target_.size()));
    step_begin_.push_back(static_cast<std::uint32_t>(step_node_.size()));
    note_begin_.push_back(note_begin_.back() + static_cast<std::uint32_t>(person.notes.size()));
  }

  void add_score(const ExportPerson& person, std::uint32_t node) {
    const ExportScore score =
        node < person.scores.size() ? person.scores[node] : ExportScore{std::nullopt};
    score_.push_back(score.score.value_or(0));
    grade_.push_back(score.place);
    status_.push_back(score.score ? KINERJA_OK : score.missing);
    grade_text_.add(score.grade);
  }

  void add_goal(const ExportGoal& goal) {
    goal_title_.add(goal.title);
    goal_indicator_.add(goal.indicator);
    goal_unit_.add(goal.unit);
    goal_target_.push_back(goal.target.value_or(0));
    goal_target_high_.push_back(goal.target_high.value_or(0));
    goal_actual_.push_back(goal.actual.value_or(0));
    goal_weight_.push_back(goal.weight);
    goal_direction_.push_back(static_cast<std::uint8_t>(goal.direction));
    unsigned flags = goal.flags;
    if (goal.target) flags |= KINERJA_EV_HAS_TARGET;
    if (goal.target_high) flags |= KINERJA_EV_HAS_TARGET_HIGH;
    if (goal.actual) flags |= KINERJA_EV_HAS_ACTUAL;
    goal_flags_.push_back(static_cast<std::uint8_t>(flags));
  }

  void add_step(const ExportStep& step, std::uint32_t first_goal) {
    const bool of_goal = step.ref_kind == KINERJA_REF_GOAL;
    step_node_.push_back(step.node);
    step_id_.push_back(0);
    step_ref_kind_.push_back(step.ref_kind);
    step_ref_.push_back(of_goal ? static_cast<std::int32_t>(first_goal) + step.ref : step.ref);
    step_a_.push_back(step.a);
    step_b_.push_back(step.b);
    step_result_.push_back(step.result);
    step_text_.add(step.text);
  }

  void show_people() {
    results_.employee = employee_.strs();
    results_.name = name_.strs();
    results_.unit = unit_.strs();
    results_.position = position_.strs();
    results_.superior = superior_.strs();
    results_.superior_name = superior_name_.strs();
    results_.score = score_.data();
    results_.grade = grade_.data();
    results_.status = status_.data();
    results_.grade_text = grade_text_.strs();
    results_.note_begin = note_begin_.data();
    results_.note = note_.strs();
  }

  void show_goals() {
    results_.goal_begin = goal_begin_.data();
    results_.goal_title = goal_title_.strs();
    results_.goal_indicator = goal_indicator_.strs();
    results_.goal_unit = goal_unit_.strs();
    results_.goal_target = goal_target_.data();
    results_.goal_target_high = goal_target_high_.data();
    results_.goal_actual = goal_actual_.data();
    results_.goal_weight = goal_weight_.data();
    results_.goal_direction = goal_direction_.data();
    results_.goal_flags = goal_flags_.data();
  }

  void show_steps() {
    results_.step_begin = step_begin_.data();
    results_.step_node = step_node_.data();
    results_.step_id = step_id_.data();
    results_.step_ref_kind = step_ref_kind_.data();
    results_.step_ref = step_ref_.data();
    results_.step_a = step_a_.data();
    results_.step_b = step_b_.data();
    results_.step_result = step_result_.data();
    results_.step_text = step_text_.strs();
  }

  kinerja_results results_{};
  Column employee_, name_, unit_, position_, superior_, superior_name_, grade_text_;
  std::vector<double> score_;
  std::vector<std::int32_t> grade_, status_;
  std::vector<std::uint32_t> goal_begin_ = {0}, step_begin_ = {0}, note_begin_ = {0};
  Column goal_title_, goal_indicator_, goal_unit_, step_text_, note_;
  std::vector<double> goal_target_, goal_target_high_, goal_actual_, goal_weight_;
  std::vector<std::uint8_t> goal_direction_, goal_flags_;
  std::vector<std::uint32_t> step_node_;
  std::vector<std::int32_t> step_id_, step_ref_kind_, step_ref_;
  std::vector<double> step_a_, step_b_, step_result_;
};

// The host's side of call and sink.
struct Host {
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

Host& host_of(const kinerja_sink* sink) {
  return *static_cast<Host*>(sink->host_data);
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
  Host& host = host_of(sink);
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
  Host& host = host_of(sink);
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
  Host& host = host_of(sink);
  if (const kinerja_status status = host.count(); status < 0) return status;
  if (host.open.erase(id) == 0) host.fault("closed a file that is not open");
  return KINERJA_OK;
}

kinerja_call call_of(Host& host) {
  kinerja_call call{};
  call.struct_size = sizeof call;
  call.host_data = &host;
  call.stop = [](const kinerja_call* c) { return static_cast<Host*>(c->host_data)->options.stop; };
  call.fail = [](const kinerja_call* c,
                 kinerja_status,
                 std::int64_t,
                 kinerja_str where,
                 kinerja_str message) {
    static_cast<Host*>(c->host_data)
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
    const kinerja_status status = table->write(self, call, columns->results(), sink);
    if (status != KINERJA_OK) return status;
  }
  return table->finish(self, call, sink);
}

// The titles of a schema, which are keys too.
void collect_titles(const boost::json::value& schema, std::set<std::string>& keys) {
  if (const boost::json::array* const array = schema.if_array()) {
    for (const boost::json::value& item : *array) collect_titles(item, keys);
  }
  const boost::json::object* const object = schema.if_object();
  if (object == nullptr) return;
  for (const auto& [key, value] : *object) {
    if (key == "title" && value.is_string()) {
      keys.emplace(value.as_string());
    } else {
      collect_titles(value, keys);
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
  Host host{options, exported};
  const kinerja_call call = call_of(host);
  const kinerja_sink sink{sizeof(kinerja_sink), 0, &host, sink_open, sink_write, sink_close};

  void* self = nullptr;
  {
    const auto config = std::make_unique<std::string>(options.config);
    const auto cycle = std::make_unique<CycleColumns>(sample.cycle, false);
    const kinerja_exporter_setup setup{sizeof setup, 0, str(*config), cycle->info()};
    exported.status = table->open(&call, &setup, &self);
  }
  if (exported.status != KINERJA_OK) return exported;
  exported.status = write_all(table, self, &call, &sink, sample, options.batch_per_unit);
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
    collect_titles(boost::json::parse(view((*each)->info->config_schema)), keys);
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
