#include "calling/call_scope.hpp"

#include <kinerja/core/utf8.hpp>

#include "calling/columns.hpp"

#include <cstdlib>

namespace kinerja {
namespace {

constexpr std::size_t max_reports = 10'000;       // of one call; more would say nothing new
constexpr std::size_t max_message_bytes = 1'024;  // of one report
constexpr std::uint32_t max_log_lines = 1'000;    // of one call; the rest is left out
constexpr std::size_t max_secret_bytes = 65'536;

// A plugin knows an input by its name in the cycle file, a person by its file: "file:12" becomes
// "/data/pegawai.csv:12".
std::string with_file_name(const std::string& place, const std::vector<NamedInput>* inputs) {
  if (inputs == nullptr) return place;
  for (const NamedInput& input : *inputs)
    if (place == input.name || place.starts_with(input.name + ":"))
      return input.shown() + place.substr(input.name.size());
  return place;
}

Errc errc_of(kinerja_status status) {
  switch (status) {
    case KINERJA_E_CONFIG:
      return Errc::invalid_config;
    case KINERJA_E_INPUT:
      return Errc::invalid_data;
    case KINERJA_E_IO:
      return Errc::io;
    case KINERJA_E_CANCELLED:
      return Errc::cancelled;
    case KINERJA_E_DEADLINE:
      return Errc::deadline;
    case KINERJA_E_UNSUPPORTED:
      return Errc::unsupported;
    default:
      return Errc::plugin_failed;
  }
}

}  // namespace

Text status_text(kinerja_status status) {
  switch (status) {
    case KINERJA_E_CONFIG:
      return text("pengaturan tidak sah", "the settings make no sense");
    case KINERJA_E_INPUT:
      return text("data tidak sah", "the data make no sense");
    case KINERJA_E_IO:
      return text("gagal membaca atau menulis", "reading or writing failed");
    case KINERJA_E_AUTH:
      return text("ditolak oleh sistem lain", "refused by another system");
    case KINERJA_E_CANCELLED:
      return text("dihentikan", "stopped");
    case KINERJA_E_DEADLINE:
      return text("waktu habis", "the time was over");
    case KINERJA_E_CAPACITY:
      return text("ruang dari host kurang", "the host's room was too small");
    case KINERJA_E_UNSUPPORTED:
      return text("tidak didukung", "not supported");
    case KINERJA_E_MEMORY:
      return text("memori habis", "out of memory");
    default:
      return text("kesalahan di dalam plugin", "a fault inside the plugin");
  }
}

CallScope::CallScope(const CallSettings& settings, std::uint32_t flags, std::string_view cursor)
    : settings_(settings),
      cursor_(cursor),
      call_{sizeof(kinerja_call), flags, this, 0, stop, fail, log, secret, read, fetch} {}

std::vector<Report> CallScope::take_reports() {
  const std::lock_guard lock(mutex_);
  return std::move(reports_);
}

Result<void> CallScope::check(kinerja_status status, std::string_view doing) {
  if (status >= KINERJA_OK) return {};
  if (status == KINERJA_E_CANCELLED && settings_.stop->requested())
    return kinerja::fail(Errc::cancelled, text("dihentikan", "stopped"));
  Text message =
      text("{} ({}): {}", "{} ({}): {}", {settings_.component, doing, status_text(status)});
  for (const Report& report : take_reports()) {
    if (report.code >= KINERJA_OK) continue;
    const TextArg place = report.where.empty() ? "" : report.where + ": ";
    const Text line = text("\n  {}{}", "\n  {}{}", {place, report.message});
    message.id += line.id;
    message.en += line.en;
  }
  return kinerja::fail(errc_of(status), std::move(message));
}

void CallScope::report(Report report) {
  const std::lock_guard lock(mutex_);
  if (reports_.size() < max_reports) reports_.push_back(std::move(report));
}

kinerja_status CallScope::stop(const kinerja_call* call) {
  return of(call).settings_.stop->requested() ? KINERJA_E_CANCELLED : KINERJA_OK;
}

void CallScope::fail(const kinerja_call* call,
                     kinerja_status code,
                     std::int64_t row,
                     kinerja_str where,
                     kinerja_str message) {
  of(call).keep_report(code, row, view_of(where), view_of(message));
}

// Many people miss a score for one reason, whose words are put together once.
void CallScope::keep_report(kinerja_status code,
                            std::int64_t row,
                            std::string_view where,
                            std::string_view message) {
  const std::lock_guard lock(mutex_);
  if (reports_.size() >= max_reports) return;
  if (!last_words_ || last_words_->where != where || last_words_->message != message) {
    std::string place = with_file_name(printable(where, max_message_bytes), settings_.inputs);
    Text words = settings_.plugin->texts().message(printable(message, max_message_bytes), place);
    last_words_ = {std::string(where), std::string(message), std::move(place), std::move(words)};
  }
  reports_.push_back({code, row, last_words_->place, last_words_->words});
  if (where.size() + message.size() > max_message_bytes) last_words_.reset();  // too long to keep
}

void CallScope::log(const kinerja_call* call, std::int32_t level, kinerja_str message) {
  CallScope& scope = of(call);
  const std::uint32_t line = scope.log_lines_++;
  if (line > max_log_lines) return;
  const bool last = line == max_log_lines;
  (*scope.settings_.log)(last ? std::int32_t{KINERJA_LOG_WARN} : level,
                         std::string(scope.settings_.component) + ": " +
                             (last ? "baris log berikutnya tidak ditulis / further log lines are "
                                     "left out"
                                   : printable(view_of(message), max_message_bytes)));
}

kinerja_status CallScope::secret(const kinerja_call* call, kinerja_str name, kinerja_str* out) {
  return of(call).find_secret(view_of(name), out);
}

kinerja_status CallScope::read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out) {
  return of(call).next_block(view_of(name), out);
}

