#include <kinerja/call.h>
#include <kinerja/core/running.hpp>

namespace kinerja {
namespace {

// Takes what one source brings into one load of the ledger.
class LoadSink final : public PullSink {
 public:
  LoadSink(Store& store,
           LoadId load,
           const std::string& source,
           const StopSource& stop,
           const ProgressLine& progress)
      : store_(store), load_(load), stop_(stop), progress_(progress), count_{source, 0, 0} {}

  Result<void> rows(Rows rows) override {
    count_.rows += size_of(rows);
    rows_.push_back(std::move(rows));
    if (progress_) progress_({Progress::Stage::rows, count_.source, count_.rows, 0});
    return go_on();
  }

  Result<void> reject(Quarantined row) override {
    ++count_.quarantined;
    row.source = count_.source;
    quarantine_.push_back(std::move(row));
    return go_on();
  }

  Result<void> commit(std::string_view cursor) override {
    KINERJA_CHECK(store_.append(load_, rows_, quarantine_, cursor));
    rows_.clear();
    quarantine_.clear();
    return go_on();
  }

  /// Keeps what a source brought behind its last commit, too: it ended well.
  Result<void> close() {
    return rows_.empty() && quarantine_.empty() ? Result<void>{}
                                                : store_.append(load_, rows_, quarantine_, "");
  }

  const SourceCount& count() const { return count_; }

 private:
  Result<void> go_on() const {
    if (stop_.requested()) return fail(Errc::cancelled, text("dihentikan", "stopped"));
    return {};
  }

  Store& store_;
  LoadId load_;
  const StopSource& stop_;
  const ProgressLine& progress_;
  SourceCount count_;
  std::vector<Rows> rows_;
  std::vector<Quarantined> quarantine_;
};

Result<void> check_limit(std::string_view source,
                         double limit,
                         std::uint64_t good,
                         std::uint64_t refused) {
  const std::uint64_t all = good + refused;
  // Compared as whole rows: 1 of 10 is within 0.1.
  if (refused == 0 || static_cast<double>(refused) <= limit * static_cast<double>(all)) return {};
  return fail(Errc::invalid_data,
              text("sumber \"{}\": {} dari {} baris tidak dapat dipakai, melebihi batas {} %; "
                   "perbaiki berkas (lihat karantina) atau naikkan \"max_rejected\"",
                   "source \"{}\": {} of {} rows cannot be used, above the limit of {} %; mend the "
                   "file (see the quarantine) or raise \"max_rejected\"",
                   {source, refused, all, 100 * limit}));
}

}  // namespace

Result<std::vector<SourceCount>> pull_sources(PreparedCycle& prepared,
                                              Store& store,
                                              const StopSource& stop,
                                              const ProgressLine& progress) {
  const CycleKey key{prepared.cycle.agency, prepared.cycle.id};
  std::vector<SourceCount> counts;
  for (std::size_t k = 0; k < prepared.sources.size(); ++k) {
    const SourceUse& use = prepared.cycle.sources[k];
    const bool snapshot = (prepared.sources[k]->info().flags & KINERJA_INFO_SNAPSHOT) != 0;
    std::string cursor;
    if (!snapshot) {
      KINERJA_TRY(stored, store.cursor(key, use.name));
      cursor = stored;
    }
    KINERJA_TRY(load, store.begin_load(key, use.name, snapshot));
    LoadSink sink(store, load, use.name, stop, progress);
    if (auto pulled = prepared.sources[k]->pull(cursor, sink); !pulled) {
      Error error = std::move(pulled).error();
      error.message = text("sumber \"{}\": {}", "source \"{}\": {}", {use.name, error.message});
      return error;
    }
    KINERJA_CHECK(sink.close());
    KINERJA_CHECK(
        check_limit(use.name, use.max_rejected, sink.count().rows, sink.count().quarantined));
    KINERJA_CHECK(store.finish_load(load));
    counts.push_back(sink.count());
  }
  return counts;
}

Result<Evidence> build_evidence(const Cycle& cycle, Store& store) {
  EvidenceBuilder builder(cycle);
  KINERJA_CHECK(store.read_rows({cycle.agency, cycle.id},
                                [&](const std::string& source, Rows&& rows) -> Result<void> {
                                  builder.add(source, std::move(rows));
                                  return {};
                                }));
  Evidence evidence = builder.build();
  if (evidence.size() == 0)
    return fail(Errc::invalid_data,
                text("tidak ada pegawai pada masa penilaian ini; periksa sumber data pegawai",
                     "there are no people in this period; check the source of the staff"));
  return evidence;
}

Result<void> check_set_aside(const Cycle& cycle, const Evidence& evidence, Store& store) {
  std::map<std::string, std::uint64_t> good, refused;
  KINERJA_CHECK(store.read_rows({cycle.agency, cycle.id},
                                [&](const std::string& source, Rows&& rows) -> Result<void> {
                                  good[source] += size_of(rows);
                                  return {};
                                }));
  KINERJA_TRY(quarantined, store.quarantine({cycle.agency, cycle.id}));
  for (const Quarantined& row : quarantined) ++refused[row.source];
  for (const Quarantined& row : evidence.set_aside) {
    ++refused[row.source];
    --good[row.source];
  }
  for (const SourceUse& use : cycle.sources)
    KINERJA_CHECK(check_limit(use.name, use.max_rejected, good[use.name], refused[use.name]));
  return {};
}

}  // namespace kinerja
