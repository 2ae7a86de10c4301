#include "message.hpp"

namespace kinerja::taps {
namespace {

MessageType type_of(std::string_view name) {
  if (name == "SCHEMA") return MessageType::schema;
  if (name == "RECORD") return MessageType::record;
  if (name == "STATE") return MessageType::state;
  return MessageType::unknown;
}

}  // namespace

Message message_of(const tables::JsonObject& object, std::string_view line) {
  Message message;
  for (std::size_t i = 0; i < object.names().size(); ++i) {
    const std::string_view name = object.names()[i];
    const std::string_view raw = object.raws()[i];
    const bool text = raw.starts_with('"');
    if (name == "type" && text) {
      message.type_name = object.cells()[i].text;
      message.type = type_of(message.type_name);
    } else if (name == "stream" && text) {
      message.stream = object.cells()[i].text;
    } else if (name == "record" && raw.starts_with('{')) {
      message.record = raw;
    } else if (name == "schema" && raw.starts_with('{')) {
      message.schema = raw;
    } else if (name == "key_properties" && raw.starts_with('[')) {
      message.key_properties = raw;
    } else if (name == "value") {
      message.value = raw;
    }
  }
  if (message.type == MessageType::plain) {
    message.stream = default_stream;
    message.record = line;
  }
  return message;
}

}  // namespace kinerja::taps
