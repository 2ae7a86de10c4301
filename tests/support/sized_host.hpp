#pragma once

// Hosts of other releases. The environment variable KINERJA_TEST_HOST says which one the benches
// play for a plugin:
//
//   (unset)  today's: structs as this build knows them
//   short    the first one's: each struct ends where it ended in 0.1, and the next byte is not
//   there long     a later one's: each struct goes on, with garbage; unknown flags are set
//
// A plugin that reads past the size it was given dies in the first, and one that takes a longer
// struct for a mistake, or what is behind it for something that it knows, fails in the other.

#include <kinerja/plugin.h>

#include <cstddef>
#include <cstdint>

namespace kinerja::test {

enum class HostAge { today, first, later };
HostAge host_age();

/// What such a host tells the entry of a plugin.
std::uint32_t host_abi();

inline const char* name_of(const kinerja_call*) {
  return "kinerja_call";
}
inline const char* name_of(const kinerja_source_setup*) {
  return "kinerja_source_setup";
}
inline const char* name_of(const kinerja_emit*) {
  return "kinerja_emit";
}
inline const char* name_of(const kinerja_method_setup*) {
  return "kinerja_method_setup";
}
inline const char* name_of(const kinerja_rate_in*) {
  return "kinerja_rate_in";
}
inline const char* name_of(const kinerja_rate_out*) {
  return "kinerja_rate_out";
}
inline const char* name_of(const kinerja_trail*) {
  return "kinerja_trail";
}
inline const char* name_of(const kinerja_exporter_setup*) {
  return "kinerja_exporter_setup";
}
inline const char* name_of(const kinerja_cycle_info*) {
  return "kinerja_cycle_info";
}
inline const char* name_of(const kinerja_results*) {
  return "kinerja_results";
}
inline const char* name_of(const kinerja_sink*) {
  return "kinerja_sink";
}

/// The bytes of a struct as that host has them, in pages of their own. Of today's host: none.
class HostPages {
 public:
  HostPages(const void* original, std::size_t size, const char* name);
  ~HostPages();
  HostPages(const HostPages&) = delete;
  HostPages& operator=(const HostPages&) = delete;

  /// Null for today's host.
  void* bytes() const { return bytes_; }
  /// From here on a write of the plugin is a crash.
  void make_read_only();

 private:
  void* pages_ = nullptr;
  std::size_t pages_size_ = 0;
  void* bytes_ = nullptr;
};

/// `original` as that host shows it; lives as long as this. What the plugin writes into it (the
/// length of a trail) is in get(), not in the original.
template <class Struct>
class AsHost {
 public:
  explicit AsHost(Struct& original)
      : original_(&original), pages_(&original, sizeof original, name_of(&original)) {}

  Struct* get() const {
    return pages_.bytes() == nullptr ? original_ : static_cast<Struct*>(pages_.bytes());
  }
  /// For what a plugin only reads.
  Struct* read_only() {
    pages_.make_read_only();
    return get();
  }

 private:
  Struct* original_;
  HostPages pages_;
};

}  // namespace kinerja::test
