// Reads lines such as "198501012010011901;2026-01-05;18" (employee, day, number) from a file that
// keeps growing, and brings each as a figure of one indicator.
#include <kinerja/plugin.hpp>

#include "schema.json.h"
#include "texts.json.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace {

constexpr std::size_t line_bytes = 1024;  // a longer line goes to quarantine
constexpr std::size_t employee_bytes = 64;
constexpr std::uint32_t rows_at_once = 256;
constexpr std::uint64_t bytes_between_stops = 65'536;

// How far a file was read: the bytes of whole lines, and a hash of them (FNV-1a) that tells a file
// that has grown from one that was written anew. As text it is the cursor.
struct Position {
  std::uint64_t bytes = 0;
  std::uint64_t hash = 14695981039346656037U;

  void add(char byte) {
    ++bytes;
    hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  }
  std::string text() const { return std::to_string(bytes) + " " + std::to_string(hash); }
};

// A cursor that is not ours stands for the beginning.
Position position_of(std::string_view cursor) {
  Position at;
  const char* end = cursor.data() + cursor.size();
  const auto bytes = std::from_chars(cursor.data(), end, at.bytes);
  if (bytes.ptr == end || std::from_chars(bytes.ptr + 1, end, at.hash).ptr != end) return {};
  return at;
}

bool is_employee(std::string_view text) {
  static constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
  return !text.empty() && text.size() <= employee_bytes &&
         text.find_first_not_of(allowed) == std::string_view::npos;
}

template <class Number>
bool read_all_of(std::string_view text, Number& out) {
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, out);
  return read.ec == std::errc() && read.ptr == end;
}

// Days since 1970-01-01 of "2026-01-31".
std::optional<std::int32_t> read_day(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!read_all_of(text.substr(0, 4), year)) return std::nullopt;
  if (!read_all_of(text.substr(5, 2), month)) return std::nullopt;
  if (!read_all_of(text.substr(8, 2), day)) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (year < 1 || !date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

// One pull.
class Reader {
 public:
  Reader(std::string_view input,
         std::string_view indicator,
         char separator,
         std::string_view cursor,
         const kinerja::Call& call,
         kinerja::Emit& emit)
      : input_(input),
        indicator_(indicator),
        separator_(separator),
        known_(position_of(cursor)),
        call_(call),
        emit_(emit) {}

  kinerja::Pull read_all() {
    std::string_view block;
    while (call_.read(input_, block)) {
      for (const char byte : block)
        if (!take_byte(byte)) return start_again();
    }
    if (whole_.bytes < known_.bytes) return start_again();  // it has become shorter
    // A last line without an end is brought, but not counted as read: it may still grow.
    ++line_;
    take_line();
    keep();
    return kinerja::Pull::end;
  }

 private:
  // The file is another one than last time: forget the place, and be asked again.
  kinerja::Pull start_again() {
    emit_.commit();
    return kinerja::Pull::later;
  }

  // Brings what is collected, and keeps it together with the place in the file.
  void keep() {
    emit_.measures(rows_, input_);
    rows_.clear();
    emit_.commit(whole_.text());
  }

  // Only printable ASCII has a place in these lines: whatever else comes is seen as '?'. False when
  // the file is not the one that was read earlier.
  bool take_byte(char byte) {
    if (seen_.bytes % bytes_between_stops == 0) call_.check_stop();
    seen_.add(byte);
    if (byte == '\n') return end_line();
    if (byte == '\r') return true;
    if (text_.size() == line_bytes) {
      too_long_ = true;
    } else {
      text_ += byte >= ' ' && byte <= '~' ? byte : '?';
    }
    return true;
  }

  bool end_line() {
    const bool brought_earlier = whole_.bytes < known_.bytes;
    whole_ = seen_;
    ++line_;
    if (brought_earlier) {
      if (seen_.bytes > known_.bytes) return false;
      if (seen_.bytes == known_.bytes && seen_.hash != known_.hash) return false;
    } else {
      take_line();
    }
    text_.clear();
    too_long_ = false;
    return true;
  }

  void take_line() {
    if (line_ == 1 || text_.empty()) return;  // the header; an empty line
    if (too_long_) return reject("", text_, "LONG_LINE", "1024");
    if (std::count(text_.begin(), text_.end(), separator_) != 2)
      return reject("", text_, "BAD_LINE", "");
    const std::string_view line = text_;
    const std::size_t first = line.find(separator_);
    const std::size_t last = line.rfind(separator_);
    take_cells(
        line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1));
  }

  void take_cells(std::string_view employee, std::string_view date, std::string_view number) {
    const std::optional<std::int32_t> day = read_day(date);
    double value = 0;
    if (!is_employee(employee)) return reject("pegawai", employee, "BAD_EMPLOYEE", employee);
    if (!day) return reject("tanggal", date, "BAD_DAY", date);
    if (!read_all_of(number, value) || !std::isfinite(value))
      return reject("jumlah", number, "BAD_NUMBER", number);
    const std::string key = std::string(employee) + "/" + std::string(date);
    kinerja::MeasureRow row;
    row.key = key;
    row.origin = line_;
    row.subject = employee;
    row.indicator = indicator_;
    row.from_day = *day;
    row.to_day = *day;
    row.value = value;
    rows_.add(row);
    if (rows_.size() >= std::min(rows_at_once, emit_.max_rows())) keep();
  }

  void reject(std::string_view column,
              std::string_view raw,
              std::string_view reason,
              std::string_view value) {
    const std::string message = std::string(reason) + ": " + std::string(value);
    emit_.reject({line_, input_, column, raw, message});
  }

  std::string_view input_;
  std::string_view indicator_;
  char separator_;
  Position known_;  // the cursor: up to here everything was brought earlier
  const kinerja::Call& call_;
  kinerja::Emit& emit_;
  Position seen_;   // all bytes so far
  Position whole_;  // the whole lines so far
  std::uint32_t line_ = 0;
  std::string text_;
  bool too_long_ = false;
  kinerja::MeasureRows rows_;
};

struct CounterNotes : kinerja::Source {
  static constexpr kinerja::Info info{"@ID@", "NAME", "ABOUT", schema_json};

  explicit CounterNotes(const kinerja::SourceSetup& setup)
      : indicator_(setup.config().text("indicator")),
        separator_(setup.config().text("separator", ";").front()) {
    if (setup.inputs().size() == 1) {
      input_ = setup.inputs()[0];
    } else {
      setup.mistake("NO_INPUT");
    }
  }

  kinerja::Pull pull(const kinerja::Call& call, std::string_view cursor, kinerja::Emit& emit) {
    return Reader(input_, indicator_, separator_, cursor, call, emit).read_all();
  }

 private:
  std::string indicator_;
  char separator_;
  std::string input_;
};

constexpr kinerja::Identity identity{"@ID@", "0.1.0", "@VENDOR@", "Apache-2.0", texts_json};

}  // namespace

KINERJA_PLUGIN_AS(identity, CounterNotes)
