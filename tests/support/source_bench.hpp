#pragma once

// A host for one source in tests: it feeds blocks of a chosen size, takes rows and rejects, and
// checks on the way what every source must keep (offsets, UTF-8, keys, batch sizes, commits).

#include <kinerja/helpers.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinerja::test {

/// A row by the names of rows.h; numbers in their shortest form, `record` says which kind it is.
using SourceRow = std::map<std::string, std::string>;

struct SourceReject {
  std::uint32_t origin = 0;
  std::string input;
  std::string column;
  std::string raw;
  std::string reason;
  bool operator==(const SourceReject&) const = default;
};

struct SourceFailure {
  kinerja_status code = KINERJA_OK;
  std::string where;
  std::string message;
};

/// What a run of a source left behind.
struct SourceRun {
  kinerja_status opened = KINERJA_OK;
  kinerja_status status = KINERJA_OK;  // of the last pull
  std::vector<SourceRow> rows;
  std::vector<SourceReject> rejected;
  std::vector<SourceFailure> failures;
  std::vector<std::string> logs;
  std::vector<std::size_t> commits;     // rows that were there at each commit
  std::vector<std::string> cursors;     // of each commit
  std::vector<std::string> violations;  // promises that the source broke

  bool failed_with(std::string_view key) const;
  std::vector<std::string> reasons() const;
};

class SourceBench {
 public:
  /// `texts` as in kinerja_plugin; both must outlive the bench.
  SourceBench(const kinerja_source* source, kinerja_str texts) : source_(source), texts_(texts) {}

  SourceBench& settings(std::string json);
  /// Inputs keep their order. One that is named again is replaced.
  SourceBench& input(const std::string& name, std::string bytes);
  /// What the source has committed before; for one that is no snapshot.
  SourceBench& cursor(std::string committed);
  SourceBench& block_bytes(std::size_t bytes);
  SourceBench& max_rows(std::uint32_t rows);
  /// The host takes rows without keys.
  SourceBench& keyless();
  /// The host wants the call to end when it is asked for the n-th time.
  SourceBench& stop_at(std::size_t question);
  /// The host refuses the n-th batch of rows with this status.
  SourceBench& refuse_batch(std::size_t batch, kinerja_status status);

  SourceRun run() const;

  /// The text of a message in "id" or "en", placeholders filled in.
  std::string text(std::string_view language,
                   std::string_view message,
                   std::string_view where = {}) const;

 private:
  const kinerja_source* source_;
  kinerja_str texts_;
  std::string settings_ = "{}";
  std::vector<std::pair<std::string, std::string>> inputs_;
  std::string cursor_;
  std::size_t block_bytes_ = 65'536;
  std::uint32_t max_rows_ = 1'024;
  bool keyless_ = false;
  std::size_t stop_at_ = 0;
  std::size_t refused_batch_ = 0;
  kinerja_status refusal_ = KINERJA_OK;
};

}  // namespace kinerja::test
