#include "checking/host_call.hpp"

#include <kinerja/core/config.hpp>
#include <kinerja/core/utf8.hpp>

#include "calling/call_scope.hpp"
#include "calling/columns.hpp"
#include "checking/bench.hpp"

#include <algorithm>
#include <ctime>
#include <optional>

namespace kinerja::checking {
namespace {

constexpr std::size_t max_message_bytes = 1U << 20U;

}  // namespace

std::int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  constexpr std::int64_t second = 1'000'000'000;
  return now.tv_sec * second + now.tv_nsec;
}

bool check_text(Bench& bench, kinerja_str words, const char* what) {
  if (words.len == 0) return true;
  if (words.ptr == nullptr || words.len > max_message_bytes) {
    bench.fault(
        text("{} berupa teks dengan panjang yang benar", "{} is a text of a true length", {what}),
        words.ptr == nullptr ? text("NULL, panjang {}", "NULL, of length {}", {words.len})
                             : text("{} byte", "{} bytes", {words.len}));
    return false;
  }
  if (valid_utf8(view_of(words))) return true;
  bench.fault(text("{} berupa UTF-8", "{} is UTF-8", {what}),
              text("byte yang bukan UTF-8", "bytes that are not UTF-8"));
  return false;
}

Text status_words(kinerja_status status) {
  if (status >= KINERJA_OK) return verbatim(std::to_string(status));
  return text("{} ({})", "{} ({})", {std::int64_t{status}, status_text(status)});
}

HostCall::HostCall(Bench& bench,
                   GuardedMemory& memory,
                   const Conditions& conditions,
                   std::uint32_t flags,
                   const Example& example)
    : bench_(bench), memory_(memory), conditions_(conditions), example_(example) {
  kinerja_call call{};
  call.flags = flags | conditions.unknown_flags;
  call.host_data = this;
  call.deadline_ns = conditions.stop == nullptr ? 0 : conditions.stop->deadline_ns.load();
  call.stop = stop;
  call.fail = fail;
  call.log = log;
  call.secret = secret;
  call.read = read;
  call.fetch = fetch;
  raw_ = place(memory, call, conditions.length, "call", Access::input);
}

std::vector<Told> HostCall::take_told() {
  const std::lock_guard lock(mutex_);
  return std::move(told_);
}

kinerja_status HostCall::stop(const kinerja_call* call) {
  StopPlan* plan = of(call).conditions_.stop;
  if (plan == nullptr) return KINERJA_OK;
  ++plan->asked;
  const std::int64_t deadline = plan->deadline_ns.load();
  if (deadline != 0 && now_ns() >= deadline) return KINERJA_E_DEADLINE;
  return plan->answer.load();
}

void HostCall::fail(const kinerja_call* call,
                    kinerja_status code,
                    std::int64_t row,
                    kinerja_str where,
                    kinerja_str message) {
  HostCall& self = of(call);
  const std::size_t reports = ++self.reports_;
  if (reports == self.may_report_ + 1)
    self.bench_.fault(text("paling banyak {} laporan sekali panggil",
                           "at most {} reports in a call",
                           {std::uint64_t{self.may_report_}}),
                      text("lebih", "more"));
  if (reports > self.may_report_) return;
  if (!check_text(self.bench_, where, "call->fail: where")) return;
  if (!check_text(self.bench_, message, "call->fail: message")) return;
  if (code == KINERJA_OK || message.len == 0)
    self.bench_.fault(
        text("call->fail mendapat kode dan pesan", "call->fail gets a code and a message"),
        text("kode {}, pesan \"{}\"", "code {}, message \"{}\"", {code, view_of(message)}));
  const std::lock_guard lock(self.mutex_);
  self.told_.push_back({code, row, std::string(view_of(where)), std::string(view_of(message))});
}

