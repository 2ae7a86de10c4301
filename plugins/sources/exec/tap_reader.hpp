#pragma once

// The lines of one run of a program, sorted to its streams; states become cursors.

#include "message.hpp"
#include "stream.hpp"

namespace kinerja::taps {

class TapReader {
 public:
  /// Borrows all of its arguments. `cursor` is the state that the program was given.
  TapReader(const StreamSettings& settings,
            const Call& call,
            Emit& emit,
            std::string input,
            std::string_view cursor);

  /// A line that is no message goes to quarantine; what makes all that follows doubtful (a record
  /// before its schema, a state that cannot be kept) throws Failure.
  void take(std::uint32_t line, std::string_view text);
  /// Brings what came behind the last state, too: the program has ended well.
  void finish();

 private:
  void take_schema(std::uint32_t line, const Message& message);
  void take_record(std::uint32_t line, const Message& message, std::string_view text);
  void take_state(std::uint32_t line, const Message& message);
  void commit();
  void reject(std::uint32_t line, std::string_view text, const tables::Reason& reason);
  /// Null for a stream that the settings do not name; says so once.
  Stream* stream_of(std::uint32_t line, const Message& message);
  void log_once(std::uint32_t line, const std::string& what);
  [[noreturn]] void refuse(std::uint32_t line, const tables::Reason& reason) const;

  const StreamSettings& settings_;
  const Call& call_;
  Emit& emit_;
  std::string input_;
  std::string state_;  // the last one; a full batch of a stream is committed with it
  std::map<std::string, Stream, std::less<>> streams_;
  std::set<std::string> logged_;
};

}  // namespace kinerja::taps