kinerja_status CallScope::fetch(const kinerja_call* call, const kinerja_fetch*, kinerja_fetched*) {
  of(call).report(
      {KINERJA_E_UNSUPPORTED,
       -1,
       "fetch",
       text("host ini (ABI 0.1) belum mengambil data lewat HTTP; sediakan berkas sebagai "
            "masukan",
            "this host (ABI 0.1) does not fetch over HTTP yet; give a file as input")});
  return KINERJA_E_UNSUPPORTED;
}

kinerja_status CallScope::find_secret(std::string_view name, kinerja_str* out) {
  const std::lock_guard lock(lent_mutex_);
  if (const auto lent = secrets_.find(name); lent != secrets_.end()) {
    *out = str_of(lent->second);
    return KINERJA_OK;
  }
  if (settings_.secrets != nullptr) {
    for (const NamedSecret& known : *settings_.secrets) {
      if (known.name != name) continue;
      std::string value;
      if (!known.environment.empty()) {
        if (const char* found = std::getenv(known.environment.c_str())) value = found;
      } else {
        std::ifstream stream(known.file, std::ios::binary);
        value.resize(max_secret_bytes + 1);
        stream.read(value.data(), static_cast<std::streamsize>(value.size()));
        value.resize(static_cast<std::size_t>(stream.gcount()));
        while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.pop_back();
      }
      if (value.empty() || value.size() > max_secret_bytes) break;
      *out = str_of(secrets_.emplace(known.name, std::move(value)).first->second);
      return KINERJA_OK;
    }
  }
  report(
      {KINERJA_E_CONFIG,
       -1,
       std::string(name),
       text("rahasia \"{}\" tidak ada, kosong atau lebih dari {} byte; sebutkan pada \"secrets\" "
            "di berkas siklus",
            "secret \"{}\" is not there, empty or longer than {} bytes; name it under "
            "\"secrets\" in the cycle file",
            {name, static_cast<std::uint64_t>(max_secret_bytes)})});
  return KINERJA_E_CONFIG;
}

