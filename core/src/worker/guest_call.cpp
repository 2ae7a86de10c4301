#include "worker/guest_call.hpp"

#include "calling/columns.hpp"

#include <algorithm>
#include <ctime>

namespace kinerja::worker {
namespace {

constexpr std::size_t max_reports = 10'000;     // as the host keeps of one call
constexpr std::uint32_t max_log_lines = 1'000;  // likewise
constexpr std::size_t max_words_bytes = 2'048;  // of one report or line; the host keeps less
constexpr std::int64_t ns_of_ms = 1'000'000;

std::int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

std::string_view at_most(kinerja_str text, std::size_t bytes) {
  return view_of(text).substr(0, bytes);
}

GuestCall::GuestCall(HostLink& host, const Message& request, std::uint32_t flags)
    : host_(host),
      call_{sizeof(kinerja_call),
            flags,
            this,
            request.deadline_ms == 0 ? 0 : now_ns() + request.deadline_ms * ns_of_ms,
            stop,
            fail,
            log,
            secret,
            read,
            fetch} {}

void GuestCall::send_notes() {
  const std::lock_guard lock(mutex_);
  if (codes_.empty()) return;
  // Places and messages alternate in one block: two columns that look at it.
  std::vector<std::uint32_t> where_begin, where_end, message_begin, message_end;
  for (std::size_t k = 0; k + 1 < word_ends_.size(); k += 2) {
    where_begin.push_back(k == 0 ? 0 : word_ends_[k - 1]);
    where_end.push_back(word_ends_[k]);
    message_begin.push_back(word_ends_[k]);
    message_end.push_back(word_ends_[k + 1]);
  }
  Notes notes;
  notes.n = static_cast<std::uint32_t>(codes_.size());
  notes.code = codes_.data();
  notes.row = rows_.data();
  notes.where = {words_.data(), words_.size(), where_begin.data(), where_end.data()};
  notes.message = {words_.data(), words_.size(), message_begin.data(), message_end.data()};
  host_.ask_packed(
      question(Kind::notes), notes, [&](auto& visit) { fields(notes, visit); }, SIZE_MAX);
  codes_.clear();
}

kinerja_status GuestCall::stop(const kinerja_call* call) {
  if (of(call).host_.stop_wanted()) return KINERJA_E_CANCELLED;
  return call->deadline_ns != 0 && now_ns() >= call->deadline_ns ? KINERJA_E_DEADLINE : KINERJA_OK;
}

void GuestCall::fail(const kinerja_call* call,
                     kinerja_status code,
                     std::int64_t row,
                     kinerja_str where,
                     kinerja_str message) {
  GuestCall& self = of(call);
  const std::lock_guard lock(self.mutex_);
  if (self.codes_.size() >= max_reports) return;
  self.codes_.push_back(code);
  self.rows_.push_back(row);
  for (const kinerja_str words : {where, message}) {
    self.words_ += at_most(words, max_words_bytes);
    self.word_ends_.push_back(static_cast<std::uint32_t>(self.words_.size()));
  }
}

void GuestCall::log(const kinerja_call* call, std::int32_t level, kinerja_str message) {
  if (of(call).log_lines_++ > max_log_lines) return;  // the host would leave them out
  Message line = question(Kind::log);
  line.a = static_cast<std::uint32_t>(level);
  of(call).host_.ask(line, at_most(message, max_words_bytes));
}

kinerja_status GuestCall::secret(const kinerja_call* call, kinerja_str name, kinerja_str* out) {
  GuestCall& self = of(call);
  const std::string wanted(at_most(name, max_words_bytes));
  const std::lock_guard lock(self.mutex_);
  if (const auto known = self.secrets_.find(wanted); known != self.secrets_.end()) {
    *out = str_of(known->second);
    return KINERJA_OK;
  }
  std::string value;
  const Message answer =
      self.host_.ask(question(Kind::secret), wanted, [&](std::span<const std::byte> body) {
        value = as_text(body);
      });
  if (answer.status == KINERJA_OK)
    *out = str_of(self.secrets_.emplace(wanted, std::move(value)).first->second);
  return answer.status;
}

kinerja_status GuestCall::read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out) {
  GuestCall& self = of(call);
  std::string block;
  const Message answer = self.host_.ask(
      question(Kind::read), at_most(name, max_words_bytes), [&](std::span<const std::byte> body) {
        block = as_text(body);
      });
  if (answer.status != KINERJA_OK) return answer.status;
  const std::lock_guard lock(self.mutex_);
  *out = bytes_of(self.blocks_.emplace_back(std::move(block)));
  return KINERJA_OK;
}

kinerja_status GuestCall::fetch(const kinerja_call* call, const kinerja_fetch*, kinerja_fetched*) {
  return of(call).host_.ask(question(Kind::fetch)).status;
}

}  // namespace kinerja::worker