void HostCall::log(const kinerja_call* call, std::int32_t level, kinerja_str message) {
  HostCall& self = of(call);
  check_text(self.bench_, message, "call->log: message");
  if (level < KINERJA_LOG_ERROR || level > KINERJA_LOG_DEBUG)
    self.bench_.fault(
        text("call->log mendapat tingkat 0 sampai 3", "call->log gets a level of 0 to 3"),
        text("{}", "{}", {std::int64_t{level}}));
}

kinerja_status HostCall::secret(const kinerja_call* call, kinerja_str name, kinerja_str* out) {
  HostCall& self = of(call);
  const auto& secrets = self.example_.secrets;
  const auto found = secrets.find(std::string(view_of(name)));
  if (found == secrets.end()) return KINERJA_E_CONFIG;
  const std::lock_guard lock(self.mutex_);
  out->ptr = reinterpret_cast<const char*>(
      place_bytes(self.memory_, found->second.data(), found->second.size(), "secret"));
  out->len = found->second.size();
  self.memory_.seal_last();
  return KINERJA_OK;
}

kinerja_status HostCall::read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out) {
  const HostTime time(of(call).conditions_.stop);
  return of(call).next_block(view_of(name), out);
}

kinerja_status HostCall::next_block(std::string_view name, kinerja_bytes* out) {
  const auto file = std::ranges::find(example_.files, name, &ExampleFile::name);
  if (file == example_.files.end()) return KINERJA_E_CONFIG;
  const std::lock_guard lock(mutex_);
  std::size_t& at = read_to_[file->name];
  if (conditions_.read_fails && at > 0) {
    read_failed_ = true;
    return KINERJA_E_IO;
  }
  if (at == file->bytes.size()) return KINERJA_END;
  const std::size_t bytes = std::min(conditions_.block, file->bytes.size() - at);
  out->ptr = reinterpret_cast<const std::uint8_t*>(
      place_bytes(memory_, file->bytes.data() + at, bytes, "read: block"));
  out->len = bytes;
  memory_.seal_last();
  at += bytes;
  return KINERJA_OK;
}

kinerja_status HostCall::fetch(const kinerja_call*, const kinerja_fetch*, kinerja_fetched*) {
  return KINERJA_E_UNSUPPORTED;
}

void judge_refusal(Bench& bench, const Try& tried) {
  if (tried.status >= KINERJA_OK) {
    bench.fault(
        text("open mengembalikan 0 atau status negatif", "open returns 0 or a negative status"),
        status_words(tried.status));
    return;
  }
  const bool told = std::ranges::any_of(tried.told, [](const Told& one) { return one.code < 0; });
  if (!told)
    bench.fault(text("open yang menolak melaporkan setiap kesalahan lewat call->fail",
                     "an open that refuses reports each mistake through call->fail"),
                text("{} tanpa laporan", "{} without a report", {status_words(tried.status)}));
  for (const Told& one : tried.told) {
    if (one.row != -1)
      bench.fault(text("laporan dari open bukan tentang baris (-1)",
                       "a report of open is about no row (-1)"),
                  text("baris {}: {}", "row {}: {}", {one.row, one.message}));
    if (!one.where.empty() && one.where.front() != '/')
      bench.warn(text("tempat kesalahan pengaturan adalah JSON Pointer",
                      "the place of a mistake in settings is a JSON Pointer"),
                 text("\"{}\"", "\"{}\"", {one.where}));
  }
}

// A schema is read once: a thousand settings are drawn from it.
const Schema* schema_of(const kinerja_info& info) {
  static std::mutex mutex;
  static std::map<const kinerja_info*, std::optional<Schema>> known;
  const std::lock_guard lock(mutex);
  const auto [place, is_new] = known.try_emplace(&info);
  if (is_new)
    if (auto parsed = Schema::parse(view_of(info.config_schema)))
      place->second = std::move(parsed).value();
  return place->second ? &*place->second : nullptr;
}

std::string config_text(const kinerja_info& info, const boost::json::object& config) {
  const Schema* schema = schema_of(info);
  if (schema == nullptr) return {};
  boost::json::value value = config;
  if (!schema->check(value).empty()) return {};
  return canonical_json(value);
}

}  // namespace kinerja::checking
