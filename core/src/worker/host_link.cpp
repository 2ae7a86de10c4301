#include "worker/host_link.hpp"

#include <unistd.h>

namespace kinerja::worker {

HostLink::HostLink(int socket, SharedLanes lanes)
    : lanes_(std::move(lanes)), channel_(socket, [] { return true; }) {}

Message HostLink::next(std::span<const std::byte>& body) {
  Message message;
  if (!channel_.receive(message) ||
      !channel_.take_body(message, lanes_.requests(), requested_, body))
    leave();
  return message;
}

Message HostLink::ask(Message question, std::string_view body) {
  const std::lock_guard lock(mutex_);
  return exchange(question, body);
}

Message HostLink::exchange(Message question, std::string_view body) {
  if (!channel_.send(question, lanes_.from_worker(), body)) leave();
  return answer();
}

Message HostLink::answer() {
  Message message;
  if (!channel_.receive(message) || message.kind != Kind::answer) leave();
  return message;
}

void HostLink::done(Message message, std::string_view body) {
  const std::lock_guard lock(mutex_);
  message.kind = Kind::done;
  if (!channel_.send(message, lanes_.from_worker(), body)) leave();
}

void HostLink::leave() {
  _exit(0);  // without the plugin's exit handlers, which would be its code again
}

}  // namespace kinerja::worker
