#pragma once

// Reads what nearly all of a large CSV file is: records without quotes, LF or CRLF at the end, all
// of it in one block.

#include "marks.hpp"
#include "record_run.hpp"

namespace kinerja::tables {

class PlainRecords {
 public:
  PlainRecords(char separator, RunSink sink) : separator_(separator), sink_(std::move(sink)) {}

  /// Hands on the plain records of the block from `at` on, where a record of line `line` begins.
  /// Returns where the first one begins that has to be read byte by byte, and sets its line.
  std::size_t take(std::string_view block, std::size_t at, std::uint32_t& line);

 private:
  std::size_t take_record(std::string_view block, std::size_t at, Marks& marks, std::uint32_t line);
  std::size_t count_cells(std::string_view block, Marks& marks) const;
  bool is_blank(std::string_view record) const;
  void hand_on();

  char separator_;
  RunSink sink_;
  RecordRun run_;
  std::size_t most_records_ = 1;  // of a run; the first record is mostly a header, read alone
};

}  // namespace kinerja::tables
