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
  const Aspect& operator[](std::uint32_t aspect) const { return cycle_.aspects[aspect]; }
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
    scales_.clear();
    for (std::uint32_t k = 0; k < rows.aspect.size(); ++k) {
      all_.push_back(aspects_.find(rows.aspect[k]));
      if (all_.back() == no_aspect) continue;
      by_name_.push_back({k, all_.back()});
      scales_.push_back({aspects_[all_.back()].min, aspects_[all_.back()].max});
    }
    const auto before = [&](const Known& a, const Known& b) {
      return rows.aspect[a.column] < rows.aspect[b.column];
    };
    in_order_ = std::is_sorted(by_name_.begin(), by_name_.end(), before);
    if (!in_order_) std::sort(by_name_.begin(), by_name_.end(), before);
    numbers_.clear();
    for (const Known& one : by_name_) numbers_.push_back(one.aspect);
  }

  /// Whether the cycle has every aspect of a sheet and each score is there and within its scale.
  bool whole(const double* scores) const {
    if (scales_.empty() || scales_.size() != all_.size()) return false;
    for (std::size_t k = 0; k < scales_.size(); ++k)
      if (!(scores[k] >= scales_[k].low && scores[k] <= scales_[k].high)) return false;  // or NaN
    return true;
  }
  /// Adds the marks of a sheet of which that is so, by the names of their aspects.
  void add_whole(const double* scores,
                 std::vector<std::uint32_t>& aspects,
                 std::vector<double>& marks) const {
    aspects.insert(aspects.end(), numbers_.begin(), numbers_.end());
    if (in_order_)
      marks.insert(marks.end(), scores, scores + by_name_.size());
    else
      for (const Known& one : by_name_) marks.push_back(scores[one.column]);
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
  struct Scale {
    double low, high;
  };

  const AspectFinder& aspects_;
  const Sheets* rows_ = nullptr;
  std::vector<std::uint32_t> all_;
  std::vector<Known> by_name_;
  std::vector<std::uint32_t> numbers_;  // the aspects of by_name_ alone
  std::vector<Scale> scales_;           // column by column of those that the cycle has
  bool in_order_ = false;               // the columns stand by name
};

}  // namespace kinerja
