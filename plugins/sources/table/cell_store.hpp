#pragma once

// The cells in use of one input, packed one behind the other: their bytes, four bytes for each cell
// and twelve for each record. Whole columns can so be looked at before the first row goes out.

#include "encoding.hpp"
#include "input_reader.hpp"

namespace kinerja::tables {

/// One record as kept; borrowed for the visit. cells[i] belongs to the i-th header in use.
struct KeptRecord {
  std::uint32_t line = 0;
  std::uint64_t content = 0;  // a fingerprint of all other cells of the record, in use or not
  const std::vector<Cell>& cells;
};

/// A record that could not be read.
struct RecordFault {
  std::uint32_t line = 0;
  Reason reason;
};

/// A cell as the file has it, in UTF-8 and trimmed. `converted` is room for what has to be changed.
Cell shown_cell(const Cell& cell, Encoding encoding, std::string& converted);

class CellStore final : public RecordTaker {
 public:
  CellStore(std::string input, std::size_t columns) : input_(std::move(input)), columns_(columns) {}

  /// Throws Failure above max_kept_bytes.
  void take(std::uint32_t line, std::uint64_t content, const std::vector<Cell>& cells) override;
  void fault(std::uint32_t line, Reason reason) override {
    faults_.push_back({line, std::move(reason)});
  }
  const std::vector<RecordFault>& faults() const { return faults_; }
  void set_encoding(Encoding encoding) { encoding_ = encoding; }
  std::size_t size() const { return lines_.size(); }

  /// Shows all records in the order of the file, in UTF-8, texts trimmed.
  template <class Visit>
  void each(Visit&& visit) const {
    std::vector<Cell> cells(columns_);
    std::vector<std::string> converted(columns_);
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t c = 0; c < columns_; ++c)
        cells[c] = show(sizes_[i * columns_ + c], at, converted[c]);
      visit(KeptRecord{lines_[i], contents_[i], cells});
    }
  }

 private:
  Cell show(std::uint32_t packed, std::size_t& at, std::string& converted) const;

  std::string input_;
  std::size_t columns_;
  Encoding encoding_ = Encoding::utf8;
  std::string bytes_;
  std::vector<std::uint32_t> sizes_;  // of each cell; the two highest bits are its kind
  std::vector<std::uint32_t> lines_;
  std::vector<std::uint64_t> contents_;
  std::vector<RecordFault> faults_;
};

}  // namespace kinerja::tables
