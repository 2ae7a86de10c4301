#include "checking/exporter_subject.hpp"

#include "calling/columns.hpp"
#include "checking/bench.hpp"

#include <algorithm>

namespace kinerja::checking {
namespace {

constexpr std::size_t kept_calls = 3;
constexpr std::size_t max_open_files = 64;  // as the host allows
constexpr std::size_t max_bytes = std::size_t{1} << 30U;

bool is_logical_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  if (name.empty() || name.size() > longest || name.front() == '/' ||
      name.find("..") != std::string_view::npos || name.find("//") != std::string_view::npos ||
      name.back() == '/')
    return false;
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '/' || c == '-';
  });
}

}  // namespace

const kinerja_sink* SinkHost::lend(GuardedMemory& memory) {
  const kinerja_sink sink{sizeof(kinerja_sink), 0, this, open, write, close};
  return place(memory, sink, conditions_.length, "sink", Access::input);
}

kinerja_status SinkHost::admit() {
  const auto call = static_cast<std::int64_t>(calls_++);
  if (refused_) {
    bench_.fault(text("sesudah sink menolak, tidak ada panggilan sink lagi",
                      "when the sink has refused, it is not called again"),
                 text("panggilan ke-{} setelah penolakan", "call {} after a refusal", {call}));
    return conditions_.refuse_with;
  }
  if (call != conditions_.refuse_at) return KINERJA_OK;
  refused_ = true;
  return conditions_.refuse_with;
}

kinerja_status SinkHost::open(const kinerja_sink* sink,
                              kinerja_str name,
                              kinerja_str media,
                              std::uint32_t* id) {
  SinkHost& self = of(sink);
  if (const kinerja_status status = self.admit(); status != KINERJA_OK) return status;
  if (!check_text(self.bench_, name, "sink->open: name") ||
      !check_text(self.bench_, media, "sink->open: media type"))
    return KINERJA_E_INPUT;
  if (!is_logical_name(view_of(name))) {
    self.bench_.fault(text("nama logis dari [A-Za-z0-9._/-], 1 sampai 200 byte",
                           "a logical name of [A-Za-z0-9._/-], 1 to 200 bytes"),
                      verbatim(std::string(view_of(name)).substr(0, 210)));
    return KINERJA_E_INPUT;
  }
  if (std::ranges::find(self.files_, view_of(name), &WrittenFile::name) != self.files_.end())
    self.bench_.fault(text("setiap nama dibuka sekali", "each name is opened once"),
                      text("{} dua kali", "{} twice", {view_of(name)}));
  if (std::ranges::count(self.files_, false, &WrittenFile::closed) >=
      static_cast<std::ptrdiff_t>(max_open_files))
    self.bench_.fault(text("paling banyak {} berkas terbuka",
                           "at most {} files are open",
                           {std::uint64_t{max_open_files}}),
                      text("lebih", "more"));
  self.files_.push_back({std::string(view_of(name)), std::string(view_of(media)), {}});
  *id = static_cast<std::uint32_t>(self.files_.size()) + 100;
  return KINERJA_OK;
}

WrittenFile* SinkHost::find(std::uint32_t id, const char* doing) {
  if (id > 100 && id - 100 <= files_.size() && !files_[id - 101].closed) return &files_[id - 101];
  bench_.fault(text("{} dengan id dari open yang belum ditutup",
                    "{} with an id of open that is not closed yet",
                    {doing}),
               text("id {}", "id {}", {id}));
  return nullptr;
}

kinerja_status SinkHost::write(const kinerja_sink* sink, std::uint32_t id, kinerja_bytes bytes) {
  SinkHost& self = of(sink);
  if (const kinerja_status status = self.admit(); status != KINERJA_OK) return status;
  WrittenFile* file = self.find(id, "write");
  if (file == nullptr) return KINERJA_E_INPUT;
  if (bytes.len > 0 && (bytes.ptr == nullptr || self.bytes_ + bytes.len > max_bytes)) {
    self.bench_.fault(text("byte yang ada", "bytes that exist"),
                      text("{} byte", "{} bytes", {bytes.len}));
    return KINERJA_E_INPUT;
  }
  self.bytes_ += bytes.len;
  file->bytes += view_of(bytes);
  return KINERJA_OK;
}

