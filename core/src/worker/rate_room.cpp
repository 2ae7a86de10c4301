#include "worker/rate_room.hpp"

#include "calling/exact_fraction.hpp"

#include <algorithm>

namespace kinerja::worker {

kinerja_rate_out* RateRoom::prepare(std::uint32_t n, bool trail, std::uint32_t steps, bool near) {
  score_.assign(n, 0.0);
  grade_.assign(n, -1);
  status_.assign(n, KINERJA_MISSING);
  for (auto* column : {&low_, &slack_}) column->assign(near ? n : 0, 0.0);
  exact_.clear();
  exact_begin_.clear();
  exact_end_.clear();
  trail_ = {};
  if (trail) {
    for (auto* column : {&row_, &step_}) column->assign(steps, 0);
    ref_.assign(steps, -1);
    for (auto* column : {&a_, &b_, &result_}) column->assign(steps, 0.0);
    trail_ = {sizeof(kinerja_trail),
              steps,
              0,
              0,
              row_.data(),
              step_.data(),
              ref_.data(),
              a_.data(),
              b_.data(),
              result_.data()};
  }
  out_ = {sizeof(kinerja_rate_out),
          n,
          score_.data(),
          grade_.data(),
          status_.data(),
          trail ? &trail_ : nullptr,
          &keep_exact,
          this,
          near ? low_.data() : nullptr,
          near ? slack_.data() : nullptr};
  return &out_;
}

Rated RateRoom::rated() {
  Rated rated;
  rated.n = static_cast<std::uint32_t>(score_.size());
  rated.score = score_.data();
  rated.grade = grade_.data();
  rated.row_status = status_.data();
  if (!exact_begin_.empty()) {
    rated.exact_len = rated.n;
    rated.exact = {exact_.data(), exact_.size(), exact_begin_.data(), exact_end_.data()};
  }
  rated.trail_len = trail_.len > trail_.cap ? 0 : trail_.len;
  rated.trail_row = row_.data();
  rated.trail_step = step_.data();
  rated.trail_ref = ref_.data();
  rated.trail_a = a_.data();
  rated.trail_b = b_.data();
  rated.trail_result = result_.data();
  rated.near_len = static_cast<std::uint32_t>(low_.size());
  rated.low = low_.data();
  rated.slack = slack_.data();
  return rated;
}

kinerja_status RateRoom::keep_exact(const kinerja_rate_out* out,
                                    std::uint32_t row,
                                    kinerja_str fraction) noexcept {
  auto& self = *static_cast<RateRoom*>(out->host_data);
  if (row >= self.score_.size()) return KINERJA_E_INPUT;
  std::string kept;
  if (const kinerja_status status = read_fraction(fraction, kept); status != KINERJA_OK)
    return status;
  if (self.exact_begin_.empty()) {
    self.exact_begin_.resize(self.score_.size(), 0);
    self.exact_end_.resize(self.score_.size(), 0);
  }
  if (self.exact_.size() + kept.size() > UINT32_MAX) return KINERJA_E_CAPACITY;
  self.exact_begin_[row] = static_cast<std::uint32_t>(self.exact_.size());
  self.exact_ += kept;
  self.exact_end_[row] = static_cast<std::uint32_t>(self.exact_.size());
  return KINERJA_OK;
}

}  // namespace kinerja::worker
