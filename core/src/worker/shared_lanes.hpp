#pragma once

#include <kinerja/core/result.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace kinerja::worker {

/// The first page of the shared memory, written by the host alone.
struct Control {
  std::atomic<std::uint32_t> stop{0};  // not 0: the plugin shall end its call
};

/// Bytes of one body that go through shared memory at once; a longer one goes in pieces.
inline constexpr std::size_t lane_bytes = std::size_t{4} << 20U;

/// Memory that the host and one worker share, of a size that nobody can change. Three lanes, so
/// that an answer does not run over the request that is being worked on: two from the host, one
/// back. The worker can only read the host's.
class SharedLanes {
 public:
  /// Makes the memory; file() is then handed to the worker and can be closed.
  static Result<SharedLanes> make();
  /// Maps what the host made, as the worker may see it.
  static Result<SharedLanes> map_in_worker(int file);
  SharedLanes(SharedLanes&& other) noexcept;
  SharedLanes& operator=(SharedLanes&& other) noexcept;
  SharedLanes(const SharedLanes&) = delete;
  SharedLanes& operator=(const SharedLanes&) = delete;
  ~SharedLanes();

  int file() const { return file_; }
  void close_file();

  Control& control() const { return *reinterpret_cast<Control*>(from_host_.data()); }
  std::span<std::byte> requests() const { return from_host_.subspan(page_bytes, lane_bytes); }
  std::span<std::byte> answers() const {
    return from_host_.subspan(page_bytes + lane_bytes, lane_bytes);
  }
  std::span<std::byte> from_worker() const { return from_worker_; }

 private:
  static constexpr std::size_t page_bytes = 4'096;
  static constexpr std::size_t from_host_bytes = page_bytes + 2 * lane_bytes;

  SharedLanes() = default;
  static Result<SharedLanes> map(int file, int host_protection);

  int file_ = -1;
  std::span<std::byte> from_host_, from_worker_;
};

}  // namespace kinerja::worker