kinerja_status SinkHost::close(const kinerja_sink* sink, std::uint32_t id) {
  SinkHost& self = of(sink);
  if (const kinerja_status status = self.admit(); status != KINERJA_OK) return status;
  WrittenFile* file = self.find(id, "close");
  if (file == nullptr) return KINERJA_E_INPUT;
  file->closed = true;
  return KINERJA_OK;
}

std::string SinkHost::bits() const {
  std::string out;
  for (const WrittenFile& file : files_)
    out += file.name + "\n" + file.media_type + "\n" + file.bytes + "\n";
  return out;
}

OpenedExporter::OpenedExporter(Bench& bench, const kinerja_exporter& table, const Example& example)
    : bench_(bench), table_(table), example_(example), cycle_(example) {}

OpenedExporter::~OpenedExporter() {
  if (open_) table_.close(self_);
}

void OpenedExporter::keep(std::unique_ptr<GuardedMemory> memory) {
  over_.push_back(std::move(memory));
  if (over_.size() > kept_calls) over_.erase(over_.begin() + 1);
}

Try OpenedExporter::open(const Conditions& conditions) {
  const std::string config = config_text(*table_.info, example_.config);
  kinerja_exporter_setup setup{};
  setup.config = str_of(config);
  kinerja_cycle_info cycle = cycle_.view();
  cycle.config_hash = {nullptr, 0};  // nothing was computed yet
  cycle.input_hash = {nullptr, 0};
  setup.cycle = &cycle;
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_, *memory, conditions, 0, example_);
  const kinerja_exporter_setup* given = guard(setup, *memory, conditions.length);
  memory->seal();
  Try out;
  out.status = table_.open(call.raw(), given, &self_);
  memory->revoke();
  keep(std::move(memory));
  out.told = call.take_told();
  open_ = out.status == KINERJA_OK;
  return out;
}

kinerja_status OpenedExporter::write(const MadeResults& results,
                                     const Conditions& conditions,
                                     SinkHost& sink,
                                     Exported& out) {
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_, *memory, conditions, 0, example_);
  const kinerja_results* given = guard(results.view(), *memory, conditions.length);
  const kinerja_sink* lent = sink.lend(*memory);
  memory->seal();
  const kinerja_status status = table_.write(self_, call.raw(), given, lent);
  memory->revoke();
  keep(std::move(memory));
  for (Told& one : call.take_told()) out.told.push_back(std::move(one));
  return status;
}

kinerja_status OpenedExporter::finish(const Conditions& conditions, SinkHost& sink, Exported& out) {
  auto memory = std::make_unique<GuardedMemory>(conditions.side);
  HostCall call(bench_, *memory, conditions, 0, example_);
  const kinerja_sink* lent = sink.lend(*memory);
  memory->seal();
  const kinerja_status status = table_.finish(self_, call.raw(), lent);
  memory->revoke();
  keep(std::move(memory));
  for (Told& one : call.take_told()) out.told.push_back(std::move(one));
  return status;
}

