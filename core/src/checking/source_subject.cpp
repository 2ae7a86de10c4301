#include "checking/source_subject.hpp"

#include "calling/columns.hpp"
#include "checking/bench.hpp"
#include "checking/emit_host.hpp"

#include <algorithm>
#include <set>

namespace kinerja::checking {
namespace {

constexpr std::size_t kept_calls = 4;
constexpr int max_idle_pulls = 3;  // that say "later" and commit nothing
constexpr int max_pulls = 10'000;

}  // namespace

OpenedSource::OpenedSource(Bench& bench, const kinerja_source& table, const Example& example)
    : bench_(bench), table_(table), example_(example) {}

OpenedSource::~OpenedSource() {
  if (open_) table_.close(self_);
}

void OpenedSource::keep(std::unique_ptr<GuardedMemory> memory) {
  over_.push_back(std::move(memory));
  if (over_.size() > kept_calls) over_.erase(over_.begin() + 1);
}

Try OpenedSource::open(const Conditions& conditions) {
  const std::string config = config_text(*table_.info, example_.config);
  TextColumn names;
  for (const ExampleFile& file : example_.files) names.push_back(file.name);
  kinerja_source_setup setup{};
  setup.inputs_len = static_cast<std::uint32_t>(names.size());
  setup.config = str_of(config);
  setup.inputs = strs_of(names);
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_, *memory, conditions, 0, example_);
  const kinerja_source_setup* given = guard(setup, *memory, conditions.length);
  memory->seal();
  Try out;
  out.status = table_.open(call.raw(), given, &self_);
  memory->revoke();
  keep(std::move(memory));
  out.told = call.take_told();
  open_ = out.status == KINERJA_OK;
  return out;
}

Pulled OpenedSource::pull(const std::string& cursor, const Conditions& conditions) {
  Pulled out;
  if (table_.pull == nullptr) return out;
  std::string at = cursor;
  int idle = 0;
  for (int round = 0; round < max_pulls; ++round) {
    auto memory = std::make_unique<GuardedMemory>(conditions.side);
    HostCall call(bench_, *memory, conditions, 0, example_);
    EmitHost emit(bench_, *memory, conditions, example_, false, out);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(
        place_bytes(*memory, at.data(), at.size(), "pull: cursor"));
    memory->seal();
    const std::size_t commits = out.commits.size();
    out.status = table_.pull(self_, call.raw(), {bytes, at.size()}, emit.raw());
    const HostTime time(conditions.stop);
    memory->revoke();
    keep(std::move(memory));
    out.read_failed = out.read_failed || call.read_failed();
    for (Told& one : call.take_told()) out.told.push_back(std::move(one));
    if (emit.refused() && out.status != conditions.refuse_with)
      bench_.fault(text("pull mengembalikan status yang dikatakan emit ({})",
                        "pull returns the status that emit said ({})",
                        {status_words(conditions.refuse_with)}),
                   status_words(out.status));
    if (out.status > KINERJA_LATER || out.status == KINERJA_OK)
      bench_.fault(text("pull mengembalikan END, LATER atau status negatif",
                        "pull returns END, LATER or a negative status"),
                   status_words(out.status));
    if (out.status != KINERJA_LATER) return out;
    if (out.commits.size() > commits) at = snapshot() ? "" : out.commits.back().cursor;
    idle = out.commits.size() > commits ? 0 : idle + 1;
    if (idle >= max_idle_pulls) {
      bench_.fault(text("LATER hanya bila akan ada data lagi", "LATER only when more will come"),
                   text("{} kali LATER tanpa commit", "{} times LATER without a commit", {idle}));
      return out;
    }
  }
  bench_.fault(text("pull berakhir dengan END", "pull ends with END"),
               text("{} kali LATER", "{} times LATER", {max_pulls}));
  return out;
}

