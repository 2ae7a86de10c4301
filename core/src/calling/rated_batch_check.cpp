#include "calling/rated_batch_check.hpp"

#include <kinerja/exact.hpp>

#include "calling/call_scope.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

namespace kinerja {
namespace {

std::size_t bound_of(std::int32_t ref_kind, const TrailBounds& bounds) {
  switch (ref_kind) {
    case KINERJA_REF_GOAL:
      return bounds.goals;
    case KINERJA_REF_RATING:
      return bounds.ratings;
    case KINERJA_REF_INPUT:
      return bounds.inputs;
    case KINERJA_REF_ATTRIBUTE:
      return bounds.attributes;
    case KINERJA_REF_ASPECT:
      return bounds.aspects;
    case KINERJA_REF_ROLE:
      return KINERJA_ROLE_PUBLIC + 1;
    case KINERJA_REF_GRADE:
      return bounds.grades;
    default:
      return 0;
  }
}

// A row without a score has no value behind it.
void forget_value(RatedBatch& batch, std::size_t row) {
  if (!batch.exact.empty()) batch.exact[row].clear();
  if (batch.slack.empty()) return;
  batch.low[row] = 0;
  batch.slack[row] = 0;
}

void refuse_row(RatedBatch& batch, std::size_t row, Text why) {
  batch.score[row] = 0;
  batch.grade[row] = -1;
  batch.status[row] = KINERJA_E_INTERNAL;
  forget_value(batch, row);
  batch.reports.push_back({KINERJA_E_INTERNAL, static_cast<std::int64_t>(row), "", std::move(why)});
}

// Whether a row's fraction rounds to its score. One that the score's decimal says as well is
// dropped.
bool settle_exact(RatedBatch& batch, std::size_t row) {
  try {
    const Exact value = Exact::parse(batch.exact[row]);
    if (value.to_double() != batch.score[row]) return false;
    if (Exact(batch.score[row]) == value) batch.exact[row].clear();
    return true;
  } catch (const std::overflow_error&) {
    return false;
  }
}

// Whether all that low and slack allow rounds to the score: see kinerja_rate_in.
bool sound_near(double score, double low, double slack) {
  if (slack == 0) {
    constexpr double largest_bottom = 0x1p53;
    constexpr double found_again_below = 0x1p50;
    const double top = std::nearbyint(score * low);
    return low >= 2 && low <= largest_bottom && low == std::trunc(low) &&
           std::fabs(top) < found_again_below && top / low == score;
  }
  const double reach = std::fabs(low) + slack;
  return slack > 0 && std::isfinite(reach) && score + reach == score && score - reach == score;
}

void check_row(RatedBatch& batch, std::size_t row, std::size_t grades) {
  const std::int32_t status = batch.status[row];
  if (status < KINERJA_E_INTERNAL) batch.status[row] = KINERJA_E_INTERNAL;
  const bool may_ask = !batch.slack.empty();
  if (status > KINERJA_OK && status != KINERJA_MISSING && !(status == KINERJA_ASK && may_ask))
    return refuse_row(batch,
                      row,
                      text("metode memberi status {} yang tidak dikenal",
                           "the method gave the unknown status {}",
                           {status}));
  if (status != KINERJA_OK) {
    batch.score[row] = 0;
    batch.grade[row] = -1;
    forget_value(batch, row);
    return;
  }
  if (!std::isfinite(batch.score[row]))
    return refuse_row(batch,
                      row,
                      text("metode memberi nilai yang bukan bilangan (NaN atau tak hingga)",
                           "the method gave a score that is no number (NaN or infinity)"));
  if (batch.grade[row] < -1 || batch.grade[row] >= static_cast<std::int64_t>(grades))
    return refuse_row(batch,
                      row,
                      text("metode memberi predikat ke-{} yang tidak ada",
                           "the method gave grade {} that does not exist",
                           {batch.grade[row]}));
  if (!batch.exact.empty() && !batch.exact[row].empty() && !settle_exact(batch, row))
    return refuse_row(batch,
                      row,
                      text("metode memberi pecahan {} yang tidak sesuai dengan nilainya",
                           "the method gave the fraction {} that is not its score",
                           {std::string(batch.exact[row])}));
  if (!batch.slack.empty() && (batch.low[row] != 0 || batch.slack[row] != 0)) {
    const bool twice = !batch.exact.empty() && !batch.exact[row].empty();
    if (twice || !sound_near(batch.score[row], batch.low[row], batch.slack[row]))
      return refuse_row(batch,
                        row,
                        text("metode memberi low {} dan slack {} yang tidak sesuai dengan nilainya",
                             "the method gave low {} and slack {} that do not fit its score",
                             {batch.low[row], batch.slack[row]}));
  }
  if (batch.score[row] == 0) batch.score[row] = 0;  // drops the sign of a negative zero
}

// A row that failed without a word says at least how.
void give_reasons(RatedBatch& batch) {
  std::vector<bool> told(batch.status.size());
  for (const Report& report : batch.reports)
    if (report.row >= 0 && static_cast<std::size_t>(report.row) < told.size())
      told[static_cast<std::size_t>(report.row)] = true;
  for (std::size_t row = 0; row < told.size(); ++row)
    if (batch.status[row] < KINERJA_OK && !told[row])
      batch.reports.push_back(
          {batch.status[row], static_cast<std::int64_t>(row), "", status_text(batch.status[row])});
}

Error bad_step(std::size_t k, const Text& what) {
  return fail(Errc::plugin_failed,
              text("langkah penjelasan ke-{} {}",
                   "trail step {} {}",
                   {static_cast<std::uint64_t>(k), what}));
}

// A row that failed has no way to a score that could be told.
void drop_steps_of_failed_rows(RatedBatch& batch) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < batch.trail_row.size(); ++k) {
    const auto row = static_cast<std::size_t>(batch.trail_row[k]);
    if (row < batch.status.size() && batch.status[row] < KINERJA_OK) continue;
    batch.trail_row[kept] = batch.trail_row[k];
    batch.trail_step[kept] = batch.trail_step[k];
    batch.trail_ref[kept] = batch.trail_ref[k];
    batch.trail_a[kept] = batch.trail_a[k];
    batch.trail_b[kept] = batch.trail_b[k];
    batch.trail_result[kept] = batch.trail_result[k];
    ++kept;
  }
  for (auto* column : {&batch.trail_row, &batch.trail_step, &batch.trail_ref}) column->resize(kept);
  for (auto* column : {&batch.trail_a, &batch.trail_b, &batch.trail_result}) column->resize(kept);
}

}  // namespace

