#pragma once

// One line of a program as Singer's convention for taps reads it: SCHEMA, RECORD or STATE.

#include "table/json_lines.hpp"

#include <string>
#include <string_view>

namespace kinerja::taps {

enum class MessageType { schema, record, state, plain, unknown };

/// The values that kinerja knows of a message, as they stand in the line; empty: not there.
struct Message {
  MessageType type = MessageType::plain;
  std::string type_name;            // as the line has it
  std::string stream;               // "default" for a plain line
  std::string_view record;          // RECORD, and the whole line of a plain one
  std::string_view schema;          // SCHEMA
  std::string_view key_properties;  // SCHEMA
  std::string_view value;           // STATE
};

/// The stream of objects that are no messages.
inline constexpr std::string_view default_stream = "default";

/// Sorts the members of a line that was read into `object`. Borrows both.
Message message_of(const tables::JsonObject& object, std::string_view line);

}  // namespace kinerja::taps
