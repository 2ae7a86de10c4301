#pragma once

#include <kinerja/core/cycle.hpp>
#include <kinerja/core/number.hpp>
#include <kinerja/core/rows.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinerja {

constexpr std::uint32_t no_aspect = UINT32_MAX;

/// Why a row of ratings is put aside.
struct Refusal {
  const char* column;
  std::string raw;
  Text reason;
};

/// The aspects of the cycle by name.
class AspectFinder {
 public:
  explicit AspectFinder(const Cycle& cycle) : cycle_(cycle) {}
  std::uint32_t find(std::string_view name) const {
    for (std::size_t k = 0; k < cycle_.aspects.size(); ++k)
      if (cycle_.aspects[k].name == name) return static_cast<std::uint32_t>(k);
    return no_aspect;
  }
  bool in_scale(std::uint32_t aspect, double score) const {
    return score >= cycle_.aspects[aspect].min && score <= cycle_.aspects[aspect].max;
  }
  static Refusal unknown(std::string_view name) {
    return {"aspect",
            std::string(name),
            text("aspek \"{}\" tidak ada di berkas siklus",
                 "aspect \"{}\" is not in the cycle file",
                 {name})};
  }
  Refusal outside(std::uint32_t aspect, double score) const {
    const Aspect& scale = cycle_.aspects[aspect];
    return {"score",
            shortest(score),
            text("nilai {} di luar skala {} sampai {} untuk aspek {}",
                 "score {} is outside the scale {} to {} of aspect {}",
                 {score, scale.min, scale.max, scale.name})};
  }

 private:
  const Cycle& cycle_;
};

/// Which aspects the columns of a batch of sheets are.
class SheetColumns {
 public:
  explicit SheetColumns(const AspectFinder& aspects) : aspects_(aspects) {}

  /// Looks at another batch, unless it is the one that was looked at last.
  void look_at(const Sheets& rows) {
    if (&rows == rows_) return;
    rows_ = &rows;
    all_.clear();
    by_name_.clear();
    for (std::uint32_t k = 0; k < rows.aspect.size(); ++k) {
      all_.push_back(aspects_.find(rows.aspect[k]));
      if (all_.back() != no_aspect) by_name_.push_back({k, all_.back()});
    }
    std::sort(by_name_.begin(), by_name_.end(), [&](const Known& a, const Known& b) {
      return rows.aspect[a.column] < rows.aspect[b.column];
    });
  }

  struct Known {
    std::uint32_t column;
    std::uint32_t aspect;
  };
  /// Those that the cycle has, by name.
  const std::vector<Known>& by_name() const { return by_name_; }
  /// The aspect of a column, or no_aspect.
  std::uint32_t aspect(std::size_t column) const { return all_[column]; }

 private:
  const AspectFinder& aspects_;
  const Sheets* rows_ = nullptr;
  std::vector<std::uint32_t> all_;
  std::vector<Known> by_name_;
};

}  // namespace kinerja
