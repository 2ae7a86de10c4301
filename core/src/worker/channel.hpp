#pragma once

// One end of a conversation: messages over a socket pair, bodies over a lane of shared memory.
// Used by one thread at a time.

#include "border/pack.hpp"
#include "worker/messages.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kinerja::worker {

/// Bytes of one body at most; who says more is not believed.
inline constexpr std::uint64_t max_body_bytes = std::uint64_t{1} << 30U;

/// Memory for bodies, which grows and is not cleared before it is filled.
class BodyBuffer {
 public:
  std::span<std::byte> room(std::size_t bytes) {
    if (bytes > size_) {
      data_ = std::make_unique_for_overwrite<std::byte[]>(bytes);
      size_ = bytes;
    }
    return {data_.get(), bytes};
  }

 private:
  std::unique_ptr<std::byte[]> data_;
  std::size_t size_ = 0;
};

class Channel {
 public:
  /// Waits until the socket can be read. False: it makes no sense to wait on.
  using Wait = std::function<bool()>;

  Channel(int socket, Wait wait) : socket_(socket), wait_(std::move(wait)) {}

  /// False: the other end is gone, or breaks the rules.
  [[nodiscard]] bool send(Message message,
                          std::span<std::byte> lane = {},
                          std::span<const std::byte> body = {});
  [[nodiscard]] bool send(Message message, std::span<std::byte> lane, std::string_view body) {
    return send(message, lane, std::as_bytes(std::span(body)));
  }
  template <class T, class NameFields>
  [[nodiscard]] bool send_packed(Message message,
                                 std::span<std::byte> lane,
                                 const T& from,
                                 NameFields&& name_fields,
                                 std::size_t text_limit = SIZE_MAX) {
    const std::size_t bytes = border::pack(from, lane, name_fields, text_limit);
    message.body_bytes = bytes;
    if (bytes <= lane.size()) return send_message(message);
    const std::span<std::byte> room = outgoing_.room(bytes);
    border::pack(from, room, name_fields, text_limit);
    return send(message, lane, room);
  }

  [[nodiscard]] bool receive(Message& message);
  /// The body of a message just received: in the lane itself where it fits, else put together in
  /// `own`. False: the other end is gone, or breaks the rules.
  [[nodiscard]] bool take_body(const Message& message,
                               std::span<std::byte> lane,
                               BodyBuffer& own,
                               std::span<const std::byte>& body);
  /// The same, always in `own`: nobody else can change it while it is being read.
  [[nodiscard]] bool copy_body(const Message& message,
                               std::span<std::byte> lane,
                               BodyBuffer& own,
                               std::span<const std::byte>& body);

 private:
  [[nodiscard]] bool send_message(const Message& message);

  int socket_;
  Wait wait_;
  BodyBuffer outgoing_;
};

inline std::string_view as_text(std::span<const std::byte> body) {
  return {reinterpret_cast<const char*>(body.data()), body.size()};
}

}  // namespace kinerja::worker
