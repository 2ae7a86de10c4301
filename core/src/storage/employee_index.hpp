#pragma once

#include <kinerja/core/evidence.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

/// In which part of a snapshot each employee is, by hashes of their numbers, cut into leaves: who
/// looks for one reads one leaf, however many people there are. Two employees may share a hash, so
/// a leaf tells where somebody may be.
class EmployeeIndex {
 public:
  struct Leaf {
    std::uint32_t first = 0;  // the smallest hash in it
    std::string entries;
  };

  static std::uint32_t hash_of(std::string_view employee);
  /// The parts that a leaf's entries name for a hash; those that are no entries name none.
  static std::vector<std::uint64_t> parts_in(std::string_view entries, std::uint32_t hash);

  void add(std::uint32_t part, const Evidence& people);
  /// All that was added, in the order of hashes. Equal hashes are in one leaf.
  std::vector<Leaf> leaves();

 private:
  struct Entry {
    std::uint32_t hash;
    std::uint32_t part;
  };
  std::vector<Entry> entries_;
};

}  // namespace kinerja
