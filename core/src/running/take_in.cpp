#include <kinerja/call.h>
#include <kinerja/core/running.hpp>
#include <kinerja/exact.hpp>

#include <algorithm>
#include <map>
#include <span>

namespace kinerja {
namespace {

// A load counts as a whole or not at all, so its batches are written a few at a time: each
// transaction waits for the disk.
constexpr std::size_t most_waiting_rows = 65'536;
constexpr std::size_t most_waiting_bytes = std::size_t{16} << 20U;  // of their texts

std::size_t text_bytes(const Rows& rows) {
  std::size_t bytes = 0;
  std::visit(
      [&](const auto& kind) {
        for_each_column(kind, [&](std::string_view, const auto& column) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(column)>, TextColumn>)
            bytes += column.strs().bytes_len;
        });
      },
      rows);
  return bytes;
}

// Takes what one source brings into one load of the ledger.
class LoadSink final : public PullSink {
 public:
  LoadSink(Store& store,
           LoadId load,
           const std::string& source,
           std::string cursor,
           const StopSource& stop,
           const ProgressLine& progress,
           std::vector<Quarantined>& unused)
      : store_(store),
        load_(load),
        cursor_(std::move(cursor)),
        stop_(stop),
        progress_(progress),
        unused_(unused),
        count_{source, 0, 0} {}

  Result<void> rows(Rows rows) override {
    count_.rows += size_of(rows);
    waiting_rows_ += size_of(rows);
    waiting_bytes_ += text_bytes(rows);
    rows_.push_back(std::move(rows));
    if (progress_) progress_({Progress::Stage::rows, count_.source, count_.rows, 0});
    return go_on();
  }

  Result<void> reject(Quarantined row) override {
    ++count_.quarantined;
    row.source = count_.source;
    unused_.push_back(row);
    quarantine_.push_back(std::move(row));
    return go_on();
  }

  Result<void> commit(std::string_view cursor) override {
    cursor_ = cursor;
    cursor_waits_ = true;
    if (waiting_rows_ + quarantine_.size() >= most_waiting_rows ||
        waiting_bytes_ >= most_waiting_bytes)
      KINERJA_CHECK(write());
    return go_on();
  }

  /// Keeps what a source brought behind its last commit, too: it ended well.
  Result<void> close() {
    return rows_.empty() && quarantine_.empty() && !cursor_waits_ ? Result<void>{} : write();
  }

  const SourceCount& count() const { return count_; }

 private:
  Result<void> write() {
    KINERJA_CHECK(store_.append(load_, rows_, quarantine_, cursor_));
    rows_.clear();
    quarantine_.clear();
    waiting_rows_ = waiting_bytes_ = 0;
    cursor_waits_ = false;
    return {};
  }

  Result<void> go_on() const {
    if (stop_.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
    return {};
  }

  Store& store_;
  LoadId load_;
  std::string cursor_;         // of the last commit
  bool cursor_waits_ = false;  // for being written
  const StopSource& stop_;
  const ProgressLine& progress_;
  std::vector<Quarantined>& unused_;
  SourceCount count_;
  std::vector<Rows> rows_;
  std::vector<Quarantined> quarantine_;
  std::size_t waiting_rows_ = 0, waiting_bytes_ = 0;  // of rows_
};

Result<void> check_limit(std::string_view source,
                         double limit,
                         std::uint64_t good,
                         std::uint64_t refused) {
  const std::uint64_t all = good + refused;
  // As decimals: 29 of 100 are within 0.29, although 0.29 * 100 is below 29 in binary.
  if (Exact(refused) <= Exact(limit) * Exact(all)) return {};
  return fail(Errc::invalid_data,
              text("sumber \"{}\": {} dari {} baris tidak dapat dipakai, melebihi batas {} %; "
                   "perbaiki berkas (lihat karantina) atau naikkan \"max_rejected\"",
                   "source \"{}\": {} of {} rows cannot be used, above the limit of {} %; mend the "
                   "file (see the quarantine) or raise \"max_rejected\"",
                   {source, refused, all, 100 * limit}));
}

// Pulls one source into a load of its own, which does not count yet.
Result<LoadId> pull_into_load(const SourceUse& use,
                              SourceInstance& source,
                              const CycleKey& key,
                              Store& store,
                              const StopSource& stop,
                              const ProgressLine& progress,
                              Intake& intake) {
  const bool snapshot = (source.info().flags & KINERJA_INFO_SNAPSHOT) != 0;
  std::string cursor;
  if (!snapshot) {
    KINERJA_TRY(stored, store.cursor(key, use.name));
    cursor = stored;
  }
  KINERJA_TRY(load, store.begin_load(key, use.name, snapshot));
  LoadSink sink(store, load, use.name, cursor, stop, progress, intake.unused);
  auto pulled = source.pull(cursor, sink);
  intake.counts.push_back(sink.count());
  if (!pulled) {
    Error error = std::move(pulled).error();
    error.message = text("sumber \"{}\": {}", "source \"{}\": {}", {use.name, error.message});
    return error;
  }
  KINERJA_CHECK(sink.close());
  KINERJA_CHECK(
      check_limit(use.name, use.max_rejected, sink.count().rows, sink.count().quarantined));
  return load;
}

// Whether each source stays within its limit when the rows that fit nothing are counted, too.
Result<void> check_fit(const Cycle& cycle,
                       const std::vector<SourceCount>& counts,
                       std::span<const Quarantined> aside) {
  std::map<std::string, std::uint64_t> of_source;
  for (const Quarantined& row : aside) ++of_source[row.source];
  for (std::size_t k = 0; k < cycle.sources.size(); ++k) {
    const SourceCount& count = counts[k];
    const std::uint64_t unfit = std::min(count.rows, of_source[count.source]);
    KINERJA_CHECK(check_limit(count.source,
                              cycle.sources[k].max_rejected,
                              count.rows - unfit,
                              count.quarantined + unfit));
  }
  return {};
}

}  // namespace

Result<void> take_in(PreparedCycle& prepared,
                     Store& store,
                     const StopSource& stop,
                     const ProgressLine& progress,
                     Intake& intake,
                     EvidenceLimits limits) {
  const Cycle& cycle = prepared.cycle;
  std::vector<LoadId> loads;
  for (std::size_t k = 0; k < prepared.sources.size(); ++k) {
    KINERJA_TRY(load,
                pull_into_load(cycle.sources[k],
                               *prepared.sources[k],
                               {cycle.agency, cycle.id},
                               store,
                               stop,
                               progress,
                               intake));
    loads.push_back(load);
  }
  return store.finish_loads(loads, [&]() -> Result<void> {
    const std::size_t rejected = intake.unused.size();
    KINERJA_TRY(kept, keep_evidence(cycle, store, limits, intake.unused));
    intake.evidence = std::move(kept);
    return check_fit(cycle, intake.counts, std::span(intake.unused).subspan(rejected));
  });
}

}  // namespace kinerja
