#pragma once

#include "worker/channel.hpp"
#include "worker/shared_lanes.hpp"

#include <mutex>

namespace kinerja::worker {

/// The worker's end of the conversation. When the host is gone, so is the worker: no function
/// returns then. ask() is [many], all else is the main thread's.
class HostLink {
 public:
  HostLink(int socket, SharedLanes lanes);

  /// The next request, its body to be read where it lies until the next one.
  Message next(std::span<const std::byte>& body);

  /// One question of the plugin to the host, and the answer.
  Message ask(Message question, std::string_view body = {});
  /// The same; the answer's body is shown to `use` before anybody else may ask.
  template <class Use>
  Message ask(Message question, std::string_view body, Use&& use) {
    const std::lock_guard lock(mutex_);
    const Message answer = exchange(question, body);
    std::span<const std::byte> bytes;
    if (!channel_.take_body(answer, lanes_.answers(), answered_, bytes)) leave();
    use(bytes);
    return answer;
  }
  template <class T, class NameFields>
  Message ask_packed(Message question,
                     const T& from,
                     NameFields&& name_fields,
                     std::size_t text_limit) {
    const std::lock_guard lock(mutex_);
    if (!channel_.send_packed(question, lanes_.from_worker(), from, name_fields, text_limit))
      leave();
    return answer();
  }

  void done(Message message, std::string_view body = {});
  template <class T>
  void done_packed(Message message, const T& from) {
    const std::lock_guard lock(mutex_);
    message.kind = Kind::done;
    if (!channel_.send_packed(
            message, lanes_.from_worker(), from, [&](auto& visit) { fields(from, visit); }))
      leave();
  }

  bool stop_wanted() const { return lanes_.control().stop.load(std::memory_order_relaxed) != 0; }

 private:
  Message exchange(Message question, std::string_view body);
  Message answer();
  [[noreturn]] static void leave();

  SharedLanes lanes_;
  std::mutex mutex_;  // one question at a time
  Channel channel_;
  BodyBuffer requested_, answered_;
};

}  // namespace kinerja::worker
