#pragma once

// Memory that is lent to a plugin for one call: each piece lies against a page that nobody may
// touch, inputs cannot be written, and all of it is out of reach when the call is over. A crash
// finds the piece in the registry, so that it can be explained.

#include <kinerja/core/pinned.hpp>
#include <kinerja/core/text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kinerja::checking {

/// Where the guard page lies. The page at the other end is as far away as alignment makes it.
enum class Side { behind, front };

enum class Access { input, output };

class GuardedMemory : private Pinned {
 public:
  explicit GuardedMemory(Side side) : side_(side) {}
  GuardedMemory(const GuardedMemory&) = delete;
  GuardedMemory(GuardedMemory&&) = delete;
  GuardedMemory& operator=(const GuardedMemory&) = delete;
  GuardedMemory& operator=(GuardedMemory&&) = delete;
  ~GuardedMemory();

  Side side() const { return side_; }

  /// Room for `bytes`, zeroed, writable until seal(). `what` is what a message calls it, of
  /// `entries` entries. Throws std::bad_alloc when there is none.
  std::byte* take(std::size_t bytes, std::size_t entries, const std::string& what, Access access);

  /// From now on inputs can only be read.
  void seal();
  /// The same for the piece that was taken last.
  void seal_last();
  /// The call is over: from now on nothing can be touched.
  void revoke();
  /// For the host, after revoke(): outputs can be read again.
  void reopen_outputs();

 private:
  struct Piece {
    std::byte* mapping;
    std::size_t mapped;
    std::size_t inner;  // bytes between the two guards
    Access access;
    std::size_t slot;  // in the registry
  };
  void protect(const Piece& piece, int protection) const;

  Side side_;
  std::vector<Piece> pieces_;
};

/// What a fault at an address means, for a signal handler: no memory is taken. Writes at most
/// `room` bytes with the end into each of the two buffers.
void explain_address(
    const void* address, bool writing, char* id, char* en, std::size_t room) noexcept;

}  // namespace kinerja::checking
