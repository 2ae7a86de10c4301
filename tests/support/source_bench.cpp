// One file, though a long one: everything that a host does around a pull, in one place.
#include "source_bench.hpp"

#include "sized_host.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <deque>

namespace kinerja::test {
namespace {

std::string owned(kinerja_str s) {
  return s.len == 0 ? "" : std::string(s.ptr, s.len);
}
kinerja_str borrowed(std::string_view s) {
  return {s.data(), s.size()};
}

std::string number(double value) {
  char text[40];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t n = c < 0x80 ? 1 : (c >> 5U) == 6 ? 2 : (c >> 4U) == 14 ? 3 : 4;
    if ((c >= 0x80 && c < 0xC2) || c > 0xF4 || i + n > text.size()) return false;
    for (std::size_t j = 1; j < n; ++j)
      if ((static_cast<unsigned char>(text[i + j]) & 0xC0U) != 0x80) return false;
    i += n;
  }
  return true;
}

// The host during one run.
struct SourceHost {
  SourceRun* run = nullptr;
  const std::vector<std::pair<std::string, std::string>>* inputs = nullptr;
  std::size_t block_bytes = 0;
  std::size_t stop_at = 0;
  std::size_t questions = 0;
  std::size_t batches = 0;
  std::size_t refused_batch = 0;
  kinerja_status refusal = KINERJA_OK;
  std::uint32_t max_rows = 0;
  bool keyless = false;
  std::map<std::string, std::size_t> read_bytes;
  std::deque<std::vector<std::uint8_t>> blocks;  // each of its exact size: the sanitizer sees more

  void broken(std::string what) { run->violations.push_back(std::move(what)); }

  std::string checked(kinerja_str s) {
    std::string text = owned(s);
    if (!is_utf8(text)) broken("not UTF-8: " + text);
    return text;
  }
  std::string cell(const kinerja_strs& column, std::uint32_t i) {
    if (column.begin == nullptr) return {};
    if (column.begin[i] > column.end[i] || column.end[i] > column.bytes_len) {
      broken("offsets");
      return {};
    }
    return checked(kinerja_strs_at(&column, i));
  }
  std::string finite(double value) {
    if (!std::isfinite(value)) broken("a number that is not finite");
    return number(value);
  }
};

SourceHost& host_of(const kinerja_call* call) {
  return *static_cast<SourceHost*>(call->host_data);
}
SourceHost& host_of(const kinerja_emit* emit) {
  return *static_cast<SourceHost*>(emit->host_data);
}

kinerja_status stop(const kinerja_call* call) {
  SourceHost& host = host_of(call);
  return ++host.questions == host.stop_at ? KINERJA_E_CANCELLED : KINERJA_OK;
}

void fail(const kinerja_call* call,
          kinerja_status code,
          std::int64_t,
          kinerja_str where,
          kinerja_str message) {
  SourceHost& host = host_of(call);
  host.run->failures.push_back({code, host.checked(where), host.checked(message)});
}

void write_log(const kinerja_call* call, std::int32_t, kinerja_str message) {
  SourceHost& host = host_of(call);
  host.run->logs.push_back(host.checked(message));
}

kinerja_status secret(const kinerja_call*, kinerja_str, kinerja_str*) {
  return KINERJA_E_CONFIG;
}

kinerja_status read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out) {
  SourceHost& host = host_of(call);
  for (const auto& [input, bytes] : *host.inputs) {
    if (input != owned(name)) continue;
    std::size_t& at = host.read_bytes[input];
    if (at == bytes.size()) return KINERJA_END;
    const std::size_t n = std::min(host.block_bytes, bytes.size() - at);
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto& block = host.blocks.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(n));
    *out = {block.data(), block.size()};
    at += n;
    return KINERJA_OK;
  }
  return KINERJA_E_IO;
}

// Whether a batch is taken; counts it and looks at what all kinds share.
template <class Rows>
kinerja_status begin_batch(SourceHost& host, const Rows* rows) {
  if (rows->struct_size < sizeof(Rows)) host.broken("struct_size");
  if (rows->n > host.max_rows) host.broken("more than max_rows");
  return ++host.batches == host.refused_batch ? host.refusal : KINERJA_OK;
}

