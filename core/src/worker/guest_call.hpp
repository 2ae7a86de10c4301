#pragma once

#include <kinerja/call.h>
#include <kinerja/core/pinned.hpp>

#include "worker/host_link.hpp"

#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace kinerja::worker {

/// The kinerja_call that a plugin sees in a worker: what it asks for goes to the host. [many]; what
/// it lends lives as long as this.
class GuestCall : private Pinned {
 public:
  GuestCall(HostLink& host, const Message& request, std::uint32_t flags);

  const kinerja_call* call() const { return &call_; }
  /// Sends what fail() was told, before the call's end is told.
  void send_notes();

 private:
  static kinerja_status stop(const kinerja_call* call);
  static void fail(const kinerja_call* call,
                   kinerja_status code,
                   std::int64_t row,
                   kinerja_str where,
                   kinerja_str message);
  static void log(const kinerja_call* call, std::int32_t level, kinerja_str message);
  static kinerja_status secret(const kinerja_call* call, kinerja_str name, kinerja_str* out);
  static kinerja_status read(const kinerja_call* call, kinerja_str name, kinerja_bytes* out);
  static kinerja_status fetch(const kinerja_call* call,
                              const kinerja_fetch* request,
                              kinerja_fetched* response);
  static GuestCall& of(const kinerja_call* call) {
    return *static_cast<GuestCall*>(call->host_data);
  }
  static Message question(Kind kind) {
    Message message;
    message.kind = kind;
    return message;
  }

  HostLink& host_;
  kinerja_call call_;
  std::atomic<std::uint32_t> log_lines_{0};
  std::mutex mutex_;  // guards all below
  std::vector<std::int32_t> codes_;
  std::vector<std::int64_t> rows_;
  std::string words_;  // place and message of each report, one behind the other
  std::vector<std::uint32_t> word_ends_;
  std::deque<std::string> blocks_;
  std::map<std::string, std::string, std::less<>> secrets_;
};

/// The bytes of a text that are worth sending: the host cuts it itself.
std::string_view at_most(kinerja_str text, std::size_t bytes);

}  // namespace kinerja::worker
