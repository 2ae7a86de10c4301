#include "storage/employee_index.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace kinerja {
namespace {

constexpr std::size_t leaf_entries = 1'024;

}  // namespace

// FNV-1a: kept in files, so it never changes.
std::uint32_t EmployeeIndex::hash_of(std::string_view employee) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char c : employee) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return hash;
}

std::vector<std::uint64_t> EmployeeIndex::parts_in(std::string_view entries, std::uint32_t hash) {
  std::vector<std::uint64_t> parts;
  for (; entries.size() >= sizeof(Entry); entries.remove_prefix(sizeof(Entry))) {
    Entry entry{};
    std::memcpy(&entry, entries.data(), sizeof entry);
    if (entry.hash == hash && (parts.empty() || parts.back() != entry.part))
      parts.push_back(entry.part);
  }
  return parts;
}

void EmployeeIndex::add(std::uint32_t part, const Evidence& people) {
  for (std::size_t i = 0; i < people.size(); ++i)
    entries_.push_back({hash_of(people.employee[i]), part});
}

std::vector<EmployeeIndex::Leaf> EmployeeIndex::leaves() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.hash, a.part) < std::tie(b.hash, b.part);
  });
  std::vector<Leaf> leaves;
  for (std::size_t first = 0; first < entries_.size();) {
    std::size_t last = std::min(entries_.size(), first + leaf_entries);
    while (last < entries_.size() && entries_[last].hash == entries_[last - 1].hash) ++last;
    leaves.push_back(
        {entries_[first].hash,
         {reinterpret_cast<const char*>(entries_.data() + first), (last - first) * sizeof(Entry)}});
    first = last;
  }
  return leaves;
}

}  // namespace kinerja