template <class Rows>
SourceRow base_row(SourceHost& host, const Rows* rows, std::uint32_t i, const char* record) {
  SourceRow row{{"record", record},
                {"input", host.checked(rows->input)},
                {"key", host.cell(rows->key, i)},
                {"origin", std::to_string(rows->origin[i])}};
  if (row["key"].empty() && !host.keyless) host.broken("a row without a key");
  return row;
}

std::string day(const std::int32_t* column, std::uint32_t i) {
  return column == nullptr || column[i] == KINERJA_NO_DAY ? "" : std::to_string(column[i]);
}
template <class Number>
std::string whole(const Number* column, std::uint32_t i) {
  return column == nullptr ? "0" : std::to_string(column[i]);
}
// Of an optional column with this default.
std::string finite(SourceHost& host, const double* column, std::uint32_t i, double otherwise = 0) {
  return host.finite(column == nullptr ? otherwise : column[i]);
}

kinerja_status take_people(const kinerja_emit* emit, const kinerja_people* rows) {
  SourceHost& host = host_of(emit);
  if (const kinerja_status status = begin_batch(host, rows); status < 0) return status;
  for (std::uint32_t i = 0; i < rows->n; ++i) {
    SourceRow row = base_row(host, rows, i, "people");
    row["employee"] = host.cell(rows->employee, i);
    row["name"] = host.cell(rows->name, i);
    row["unit"] = host.cell(rows->unit, i);
    row["position"] = host.cell(rows->position, i);
    row["superior"] = host.cell(rows->superior, i);
    row["from_day"] = day(rows->from_day, i);
    row["to_day"] = day(rows->to_day, i);
    if (rows->attr_begin != nullptr) {
      if (rows->attr_begin[0] != 0) host.broken("attr_begin does not begin with 0");
      for (std::uint32_t k = rows->attr_begin[i]; k < rows->attr_begin[i + 1]; ++k)
        row["@" + host.cell(rows->attr_name, k)] = host.cell(rows->attr_value, k);
    }
    host.run->rows.push_back(std::move(row));
  }
  return KINERJA_OK;
}

kinerja_status take_goals(const kinerja_emit* emit, const kinerja_goals* rows) {
  SourceHost& host = host_of(emit);
  if (const kinerja_status status = begin_batch(host, rows); status < 0) return status;
  for (std::uint32_t i = 0; i < rows->n; ++i) {
    SourceRow row = base_row(host, rows, i, "goals");
    row["employee"] = host.cell(rows->employee, i);
    row["title"] = host.cell(rows->title, i);
    row["parent"] = host.cell(rows->parent, i);
    row["indicator"] = host.cell(rows->indicator, i);
    row["aspect"] = host.cell(rows->aspect, i);
    row["subject"] = host.cell(rows->subject, i);
    row["unit_of_measure"] = host.cell(rows->unit_of_measure, i);
    row["subject_kind"] = whole(rows->subject_kind, i);
    row["direction"] = whole(rows->direction, i);
    row["kind"] = whole(rows->kind, i);
    row["aggregate"] = whole(rows->aggregate, i);
    row["flags"] = whole(rows->flags, i);
    row["target"] = host.finite(rows->target[i]);
    row["target_high"] = finite(host, rows->target_high, i);
    row["weight"] = finite(host, rows->weight, i, 1);
    row["share"] = finite(host, rows->share, i, 1);
    host.run->rows.push_back(std::move(row));
  }
  return KINERJA_OK;
}

kinerja_status take_measures(const kinerja_emit* emit, const kinerja_measures* rows) {
  SourceHost& host = host_of(emit);
  if (const kinerja_status status = begin_batch(host, rows); status < 0) return status;
  for (std::uint32_t i = 0; i < rows->n; ++i) {
    SourceRow row = base_row(host, rows, i, "measures");
    row["subject"] = host.cell(rows->subject, i);
    row["indicator"] = host.cell(rows->indicator, i);
    row["evidence"] = host.cell(rows->evidence, i);
    row["subject_kind"] = whole(rows->subject_kind, i);
    row["quality"] = whole(rows->quality, i);
    row["from_day"] = day(rows->from_day, i);
    row["to_day"] = day(rows->to_day, i);
    row["value"] = host.finite(rows->value[i]);
    host.run->rows.push_back(std::move(row));
  }
  return KINERJA_OK;
}

