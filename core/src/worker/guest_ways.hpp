#pragma once

// Where a plugin's rows and bytes go in a worker: to the host, one question at a time.

#include <kinerja/core/pinned.hpp>
#include <kinerja/exporter.h>
#include <kinerja/source.h>

#include "worker/host_link.hpp"

namespace kinerja::worker {

/// The kinerja_emit of one pull.
class GuestEmit : private Pinned {
 public:
  explicit GuestEmit(HostLink& host);
  const kinerja_emit* emit() const { return &emit_; }

 private:
  template <class Columns, RowKind kind>
  static kinerja_status rows(const kinerja_emit* emit, const Columns* from);
  static kinerja_status reject(const kinerja_emit* emit, const kinerja_rejected* row);
  static kinerja_status commit(const kinerja_emit* emit, kinerja_bytes cursor);
  static kinerja_status reply(const kinerja_emit* emit,
                              std::int32_t http_status,
                              kinerja_str media_type,
                              kinerja_bytes body);

  HostLink& host_;
  kinerja_emit emit_;
};

/// The kinerja_sink of one write or finish.
class GuestSink : private Pinned {
 public:
  explicit GuestSink(HostLink& host);
  const kinerja_sink* sink() const { return &sink_; }

 private:
  static kinerja_status open(const kinerja_sink* sink,
                             kinerja_str name,
                             kinerja_str media_type,
                             std::uint32_t* id);
  static kinerja_status write(const kinerja_sink* sink, std::uint32_t id, kinerja_bytes bytes);
  static kinerja_status close(const kinerja_sink* sink, std::uint32_t id);

  HostLink& host_;
  kinerja_sink sink_;
};

}  // namespace kinerja::worker
