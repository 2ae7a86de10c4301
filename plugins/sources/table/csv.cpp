#include "csv.hpp"

#include <kinerja/cpp/base.hpp>

#include "cell_text.hpp"
#include "encoding.hpp"
#include "limits.hpp"

#include <algorithm>

namespace kinerja::tables {
namespace {

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == ' '; });
}

}  // namespace

CsvReader::CsvReader(
    std::string input, char separator, std::uint32_t first_line, RecordSink sink, RunSink runs)
    : input_(std::move(input)),
      separator_(separator),
      sink_(std::move(sink)),
      plain_(separator, std::move(runs)),
      line_(first_line),
      record_line_(first_line) {}

void CsvReader::take(std::string_view block) {
  for (std::size_t at = 0; at < block.size();) {
    if (at_ == At::field_start && ends_.empty() && !after_return_) {
      at = plain_.take(block, at, line_);
      record_line_ = line_;
      if (at == block.size()) return;
    }
    if (const std::size_t run = take_run(block.substr(at)); run > 0) {
      at += run;
    } else {
      take_char(block[at++]);
    }
  }
}

// The bytes at the beginning of `rest` that mean nothing special; most of a file is such runs.
std::size_t CsvReader::take_run(std::string_view rest) {
  if (at_ != At::plain && at_ != At::quoted) return 0;
  const char mark = at_ == At::quoted ? '"' : separator_;
  std::size_t run = 0;
  while (run < rest.size() && rest[run] != mark && rest[run] != '\n' && rest[run] != '\r') ++run;
  if (run == 0) return 0;
  after_return_ = false;
  append(rest.substr(0, run));
  return run;
}

void CsvReader::take_char(char c) {
  if (c == '\n' || c == '\r') return line_end(c);
  after_return_ = false;
  switch (at_) {
    case At::quoted:  // only the quote itself gets here
      at_ = At::quote_in_quoted;
      return;
    case At::quote_in_quoted:
      if (c == '"') {
        append("\"");
        at_ = At::quoted;
        return;
      }
      if (c == separator_) return end_field();
      damaged_ = true;
      break;
    case At::field_start:
      if (c == '"') {
        at_ = At::quoted;
        quote_line_ = line_;
        blank_ = false;
        return;
      }
      [[fallthrough]];
    case At::plain:
      if (c == separator_) return end_field();
      break;
  }
  at_ = At::plain;
  append({&c, 1});
}

void CsvReader::line_end(char c) {
  if (c == '\n' && after_return_) {  // the second half of CRLF
    after_return_ = false;
    return;
  }
  after_return_ = c == '\r';
  ++line_;
  if (at_ == At::quoted) return append("\n");
  end_field();
  end_record();
}

void CsvReader::append(std::string_view text) {
  if (text_.size() - field_begin_ + text.size() > max_field_bytes) {
    // A lost quote swallows the rest of the file: name the line where it stands.
    if (at_ == At::quoted) refuse("FIELD_TOO_LONG_QUOTED", std::to_string(quote_line_));
    refuse("FIELD_TOO_LONG", std::to_string(max_field_bytes));
  }
  if (text_.size() + text.size() > max_record_bytes)
    refuse("RECORD_TOO_LONG", std::to_string(max_record_bytes));
  text_.append(text);
  if (blank_) blank_ = is_blank(text);
}

void CsvReader::end_field() {
  if (ends_.size() == max_columns) refuse("TOO_MANY_COLUMNS", std::to_string(max_columns));
  ends_.push_back(text_.size());
  field_begin_ = text_.size();
  at_ = At::field_start;
}

void CsvReader::end_record() {
  if (!blank_) {
    cells_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      cells_.push_back({std::string_view(text_).substr(begin, end - begin)});
      begin = end;
    }
    sink_({record_line_, damaged_ ? "QUOTE_DAMAGED" : "", no_names_, cells_});
  }
  text_.clear();
  ends_.clear();
  field_begin_ = 0;
  damaged_ = false;
  blank_ = true;
  record_line_ = line_;
}

void CsvReader::finish() {
  if (at_ == At::quoted) refuse("QUOTE_OPEN", std::to_string(quote_line_));
  if (at_ == At::field_start && ends_.empty()) return;
  end_field();
  end_record();
}

void CsvReader::refuse(std::string_view key, const std::string& value) const {
  throw Failure(KINERJA_E_INPUT,
                std::string(key) + ": " + value,
                input_ + ":" + std::to_string(record_line_));
}

char find_separator(std::string_view line, const std::vector<std::string>& wanted) {
  char best = ',';
  std::size_t best_hits = 0;
  std::size_t best_cells = 0;
  for (const char separator : {',', ';', '\t', '|'}) {
    std::size_t hits = 0;
    std::size_t cells = 0;
    const auto look_at = [&](const RawRecord& header) {
      cells = header.cells.size();
      for (const Cell& cell : header.cells) {
        const std::string name = folded(header_text(cell.text, Encoding::automatic));
        for (const std::string& one : wanted) hits += name == folded(one) ? 1 : 0;
      }
    };
    // Without its end the line is no plain record.
    CsvReader reader("", separator, 1, look_at, [](const RecordRun&) {});
    reader.take(line);
    reader.finish();
    if (hits < best_hits || (hits == best_hits && cells <= best_cells)) continue;
    best = separator;
    best_hits = hits;
    best_cells = cells;
  }
  return best;
}

}  // namespace kinerja::tables
