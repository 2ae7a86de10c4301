#pragma once

#include <kinerja/core/pinned.hpp>
#include <kinerja/core/rows.hpp>
#include <kinerja/method.h>

#include <vector>

namespace kinerja::worker {

/// Some people of a batch as a batch of their own. Borrows the whole one.
class BatchPiece : private Pinned {
 public:
  BatchPiece(const kinerja_rate_in& whole,
             std::uint32_t first,
             std::uint32_t last,
             std::size_t inputs,
             std::size_t attributes);

  const kinerja_rate_in& in() const { return in_; }
  std::int32_t first_goal() const { return first_goal_; }
  std::int32_t first_rating() const { return first_rating_; }

 private:
  kinerja_rate_in in_;
  std::int32_t first_goal_, first_rating_;
  std::vector<std::int32_t> ev_begin_, rt_begin_, in_grade_, in_status_;
  std::vector<double> in_score_, in_low_, in_slack_, attr_number_;
  std::vector<std::uint32_t> attr_word_;
  std::vector<std::uint8_t> attr_flags_;
  TextColumn in_exact_;
};

/// A kinerja_call for a piece: reports about its rows name the rows of the whole.
class PieceCall : private Pinned {
 public:
  PieceCall(const kinerja_call* whole, std::uint32_t first);
  const kinerja_call* call() const { return &call_; }

 private:
  static const PieceCall& of(const kinerja_call* call) {
    return *static_cast<const PieceCall*>(call->host_data);
  }

  const kinerja_call* whole_;
  std::uint32_t first_;
  kinerja_call call_;
};

}  // namespace kinerja::worker