kinerja_status OpenedSource::ingest(const std::string& body,
                                    const Conditions& conditions,
                                    std::size_t& replies) {
  kinerja_request request{};
  constexpr std::string_view method = "POST", path = "/push", type = "application/octet-stream",
                             peer = "192.0.2.1";
  request.method = str_of(method);
  request.path = str_of(path);
  request.query = {nullptr, 0};
  request.content_type = str_of(type);
  request.peer = str_of(peer);
  request.body = bytes_of(body);
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_, *memory, conditions, 0, example_);
  Pulled out;
  EmitHost emit(bench_, *memory, conditions, example_, true, out);
  const kinerja_request* given = guard(request, *memory, conditions.length);
  memory->seal();
  const kinerja_status status = table_.ingest(self_, call.raw(), given, emit.raw());
  memory->revoke();
  keep(std::move(memory));
  replies = emit.replies();
  return status;
}

// Sensible inputs are those of the example; without any there is nothing to bring.
Done OpenedSource::work(const Conditions& conditions, std::uint64_t) {
  const Pulled pulled = pull("", conditions);
  const bool judged = conditions.judge && !conditions.settings_are_random &&
                      conditions.stop == nullptr && conditions.refuse_at < 0;
  if (judged && pulled.status < KINERJA_OK)
    bench_.fault(text("pull berakhir dengan END untuk masukan yang wajar",
                      "pull ends with END on sensible inputs"),
                 text("{}{}",
                      "{}{}",
                      {status_words(pulled.status),
                       pulled.told.empty() ? std::string() : ": " + pulled.told.front().message}));
  std::set<std::string_view> keys;
  for (const std::string& key : pulled.keys)
    if (judged && !keys.insert(key).second)
      bench_.fault(
          text("kunci yang berbeda untuk baris yang berbeda", "different keys for different rows"),
          text("{} dua kali", "{} twice", {key}));
  if (judged && !pulled.rows.empty() && pulled.status == KINERJA_END &&
      (pulled.commits.empty() || pulled.commits.back().rows != pulled.rows.size()))
    bench_.fault(text("semua baris disimpan dengan commit", "all rows are kept by a commit"),
                 text("baris sesudah commit terakhir", "rows behind the last commit"));
  Done done{pulled.status < KINERJA_OK ? pulled.status : KINERJA_OK, {}, pulled.told};
  for (const std::string& row : pulled.rows) done.bits += row + "\n";
  done.bits += std::to_string(pulled.rejected);
  return done;
}

namespace {

class SourceSubject final : public Subject {
 public:
  SourceSubject(Bench& bench, const kinerja_source& table) : bench_(bench), table_(table) {}
  const kinerja_info& info() const override { return *table_.info; }
  Kind kind() const override { return Kind::source; }
  Try open(const Example& example, const Conditions& conditions) override {
    auto instance = std::make_unique<OpenedSource>(bench_, table_, example);
    Try tried = instance->open(conditions);
    if (tried.status == KINERJA_OK) tried.instance = std::move(instance);
    return tried;
  }
  std::vector<Example> guesses() const override {
    Example csv, lines;
    csv.files = {{"file", "NIP,Nama,Unit\n1001,Ani,Kelurahan\n1002,Budi,Kelurahan\n"}};
    lines.files = {{"file", "{\"employee\":\"1001\",\"name\":\"Ani\",\"unit\":\"Kelurahan\"}\n"}};
    return {csv, lines, Example{}};
  }

 private:
  Bench& bench_;
  const kinerja_source& table_;
};

}  // namespace

std::unique_ptr<Subject> source_subject(Bench& bench, const kinerja_source& table) {
  return std::make_unique<SourceSubject>(bench, table);
}

std::unique_ptr<OpenedSource> open_source(Bench& bench,
                                          const Example& example,
                                          const Conditions& conditions) {
  Try tried = bench.subject().open(example, conditions);
  if (tried.instance == nullptr) {
    bench.fault(text("open menerima contoh pengaturan", "open takes the example's settings"),
                status_words(tried.status));
    return nullptr;
  }
  return std::unique_ptr<OpenedSource>(static_cast<OpenedSource*>(tried.instance.release()));
}

}  // namespace kinerja::checking