CallScope::OpenInput& CallScope::open_input(const std::string& name) {
  const std::lock_guard lock(lent_mutex_);
  return open_[name];  // stays where it is while others come
}

kinerja_status CallScope::next_block(std::string_view name, kinerja_bytes* out) {
  const NamedInput* input = nullptr;
  if (settings_.inputs != nullptr)
    for (const NamedInput& known : *settings_.inputs)
      if (known.name == name) input = &known;
  if (input == nullptr) {
    report({KINERJA_E_CONFIG,
            -1,
            std::string(name),
            text("masukan \"{}\" tidak disebut di berkas siklus",
                 "input \"{}\" is not named in the cycle file",
                 {name})});
    return KINERJA_E_CONFIG;
  }

  OpenInput& open = open_input(input->name);
  return input->program ? next_program_block(*input, open, out)
                        : next_file_block(*input, open, out);
}

kinerja_status CallScope::next_file_block(const NamedInput& input,
                                          OpenInput& open,
                                          kinerja_bytes* out) {
  if (!open.tried) open.stream.open(input.file, std::ios::binary);
  open.tried = true;
  std::error_code ec;
  if (!open.stream.is_open() || std::filesystem::is_directory(input.file, ec)) {
    report({KINERJA_E_IO,
            -1,
            input.file.string(),
            text("berkas tidak dapat dibaca; periksa nama dan izinnya",
                 "the file cannot be read; check its name and permissions")});
    return KINERJA_E_IO;
  }
  const auto& block =
      open.file_blocks.emplace_back(std::make_unique_for_overwrite<char[]>(KINERJA_BLOCK_MAX));
  open.stream.read(block.get(), KINERJA_BLOCK_MAX);
  if (open.stream.bad()) {
    report({KINERJA_E_IO,
            -1,
            input.file.string(),
            text("berkas berhenti terbaca di tengah", "reading the file broke off")});
    return KINERJA_E_IO;
  }
  const auto size = static_cast<std::size_t>(open.stream.gcount());
  if (size == 0) return KINERJA_END;
  *out = bytes_of({block.get(), size});
  return KINERJA_OK;
}

Result<void> CallScope::start_program(const NamedInput& input, OpenInput& open) {
  static const ProgramLauncher none;
  const FindSecret secret_of = [this](std::string_view name) -> std::optional<std::string> {
    kinerja_str value{};
    if (find_secret(name, &value) != KINERJA_OK) return std::nullopt;
    return std::string(view_of(value));
  };
  ProgramLog log = [this](std::string_view line) {
    (*settings_.log)(KINERJA_LOG_INFO, std::string(settings_.component) + ": " + std::string(line));
  };
  KINERJA_TRY(program,
              ProgramInput::start(input,
                                  settings_.launcher == nullptr ? none : *settings_.launcher,
                                  cursor_,
                                  secret_of,
                                  *settings_.stop,
                                  std::move(log)));
  open.program = std::move(program);
  return {};
}

kinerja_status CallScope::next_program_block(const NamedInput& input,
                                             OpenInput& open,
                                             kinerja_bytes* out) {
  if (open.tried && open.program == nullptr) return KINERJA_E_IO;
  if (!open.tried) {
    open.tried = true;
    if (const auto started = start_program(input, open); !started) {
      report({KINERJA_E_IO, -1, input.name, started.error().message});
      return KINERJA_E_IO;
    }
  }
  auto block = open.program->read_block();
  if (!block) {
    if (block.error().code == Errc::cancelled) return KINERJA_E_CANCELLED;
    if (!open.failed) report({KINERJA_E_IO, -1, input.name, block.error().message});
    open.failed = true;
    return KINERJA_E_IO;
  }
  if (block->empty()) return KINERJA_END;
  *out = bytes_of(open.program_blocks.emplace_back(std::move(*block)));
  return KINERJA_OK;
}

}  // namespace kinerja
