#include "stream.hpp"

#include "table/cell_text.hpp"
#include "table/headers.hpp"
#include "table/limits.hpp"

namespace kinerja::taps {
namespace {

using tables::reason;

// Where a name stands in a JSON Pointer.
std::string pointer_of(const std::string& name) {
  std::string all = "/streams/";
  for (const char c : name) {
    if (c == '~') all += "~0";
    if (c == '/') all += "~1";
    if (c != '~' && c != '/') all += c;
  }
  return all;
}

void add_key_part(std::string& key, std::string_view part) {
  key += '|';
  for (const char c : part) {
    if (c == '|' || c == '\\') key += '\\';
    key += c;
  }
}

}  // namespace

StreamSetting stream_settings(const SourceSetup& setup,
                              const std::string& name,
                              const Config& config) {
  StreamSetting setting{tables::read_settings(setup, config, pointer_of(name)), false};
  setting.table.key_may_repeat = true;
  setting.own_key = !config["key"].items().empty();
  return setting;
}

Stream::Stream(std::string name,
               const StreamSetting& setting,
               const Call& call,
               Emit& emit,
               std::string input,
               const std::string& state)
    : name_(std::move(name)),
      setting_(setting),
      call_(call),
      input_(std::move(input)),
      forms_{std::vector<tables::Decimal>(setting.table.headers.size(), setting.table.decimal),
             std::vector<tables::DayFormat>(setting.table.headers.size(), setting.table.days)},
      writer_(setting.table, emit, input_, [&state](std::uint32_t) { return state; }),
      maker_(setting.table, forms_, call, writer_, input_),
      types_(setting.table.headers.size(), JsonTypes::any()) {}

void Stream::take_schema(std::uint32_t line,
                         std::string_view schema,
                         std::string_view key_properties) {
  has_schema_ = true;
  types_.assign(types_.size(), JsonTypes::any());
  if (SchemaTypes found; read_schema_types(schema, found)) {
    const std::vector<int> places =
        tables::match_headers(call_, place(line), found.names, setting_.table.headers);
    for (std::size_t i = 0; i < places.size(); ++i)
      if (places[i] >= 0) types_[static_cast<std::size_t>(places[i])] = found.types[i];
  }
  key_of_.clear();
  if (!key_properties.empty() && !read_texts(key_properties, key_of_))
    throw Failure(KINERJA_E_INPUT, "BAD_SCHEMA: " + name_, place(line));
  if (setting_.own_key) key_of_.clear();
}

void Stream::take_record(std::uint32_t line, std::string_view text) {
  tables::JsonObject record;
  if (!record.read(text)) return reject(line, text, "BAD_RECORD");
  if (!fill_cells(line, record) || !fill_key(line, text, record)) return;
  tables::Fingerprint content;
  content.add(text);
  maker_.take({line, content.a, cells_}, key_);
}

// False: the record was refused.
bool Stream::fill_cells(std::uint32_t line, const tables::JsonObject& record) {
  const std::vector<std::string>& headers = setting_.table.headers;
  cells_.assign(headers.size(), tables::Cell{});
  std::vector<bool> filled(headers.size());
  for (std::size_t i = 0; i < record.names().size(); ++i) {
    const int found = column_of(record.names()[i]);
    if (found < 0) continue;
    const auto column = static_cast<std::size_t>(found);
    const std::string_view raw = record.raws()[i];
    const JsonTypes type = JsonTypes::of(raw);
    tables::Reason fault;
    if (filled[column]) fault = reason("JSON_NAME_TWICE", record.names()[i]);
    if (!types_[column].holds(type))
      fault = reason("OTHER_TYPE", type.words() + " ≠ " + types_[column].words());
    if (!fault.empty()) {
      writer_.reject(line, headers[column], tables::cut(raw, tables::max_raw_bytes), fault);
      return false;
    }
    filled[column] = true;
    cells_[column] = record.cells()[i];
    cells_[column].text = tables::trim(cells_[column].text);
  }
  return true;
}

// Blanks and capitals make no difference, as in tables. Names are looked at once.
int Stream::column_of(std::string_view member) {
  if (const auto known = columns_.find(member); known != columns_.end()) return known->second;
  const std::vector<std::string>& headers = setting_.table.headers;
  int column = -1;
  for (std::size_t i = 0; i < headers.size(); ++i)
    if (tables::folded(headers[i]) == tables::folded(member)) column = static_cast<int>(i);
  if (columns_.size() < tables::max_columns) columns_.emplace(member, column);
  return column;
}

// The stream's name is part of the key: two streams may count their records alike.
bool Stream::fill_key(std::uint32_t line, std::string_view text, const tables::JsonObject& record) {
  key_.clear();
  if (key_of_.empty()) return true;
  key_ = name_;
  for (const std::string& wanted : key_of_) {
    std::string_view part;
    for (std::size_t i = 0; i < record.names().size(); ++i) {
      if (record.names()[i] != wanted) continue;
      const std::string_view raw = record.raws()[i];
      part = raw.starts_with('"') ? record.cells()[i].text : raw == "null" ? "" : raw;
    }
    if (part.empty()) {
      writer_.reject(line, wanted, tables::cut(text, tables::max_raw_bytes), "EMPTY_KEY");
      return false;
    }
    add_key_part(key_, part);
  }
  return true;
}

void Stream::reject(std::uint32_t line, std::string_view raw, const tables::Reason& reason) {
  writer_.reject(line, {}, tables::cut(raw, tables::max_raw_bytes), reason);
}

}  // namespace kinerja::taps
