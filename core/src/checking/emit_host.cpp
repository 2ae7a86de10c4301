#include "checking/emit_host.hpp"

#include <kinerja/core/loading.hpp>

#include "border/fields.hpp"
#include "calling/columns.hpp"
#include "calling/rows_from_plugin.hpp"
#include "checking/bench.hpp"

#include <algorithm>
#include <string_view>
#include <type_traits>

namespace kinerja::checking {
namespace {

// The columns of each row as one text. A column that is NULL stands for its default, so a value
// that is one (0, 1, no day) is left out, or a cut elsewhere would look like another row.
template <class T>
class RowBits {
 public:
  explicit RowBits(const T& from) : from_(from), rows_(from.n) {}

  template <class Number>
  void numbers(const Number* T::*column, std::size_t n) {
    ++column_;
    if constexpr (std::is_same_v<Number, std::uint32_t>)
      if (n == rows_.size() + 1) begin_ = from_.*column;
    if (from_.*column == nullptr || n != rows_.size()) return;
    for (std::size_t i = 0; i < n; ++i) {
      const Number value = (from_.*column)[i];
      if (value == 0 || value == 1) continue;
      if constexpr (std::is_same_v<Number, std::int32_t>)
        if (value == KINERJA_NO_DAY) continue;
      rows_[i] += static_cast<char>(column_);
      rows_[i].append(reinterpret_cast<const char*>(&value), sizeof value);
    }
  }
  void text(kinerja_str T::*) { ++column_; }
  void texts(kinerja_strs T::*column, std::size_t n) {
    ++column_;
    const kinerja_strs& of = from_.*column;
    if (of.begin == nullptr || (begin_ == nullptr && n != rows_.size())) return;
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
      const std::uint32_t first = begin_ == nullptr ? i : begin_[i];
      const std::uint32_t last = begin_ == nullptr ? i + 1 : begin_[i + 1];
      for (std::uint32_t k = first; k < last; ++k) add(i, text_at(of, k));
    }
  }
  std::vector<std::string> take() { return std::move(rows_); }

 private:
  void add(std::size_t row, std::string_view words) {
    if (words.empty()) return;
    rows_[row] += static_cast<char>(column_);
    rows_[row] += std::to_string(words.size()) + ":";
    rows_[row] += words;
  }
  const T& from_;
  std::vector<std::string> rows_;
  const std::uint32_t* begin_ = nullptr;  // of the columns that come behind: several texts a row
  int column_ = 0;
};

template <class T>
constexpr const char* kind_name() {
  if constexpr (std::is_same_v<T, kinerja_people>) return "people";
  if constexpr (std::is_same_v<T, kinerja_goals>) return "goals";
  if constexpr (std::is_same_v<T, kinerja_measures>) return "measures";
  if constexpr (std::is_same_v<T, kinerja_ratings>) return "ratings";
  if constexpr (std::is_same_v<T, kinerja_events>) return "events";
  return "spans";
}

}  // namespace

EmitHost::EmitHost(Bench& bench,
                   GuardedMemory& memory,
                   const Conditions& conditions,
                   const Example& example,
                   bool ingesting,
                   Pulled& out)
    : bench_(bench), conditions_(conditions), example_(example), ingesting_(ingesting), out_(out) {
  const kinerja_emit emit{sizeof(kinerja_emit),
                          conditions.max_rows,
                          this,
                          rows<kinerja_people>,
                          rows<kinerja_goals>,
                          rows<kinerja_measures>,
                          rows<kinerja_ratings>,
                          rows<kinerja_events>,
                          rows<kinerja_spans>,
                          reject,
                          commit,
                          reply,
                          nullptr,
                          0,
                          0};
  raw_ = place(memory, emit, conditions.length, "emit", Access::input);
}

// Every call goes through here: whether it comes at a time when it may, and whether it is refused.
kinerja_status EmitHost::admit() {
  const auto call = static_cast<std::int64_t>(out_.emits++);
  if (refused_) {
    bench_.fault(text("sesudah emit menolak, tidak ada panggilan emit lagi",
                      "when emit has refused, emit is not called again"),
                 text("panggilan ke-{} setelah penolakan", "call {} after a refusal", {call}));
    return conditions_.refuse_with;
  }
  if (call != conditions_.refuse_at) return KINERJA_OK;
  refused_ = true;
  return conditions_.refuse_with;
}

void EmitHost::judge_input(kinerja_str name) {
  if (!check_text(bench_, name, "rows.input") || name.len == 0) return;
  if (std::ranges::find(example_.files, view_of(name), &ExampleFile::name) == example_.files.end())
    bench_.fault(text("input menyebut masukan yang ada", "input names an input that exists"),
                 text("\"{}\"", "\"{}\"", {view_of(name)}));
}