Exported OpenedExporter::run(const Conditions& conditions, std::uint64_t seed, Flavour flavour) {
  Exported out;
  SinkHost sink(bench_, conditions);
  const Random random(seed);
  // Units of seven stay whole.
  constexpr std::size_t unit = 7;
  const std::size_t half = conditions.people / 2 / unit * unit;
  const std::size_t sizes[] = {half, conditions.people - half};
  std::size_t first = 0;
  for (const std::size_t n : sizes) {
    if (n > 0 && out.status == KINERJA_OK)
      out.status = write(MadeResults(cycle_, example_, random.fork(first + 1), first, n, flavour),
                         conditions,
                         sink,
                         out);
    first += n;
  }
  if (out.status == KINERJA_OK) out.status = finish(conditions, sink, out);
  if (sink.refused() && out.status != conditions.refuse_with)
    bench_.fault(text("status yang dikatakan sink ({})",
                      "the status that the sink said ({})",
                      {status_words(conditions.refuse_with)}),
                 status_words(out.status));
  if (out.status > KINERJA_OK)
    bench_.fault(text("0 atau negatif", "0 or negative"), status_words(out.status));
  if (conditions.judge) judge(out, sink, conditions, flavour);
  out.files = sink.files();
  out.bits = sink.bits();
  out.calls = sink.calls();
  return out;
}

void OpenedExporter::judge(const Exported& out,
                           const SinkHost& sink,
                           const Conditions& conditions,
                           Flavour flavour) {
  const bool plain =
      conditions.stop == nullptr && !conditions.settings_are_random && conditions.refuse_at < 0;
  if (plain && flavour == Flavour::sensible && out.status != KINERJA_OK)
    bench_.fault(text("KINERJA_OK untuk hasil yang wajar", "KINERJA_OK for sensible results"),
                 text("{}{}",
                      "{}{}",
                      {status_words(out.status),
                       out.told.empty() ? std::string() : ": " + out.told.front().message}));
  if (out.status != KINERJA_OK) return;
  for (const WrittenFile& file : sink.files())
    if (!file.closed)
      bench_.fault(text("setiap berkas ditutup", "each file is closed"),
                   text("{} tetap terbuka", "{} stays open", {file.name}));
}

Done OpenedExporter::work(const Conditions& conditions, std::uint64_t seed) {
  // An instance writes one export; the next one is another instance's.
  OpenedExporter fresh(bench_, table_, example_);
  if (worked_ && fresh.open(conditions).status != KINERJA_OK) return {KINERJA_E_INTERNAL, {}, {}};
  OpenedExporter& one = worked_ ? fresh : *this;
  worked_ = true;
  Exported out = one.run(conditions, seed, Flavour::sensible);
  return {out.status, std::move(out.bits), std::move(out.told)};
}

namespace {

class ExporterSubject final : public Subject {
 public:
  ExporterSubject(Bench& bench, const kinerja_exporter& table) : bench_(bench), table_(table) {}
  const kinerja_info& info() const override { return *table_.info; }
  Kind kind() const override { return Kind::exporter; }
  Try open(const Example& example, const Conditions& conditions) override {
    auto instance = std::make_unique<OpenedExporter>(bench_, table_, example);
    Try tried = instance->open(conditions);
    if (tried.status == KINERJA_OK) tried.instance = std::move(instance);
    return tried;
  }
  std::vector<Example> guesses() const override {
    Example guess;
    guess.nodes = {
        {"hasil", {}},
        {"perilaku", {"Kurang", "Baik"}},
        {"predikat", {"Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"}}};
    return {guess};
  }

 private:
  Bench& bench_;
  const kinerja_exporter& table_;
};

}  // namespace

std::unique_ptr<Subject> exporter_subject(Bench& bench, const kinerja_exporter& table) {
  return std::make_unique<ExporterSubject>(bench, table);
}

std::unique_ptr<OpenedExporter> open_exporter(Bench& bench,
                                              const Example& example,
                                              const Conditions& conditions) {
  Try tried = bench.subject().open(example, conditions);
  if (tried.instance == nullptr) {
    bench.fault(text("open menerima contoh pengaturan", "open takes the example's settings"),
                status_words(tried.status));
    return nullptr;
  }
  return std::unique_ptr<OpenedExporter>(static_cast<OpenedExporter*>(tried.instance.release()));
}

}  // namespace kinerja::checking
