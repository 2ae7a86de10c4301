#pragma once

#include "worker/worker_process.hpp"

#include <span>
#include <string_view>

namespace kinerja::worker {

/// The host's answer to one question of a plugin.
struct HostAnswer {
  bool sound = true;  // false: the question breaks the rules of the protocol
  kinerja_status status = KINERJA_OK;
  std::uint64_t a = 0;
  std::string_view body = {};  // lent by the call
};

/// Puts a question from a worker to the host's own tables, and believes nothing of it.
HostAnswer answer_of_host(const Message& question,
                          std::span<const std::byte> body,
                          const HostTables& tables);

}  // namespace kinerja::worker
