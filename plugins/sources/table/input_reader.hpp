#pragma once

// One input from its first to its last byte: what form it has, where its header stands, and the
// cells in use of all its records.

#include "cell_store.hpp"
#include "settings.hpp"

#include <memory>

namespace kinerja::tables {

/// A record that could not be read.
struct RecordFault {
  std::uint32_t line = 0;
  Reason reason;
};

class InputReader {
 public:
  InputReader(const Settings& settings, const Call& call, std::string input);

  /// Reads the whole input from the host. Faults of the whole input are reported and thrown.
  void read();

  const CellStore& store() const { return store_; }
  const std::vector<RecordFault>& faults() const { return faults_; }

 private:
  void take(std::string_view bytes);
  void finish();
  void begin_if_possible(bool final);
  std::size_t line_to_skip(std::string_view text, bool final);
  void begin_json_lines();
  void begin_csv(std::string_view header);
  void take_csv(const RawRecord& record);
  void take_json(const RawRecord& record);
  void take_header(const RawRecord& record);
  void keep(const RawRecord& record);
  void fault(std::uint32_t line, Reason reason);
  std::string place(std::uint32_t line) const { return input_ + ":" + std::to_string(line); }

  const Settings& settings_;
  const Call& call_;
  std::string input_;
  CellStore store_;
  std::vector<RecordFault> faults_;

  std::string head_;  // bytes before the form of the input is known
  std::uint32_t line_ = 1;
  std::unique_ptr<RecordReader> reader_;
  bool json_ = false;
  bool saw_header_ = false;
  std::vector<std::string> names_;  // of the header, or seen in JSON Lines
  std::vector<int> places_;         // of each name: the column in use that it is, or -1
  std::unordered_map<std::string, std::size_t> name_index_;
  int time_column_ = -1;  // left out of a record's fingerprint
  std::vector<Cell> kept_;
};

}  // namespace kinerja::tables
