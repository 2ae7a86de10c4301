#include "worker/batch_piece.hpp"

#include "calling/columns.hpp"

namespace kinerja::worker {
namespace {

// Entries first to last of each of `columns` columns that stand one behind the other.
template <class Number>
std::vector<Number> cut(const Number* values,
                        std::size_t columns,
                        std::uint32_t n,
                        std::uint32_t first,
                        std::uint32_t last) {
  std::vector<Number> out;
  for (std::size_t k = 0; k < columns; ++k)
    out.insert(out.end(), values + k * n + first, values + k * n + last);
  return out;
}

std::vector<std::int32_t> rebased(const std::int32_t* begin,
                                  std::uint32_t first,
                                  std::uint32_t last) {
  std::vector<std::int32_t> out;
  for (std::uint32_t i = first; i <= last; ++i) out.push_back(begin[i] - begin[first]);
  return out;
}

template <class Number>
void skip(const Number*& column, std::int32_t entries) {
  if (column != nullptr) column += entries;
}

void skip(kinerja_strs& column, std::int32_t entries) {
  skip(column.begin, entries);
  skip(column.end, entries);
}

}  // namespace

BatchPiece::BatchPiece(const kinerja_rate_in& whole,
                       std::uint32_t first,
                       std::uint32_t last,
                       std::size_t inputs,
                       std::size_t attributes)
    : in_(whole),
      first_goal_(whole.ev_begin[first]),
      first_rating_(whole.rt_begin[first]),
      ev_begin_(rebased(whole.ev_begin, first, last)),
      rt_begin_(rebased(whole.rt_begin, first, last)),
      in_grade_(cut(whole.in_grade, inputs, whole.n, first, last)),
      in_status_(cut(whole.in_status, inputs, whole.n, first, last)),
      in_score_(cut(whole.in_score, inputs, whole.n, first, last)),
      attr_number_(cut(whole.attr_number, attributes, whole.n, first, last)),
      attr_word_(cut(whole.attr_word, attributes, whole.n, first, last)),
      attr_flags_(cut(whole.attr_flags, attributes, whole.n, first, last)) {
  in_.n = last - first;
  in_.employee += first;
  in_.group += first;
  in_.ev_begin = ev_begin_.data();
  in_.rt_begin = rt_begin_.data();
  for (auto* column : {&in_.ev_indicator, &in_.ev_aspect, &in_.ev_plan}) skip(*column, first_goal_);
  for (auto* column :
       {&in_.ev_target, &in_.ev_target_high, &in_.ev_actual, &in_.ev_weight, &in_.ev_share})
    skip(*column, first_goal_);
  for (auto* column : {&in_.ev_direction, &in_.ev_flags}) skip(*column, first_goal_);
  skip(in_.ev_exact, first_goal_);
  for (auto* column : {&in_.rt_aspect, &in_.rt_rater}) skip(*column, first_rating_);
  skip(in_.rt_role, first_rating_);
  skip(in_.rt_score, first_rating_);
  in_.in_score = in_score_.data();
  in_.in_grade = in_grade_.data();
  in_.in_status = in_status_.data();
  if (whole.in_slack != nullptr && inputs > 0) {
    in_low_ = cut(whole.in_low, inputs, whole.n, first, last);
    in_slack_ = cut(whole.in_slack, inputs, whole.n, first, last);
    in_.in_low = in_low_.data();
    in_.in_slack = in_slack_.data();
  }
  in_.attr_number = attr_number_.data();
  in_.attr_word = attr_word_.data();
  in_.attr_flags = attr_flags_.data();
  if (whole.in_exact.begin == nullptr) return;
  for (std::size_t k = 0; k < inputs; ++k)
    for (std::uint32_t i = first; i < last; ++i)
      in_exact_.push_back(text_at(whole.in_exact, static_cast<std::uint32_t>(k * whole.n + i)));
  in_.in_exact = strs_of(in_exact_);
}

PieceCall::PieceCall(const kinerja_call* whole, std::uint32_t first)
    : whole_(whole), first_(first), call_(*whole) {
  call_.host_data = this;
  call_.stop = [](const kinerja_call* call) { return of(call).whole_->stop(of(call).whole_); };
  call_.fail = [](const kinerja_call* call,
                  kinerja_status code,
                  std::int64_t row,
                  kinerja_str where,
                  kinerja_str message) {
    const PieceCall& self = of(call);
    self.whole_->fail(self.whole_, code, row < 0 ? row : row + self.first_, where, message);
  };
  call_.log = [](const kinerja_call* call, std::int32_t level, kinerja_str message) {
    of(call).whole_->log(of(call).whole_, level, message);
  };
  call_.secret = [](const kinerja_call* call, kinerja_str name, kinerja_str* out) {
    return of(call).whole_->secret(of(call).whole_, name, out);
  };
  call_.read = [](const kinerja_call* call, kinerja_str name, kinerja_bytes* out) {
    return of(call).whole_->read(of(call).whole_, name, out);
  };
  call_.fetch =
      [](const kinerja_call* call, const kinerja_fetch* request, kinerja_fetched* response) {
        return of(call).whole_->fetch(of(call).whole_, request, response);
      };
}

}  // namespace kinerja::worker