kinerja_status take_ratings(const kinerja_emit* emit, const kinerja_ratings* rows) {
  SourceHost& host = host_of(emit);
  if (const kinerja_status status = begin_batch(host, rows); status < 0) return status;
  for (std::uint32_t i = 0; i < rows->n; ++i) {
    SourceRow row = base_row(host, rows, i, "ratings");
    row["ratee"] = host.cell(rows->ratee, i);
    row["rater"] = host.cell(rows->rater, i);
    row["aspect"] = host.cell(rows->aspect, i);
    row["comment"] = host.cell(rows->comment, i);
    row["ratee_kind"] = whole(rows->ratee_kind, i);
    row["role"] = whole(rows->role, i);
    row["state"] =
        rows->state == nullptr ? std::to_string(KINERJA_RATING_SUBMITTED) : whole(rows->state, i);
    row["flags"] = whole(rows->flags, i);
    row["score"] = host.finite(rows->score[i]);
    row["day"] = day(rows->day, i);
    host.run->rows.push_back(std::move(row));
  }
  return KINERJA_OK;
}

kinerja_status take_events(const kinerja_emit* emit, const kinerja_events* rows) {
  SourceHost& host = host_of(emit);
  if (const kinerja_status status = begin_batch(host, rows); status < 0) return status;
  for (std::uint32_t i = 0; i < rows->n; ++i) {
    SourceRow row = base_row(host, rows, i, "events");
    row["subject"] = host.cell(rows->subject, i);
    row["pin"] = host.cell(rows->pin, i);
    row["device"] = host.cell(rows->device, i);
    row["zone"] = host.cell(rows->zone, i);
    row["kind"] = host.cell(rows->kind, i);
    row["text"] = host.cell(rows->text, i);
    row["subject_kind"] = whole(rows->subject_kind, i);
    row["local_ms"] = whole(rows->local_ms, i);
    row["number"] = finite(host, rows->number, i);
    host.run->rows.push_back(std::move(row));
  }
  return KINERJA_OK;
}

kinerja_status take_spans(const kinerja_emit* emit, const kinerja_spans* rows) {
  SourceHost& host = host_of(emit);
  if (const kinerja_status status = begin_batch(host, rows); status < 0) return status;
  for (std::uint32_t i = 0; i < rows->n; ++i) {
    SourceRow row = base_row(host, rows, i, "spans");
    row["subject"] = host.cell(rows->subject, i);
    row["zone"] = host.cell(rows->zone, i);
    row["kind"] = host.cell(rows->kind, i);
    row["text"] = host.cell(rows->text, i);
    row["subject_kind"] = whole(rows->subject_kind, i);
    row["from_ms"] = whole(rows->from_ms, i);
    row["to_ms"] = whole(rows->to_ms, i);
    host.run->rows.push_back(std::move(row));
  }
  return KINERJA_OK;
}

