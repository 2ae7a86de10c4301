#include "running/pull_sources.hpp"

#include <kinerja/call.h>
#include <kinerja/exact.hpp>

#include "threads/behind.hpp"
#include "threads/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <utility>

namespace kinerja {
namespace {

// A load counts as a whole or not at all, so its batches are written a few at a time: each
// transaction waits for the disk.
constexpr std::size_t most_waiting_rows = 65'536;
constexpr std::size_t most_waiting_bytes = std::size_t{16} << 20U;  // of their texts
constexpr std::size_t most_waiting_writes = 1;                      // beside the one at work

// A plugin may look back at all that it has read of its inputs, so they are in memory meanwhile.
constexpr std::uint64_t most_input_bytes = std::uint64_t{512} << 20U;

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

// What becomes one transaction.
struct LoadedRows {
  LoadId load = 0;
  std::vector<Rows> rows;
  std::vector<Quarantined> quarantine;
  std::string cursor;
};
using LoadWriter = Behind<LoadedRows>;

// What sources that are read at the same time have to know of each other.
class PullsAtOnce {
 public:
  PullsAtOnce(std::size_t sources, const ProgressLine& line)
      : ended_(sources, false), line_(line) {}

  /// The first source that is still read tells how far it is.
  void tell(std::size_t source, const SourceCount& count) {
    if (!line_) return;
    const std::lock_guard lock(mutex_);
    if (source == first_) line_({Progress::Stage::rows, count.source, count.rows, 0});
  }
  void end(std::size_t source, bool well) {
    const std::lock_guard lock(mutex_);
    if (!well) failed_ = std::min<std::size_t>(failed_, source);
    ended_[source] = true;
    while (first_ < ended_.size() && ended_[first_]) ++first_;
  }

  /// The first source that failed; there is none of this number when all ended well. What those
  /// behind it bring is of no use.
  std::size_t failed() const { return failed_; }

 private:
  std::vector<bool> ended_;
  std::size_t first_ = 0;  // that has not ended
  std::atomic<std::size_t> failed_ = SIZE_MAX;
  const ProgressLine& line_;
  std::mutex mutex_;
};

// How much sources that are read at the same time may have in memory of their inputs. One that has
// more is read alone.
class InputRoom {
 public:
  explicit InputRoom(std::uint64_t most) : most_(most) {}

  void enter(std::uint64_t bytes) {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [&] { return taken_ == 0 || (bytes <= most_ && taken_ <= most_ - bytes); });
    taken_ += std::max<std::uint64_t>(bytes, 1);
  }
  void leave(std::uint64_t bytes) {
    {
      const std::lock_guard lock(mutex_);
      taken_ -= std::max<std::uint64_t>(bytes, 1);
    }
    left_.notify_all();
  }

 private:
  std::uint64_t most_;
  std::uint64_t taken_ = 0;
  std::mutex mutex_;
  std::condition_variable left_;
};

// What a program is going to say nobody knows.
std::uint64_t input_bytes(const SourceUse& use) {
  std::uint64_t bytes = 0;
  for (const NamedInput& input : use.inputs) {
    std::error_code ec;
    const std::uint64_t size =
        input.program ? most_input_bytes : std::filesystem::file_size(input.file, ec);
    bytes += ec ? 0 : std::min(size, most_input_bytes);
  }
  return bytes;
}

// One source and what comes of it.
struct SourcePull {
  std::size_t number = 0;
  SourceInstance& source;
  LoadId load = 0;
  std::string cursor;
  SourceCount count;
  std::vector<Quarantined> unused;
};

// Takes what one source brings into one load of the ledger.
class LoadSink final : public PullSink {
 public:
  LoadSink(SourcePull& pull, LoadWriter& writer, const StopSource& stop, PullsAtOnce& all)
      : pull_(pull), cursor_(pull.cursor), writer_(writer), stop_(stop), all_(all) {}

  Result<void> rows(Rows rows) override {
    pull_.count.rows += size_of(rows);
    waiting_rows_ += size_of(rows);
    waiting_bytes_ += text_bytes(rows);
    waiting_.rows.push_back(std::move(rows));
    all_.tell(pull_.number, pull_.count);
    return go_on();
  }

  Result<void> reject(Quarantined row) override {
    ++pull_.count.quarantined;
    row.source = pull_.count.source;
    pull_.unused.push_back(row);
    waiting_.quarantine.push_back(std::move(row));
    return go_on();
  }