template <class Columns>
void EmitHost::take(const Columns& from) {
  if (from.struct_size < sizeof(Columns) || from.n > conditions_.max_rows)
    return bench_.fault(text("paling banyak max_rows ({}) baris dalam struct yang utuh",
                             "at most max_rows ({}) rows in a whole struct",
                             {conditions_.max_rows}),
                        text("{} baris, {} byte", "{} rows, {} bytes", {from.n, from.struct_size}));
  judge_input(from.input);
  const auto copied = copy_rows(from);
  if (!copied)
    return bench_.fault(text("kolom-kolom yang utuh", "sound columns"), copied.error().message);
  if (conditions_.judge)
    for (const auto& row : copied->refused)
      bench_.fault(text("setiap baris sah; yang tidak sah masuk karantina lewat reject",
                        "each row is valid; others go to quarantine through reject"),
                   text("{} baris {}, kolom {}: {}",
                        "{} line {}, column {}: {}",
                        {row.input,
                         std::uint64_t{row.origin},
                         row.column,
                         Text{row.reason_id, row.reason_en}}));
  RowBits<Columns> bits(from);
  border::fields(from, bits);
  std::vector<std::string> all = bits.take();
  for (std::uint32_t i = 0; i < from.n; ++i) {
    out_.keys.push_back(std::string(kind_name<Columns>()) + "\t" +
                        std::string(text_at(from.key, i)));
    out_.rows.push_back(out_.keys.back() + "\t" + all[i]);
  }
}

template <class Columns>
kinerja_status EmitHost::rows(const kinerja_emit* emit, const Columns* from) {
  EmitHost& self = of(emit);
  const HostTime time(self.conditions_.stop);
  if (self.busy_.exchange(true))
    self.bench_.fault(text("emit dipanggil dari satu utas pada satu waktu",
                           "emit is called from one thread at a time"),
                      text("dua sekaligus", "two at once"));
  const kinerja_status status = self.admit();
  if (status == KINERJA_OK) self.take(*from);
  self.busy_ = false;
  return status;
}

kinerja_status EmitHost::reject(const kinerja_emit* emit, const kinerja_rejected* row) {
  EmitHost& self = of(emit);
  if (const kinerja_status status = self.admit(); status != KINERJA_OK) return status;
  self.judge_input(row->input);
  for (const kinerja_str word : {row->column, row->reason}) check_text(self.bench_, word, "reject");
  if (row->reason.len == 0)
    self.bench_.fault(text("reject menyebut alasan", "reject tells a reason"),
                      text("kosong", "none"));
  ++self.out_.rejected;
  return KINERJA_OK;
}

kinerja_status EmitHost::commit(const kinerja_emit* emit, kinerja_bytes cursor) {
  EmitHost& self = of(emit);
  if (const kinerja_status status = self.admit(); status != KINERJA_OK) return status;
  if (cursor.len > KINERJA_CURSOR_MAX || (cursor.len > 0 && cursor.ptr == nullptr)) {
    self.bench_.fault(
        text("cursor paling besar {} byte", "a cursor is at most {} bytes", {KINERJA_CURSOR_MAX}),
        text("{} byte{}", "{} bytes{}", {cursor.len, cursor.ptr == nullptr ? " (NULL)" : ""}));
    return KINERJA_E_CAPACITY;
  }
  self.out_.commits.push_back({std::string(view_of(cursor)), self.out_.rows.size()});
  return KINERJA_OK;
}

kinerja_status EmitHost::reply(const kinerja_emit* emit,
                               std::int32_t status,
                               kinerja_str media,
                               kinerja_bytes) {
  EmitHost& self = of(emit);
  if (const kinerja_status admitted = self.admit(); admitted != KINERJA_OK) return admitted;
  check_text(self.bench_, media, "reply: media type");
  constexpr std::int32_t lowest = 100, highest = 599;
  if (!self.ingesting_ || ++self.replies_ > 1 || status < lowest || status > highest)
    self.bench_.fault(text("reply hanya dalam ingest, tepat sekali, dengan status HTTP",
                           "reply only in ingest, exactly once, with an HTTP status"),
                      text("reply {} dengan status {}",
                           "reply {} with status {}",
                           {std::uint64_t{self.replies_}, std::int64_t{status}}));
  return self.ingesting_ ? KINERJA_OK : KINERJA_E_UNSUPPORTED;
}

}  // namespace kinerja::checking
