#include "checking/guarded_memory.hpp"

#include <array>
#include <atomic>
#include <cassert>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace kinerja::checking {
namespace {

constexpr std::size_t guard_pages = 16;  // a reader that steps over one page is seen, too
constexpr std::size_t max_pieces = 20'000;

enum class State : std::uint8_t { free, lent, sealed, revoked };

// What a crash finds. The handler reads it without the lock: whoever crashes holds the piece.
struct Slot {
  std::atomic<State> state{State::free};
  const std::byte* mapping = nullptr;
  std::size_t mapped = 0;
  const std::byte* data = nullptr;
  std::size_t bytes = 0;
  std::size_t entries = 0;
  bool input = true;
  std::array<char, 64> what{};
};

// The one place that is global, because a signal handler has no arguments.
std::array<Slot, max_pieces> slots;
std::mutex slots_mutex;
std::size_t next_slot = 0;

std::size_t page_bytes() {
  static const auto bytes = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  return bytes;
}

std::size_t take_slot() {
  const std::lock_guard lock(slots_mutex);
  for (std::size_t tried = 0; tried < max_pieces; ++tried) {
    const std::size_t at = next_slot;
    next_slot = (next_slot + 1) % max_pieces;
    if (slots[at].state.load() == State::free) {
      slots[at].state = State::lent;
      return at;
    }
  }
  throw std::bad_alloc();
}

}  // namespace

std::byte* GuardedMemory::take(std::size_t bytes,
                               std::size_t entries,
                               const std::string& what,
                               Access access) {
  const std::size_t page = page_bytes();
  const std::size_t inner = (bytes + page - 1) / page * page;  // none at all for no bytes
  const std::size_t mapped = inner + 2 * guard_pages * page;
  void* mapping =
      mmap(nullptr, mapped, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapping == MAP_FAILED) throw std::bad_alloc();
  const std::size_t slot = take_slot();
  const Piece piece{static_cast<std::byte*>(mapping), mapped, inner, access, slot};
  pieces_.push_back(piece);
  protect(piece, PROT_READ | PROT_WRITE);
  std::byte* first = piece.mapping + guard_pages * page;
  std::byte* data = side_ == Side::behind ? first + (inner - bytes) : first;
  Slot& entry = slots[slot];
  entry.mapping = piece.mapping;
  entry.mapped = mapped;
  entry.data = data;
  entry.bytes = bytes;
  entry.entries = entries;
  entry.input = access == Access::input;
  std::snprintf(entry.what.data(), entry.what.size(), "%s", what.c_str());
  return data;
}

void GuardedMemory::protect(const Piece& piece, int protection) const {
  if (piece.inner == 0) return;
  const int done = mprotect(piece.mapping + guard_pages * page_bytes(), piece.inner, protection);
  if (done != 0) throw std::bad_alloc();
}

void GuardedMemory::seal() {
  for (const Piece& piece : pieces_) {
    if (piece.access == Access::input) {
      protect(piece, PROT_READ);
      slots[piece.slot].state = State::sealed;
    }
  }
}

void GuardedMemory::seal_last() {
  protect(pieces_.back(), PROT_READ);
  slots[pieces_.back().slot].state = State::sealed;
}

void GuardedMemory::revoke() {
  for (const Piece& piece : pieces_) {
    protect(piece, PROT_NONE);
    slots[piece.slot].state = State::revoked;
  }
}

void GuardedMemory::reopen_outputs() {
  for (const Piece& piece : pieces_)
    if (piece.access == Access::output) protect(piece, PROT_READ);
}

GuardedMemory::~GuardedMemory() {
  for (const Piece& piece : pieces_) {
    slots[piece.slot].state = State::free;
    munmap(piece.mapping, piece.mapped);
  }
}

namespace {

void explain_slot(
    const Slot& slot, const std::byte* at, bool writing, char* id, char* en, std::size_t room) {
  const bool over = slot.state.load() == State::revoked;
  const char* verb_id = writing ? "menulis" : "membaca";
  const char* verb_en = writing ? "wrote" : "read";
  const auto entries = static_cast<unsigned long>(slot.entries);
  if (at >= slot.data && at < slot.data + slot.bytes) {
    if (over) {
      std::snprintf(id,
                    room,
                    "%s %s setelah panggilan yang meminjamkannya selesai",
                    verb_id,
                    slot.what.data());
      std::snprintf(
          en, room, "%s %s after the call that lent it was over", verb_en, slot.what.data());
    } else {
      std::snprintf(id, room, "menulis ke %s, yang hanya boleh dibaca", slot.what.data());
      std::snprintf(en, room, "wrote to %s, which may only be read", slot.what.data());
    }
    return;
  }
  const bool behind = at >= slot.data + slot.bytes;
  const auto distance = static_cast<long>(behind ? at - (slot.data + slot.bytes) : slot.data - at);
  std::snprintf(id,
                room,
                "%s %ld byte %s %s (%lu entri)%s",
                verb_id,
                distance,
                behind ? "di belakang" : "di depan",
                slot.what.data(),
                entries,
                over ? ", setelah panggilannya selesai" : "");
  std::snprintf(en,
                room,
                "%s %ld bytes %s %s (%lu entries)%s",
                verb_en,
                distance,
                behind ? "behind" : "in front of",
                slot.what.data(),
                entries,
                over ? ", after its call was over" : "");
}

}  // namespace

void explain_address(
    const void* address, bool writing, char* id, char* en, std::size_t room) noexcept {
  const auto* at = static_cast<const std::byte*>(address);
  for (const Slot& slot : slots) {
    if (slot.state.load() == State::free) continue;
    if (at < slot.mapping || at >= slot.mapping + slot.mapped) continue;
    explain_slot(slot, at, writing, id, en, room);
    return;
  }
  constexpr std::uintptr_t near_null = 65'536;
  const auto number = reinterpret_cast<std::uintptr_t>(address);
  const char* verb_id = writing ? "menulis" : "membaca";
  const char* verb_en = writing ? "wrote" : "read";
  if (number < near_null) {
    std::snprintf(id, room, "%s lewat pointer NULL (%p)", verb_id, address);
    std::snprintf(en, room, "%s through a NULL pointer (%p)", verb_en, address);
  } else {
    std::snprintf(id, room, "%s alamat %p, yang bukan dari host", verb_id, address);
    std::snprintf(en, room, "%s address %p, which the host didn't give", verb_en, address);
  }
}

}  // namespace kinerja::checking