  Result<void> commit(std::string_view cursor) override {
    cursor_ = cursor;
    cursor_waits_ = true;
    if (waiting_rows_ + waiting_.quarantine.size() >= most_waiting_rows ||
        waiting_bytes_ >= most_waiting_bytes)
      KINERJA_CHECK(write());
    return go_on();
  }

  /// Keeps what a source brought behind its last commit, too: it ended well.
  Result<void> close() {
    return waiting_.rows.empty() && waiting_.quarantine.empty() && !cursor_waits_ ? Result<void>{}
                                                                                  : write();
  }

 private:
  Result<void> write() {
    waiting_.load = pull_.load;
    waiting_.cursor = cursor_;
    waiting_rows_ = waiting_bytes_ = 0;
    cursor_waits_ = false;
    return writer_.give(std::exchange(waiting_, {}));
  }

  Result<void> go_on() const {
    if (stop_.requested() || pull_.number > all_.failed())
      return fail(Errc::cancelled, text("dihentikan", "stopped"));
    return {};
  }

  SourcePull& pull_;
  std::string cursor_;         // of the last commit
  bool cursor_waits_ = false;  // for being written
  LoadWriter& writer_;
  const StopSource& stop_;
  PullsAtOnce& all_;
  LoadedRows waiting_;
  std::size_t waiting_rows_ = 0, waiting_bytes_ = 0;  // of texts
};

// A load of its own for each source, which does not count yet.
Result<std::vector<SourcePull>> begin_loads(PreparedCycle& prepared, Store& store) {
  const Cycle& cycle = prepared.cycle;
  const CycleKey key{cycle.agency, cycle.id};
  std::vector<SourcePull> pulls;
  for (std::size_t k = 0; k < prepared.sources.size(); ++k) {
    const std::string& name = cycle.sources[k].name;
    const bool snapshot = (prepared.sources[k]->info().flags & KINERJA_INFO_SNAPSHOT) != 0;
    std::string cursor;
    if (!snapshot) {
      KINERJA_TRY(stored, store.cursor(key, name));
      cursor = stored;
    }
    KINERJA_TRY(load, store.begin_load(key, name, snapshot));
    pulls.push_back({k, *prepared.sources[k], load, std::move(cursor), {name, 0, 0}, {}});
  }
  return pulls;
}

Result<void> pull(SourcePull& pull,
                  double max_rejected,
                  LoadWriter& writer,
                  const StopSource& stop,
                  PullsAtOnce& all) {
  LoadSink sink(pull, writer, stop, all);
  if (auto pulled = pull.source.pull(pull.cursor, sink); !pulled) {
    Error error = std::move(pulled).error();
    error.message =
        text("sumber \"{}\": {}", "source \"{}\": {}", {pull.count.source, error.message});
    return error;
  }
  KINERJA_CHECK(sink.close());
  return check_limit(pull.count.source, max_rejected, pull.count.rows, pull.count.quarantined);
}

}  // namespace

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

Result<std::vector<LoadId>> pull_sources(PreparedCycle& prepared,
                                         Store& store,
                                         unsigned threads,
                                         const StopSource& stop,
                                         const ProgressLine& progress,
                                         Intake& intake) {
  KINERJA_TRY(pulls, begin_loads(prepared, store));
  PullsAtOnce all(pulls.size(), progress);
  LoadWriter writer(threads, most_waiting_writes, [&store](const LoadedRows& some) {
    return store.append(some.load, some.rows, some.quarantine, some.cursor);
  });
  InputRoom room(most_input_bytes);
  auto done = in_parallel(threads, pulls.size(), [&](std::size_t k) -> Result<void> {
    const SourceUse& use = prepared.cycle.sources[k];
    const std::uint64_t bytes = input_bytes(use);
    room.enter(bytes);
    auto pulled = pull(pulls[k], use.max_rejected, writer, stop, all);
    room.leave(bytes);
    all.end(k, pulled.has_value());
    return pulled;
  });
  for (SourcePull& pull : pulls) {
    intake.counts.push_back(pull.count);
    intake.unused.insert(intake.unused.end(),
                         std::make_move_iterator(pull.unused.begin()),
                         std::make_move_iterator(pull.unused.end()));
    if (pull.number == all.failed()) break;
  }
  KINERJA_CHECK(done);
  KINERJA_CHECK(writer.finish());
  std::vector<LoadId> loads;
  loads.reserve(pulls.size());
  for (const SourcePull& pull : pulls) loads.push_back(pull.load);
  return loads;
}

}  // namespace kinerja
