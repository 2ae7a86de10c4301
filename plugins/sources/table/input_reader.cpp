#include "input_reader.hpp"

#include "csv.hpp"
#include "headers.hpp"
#include "json_lines.hpp"
#include "limits.hpp"
#include "repeats.hpp"

#include <algorithm>

namespace kinerja::tables {
namespace {

// The bytes of the first line with its end; npos: the end is not there yet.
std::size_t line_bytes(std::string_view text, bool final) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return final ? text.size() : end;
  if (text[end] == '\n') return end + 1;
  if (end + 1 == text.size()) return final ? end + 1 : std::string_view::npos;
  return text[end + 1] == '\n' ? end + 2 : end + 1;
}

// Likewise of the first record, before its separator is known: a quote opens behind anything that
// could be one, and line ends inside quotes do not count.
std::size_t record_bytes(std::string_view text, bool final) {
  bool quoted = false;
  char before = ',';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"')
      quoted = !quoted &&
               (std::string_view(",;\t|").find(before) != std::string_view::npos || before == '"');
    if (!quoted && (c == '\n' || c == '\r')) return i;
    before = c;
  }
  return final ? text.size() : std::string_view::npos;
}

}  // namespace

InputReader::InputReader(const Settings& settings,
                         const Call& call,
                         std::string input,
                         RecordTaker& taker)
    : settings_(settings),
      call_(call),
      input_(std::move(input)),
      taker_(taker),
      kept_(settings.headers.size()) {
  if (settings.double_send_ms > 0) time_column_ = settings.input_of(Field::day)->column;
}

void InputReader::read() {
  ByteCheck check(input_);
  std::string_view block;
  const auto hand_on = [this](std::string_view bytes) { take(bytes); };
  while (call_.read(input_, block)) {
    // The host says how long a block is: a long one is no reason to let it wait.
    for (; !block.empty(); block.remove_prefix(std::min(block.size(), bytes_between_stops))) {
      call_.check_stop();
      check.take(block.substr(0, bytes_between_stops), hand_on);
    }
  }
  check.finish(hand_on);
  finish();
  // A wrong encoding explains more than the faults that it leads to.
  encoding_ = check.decide(json_ ? Encoding::utf8 : settings_.encoding);
  if (json_) match_headers(call_, input_, names_, settings_.headers);
  if (!saw_header_) throw Failure(KINERJA_E_INPUT, "FILE_EMPTY", input_);
}

void InputReader::take(std::string_view bytes) {
  if (reader_) return reader_->take(bytes);
  head_.append(bytes);
  begin_if_possible(false);
}

void InputReader::finish() {
  if (!reader_) begin_if_possible(true);
  if (reader_) reader_->finish();
}

void InputReader::begin_if_possible(bool final) {
  std::size_t skipped = 0;
  while (const std::size_t size = line_to_skip(std::string_view(head_).substr(skipped), final))
    skipped += size;
  head_.erase(0, skipped);
  const std::size_t first = head_.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return;
  if (line_ < settings_.header_row && settings_.format != Format::json_lines) return;
  if (settings_.format == Format::json_lines ||
      (settings_.format == Format::automatic && head_[first] == '{')) {
    begin_json_lines();
  } else {
    const std::size_t header = record_bytes(head_, final);
    if (header == std::string::npos) {
      if (head_.size() > max_record_bytes)
        throw Failure(
            KINERJA_E_INPUT, "RECORD_TOO_LONG: " + std::to_string(max_record_bytes), place(line_));
      return;
    }
    begin_csv(std::string_view(head_).substr(0, header));
  }
  const std::string head = std::move(head_);
  head_.clear();
  reader_->take(head);
}

// The bytes of the first line if it stands before the header or is blank, and is there in full.
std::size_t InputReader::line_to_skip(std::string_view text, bool final) {
  const std::size_t size = line_bytes(text, final);
  if (size == std::string_view::npos) {
    if (text.size() > max_record_bytes)
      throw Failure(
          KINERJA_E_INPUT, "RECORD_TOO_LONG: " + std::to_string(max_record_bytes), place(line_));
    return 0;
  }
  const bool blank = trim(text.substr(0, size)).empty();
  const bool before = line_ < settings_.header_row && settings_.format != Format::json_lines;
  if (size == 0 || (!before && !blank)) return 0;
  ++line_;
  return size;
}

