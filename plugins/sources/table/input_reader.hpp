#pragma once

// One input from its first to its last byte: what form it has, where its header stands, and the
// cells in use of all its records.

#include "record_run.hpp"
#include "records.hpp"
#include "settings.hpp"

#include <memory>

namespace kinerja::tables {

/// Where records go as they are read, in the order of the file.
class RecordTaker {
 public:
  RecordTaker() = default;
  RecordTaker(const RecordTaker&) = delete;
  RecordTaker(RecordTaker&&) = delete;
  RecordTaker& operator=(const RecordTaker&) = delete;
  RecordTaker& operator=(RecordTaker&&) = delete;
  virtual ~RecordTaker() = default;
  /// `cells` belong to the headers in use, as bytes of the file; borrowed for the call.
  virtual void take(std::uint32_t line, std::uint64_t content, const std::vector<Cell>& cells) = 0;
  /// Plain records at once; column `places[c]` of the run belongs to header c in use. False: the
  /// taker wants them one by one.
  virtual bool take_run(const RecordRun& run, const std::vector<std::size_t>& places) {
    static_cast<void>(run);
    static_cast<void>(places);
    return false;
  }
  /// A record that could not be read.
  virtual void fault(std::uint32_t line, Reason reason) = 0;
};

class InputReader {
 public:
  InputReader(const Settings& settings, const Call& call, std::string input, RecordTaker& taker);

  /// Reads the whole input from the host. Faults of the whole input are reported and thrown.
  void read();
  /// What its bytes turned out to be.
  Encoding encoding() const { return encoding_; }

 private:
  void take(std::string_view bytes);
  void finish();
  void begin_if_possible(bool final);
  std::size_t line_to_skip(std::string_view text, bool final);
  void begin_json_lines();
  void begin_csv(std::string_view header);
  void take_csv(const RawRecord& record);
  void take_run(const RecordRun& run);
  void take_json(const RawRecord& record);
  void take_header(const RawRecord& record);
  void keep(const RawRecord& record);
  std::string place(std::uint32_t line) const { return input_ + ":" + std::to_string(line); }

  const Settings& settings_;
  const Call& call_;
  std::string input_;
  RecordTaker& taker_;
  Encoding encoding_ = Encoding::automatic;

  std::string head_;  // bytes before the form of the input is known
  std::uint32_t line_ = 1;
  std::unique_ptr<RecordReader> reader_;
  bool json_ = false;
  bool saw_header_ = false;
  std::vector<std::string> names_;         // of the header, or seen in JSON Lines
  std::vector<int> places_;                // of each name: the column in use that it is, or -1
  std::vector<std::size_t> names_in_use_;  // of each column in use: the name that it is, in CSV
  std::unordered_map<std::string, std::size_t> name_index_;
  int time_column_ = -1;  // left out of a record's fingerprint
  std::vector<Cell> kept_;
  std::vector<Cell> run_cells_;  // of one record of a run
};

}  // namespace kinerja::tables
