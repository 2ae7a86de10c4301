#pragma once

#include <kinerja/core/evidence.hpp>
#include <kinerja/core/rows.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kinerja {

/// One row of one kind: where its batch is, and which row of it.
template <class Kind>
struct RowRef {
  const Kind* rows = nullptr;
  std::uint32_t row = 0;
  std::uint32_t input = 0;  // place in Evidence::inputs
  const std::string* source = nullptr;

  RowPlace place() const { return {input, rows->origin[row]}; }
};

/// The rows of one kind that count: of one source's rows with the same key the last one that came.
template <class Kind>
class RowIndex {
 public:
  void add(const std::string& source, std::uint32_t input, const Kind& rows) {
    auto& keys = keys_[source];
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      const auto [at, fresh] = keys.try_emplace(rows.key[i], refs_.size());
      if (fresh) refs_.push_back({});
      refs_[at->second] = {&rows, i, input, &source};
    }
  }
  const std::vector<RowRef<Kind>>& refs() const { return refs_; }

 private:
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, std::size_t>> keys_;
  std::vector<RowRef<Kind>> refs_;
};

}  // namespace kinerja
