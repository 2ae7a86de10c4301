#include "tap_reader.hpp"

#include "table/cell_text.hpp"
#include "table/encoding.hpp"
#include "table/limits.hpp"

namespace kinerja::taps {
namespace {

constexpr std::size_t max_things_logged = 100;  // streams and types that nobody asked for

// Bytes that are no UTF-8, shown as far as they are ASCII.
std::string ascii_of(std::string_view bytes) {
  std::string out(bytes.substr(0, tables::max_raw_bytes));
  for (char& c : out)
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  return out;
}

}  // namespace

TapReader::TapReader(const StreamSettings& settings,
                     const Call& call,
                     Emit& emit,
                     std::string input,
                     std::string_view cursor)
    : settings_(settings), call_(call), emit_(emit), input_(std::move(input)), state_(cursor) {
  for (const auto& [name, setting] : settings_)
    streams_.try_emplace(name, name, setting, call_, emit_, input_, state_);
}

void TapReader::take(std::uint32_t line, std::string_view text) {
  if (tables::trim(text).empty()) return;
  if (!tables::is_utf8(text)) return reject(line, ascii_of(text), "BAD_UTF8");
  tables::JsonObject object;
  if (!object.read(text))
    return reject(line, text, tables::reason("BAD_JSON", std::to_string(object.bad_byte())));
  const Message message = message_of(object, text);
  switch (message.type) {
    case MessageType::schema:
      return take_schema(line, message);
    case MessageType::record:
      return take_record(line, message, text);
    case MessageType::state:
      return take_state(line, message);
    case MessageType::plain:
      if (const auto found = streams_.find(default_stream); found != streams_.end())
        return found->second.take_record(line, message.record);
      return reject(line, text, "NO_TYPE");
    case MessageType::unknown:
      log_once(line, "messages of the type " + message.type_name + " are ignored");
  }
}

void TapReader::take_schema(std::uint32_t line, const Message& message) {
  if (message.stream.empty() || message.schema.empty())
    refuse(line, tables::reason("BAD_SCHEMA", message.stream));
  if (Stream* stream = stream_of(line, message))
    stream->take_schema(line, message.schema, message.key_properties);
}

void TapReader::take_record(std::uint32_t line, const Message& message, std::string_view text) {
  if (message.stream.empty()) return reject(line, text, "BAD_RECORD");
  Stream* stream = stream_of(line, message);
  if (stream == nullptr) return;
  if (!stream->has_schema()) refuse(line, tables::reason("RECORD_BEFORE_SCHEMA", message.stream));
  if (message.record.empty()) return stream->reject(line, text, "BAD_RECORD");
  stream->take_record(line, message.record);
}

void TapReader::take_state(std::uint32_t line, const Message& message) {
  if (message.value.empty()) refuse(line, "BAD_STATE");
  if (message.value.size() > KINERJA_CURSOR_MAX)
    refuse(line, tables::reason("STATE_TOO_BIG", std::to_string(message.value.size())));
  state_ = message.value;
  commit();
}

void TapReader::finish() {
  commit();
}

void TapReader::commit() {
  for (auto& [name, stream] : streams_) stream.bring();
  emit_.commit(state_);
}

void TapReader::reject(std::uint32_t line, std::string_view text, const tables::Reason& reason) {
  emit_.reject({line, input_, {}, tables::cut(text, tables::max_raw_bytes), reason});
}

Stream* TapReader::stream_of(std::uint32_t line, const Message& message) {
  if (const auto found = streams_.find(message.stream); found != streams_.end())
    return &found->second;
  log_once(line, "the stream " + message.stream + " is not in the settings and is ignored");
  return nullptr;
}

void TapReader::log_once(std::uint32_t line, const std::string& what) {
  if (logged_.size() < max_things_logged && logged_.insert(what).second)
    call_.log(KINERJA_LOG_WARN, input_ + ":" + std::to_string(line) + ": " + what);
}

void TapReader::refuse(std::uint32_t line, const tables::Reason& reason) const {
  throw Failure(KINERJA_E_INPUT, reason, input_ + ":" + std::to_string(line));
}

}  // namespace kinerja::taps
