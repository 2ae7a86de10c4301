#pragma once

#include <kinerja/exporter.h>
#include <kinerja/source.h>

#include "worker/remote_instance.hpp"

#include <filesystem>

namespace kinerja::worker {

/// An instance with a course of its own, a source or an exporter: it has one worker to itself and
/// dies with it.
class RemoteStream : public RemoteInstance {
 public:
  using RemoteInstance::RemoteInstance;

  kinerja_status open(const kinerja_call* call, const std::string& scratch);

 protected:
  ~RemoteStream() { end(); }
  RemoteStream(const RemoteStream&) = delete;
  RemoteStream(RemoteStream&&) = delete;
  RemoteStream& operator=(const RemoteStream&) = delete;
  RemoteStream& operator=(RemoteStream&&) = delete;
  /// Closes the instance and ends its worker.
  void end();
  kinerja_status ended(const kinerja_call* call, Ending ending);

  std::unique_ptr<WorkerProcess> worker_;
};

class RemoteSource final : public RemoteStream {
 public:
  RemoteSource(std::shared_ptr<WorkerPool> pool,
               std::uint64_t place,
               const kinerja_source_setup& setup)
      : RemoteStream(std::move(pool), ComponentKind::source, place, setup) {}

  kinerja_status pull(const kinerja_call* call, kinerja_bytes cursor, const kinerja_emit* emit);
};

/// A folder of its own, gone with this object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder(ScratchFolder&&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  const std::string& path() const { return path_; }  // empty: none could be made

 private:
  std::string path_;
};

class RemoteExporter final : public RemoteStream {
 public:
  RemoteExporter(std::shared_ptr<WorkerPool> pool,
                 std::uint64_t place,
                 const kinerja_exporter_setup& setup)
      : RemoteStream(std::move(pool), ComponentKind::exporter, place, setup) {}
  ~RemoteExporter() { end(); }  // before the folder that it may write into goes
  RemoteExporter(const RemoteExporter&) = delete;
  RemoteExporter(RemoteExporter&&) = delete;
  RemoteExporter& operator=(const RemoteExporter&) = delete;
  RemoteExporter& operator=(RemoteExporter&&) = delete;

  /// Libraries that write tables or pictures want a place for what does not fit into memory.
  kinerja_status open(const kinerja_call* call) {
    const kinerja_status status = RemoteStream::open(call, scratch_.path());
    if (status == KINERJA_OK) needs_ = static_cast<std::uint32_t>(worker_->reply().a);
    return status;
  }
  std::uint32_t needs() const { return needs_; }
  kinerja_status write(const kinerja_call* call,
                       const kinerja_results& results,
                       const kinerja_sink* sink);
  kinerja_status finish(const kinerja_call* call, const kinerja_sink* sink);

 private:
  ScratchFolder scratch_;
  std::uint32_t needs_ = KINERJA_NEEDS_ALL;
};

}  // namespace kinerja::worker