Result<void> check_rated(RatedBatch& batch,
                         const std::vector<StepKind>& steps,
                         const TrailBounds& bounds) {
  for (std::size_t row = 0; row < batch.score.size(); ++row) check_row(batch, row, bounds.grades);
  give_reasons(batch);
  drop_steps_of_failed_rows(batch);

  std::int32_t last_row = 0;
  for (std::size_t k = 0; k < batch.trail_row.size(); ++k) {
    const std::int32_t row = batch.trail_row[k];
    const std::int32_t step = batch.trail_step[k];
    const std::int32_t ref = batch.trail_ref[k];
    const bool known = row >= last_row && row < static_cast<std::int64_t>(batch.score.size()) &&
                       step >= 0 && step < static_cast<std::int64_t>(steps.size());
    if (!known || ref < -1 ||
        ref >= static_cast<std::int64_t>(
                   bound_of(steps[static_cast<std::size_t>(step)].ref_kind, bounds)))
      return bad_step(
          k, text("menunjuk sesuatu yang tidak ada", "points at something that does not exist"));
    if (!std::isfinite(batch.trail_a[k]) || !std::isfinite(batch.trail_b[k]) ||
        !std::isfinite(batch.trail_result[k]))
      return bad_step(k, text("berisi yang bukan bilangan", "holds what is no number"));
    last_row = row;
  }
  return {};
}

}  // namespace kinerja
