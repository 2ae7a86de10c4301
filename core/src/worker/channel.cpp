#include "worker/channel.hpp"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace kinerja::worker {

bool Channel::send_message(const Message& message) {
  ssize_t sent = 0;
  do {
    sent = ::send(socket_, &message, sizeof message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(sizeof message);
}

bool Channel::receive(Message& message) {
  if (!wait_()) return false;
  ssize_t got = 0;
  do {
    got = recv(socket_, &message, sizeof message, MSG_TRUNC);
  } while (got < 0 && errno == EINTR);
  return got == static_cast<ssize_t>(sizeof message);
}

bool Channel::send(Message message, std::span<std::byte> lane, std::span<const std::byte> body) {
  message.body_bytes = body.size();
  if (body.size() > max_body_bytes) return false;
  if (body.size() <= lane.size()) {
    if (!body.empty()) std::memcpy(lane.data(), body.data(), body.size());
    return send_message(message);
  }
  if (!send_message(message)) return false;
  while (!body.empty()) {
    const auto piece = body.first(std::min(body.size(), lane.size()));
    std::memcpy(lane.data(), piece.data(), piece.size());
    Message part;
    part.kind = Kind::piece;
    part.body_bytes = piece.size();
    if (!send_message(part) || !receive(part) || part.kind != Kind::taken) return false;
    body = body.subspan(piece.size());
  }
  return true;
}

bool Channel::take_body(const Message& message,
                        std::span<std::byte> lane,
                        BodyBuffer& own,
                        std::span<const std::byte>& body) {
  if (message.body_bytes <= lane.size()) {
    body = lane.first(static_cast<std::size_t>(message.body_bytes));
    return true;
  }
  if (message.body_bytes > max_body_bytes) return false;
  const std::span<std::byte> room = own.room(static_cast<std::size_t>(message.body_bytes));
  for (std::size_t at = 0; at < room.size();) {
    Message part;
    if (!receive(part) || part.kind != Kind::piece || part.body_bytes == 0 ||
        part.body_bytes > std::min(lane.size(), room.size() - at))
      return false;
    std::memcpy(room.data() + at, lane.data(), static_cast<std::size_t>(part.body_bytes));
    at += static_cast<std::size_t>(part.body_bytes);
    part = Message{};
    part.kind = Kind::taken;
    if (!send_message(part)) return false;
  }
  body = room;
  return true;
}

bool Channel::copy_body(const Message& message,
                        std::span<std::byte> lane,
                        BodyBuffer& own,
                        std::span<const std::byte>& body) {
  if (!take_body(message, lane, own, body)) return false;
  if (!body.empty() && body.data() == lane.data()) {
    const std::span<std::byte> room = own.room(body.size());
    std::memcpy(room.data(), body.data(), body.size());
    body = room;
  }
  return true;
}

}  // namespace kinerja::worker