void InputReader::begin_json_lines() {
  json_ = true;
  reader_ = std::make_unique<JsonLinesReader>(
      input_, line_, [this](const RawRecord& record) { take_json(record); });
}

void InputReader::begin_csv(std::string_view header) {
  const char separator =
      settings_.separator != 0 ? settings_.separator : find_separator(header, settings_.headers);
  reader_ = std::make_unique<CsvReader>(
      input_,
      separator,
      line_,
      [this](const RawRecord& record) { take_csv(record); },
      [this](const RecordRun& run) { take_run(run); });
}

void InputReader::take_header(const RawRecord& record) {
  if (!record.fault.empty())
    throw Failure(KINERJA_E_INPUT, std::string(record.fault), place(record.line));
  for (const Cell& cell : record.cells)
    names_.emplace_back(trim(header_text(cell.text, settings_.encoding)));
  places_ = match_headers(call_, place(record.line), names_, settings_.headers);
  names_in_use_.resize(kept_.size());
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (places_[i] >= 0) names_in_use_[static_cast<std::size_t>(places_[i])] = i;
  saw_header_ = true;
}

void InputReader::take_run(const RecordRun& run) {
  const bool usual = saw_header_ && run.width() == names_.size() && time_column_ < 0;
  if (usual && taker_.take_run(run, names_in_use_)) return;
  const std::vector<std::string_view> no_names;
  run_cells_.resize(run.width());
  for (std::size_t i = 0; i < run.size(); ++i) {
    for (std::size_t c = 0; c < run.width(); ++c) run_cells_[c] = {run.cell(i, c)};
    take_csv({run.lines()[i], "", no_names, run_cells_});
  }
}

void InputReader::take_csv(const RawRecord& record) {
  if (!saw_header_) return take_header(record);
  if (!record.fault.empty()) return taker_.fault(record.line, std::string(record.fault));
  const auto sizes = [&] {
    return std::to_string(record.cells.size()) + " / " + std::to_string(names_.size());
  };
  for (std::size_t i = names_.size(); i < record.cells.size(); ++i)
    if (!trim(record.cells[i].text).empty())
      return taker_.fault(record.line, reason("TOO_MANY_CELLS", sizes()));
  for (std::size_t i = record.cells.size(); i < names_.size(); ++i)
    if (places_[i] >= 0) return taker_.fault(record.line, reason("TOO_FEW_CELLS", sizes()));
  for (std::size_t i = 0; i < names_.size() && i < record.cells.size(); ++i)
    if (places_[i] >= 0) kept_[static_cast<std::size_t>(places_[i])] = record.cells[i];
  keep(record);
}

void InputReader::take_json(const RawRecord& record) {
  saw_header_ = true;
  if (!record.fault.empty()) return taker_.fault(record.line, std::string(record.fault));
  kept_.assign(kept_.size(), Cell{});
  std::vector<bool> filled(kept_.size());
  for (std::size_t i = 0; i < record.names.size(); ++i) {
    const std::string name = folded(record.names[i]);
    const auto [found, fresh] = name_index_.try_emplace(name, names_.size());
    if (fresh) {
      if (names_.size() == max_columns)
        throw Failure(KINERJA_E_INPUT,
                      "TOO_MANY_COLUMNS: " + std::to_string(max_columns),
                      place(record.line));
      names_.emplace_back(trim(record.names[i]));
      places_.push_back(-1);
      for (std::size_t w = 0; w < settings_.headers.size(); ++w)
        if (folded(settings_.headers[w]) == name) places_.back() = static_cast<int>(w);
    }
    if (places_[found->second] < 0) continue;
    const auto column = static_cast<std::size_t>(places_[found->second]);
    if (filled[column])
      return taker_.fault(record.line, reason("JSON_NAME_TWICE", record.names[i]));
    filled[column] = true;
    kept_[column] = record.cells[i];
  }
  keep(record);
}

void InputReader::keep(const RawRecord& record) {
  std::uint64_t content = 0;
  if (time_column_ >= 0) {
    Fingerprint print;
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      const std::size_t name = record.names.empty() ? i : name_index_.at(folded(record.names[i]));
      if (name < places_.size() && places_[name] == time_column_) continue;
      print.add(record.names.empty() ? "" : record.names[i]);
      print.add(record.cells[i].text);
    }
    content = print.a;
  }
  taker_.take(record.line, content, kept_);
}

}  // namespace kinerja::tables
