#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/rows.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

template <class Cell>
bool same_cell(const Cell& a, const Cell& b) {
  if constexpr (std::is_same_v<Cell, double>)
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
  else
    return a == b;
}

/// One row of one kind: where its batch is, and which row of it.
template <class Kind>
struct RowRef {
  const Kind* rows = nullptr;
  std::uint32_t row = 0;
  std::uint32_t input = 0;  // place in Evidence::inputs
  const std::string* source = nullptr;

  RowPlace place() const { return {input, rows->origin[row]}; }
  std::string_view key() const { return rows->key[row]; }
  bool keyless() const { return rows->key.strs().begin == nullptr; }
};

/// Whether two rows say the same, wherever they stand.
template <class Kind>
bool same_content(const RowRef<Kind>& a, const RowRef<Kind>& b) {
  bool same = true;
  for_each_column(*a.rows, [&](std::string_view name, const auto& left) {
    if (name == "origin" || name.starts_with("attr_")) return;
    for_each_column(*b.rows, [&](std::string_view other, const auto& right) {
      if constexpr (std::is_same_v<decltype(left), decltype(right)>) {
        if (name != other || !same) return;
        if (left.size() == a.rows->size() && right.size() == b.rows->size())
          same = same_cell(left[a.row], right[b.row]);
      }
    });
  });
  if constexpr (std::is_same_v<Kind, Sheets>) {
    const std::size_t n = a.rows->aspect.size();
    same = same && a.rows->aspect == b.rows->aspect &&
           std::equal(a.rows->score.begin() + static_cast<std::ptrdiff_t>(a.row * n),
                      a.rows->score.begin() + static_cast<std::ptrdiff_t>((a.row + 1) * n),
                      b.rows->score.begin() + static_cast<std::ptrdiff_t>(b.row * n),
                      same_cell<double>);
  }
  return same;
}

/// The rows of one kind that count: of one source's rows with the same key the last one that came.
/// Rows without keys are all there; who puts them in order sees the repeats. Found by hashes in
/// open addressing, 8 bytes for each place: a nation has a hundred million keys.
template <class Kind>
class RowIndex {
 public:
  void reserve(std::size_t rows) { refs_.reserve(rows); }
  void add(const std::string& source, std::uint32_t input, const Kind& rows) {
    if (rows.key.strs().begin == nullptr) {
      if (refs_.capacity() - refs_.size() < rows.size())
        refs_.reserve(std::max(refs_.size() + rows.size(), 2 * refs_.size()));
      for (std::uint32_t i = 0; i < rows.size(); ++i) refs_.push_back({&rows, i, input, &source});
      return;
    }
    Places& places = by_source_[source];
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const RowRef<Kind> ref{&rows, i, input, &source};
      if (2 * (places.taken + 1) > places.at.size()) grow(places);
      Place& place = find(places, ref.key());
      if (place.ref == nobody) {
        place = {hash_of(ref.key()), static_cast<std::uint32_t>(refs_.size())};
        ++places.taken;
        refs_.push_back(ref);
      } else {
        refs_[place.ref] = ref;
      }
    }
  }
  const std::vector<RowRef<Kind>>& refs() const { return refs_; }

 private:
  static constexpr std::uint32_t nobody = UINT32_MAX;
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t ref = nobody;
  };
  struct Places {
    std::vector<Place> at;  // a power of two, at most half of them taken
    std::size_t taken = 0;
  };

  static std::uint32_t hash_of(std::string_view key) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
  }

  Place& find(Places& places, std::string_view key) {
    const std::uint32_t hash = hash_of(key);
    const std::size_t mask = places.at.size() - 1;
    std::size_t k = hash & mask;
    while (places.at[k].ref != nobody &&
           !(places.at[k].hash == hash && refs_[places.at[k].ref].key() == key))
      k = (k + 1) & mask;
    return places.at[k];
  }

  static void grow(Places& places) {
    constexpr std::size_t smallest = 256;
    std::vector<Place> before(places.at.empty() ? smallest : 2 * places.at.size());
    before.swap(places.at);
    const std::size_t mask = places.at.size() - 1;
    for (const Place& place : before) {
      if (place.ref == nobody) continue;
      std::size_t k = place.hash & mask;
      while (places.at[k].ref != nobody) k = (k + 1) & mask;
      places.at[k] = place;
    }
  }

  std::map<std::string, Places, std::less<>> by_source_;
  std::vector<RowRef<Kind>> refs_;
};

}  // namespace kinerja