kinerja_status take_reject(const kinerja_emit* emit, const kinerja_rejected* row) {
  SourceHost& host = host_of(emit);
  host.run->rejected.push_back({row->origin,
                                host.checked(row->input),
                                host.checked(row->column),
                                host.checked(row->raw),
                                host.checked(row->reason)});
  if (row->raw.len > 1'024) host.broken("raw text of more than 1,024 bytes");
  return KINERJA_OK;
}

kinerja_status take_commit(const kinerja_emit* emit, kinerja_bytes cursor) {
  SourceHost& host = host_of(emit);
  if (cursor.len > KINERJA_CURSOR_MAX) host.broken("a long cursor");
  host.run->commits.push_back(host.run->rows.size());
  host.run->cursors.emplace_back(reinterpret_cast<const char*>(cursor.ptr), cursor.len);
  return KINERJA_OK;
}

kinerja_status take_reply(const kinerja_emit* emit, std::int32_t, kinerja_str, kinerja_bytes) {
  host_of(emit).broken("a reply outside of ingest");
  return KINERJA_E_UNSUPPORTED;
}

std::string json_text(kinerja_json value) {
  std::string out(kinerja_json_text(value, nullptr, 0), '\0');
  kinerja_json_text(value, out.data(), out.size());
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

bool SourceRun::failed_with(std::string_view key) const {
  return std::any_of(failures.begin(), failures.end(), [&](const SourceFailure& failure) {
    return std::string_view(failure.message).substr(0, failure.message.find(':')) == key;
  });
}

std::vector<std::string> SourceRun::reasons() const {
  std::vector<std::string> all;
  for (const SourceReject& one : rejected) all.push_back(one.reason);
  return all;
}

SourceBench& SourceBench::settings(std::string json) {
  settings_ = std::move(json);
  return *this;
}

SourceBench& SourceBench::input(const std::string& name, std::string bytes) {
  for (auto& [known, content] : inputs_) {
    if (known != name) continue;
    content = std::move(bytes);
    return *this;
  }
  inputs_.emplace_back(name, std::move(bytes));
  return *this;
}

SourceBench& SourceBench::cursor(std::string committed) {
  cursor_ = std::move(committed);
  return *this;
}

SourceBench& SourceBench::block_bytes(std::size_t bytes) {
  block_bytes_ = bytes;
  return *this;
}

SourceBench& SourceBench::max_rows(std::uint32_t rows) {
  max_rows_ = rows;
  return *this;
}

SourceBench& SourceBench::keyless() {
  keyless_ = true;
  return *this;
}

SourceBench& SourceBench::stop_at(std::size_t question) {
  stop_at_ = question;
  return *this;
}

SourceBench& SourceBench::refuse_batch(std::size_t batch, kinerja_status status) {
  refused_batch_ = batch;
  refusal_ = status;
  return *this;
}

SourceRun SourceBench::run() const {
  SourceRun run;
  SourceHost host;
  host.run = &run;
  host.inputs = &inputs_;
  host.block_bytes = block_bytes_;
  host.stop_at = stop_at_;
  host.refused_batch = refused_batch_;
  host.refusal = refusal_;
  host.max_rows = max_rows_;
  host.keyless = keyless_;
  kinerja_call call = {sizeof call, 0, &host, 0, stop, fail, write_log, secret, read, nullptr};
  kinerja_emit emit = {sizeof emit,
                       max_rows_,
                       &host,
                       take_people,
                       take_goals,
                       take_measures,
                       take_ratings,
                       take_events,
                       take_spans,
                       take_reject,
                       take_commit,
                       take_reply,
                       nullptr,
                       keyless_ ? std::uint32_t{KINERJA_TAKES_KEYLESS} : 0,
                       0};
  AsHost<kinerja_call> shown_call(call);
  AsHost<kinerja_emit> shown_emit(emit);
  std::string names;
  std::vector<std::uint32_t> offsets = {0};
  for (const auto& [name, bytes] : inputs_) {
    names += name;
    offsets.push_back(static_cast<std::uint32_t>(names.size()));
  }
  kinerja_source_setup setup = {sizeof setup,
                                static_cast<std::uint32_t>(inputs_.size()),
                                borrowed(settings_),
                                {names.data(), names.size(), offsets.data(), &offsets[1]}};
  void* self = nullptr;
  {
    AsHost<kinerja_source_setup> shown(setup);
    run.opened = source_->open(shown_call.read_only(), shown.read_only(), &self);
  }
  if (run.opened != KINERJA_OK) return run;
  do {
    host.read_bytes.clear();
    const std::string cursor = run.cursors.empty() ? cursor_ : run.cursors.back();
    const bool snapshot = (source_->info->flags & KINERJA_INFO_SNAPSHOT) != 0;
    const std::string_view shown = snapshot ? std::string_view{} : std::string_view(cursor);
    run.status = source_->pull(self,
                               shown_call.read_only(),
                               {reinterpret_cast<const std::uint8_t*>(shown.data()), shown.size()},
                               shown_emit.read_only());
  } while (run.status == KINERJA_LATER);
  source_->close(self);
  if (run.status == KINERJA_END && (run.commits.empty() || run.commits.back() != run.rows.size()))
    host.broken("rows without a commit");
  return run;
}

std::string SourceBench::text(std::string_view language,
                              std::string_view message,
                              std::string_view where) const {
  const std::size_t colon = message.find(": ");
  const std::string key(message.substr(0, colon));
  const std::string value(colon == std::string_view::npos ? "" : message.substr(colon + 2));
  const kinerja_json words =
      kinerja_json_get(kinerja_json_root(texts_), std::string(language).c_str());
  const kinerja_json found = kinerja_json_get(words, key.c_str());
  if (kinerja_json_kind(found) != '"') return std::string(message);
  std::string text = json_text(found);
  replace_all(text, "{value}", value);
  replace_all(text, "{where}", where);
  return text;
}

}  // namespace kinerja::test
